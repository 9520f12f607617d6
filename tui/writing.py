"""Rows of a view as a file: CSV or JSON lines, by the file's name."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import IO

from claims.atomic_file import whole
from claims.csv_file import write_csv
from claims.document import DateRange
from claims.errors import InputError
from tui.draw.words import days


def write(path: Path, rows: Sequence[object]) -> int:
    """Write ``rows`` (frozen cards) to ``path``; all of them or, when something fails, none.

    Raises:
        InputError: the name ends in neither ``.csv`` nor ``.jsonl``, or the file cannot be written.
    """
    tables = [dict(flat(row)) for row in rows]
    columns = list(dict.fromkeys(name for table in tables for name in table))
    return write_table(path, columns, ([table.get(name) for name in columns] for table in tables))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write ``rows`` under ``columns`` and return how many; as :func:`write` does, all or none.

    Raises:
        InputError: as in :func:`write`.
    """
    check(path)
    try:
        with whole(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
            return FORMATS[path.suffix](file, columns, rows)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Choose another place.") from error


def check(path: Path) -> None:
    """See that a file called ``path`` can be written.

    Raises:
        InputError: its name ends in neither ``.csv`` nor ``.jsonl``, there is no such folder, or it is not
            the one that ``claims serve`` allows.
    """
    allowed = os.environ.get("CLAIMS_WRITE_FOLDER")
    if allowed and not path.resolve().is_relative_to(Path(allowed).resolve()):
        raise InputError(
            f"{path} is outside {allowed}, the only folder this desk writes to. Choose a name in it."
        )
    if path.suffix not in FORMATS:
        raise InputError(f"{path.name} ends in neither .csv nor .jsonl; the ending says which to write.")
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"{path} cannot be written: there is no such folder. Choose another place.")


def _write_lines(file: IO[str], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    number = 0
    for row in rows:
        named = {name: _plain(value) for name, value in zip(columns, row, strict=True)}
        file.write(json.dumps(named, ensure_ascii=False) + "\n")
        number += 1
    return number


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


FORMATS = {".csv": write_csv, ".jsonl": _write_lines}


def flat(value: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Return the fields of a card as columns; a card within it gives columns with its name before theirs."""
    if not is_dataclass(value):
        return
    for item in fields(value):
        name, inner = f"{prefix}{item.name}", getattr(value, item.name)
        if isinstance(inner, DateRange):
            yield name, days(inner)
        elif is_dataclass(inner):
            yield from flat(inner, f"{name}_")
        elif isinstance(inner, date):
            yield name, inner.isoformat()
        elif isinstance(inner, Mapping | tuple | list):
            yield name, str(inner)
        else:
            yield name, inner
