"""Exports of a database: a bundle of CSV files, Parquet, JSON lines, and other programs' formats."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from claims.atomic_file import whole
from claims.errors import InputError
from claims.export.annotations import write_annotations
from claims.export.records import write_lines
from claims.export.tables import write_csv_files, write_parquet_files
from claims.store.database import Database

FORMATS = ("csv", "parquet", "jsonl", "annotations")
"""csv and parquet write a folder with a file for each view; the other two write one file."""


def export(
    database: Database, target: Path, format: str, ids: Collection[int] | None = None, *, raw: bool = False
) -> int:
    """Write the claims with these ``ids``, or all, to ``target``; return how many claims there were.

    A folder of some claims has, of the other views, only what these claims are about: their articles, events
    and actors. ``rules`` tells of all claims.

    With ``raw``, CSV cells that a spreadsheet would run as a formula are written as they are; without it they
    begin with an apostrophe.

    All is of one moment of the database, whatever is decided meanwhile. A file appears under its name only
    when it is whole.

    Raises:
        InputError: there is no such format, or the target cannot be written.
    """
    if format not in FORMATS:
        raise InputError(f"There is no format {format!r}; choose one of {', '.join(FORMATS)}.")
    with database.read() as session:
        if format in ("csv", "parquet"):
            folder = _folder(target)
            if format == "csv":
                return write_csv_files(session, folder, ids, raw=raw)
            return write_parquet_files(session, folder, ids)
        with whole(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
            return (write_lines if format == "jsonl" else write_annotations)(session, file, ids)


def _folder(target: Path) -> Path:
    if target.exists() and not target.is_dir():
        raise InputError(f"{target} is a file; name a folder, which gets a file for each view.")
    target.mkdir(parents=True, exist_ok=True)
    return target
