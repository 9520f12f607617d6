"""Histories and reports: in the one "April" follows the date told last, in the other the publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from claims.extract.dates.found import FoundTime, written_year
from claims.extract.dates.values.absolute import number

_DEICTIC = frozenset({"date.weekday", "date.near"})
_PARTS = frozenset({"day", "month", "monthday", "season"})
_FRONTED = re.compile(
    r"(?:^|[\n.!?:;][\s\"”’]*)(?:(?:and|but|then) )?(?:in|on|during|back in)(?: the)? $", re.I
)
_APPOSED = re.compile(r",? (?:\w+ )?(?:in|on|from|between)(?: (?:early|mid|late))?[ -]$", re.I)
_NEXT = re.compile(r",?(?: and| or|,)(?: \w+){0,2} (?:in|on)(?: (?:early|mid|late))?[ -]$", re.I)


def is_narrative(found: Sequence[FoundTime], published: int | None = None) -> bool:
    """Say whether the text tells a history: it names years often, and hardly ever "yesterday" or "Tuesday".

    ``published`` is the year of publication where it is known: a history is told of other years.
    """
    years = [int(year) for time in found if (year := time.get("year")) and time.rule != "date.year.short"]
    ancient = sum("bc" in time.fields or "bc2" in time.fields for time in found)
    if ancient >= 3:
        return True
    deictic = sum(time.rule in _DEICTIC and "year" not in time.fields for time in found)
    if len(years) < 3 or len(years) < 3 * deictic:
        return False
    far = published is None or abs(median(years) - published) >= 2
    return far and len(years) + sum(time.does in ("day", "month") for time in found) >= 8


def excursions(found: Sequence[FoundTime]) -> frozenset[int]:
    """Return where (span starts) a history names a year only to look ahead or back from where it stands.

    A year is an excursion where one of the next two years named returns to the story: from a look ahead to
    a year between, from a look back to the year left or later. The second year of "1861-1863" is one, too.
    """
    named = [(time, year) for time in found if (year := written_year(time)) is not None]
    aside: set[int] = set()
    story: int | None = None
    for at, (time, year) in enumerate(named):
        following = [other for _, other in named[at + 1 : at + 3]]
        if story is None or year == story or not following:
            story = year
        elif (year > story and story <= min(following) < year) or (year < story <= max(following)):
            aside.add(time.span.start)
        else:
            story = year
    return frozenset(aside)


def years_of_sentences(text: str, found: Sequence[FoundTime]) -> dict[int, int]:
    """Return the years of months and days (by span start) whose sentence names their year before them.

    A year that opens the sentence is that of all its parts ("In 2020 he was suspended in March and
    dismissed in June"), that of a day or month that opens it is that of later ones; elsewhere a year is that
    of parts told right beside it ("twice in 2023, in March and in October").
    """
    years: dict[int, int] = {}
    for _, group in groupby(found, key=lambda time: time.sentence):
        years.update(_years_of_parts(text, list(group)))
    return years


def _years_of_parts(text: str, times: Sequence[FoundTime]) -> Iterator[tuple[int, int]]:
    """Yield where a part of a year begins, and the year, for the times of one sentence."""
    named: FoundTime | None = None
    fronted = beside = False
    for at, time in enumerate(times):
        if written_year(time) is not None:
            named, beside = time, time.does == "year"
            fronted = at == 0 and bool(_FRONTED.search(text[max(0, time.span.start - 24) : time.span.start]))
        elif named is not None and time.does in _PARTS and not time.get("ref", "rel"):
            gap = text[times[at - 1].span.end : time.span.start]
            beside = beside and bool((_APPOSED if times[at - 1] is named else _NEXT).match(gap))
            year = written_year(named)
            if year and time.tense != "future" and (beside or (fronted and _follows(named, time))):
                yield time.span.start, year


def _follows(named: FoundTime, time: FoundTime) -> bool:
    """Say whether a part can come behind ``named`` in its year."""
    month, later = (one.get("month", "montha") for one in (named, time))
    return not month or (bool(later) and number("months", later) > number("months", month))
