"""Events, and where accounts of them differ, in lines for reading: what, who, when and where."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from claims.cli.output import Cell

Row = Mapping[str, str]
APART = 10_000
"""The width of a line where no terminal shows it."""
DAYS = 17
"""The width of the days of an event: "2023-06-18/07-02", and a blank."""


def rows_named(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> list[Row]:
    """Return rows by their columns, each cell in words."""
    names = list(columns)
    return [{name: _in_words(cell) for name, cell in zip(names, row, strict=True)} for row in rows]


def timeline_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of each event: its days, what and who, then how many tell of it."""
    for row in rows:
        differ = f", conflicts: {row['conflicts']}" if row["conflicts"] != "0" else ""
        yield from _event(row, f"articles: {row['articles']}{differ}")


def corroboration_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of each event: its days, what and who, then who tells of it independently."""
    for row in rows:
        quoted = f", quoting {row['quoted']}" if row["quoted"] else ""
        sources = f"{row['families']} ({row['sources']}{quoted})"
        yield from _event(row, f"articles: {row['articles']}, independent: {sources}")


def _event(row: Row, told_by: str) -> Iterator[str]:
    event = "; ".join(filter(None, (what(row), who(row), place(row))))
    yield from wrapped(event, f"{days(row):<{DAYS - 1}} ", " " * DAYS)
    yield from wrapped(f"event {row['event_id']}, {told_by}", " " * DAYS)


def conflict_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield each conflict as a few lines: the event, then what each account says and where it says so."""
    for row in rows:
        yield f"conflict {row['conflict_id']}: {row['field']}, {row['kind']}, {row['judgement']}"
        yield from wrapped(_about(row), "  ")
        for side in ("left", "right"):
            preferred = row["preferred_claim_id"] == row[f"{side}_claim_id"]
            where = f"article {row[f'{side}_article_id']}, claim {row[f'{side}_claim_id']}"
            yield f"  {'✓' if preferred else '·'} {row[f'{side}_value']}"
            yield from wrapped(f"{where}: {' '.join(row[f'{side}_sentence'].split())}", "    ")
        yield ""


def _about(row: Row) -> str:
    """Return what a conflict is about: the event, else the story, with what a figure tells of."""
    counted = row["about"] or ("" if row["event_id"] else f"a {row['field']} told in both")
    if not row["event_id"]:
        return f"story {row['story_id']}: {counted}"
    event = "; ".join(filter(None, (what(row), who(row), row["date_from"], place(row))))
    return f"event {row['event_id']}: {event}" + (f" ({counted})" if counted else "")


def what(row: Row) -> str:
    """Return the type and mode of an event, and its modality unless it occurred."""
    kind = f"{row['type']} {row['mode']}".strip()
    modality = row.get("modality", "occurred")
    return kind if modality == "occurred" else f"{kind}, {modality}"


def who(row: Row) -> str:
    """Return who did it, and to whom."""
    return " → ".join(filter(None, (row["actors"], row["recipients"])))


def place(row: Row) -> str:
    """Return where it was."""
    return f"in {row['place']}" if row["place"] else ""


def days(row: Row) -> str:
    """Return the days of an event, as short as they can be said."""
    from claims.desk.history.wording import days as in_words
    from claims.document import DateRange, Precision

    first, last = (date.fromisoformat(row[side]) if row[side] else None for side in ("date_from", "date_to"))
    precision = cast(Precision, row["date_precision"])
    return in_words(DateRange(first, last, precision)) if first or last else "no date"


def wrapped(text: str, indent: str, later: str | None = None) -> list[str]:
    """Return a text in lines as wide as the terminal, the first after ``indent``, others after ``later``."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else APART
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=later or indent)


def _in_words(value: Cell) -> str:
    return "" if value is None else str(value)
