"""The hand-made marks, with their words turned into offsets. ``tests/gold/README.md`` says what they mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from claims.document import Span

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "tests" / "gold"
Mark = Mapping[str, Any]
Origin = Literal["seeds", "tests/gold/articles"]
"""The folders of marked articles: the five that were given, and those written to be marked."""


@dataclass(frozen=True)
class Gold:
    """One marked article: its path, its text and the marks of each kind."""

    path: Path
    text: str
    marks: Mark

    def of(self, kind: str) -> list[Mark]:
        """Return the marks of ``kind`` (quote, date, event, person)."""
        return list(self.marks.get(kind, []))

    def span(self, words: str, within: str | None = None) -> Span:
        """Return where ``words`` stand, in the one place where ``within`` stands if that is given.

        Raises:
            ValueError: they stand nowhere, or the surroundings stand in more than one place.
        """
        around = within or words
        first = self.text.find(around)
        if first < 0 or (self.text.find(around, first + 1) >= 0):
            raise ValueError(f"{self.path.name}: {around!r} does not stand in exactly one place")
        start = self.text.find(words, first)
        if start < 0 or start + len(words) > first + len(around):
            raise ValueError(f"{self.path.name}: {words!r} does not stand in {around!r}")
        return Span(start, start + len(words))


def load(origin: Origin) -> list[Gold]:
    """Return the marked articles that lie in one folder."""
    marked = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml")))
    placed = ((ROOT / origin / marks["article"], marks) for marks in marked)
    return [_read(path, marks) for path, marks in placed if path.is_file()]


def _read(path: Path, marks: Mark) -> Gold:
    return Gold(path, path.read_bytes().decode("utf-8", "replace"), marks)


def days(mark: Mark) -> tuple[date, date]:
    """Return the days of a mark with ``from`` and ``to``."""
    return mark["from"], mark["to"]


def optional(mark: Mark) -> bool:
    """Say whether readers may differ about the mark: finding it is neither right nor wrong."""
    return bool(mark.get("optional"))
