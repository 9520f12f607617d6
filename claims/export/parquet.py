"""Rows as a Parquet file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from claims.errors import InputError

Cell = str | int | float | bytes | None


def write_parquet(columns: Sequence[str], rows: Iterable[Sequence[Cell]], path: Path) -> int:
    """Write a Parquet file and return the number of rows; a column of several types becomes text.

    Raises:
        InputError: pyarrow, which the extra ``parquet`` brings, is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("Parquet needs pyarrow: pip install 'claimdesk[parquet]'.") from error

    held = list(rows)
    cells: Sequence[Sequence[Cell]] = list(zip(*held, strict=True)) or [()] * len(columns)
    arrays = [pyarrow.array(of_one_type(column)) for column in cells]
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(arrays, names=list(columns)), path)
    return len(held)


def of_one_type(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return a column as numbers where all are numbers, unchanged where of one type, else as text."""
    types = {type(cell) for cell in cells if cell is not None}
    if types == {int, float}:
        return [float(cell) if isinstance(cell, int) else cell for cell in cells]
    return cells if len(types) <= 1 else [None if cell is None else str(cell) for cell in cells]
