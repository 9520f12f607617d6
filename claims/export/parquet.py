"""Rows as a Parquet file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from claims.errors import InputError

Cell = str | int | float | bytes | Decimal | None

BLOCK = 10_000
"""Rows held in memory at once."""
_VALUES: Mapping[str, Callable[[Any], object]] = {
    "integer": int,
    "real": float,
    "date": date.fromisoformat,
    "timestamp": datetime.fromisoformat,
}
"""By the type of a column, what makes a value of it from a cell; what has no entry is text."""


def require_pyarrow() -> None:
    """Look whether Parquet can be written here.

    Raises:
        InputError: pyarrow, which the extra ``parquet`` brings, is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401  # only whether it is there
    except ImportError as error:
        raise InputError("Parquet needs pyarrow: pip install 'claimdesk[parquet]'.") from error


def write_typed_parquet(
    columns: Mapping[str, str], rows: Iterable[Sequence[Cell]], path: Path, block: int = BLOCK
) -> int:
    """Write rows whose ``columns`` have types, those of the data dictionary; return how many there were.

    A column has its type whatever is in it, also where it is empty. ``block`` rows are held at once.

    Raises:
        InputError: pyarrow is not installed.
    """
    require_pyarrow()
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    arrow = {
        "integer": pyarrow.int64(),
        "real": pyarrow.float64(),
        "date": pyarrow.date32(),
        "timestamp": pyarrow.timestamp("us", tz="UTC"),
    }
    schema = pyarrow.schema([(name, arrow.get(type_, pyarrow.string())) for name, type_ in columns.items()])
    number = 0
    with ParquetWriter(path, schema) as writer:
        for some in _blocks(rows, block):
            cells = zip(zip(*some, strict=True), columns.values(), strict=True)
            held = [[_value(cell, type_) for cell in column] for column, type_ in cells]
            arrays = [pyarrow.array(cells, field.type) for cells, field in zip(held, schema, strict=True)]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
            number += len(some)
    return number


def _value(cell: Cell, type_: str) -> object:
    return cell if cell is None else _VALUES.get(type_, str)(cell)


def _blocks(rows: Iterable[Sequence[Cell]], size: int) -> Iterator[list[Sequence[Cell]]]:
    more = iter(rows)
    while some := list(islice(more, size)):
        yield some


def write_parquet(columns: Sequence[str], rows: Iterable[Sequence[Cell]], path: Path) -> int:
    """Write the answer to a question and return the number of rows; a column of several types becomes text.

    Raises:
        InputError: pyarrow is not installed.
    """
    require_pyarrow()
    import pyarrow
    from pyarrow.parquet import write_table

    held = list(rows)
    cells: Sequence[Sequence[Cell]] = list(zip(*held, strict=True)) or [()] * len(columns)
    arrays = [pyarrow.array(of_one_type(column)) for column in cells]
    write_table(pyarrow.Table.from_arrays(arrays, names=list(columns)), path)
    return len(held)


def of_one_type(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return a column as numbers where all are numbers, unchanged where of one type, else as text."""
    types = {type(cell) for cell in cells if cell is not None}
    if types == {int, float}:
        return [float(cell) if isinstance(cell, int) else cell for cell in cells]
    return cells if len(types) <= 1 else [None if cell is None else str(cell) for cell in cells]
