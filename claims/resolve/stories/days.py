"""Days that two articles of one story give for one happening, where they are not the same.

The clauses that give a day are paired like figures: those whose days agree come first and are left out, and
of the others each goes with the one that shares most with it. When something was said is no happening.
"""

from __future__ import annotations

import math
from calendar import day_name
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from claims.records import ConflictKind, Difference, TimeRecord
from claims.resolve.conflicts import in_words
from claims.resolve.stories.passages import (
    KEPT,
    TOKEN,
    Evidence,
    Passage,
    Passages,
    days_apart,
    evidence,
    name_others,
    one_to_one,
    rarity,
)
from claims.wordlists import lists

LONGEST = 3
"""A stretch of more days than these is no day."""
FARTHEST = 8
"""Days further apart than these are rather those of two happenings."""
ONE_DEED, LEAST, MONTHS = 1.0, 1.15, 1.3
"""The scores from which two clauses may tell of one happening: with a verb of one class, or without, and
where they give months."""
AGREEING = 0.7
"""The score from which two clauses of one day do."""
LEAD = 0.35
"""The weight of both being the first happening that their articles give a day for."""
ALONE, ALONE_DAYS = 0.3, 3
"""The weight of neither article giving a day for another happening of the class, nor naming somebody else in
the clause; and up to how many days apart that counts."""
SAID = frozenset(
    ("urge", "appeal", "deny", "charge", "condemn", "praise", "promise", "propose", "threaten", "refuse")
)
"""Classes of acts of words, of which there are many in a story."""
CLOSE = 4
"""The most characters between a time and the day that it is of."""
NEAR = 5
"""Words beside a day among which a verb of saying has it."""
SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "AGREE", "SUPPORT", "THREATEN", "CONSULT"))
"""Types of event that may be nothing but what somebody said, or the occasion of it."""


class Dated(NamedTuple):
    """A clause with one of the days that it gives."""

    passage: Passage
    time: TimeRecord
    is_first: bool
    is_coming: bool | None


class Pair(NamedTuple):
    """Two dated clauses that may tell of one happening, and how many days lie between their days."""

    score: float
    gap: int
    ours: Dated
    theirs: Dated


Told = tuple[Passages, date | None]
"""The clauses of an article, and the day it appeared."""


def day_differences(ours: Told, theirs: Told) -> list[Difference]:
    """Return where two articles of one story give different days for one happening, the likeliest first."""
    rare = rarity(ours[0], theirs[0])
    mine, others = _every_dated(*ours), _every_dated(*theirs)
    pairs = [
        Pair(_score(found, one, other, gap, (mine, others)), gap, one, other)
        for one, other in product(mine, others)
        if (gap := days_apart(one.time, other.time)) is not None and gap <= FARTHEST
        if (found := evidence(one.passage, other.passage, rare)).score >= AGREEING
    ]
    settled = {id(end.time) for pair in pairs if _agree(pair) for end in (pair.ours, pair.theirs)}
    differing = [
        pair for pair in pairs
        if not _agree(pair) and pair.score >= _least(pair) and _are_of_one_tense(pair)
    ]  # fmt: skip
    best = sorted(differing, key=lambda pair: (-pair.score, pair.gap, pair.ours.time.start))
    paired = one_to_one(best, lambda pair: (pair.ours.time, pair.theirs.time), settled)
    return [_difference(pair) for pair in paired]


@lru_cache(maxsize=KEPT)
def _every_dated(some: Passages, published: date | None) -> tuple[Dated, ...]:
    return tuple(_dated(some, published))


def _dated(some: Passages, published: date | None) -> Iterator[Dated]:
    first = True
    for passage in some:
        for time in passage.times:
            part = _is_part(passage, time) or _is_said(passage, time)
            if _is_telling(time) and not part and passage.tells:
                yield Dated(passage, time, first, _is_coming(time, published))
                first = False


def _is_telling(time: TimeRecord) -> bool:
    """Say whether a time gives a day, few days or a month."""
    days = time.date
    if days is None or _is_month(time):
        return True
    short = days.first and days.last and (days.last - days.first).days < LONGEST
    return bool(short) and days.precision in ("day", "daypart")


def _is_month(time: TimeRecord) -> bool:
    return time.date is not None and time.date.precision == "month"


def _is_coming(time: TimeRecord, published: date | None) -> bool | None:
    """Say whether a time lies ahead of the article, ``None`` where that is not known."""
    first = time.date.first if time.date is not None else None
    return first > published if first is not None and published is not None else None


def _least(pair: Pair) -> float:
    """Return the score from which two clauses differ: in months more than in days."""
    months = {_is_month(one.time) for one in (pair.ours, pair.theirs)}
    return (ONE_DEED if months == {False} else MONTHS) if len(months) == 1 else math.inf


def _are_of_one_tense(pair: Pair) -> bool:
    coming = {one.is_coming for one in (pair.ours, pair.theirs)} - {None}
    return len(coming) < 2


def _is_part(passage: Passage, time: TimeRecord) -> bool:
    """Say whether a time only says when on the day that is named behind it: "at dawn on Sunday"."""
    return any(0 <= other.start - time.end <= CLOSE for other in passage.times)


def _is_said(passage: Passage, time: TimeRecord) -> bool:
    """Say whether a day is the one on which something was said, and not that of a happening."""
    if time.types - SPOKEN:
        return False
    at = time.start - passage.start
    before, after = passage.text[:at].rpartition(",")[2], passage.text[at:].partition(",")[0]
    near = (*TOKEN.findall(before)[-NEAR:], *TOKEN.findall(after)[: NEAR + 1])
    reporting = lists("claims.resolve.lexicon", "clauses")["reporting"]
    return any(word.lower() in reporting for word in near)


def _score(found: Evidence, one: Dated, other: Dated, gap: int, all_: tuple[Sequence[Dated], ...]) -> float:
    """Return how likely two dated clauses tell of one happening, 0 where too little speaks for it."""
    score = found.score
    if found.names or not name_others(one.passage, other.passage):
        score += LEAD if one.is_first and other.is_first else 0.0
        alone = gap <= ALONE_DAYS and any(_is_alone(deed, all_) for deed in found.deeds)
        score += ALONE if alone else 0.0
    return score if score >= (ONE_DEED if found.deeds else LEAST) else 0.0


def _is_alone(deed: str, all_: Iterable[Sequence[Dated]]) -> bool:
    """Say whether each article gives a day for one happening of a class only."""
    return deed not in SAID and all(
        len({id(one.passage) for one in side if deed in one.passage.deeds}) == 1 for side in all_
    )


def _agree(pair: Pair) -> bool:
    """Say whether the days are the same, or one holds the other."""
    ours, theirs = pair.ours.time, pair.theirs.time
    return pair.gap == 0 and (_is_one_day(ours) or _is_one_day(theirs) or ours.date == theirs.date)


def _is_one_day(time: TimeRecord) -> bool:
    return time.date is None or time.date.first == time.date.last


def _difference(pair: Pair) -> Difference:
    single = all(_is_one_day(one.time) for one in (pair.ours, pair.theirs))
    kind: ConflictKind = "time zone" if pair.gap == 1 and single else "disagreement"
    left, right = sorted((pair.ours, pair.theirs), key=lambda one: one.passage.claim)
    return Difference(
        "date", kind, left.passage.claim, right.passage.claim, _value(left), _value(right),
        left.passage.at(left.time.start), right.passage.at(right.time.start),
    )  # fmt: skip


def _value(one: Dated) -> str:
    """Return a day as it is shown: the date, or the name of the weekday where that is all that is known."""
    time = one.time
    return in_words(time.date) if time.date is not None else day_name[(time.weekday or 1) - 1]
