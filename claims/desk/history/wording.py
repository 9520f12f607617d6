"""Decisions and days in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from claims.document import DateRange

if TYPE_CHECKING:
    from claims.store.review.claim_state import Target, TargetKind
    from claims.store.review.decision_log import Taken

VERBS: Mapping[str, str] = {
    "confirm": "confirmed", "reject": "rejected", "dispute": "disputed", "reopen": "reopened",
    "correct": "corrected", "accept": "accepted", "create": "made", "date": "dated", "merge": "joined",
    "refuse": "kept apart",
    "unsure": "was unsure about", "split": "split off", "assign": "assigned", "rename": "renamed",
    "kind": "changed the kind of", "settle": "settled", "undo": "undid", "redo": "redid",
    "adjudicate": "adjudicated",
}  # fmt: skip
THINGS: Mapping[TargetKind, tuple[str, str]] = {
    "claim": ("claim", "claims"), "article": ("article", "articles"), "actor": ("actor", "actors"),
    "mention": ("mention", "mentions"), "actor_link": ("pair of actors", "pairs of actors"),
    "event_link": ("pair of events", "pairs of events"), "quote_link": ("pair of quotes", "pairs of quotes"),
    "conflict": ("conflict", "conflicts"),
}  # fmt: skip


TOLD = (
    "name", "kind", "judgement", "published_from", "published_to", "title", "url", "publisher", "agency",
    "author",
)  # fmt: skip
"""The columns whose change is worth telling."""
CALLED: Mapping[str, str] = {"date_from": "date from", "date_to": "date to"}
"""The two ends of a date, by the names of their columns."""
UNTOLD = ("time_expression_id", "date_precision")
"""Columns that are told only where nothing else changed: they follow from others."""
Show = Callable[[str, object], str]
_COARSE = {"month": 7, "season": 7, "quarter": 7, "half": 7, "year": 4, "decade": 4, "century": 4}
"""Characters of a day that a coarse date keeps."""


def said(taken: Taken) -> str:
    """Return what was done, as a verb in the past: "rejected"."""
    return VERBS.get(taken.action, taken.action)


def count(number: int, thing: str) -> str:
    """Return a number with what it counts: "1 claim", "1,200 claims"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def when(at: datetime) -> str:
    """Return a moment as people say it, in local time."""
    return f"at {at.astimezone():%H:%M} on {at.astimezone():%-d %B}"


def days(range_: DateRange | None) -> str:
    """Return a range as short ISO: ``2023-06-18``, ``2023-06-16/21``, ``2023-06``; "" if there is none."""
    if range_ is None:
        return ""
    first, last = range_.first, range_.last
    keep = _COARSE.get(range_.precision, 10)
    if first is None or last is None:
        return f"{_iso(first, keep)}/{_iso(last, keep)}"
    start, end = _iso(first, keep), _iso(last, keep)
    if start == end:
        return start
    same = 8 if first.replace(day=1) == last.replace(day=1) else 5 if first.year == last.year else 0
    return f"{start}/{end[same:] or end}"


def _iso(day: date | None, keep: int) -> str:
    return "…" if day is None else day.isoformat()[:keep]


def what(targets: Sequence[Target], named: Mapping[Target, str]) -> str:
    """Return what a step was about: one by its name, many by their number."""
    first = targets[0]
    main = [target for target in targets if target.kind == first.kind]
    if len(main) == 1:
        return named.get(first, f"{THINGS[first.kind][0]} {first.id}")
    return f"{len(main):,} {THINGS[first.kind][1]}"


def changes(taken: Taken, show: Show, about: str = "") -> str:
    """Return a decision on one row in words, with the values it changed: "corrected place: Oslo → Bergen".

    ``show`` says what a value of a group (fields, spans, participants, or "" for a column) looks like,
    ``about`` what the row is called, where that is to be said.
    """
    details = [
        f"{name}: {show(group, before)} → {show(group, value)}"
        for group in ("fields", "spans", "participants")
        for name, before, value in _changed(taken.was.get(group, {}), taken.became.get(group, {}))
    ]
    details += [
        f"{name.replace('_', ' ')}: {show('', taken.was.get(name))} → {show('', value)}"
        for name, value in taken.became.items()
        if name in TOLD
    ]
    if taken.undoes is not None and "status" in taken.became:
        details.insert(0, f"now {taken.became['status']}")
    verb = f"{said(taken)} {about}".strip()
    return f"{verb}: {'; '.join(details)}" if details and about else f"{verb} {'; '.join(details)}".strip()


def _changed(was: Mapping[str, object], became: Mapping[str, object]) -> Iterator[tuple[str, object, object]]:
    """Return what changed by the names that a reviewer knows; a single day as one date."""
    first, last = CALLED
    single = all(first in values and values[first] == values.get(last) for values in (was, became))
    for name, value in became.items():
        if name == first and single:
            yield "date", was[first], value
        elif (name not in UNTOLD and not (name == last and single)) or len(became) == 1:
            yield CALLED.get(name, name), was.get(name), value


def plain(group: str, value: object) -> str:
    """Return a value as it is kept, "none" where there is none."""
    return "none" if value in (None, "", []) else str(value)
