"""Rows written as a table for people, or as csv, json, ndjson, markdown or parquet for programs."""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from claims import csv_file
from claims.atomic_file import whole
from claims.cli.terminal import exact, printable
from claims.errors import InputError

Cell = str | int | float | bytes | None
Rows = Iterable[Sequence[Cell]]

SHOWN = 1000
"""Rows of a table that are laid out for reading; programs get them all."""


def write(
    columns: Sequence[str], rows: Rows, format: str = "table", path: Path | None = None, *, raw: bool = False,
    empty: str | None = None,
) -> None:  # fmt: skip
    """Write ``rows`` under ``columns`` to ``path``, or else to standard output.

    With ``raw`` the cells of a CSV file are written as they are, also those that a spreadsheet would run.
    ``empty`` is what a table without rows says in words; programs get no rows.

    Raises:
        InputError: there is no such format, or it is a file's and none is named, or it cannot be written.
    """
    if format == "parquet":
        if path is None:
            raise InputError("Parquet is not for reading on a screen; name a file with --output.")
        from claims.export.parquet import write_parquet

        with whole(path) as unfinished:
            write_parquet(columns, rows, unfinished)
        return
    if format not in WRITERS:
        raise InputError(f"There is no format {format!r}; choose one of {', '.join((*WRITERS, 'parquet'))}.")
    if empty is not None and format == "table":
        rows = list(rows)
        if not rows:
            write_text(f"{empty}\n", path)
            return
    with _opened(path, format) as file:
        (write_exact_csv if raw and format == "csv" else WRITERS[format])(columns, rows, file)


def write_text(text: str, path: Path | None) -> None:
    """Write a text to ``path``, or else to standard output.

    Raises:
        InputError: it cannot be written there.
    """
    if path is None:
        print(text, end="")
        return
    with whole(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8")


@contextmanager
def _opened(path: Path | None, format: str) -> Iterator[IO[str]]:
    if path is None:
        for_programs = format in ("csv", "json", "ndjson") and not sys.stdout.isatty()
        yield exact(sys.stdout) if for_programs or format == "table" else sys.stdout
        sys.stdout.flush()
    else:
        with whole(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
            yield file


def write_table(columns: Sequence[str], rows: Rows, file: IO[str]) -> None:
    """Write a table for reading: as wide as the terminal, or as wide as it needs to be elsewhere."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=file, width=None if file.isatty() else 10_000, highlight=False)
    shown = list(itertools.islice(rows, SHOWN + 1))
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for at, column in enumerate(columns):
        numbers = all(isinstance(row[at], int | float | None) for row in shown)
        table.add_column(Text(column), justify="right" if numbers and shown else "left")
    for row in shown[:SHOWN]:
        table.add_row(*(Text(printable(" ".join(_plain(cell).split()))) for cell in row))
    console.print(table)
    if len(shown) > SHOWN:
        print(f"Only the first {SHOWN} rows are shown; --format csv gives them all.", file=sys.stderr)


def write_csv(columns: Sequence[str], rows: Rows, file: IO[str]) -> None:
    """Write comma-separated values that a spreadsheet shows and does not run."""
    csv_file.write_csv(file, columns, rows)


def write_exact_csv(columns: Sequence[str], rows: Rows, file: IO[str]) -> None:
    """Write comma-separated values, every cell to the letter."""
    csv_file.write_csv(file, columns, rows, raw=True)


def write_json(columns: Sequence[str], rows: Rows, file: IO[str]) -> None:
    """Write one JSON list of objects, a row a line."""
    separator = "["
    for row in rows:
        file.write(f"{separator}\n{_object(columns, row)}")
        separator = ","
    file.write("[]\n" if separator == "[" else "\n]\n")


def write_ndjson(columns: Sequence[str], rows: Rows, file: IO[str]) -> None:
    """Write JSON lines, an object a row."""
    for row in rows:
        file.write(_object(columns, row) + "\n")


def write_markdown(columns: Sequence[str], rows: Rows, file: IO[str]) -> None:
    """Write a Markdown table."""
    for cells in itertools.chain([columns, ["---"] * len(columns)], rows):
        plain = (" ".join(_plain(cell).split()).replace("|", "\\|") for cell in cells)
        file.write(f"| {' | '.join(plain)} |\n")


WRITERS: dict[str, Callable[[Sequence[str], Rows, IO[str]], None]] = {
    "table": write_table,
    "csv": write_csv,
    "json": write_json,
    "ndjson": write_ndjson,
    "markdown": write_markdown,
}


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.hex() if isinstance(cell, bytes) else str(cell)


def _object(columns: Sequence[str], row: Sequence[Cell]) -> str:
    named = {name: _in_json(cell) for name, cell in zip(columns, row, strict=True)}
    return json.dumps(named, ensure_ascii=False, allow_nan=False)


def _in_json(cell: Cell) -> Cell:
    """Return a cell as JSON can say it, which has neither bytes nor infinite numbers."""
    if isinstance(cell, bytes):
        return cell.hex()
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell
