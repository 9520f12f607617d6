"""Accounts of events and quotes as the database holds them and resolving compares them: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claims.document import DateRange, Modality

ConflictField = Literal["date", "place", "modality", "number", "name"]
ConflictKind = Literal["disagreement", "superseded", "time zone"]


@dataclass(frozen=True, slots=True)
class Who:
    """A participant: the canonical actor, the name that the article gives it, its kind and its offices."""

    actor: int | None
    name: str
    kind: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One event mention. ``sure`` says that its own words give the modality, not only the absence of others.

    ``claim`` and ``article`` are ids; ``event`` is that of the event it is of, ``None`` before it has one.
    """

    claim: int
    article: int
    type: str
    mode: str | None
    modality: Modality
    words: str
    actors: tuple[Who, ...] = ()
    recipients: tuple[Who, ...] = ()
    place: str | None = None
    date: DateRange | None = None
    number: str | None = None
    sentence: str = ""
    sure: bool = True
    published: DateRange | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day of what an account tells, and of its publication; ``None`` where unknown."""

    date_from: date | None = None
    date_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One quote: ``claim`` and ``article`` are ids, ``content`` its words."""

    claim: int
    article: int
    content: str
    speaker: Who
    published: DateRange | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims about one event that differ in one field, ``left < right``, each with its value in words."""

    field: ConflictField
    kind: ConflictKind
    left: int
    right: int
    left_value: str
    right_value: str
