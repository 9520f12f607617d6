"""Rows of a view as a file: CSV or JSON lines, by the file's name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from claims.document import DateRange
from claims.errors import InputError
from tui.draw.words import days


def write(path: Path, rows: Sequence[object]) -> None:
    """Write ``rows`` (frozen cards) to ``path``; all of them or, when something fails, none.

    Raises:
        InputError: the name ends in neither ``.csv`` nor ``.jsonl``, or the file cannot be written.
    """
    tables = [dict(flat(row)) for row in rows]
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            if path.suffix == ".csv":
                writer = csv.DictWriter(file, list(dict.fromkeys(name for table in tables for name in table)))
                writer.writeheader()
                writer.writerows(tables)
            elif path.suffix == ".jsonl":
                file.writelines(json.dumps(table, ensure_ascii=False) + "\n" for table in tables)
            else:
                raise InputError(
                    f"{path.name} ends in neither .csv nor .jsonl; the ending says which to write."
                )
        beside.replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}. Choose another place.") from error
    finally:
        beside.unlink(missing_ok=True)


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
