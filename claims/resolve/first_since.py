"""The earlier event that "the first visit in five years" and "the first since October 2018" imply."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date, timedelta

from claims.document import DateRange
from claims.records import EventRecord
from claims.wordlists import tables

LEEWAY = timedelta(days=92)
"""Years by which a round number of years may be off."""
_BEFORE = r"\bfirst\s+(?:[\w-]+\s+){{0,2}}{words}\b[^.]*?"
_YEARS = re.compile(r"\bin (?P<number>\w+) years\b", re.IGNORECASE)
_SINCE = re.compile(rf"\bsince\b[^.]*?\b(?:(?P<month>{'|'.join(month_name[1:])}) )?(?P<year>(?:19|20)\d\d)\b")


def before_first(told: EventRecord) -> tuple[str, DateRange] | None:
    """Return what the sentence says of the event before its "first" one: in words, and the days it can mean.

    ``None`` where the event is not called the first, or it is not told since when.
    """
    if "first" not in told.sentence.lower():
        return None
    start = re.search(_BEFORE.format(words=re.escape(told.words)), told.sentence, re.IGNORECASE)
    if start is None:
        return None
    behind = told.sentence[start.start() :]
    return _in_years(behind, told.published) or _since(behind)


def _in_years(text: str, published: DateRange | None) -> tuple[str, DateRange] | None:
    found = _YEARS.search(text)
    if found is None or published is None or published.first is None or published.last is None:
        return None
    word = found["number"].lower()
    number = int(
        tables("claims.resolve.lexicon", "events")["number"].get(word, word if word.isdigit() else 0)
    )
    if not 0 < number < published.first.year:
        return None
    first, last = (_years_before(day, number) for day in (published.first, published.last))
    return f"first in {word} years", DateRange(first - LEEWAY, last + LEEWAY, "year")


def _years_before(day: date, number: int) -> date:
    return day.replace(year=day.year - number, day=min(day.day, 28))


def _since(text: str) -> tuple[str, DateRange] | None:
    found = _SINCE.search(text)
    if found is None:
        return None
    year, month = int(found["year"]), found["month"]
    if month is None:
        return f"first since {year}", DateRange(date(year, 1, 1), date(year, 12, 31), "year")
    number = list(month_name).index(month)
    first = date(year, number, 1)
    after = date(year + number // 12, number % 12 + 1, 1)
    return f"first since {month} {year}", DateRange(first, after - timedelta(days=1), "month")
