"""Lines of a claim list, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

OPENING = 80
"""The characters of a text that stand for a title where an article has none."""


@dataclass(frozen=True, slots=True)
class TakesPart:
    """A participant with the canonical actor behind it, where one is known."""

    claim_id: int
    role: str
    ordinal: int
    mention_id: int | None
    char_start: int | None
    char_end: int | None
    words: str | None
    by_hand: bool
    actor_id: int | None
    name: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One claim with the columns that a list shows."""

    id: int
    version: int
    kind: str
    status: str
    flag: str | None
    confidence: float
    rule: str
    article_id: int
    publisher: str | None
    title: str | None
    opening: str | None
    origin: str
    form: str | None
    type: str | None
    mode: str | None
    modality: str | None
    text: str
    date_from: date | None
    date_to: date | None
    date_precision: str | None
    place: str | None
    published_from: date | None
    published_to: date | None
    counts: str | None
    unit: str | None
    counted: str | None
