"""Accounts for the tests of resolving, written shortly."""

from __future__ import annotations

from datetime import date
from itertools import count

from claims.document import DateRange, Precision
from claims.records import EventRecord, ParticipantRecord
from claims.resolve.event_clusters import Occasion

_ids = count(1)


def who(name: str, kind: str = "person", *roles: str) -> ParticipantRecord:
    """Return a participant that no other shares an actor with."""
    return ParticipantRecord(next(_ids), name, kind, roles)


def days(first: str, last: str | None = None, precision: Precision = "day") -> DateRange:
    """Return the days from ``first`` to ``last``, written as ISO dates."""
    return DateRange(date.fromisoformat(first), date.fromisoformat(last or first), precision)


def told(
    what: str, actors: str = "", recipients: str = "", *, article: int = 1, words: str = "visit",
    date: DateRange | None = None, place: str | None = None, number: str | None = None,
    sentence: str = "", sure: bool = True, published: DateRange | None = None,
) -> EventRecord:  # fmt: skip
    """Return an event mention from ``TYPE/mode modality``; names stand between semicolons.

    A name in capitals is a government's, one in small letters a group's, one behind a plus an organisation's;
    an office stands behind a comma.
    """
    kind, modality = what.split()
    type_, mode = kind.split("/")
    return EventRecord(
        next(_ids), article, type_, mode or None, modality, words, _people(actors), _people(recipients),  # type: ignore[arg-type]
        place, date, number, sentence, sure, published,
    )  # fmt: skip


def _people(names: str) -> tuple[ParticipantRecord, ...]:
    return tuple(_participant(name.strip()) for name in names.split(";") if name.strip())


def _participant(written: str) -> ParticipantRecord:
    name, _, role = written.partition(", ")
    if name.isupper():
        return who(name.title(), "government")
    if name.startswith("+"):
        return who(name[1:], "organisation")
    return who(name, "group" if name.islower() else "person", *([role] if role else []))


def occasion(*mentions: EventRecord) -> Occasion:
    """Return an event of its own that the mentions tell of."""
    return Occasion(next(_ids), mentions)
