"""Histories and reports: in the one "April" follows the date told last, in the other the publication."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from claims.extract.dates.found import FoundTime, written_year

_DEICTIC = frozenset({"date.weekday", "date.near"})


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
