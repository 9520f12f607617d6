"""A time expression as it is written, before anything is reckoned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claims.document import Span

Tense = Literal["past", "future", "open"]
Bound = Literal["since", "until", "ongoing"]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """Where a time expression stands, and all that resolving needs, so that no text is read again.

    ``rule`` is its name in the grammar and ``does`` the way it is resolved. ``fields`` are the named
    parts of the pattern, in lower case. ``tense`` is the clause's, where cues tell it. ``bound`` is set
    where a word before makes a stretch of it ("ongoing": "since", "so far"; "since": "had been … since").
    ``sentence`` counts the sentences.
    """

    span: Span
    rule: str
    does: str
    fields: Mapping[str, str]
    tense: Tense | None = None
    bound: Bound | None = None
    sentence: int = 0

    def get(self, *names: str) -> str:
        """Return the first of the fields that is there, or an empty string."""
        for name in names:
            value = self.fields.get(name)
            if value:
                return value
        return ""


def written_year(time: FoundTime) -> int | None:
    """Return the year that the expression names; before Christ it is negative."""
    year = time.get("year", "year2")
    if not year:
        return None
    return -int(year) if "bc" in time.fields or "bc2" in time.fields else int(year)
