"""Values of time expressions, counted from the day of publication and the dates told before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from claims.document import DateRange, Published, TimeExpression
from claims.extract.dates.found import FoundTime, written_year
from claims.extract.dates.narrative import excursions, is_narrative, years_of_sentences
from claims.extract.dates.values import absolute, durations, feasts, periods, relative, units, written
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.counted_off import counted_off
from claims.extract.dates.values.pairs import joined

Resolver = Callable[[FoundTime, Context], Resolved | None]

RESOLVERS: Mapping[str, Resolver] = MappingProxyType(
    {
        "numeric": absolute.resolve_numeric,
        "written": written.resolve_written,
        "day": absolute.resolve_day,
        "days": absolute.resolve_days,
        "month": absolute.resolve_month,
        "season": absolute.resolve_season,
        "quarter": absolute.resolve_quarter,
        "fiscal": absolute.resolve_fiscal,
        "year": absolute.resolve_year,
        "decade": absolute.resolve_decade,
        "century": absolute.resolve_century,
        "holiday": feasts.resolve_holiday,
        "named": absolute.resolve_named,
        "period": periods.resolve_period,
        "part_of_month": periods.resolve_part_of_month,
        "spelled_year": periods.resolve_spelled_year,
        "full_year": periods.resolve_full_year,
        "ahead": durations.resolve_ahead,
        "within": durations.resolve_within,
        "week": absolute.resolve_week,
        "nth_weekday": absolute.resolve_nth_weekday,
        "weekday": relative.resolve_weekday,
        "monthday": relative.resolve_monthday,
        "near": relative.resolve_near,
        "clock": relative.resolve_clock,
        "unit": units.resolve_unit,
        "offset": units.resolve_offset,
        "stretch": durations.resolve_stretch,
        "duration": durations.resolve_duration,
        "every": durations.resolve_every,
        "every_weekday": durations.resolve_every,
        "again": units.resolve_again,
        "reference": durations.resolve_reference,
    }
)

NEAR = timedelta(31)
"""Within a publication range no wider than this, a relative date is given the values of both its ends."""

_LISTED = frozenset({"day", "days", "monthday", "month", "season"})
_OPENING = re.compile(r"start|beginning|turn")
_JOINED = re.compile(r"\s*(?:[-–—,]|and|or|to|through|until|till|and/or|[-–—,] ?and)\s*(?:the )?$", re.I)


def resolve_times(text: str, found: Sequence[FoundTime], published: Published) -> tuple[TimeExpression, ...]:
    """Return the values of ``found``, relative ones counted from ``published``.

    Nothing is parsed, so this is how an article's dates follow when its publication date is corrected. Where
    the publication date is a range, a relative date covers all that its days allow; where it is unknown,
    relative dates have no range and a value with ``X`` for what is not known. An expression that comes
    to no calendar date ("February 30") is left out.
    """
    known = published.range
    if known is None or known.first is None or known.last is None:
        return tuple(one for one in _resolved(text, found, None) if one)
    firsts = _resolved(text, found, known.first)
    if known.first == known.last:
        return tuple(one for one in firsts if one)
    lasts = _resolved(text, found, known.last)
    if known.last - known.first > NEAR:
        unknown = _resolved(text, found, None)
        firsts = list(map(_left_open, firsts, lasts, unknown))
    return tuple(_widened(first, last) for first, last in zip(firsts, lasts, strict=True) if first and last)


def _resolved(text: str, found: Sequence[FoundTime], day: date | None) -> list[TimeExpression | None]:
    context = Context(day, is_narrative(found, day.year if day else None), day_first=day_first(found))
    years = {**years_of_sentences(text, found), **_coming_years(text, found)}
    if context.narrative:
        context.aside = excursions(found)
    done: list[TimeExpression | None] = []
    for time in found:
        context.coming = years.get(time.span.start)
        result = _one(time, context)
        done.append(_expression(time, result, context) if result else None)
        if result and result.moment and _is_told(time):
            context.tell(time, result.moment, result.range if time.does == "period" else None)
    return counted_off(text, joined(text, done))


def day_first(found: Sequence[FoundTime]) -> bool | None:
    """Say whether dates in numbers put the day first; ``None`` where none tells, or they differ."""
    told = {int(time.get("a")) > int(time.get("b")) for time in found if _is_plain(time)}
    return told.pop() if len(told) == 1 else None


def _is_plain(time: FoundTime) -> bool:
    """Say whether only one number of a date can be the month."""
    a, b = time.get("a"), time.get("b")
    return bool(a and b) and time.get("sep") != "." and (int(a) <= 12) != (int(b) <= 12)


def _one(time: FoundTime, context: Context) -> Resolved | None:
    try:
        return RESOLVERS[time.does](time, context)
    except (OverflowError, ValueError):
        return None


def _is_told(time: FoundTime) -> bool:
    """Say whether later expressions may lean on this one: decades and centuries are too wide to."""
    return time.does not in ("decade", "century", "fiscal")


def _coming_years(text: str, found: Sequence[FoundTime]) -> dict[int, int]:
    """Return the year that the next expression of a series gives to one without: "in April and June 1955"."""
    coming: dict[int, int] = {}
    for time, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if time.does not in _LISTED or time.get("year", "year2", "rel", "ref"):
            continue
        year = written_year(after) or coming.get(after.span.start)
        gap = text[time.span.end : after.span.start]
        if year is None or len(gap) > 12 or not _JOINED.match(gap) or after.does not in _LISTED:
            continue
        coming[time.span.start] = year - _wraps(time, after)
    return coming


def _wraps(time: FoundTime, after: FoundTime) -> int:
    """Return 1 where the series runs over New Year ("from October to March 1944")."""
    months = [one.get("month", "montha") for one in (time, after)]
    if not all(months):
        return 0
    first, last = (absolute.number("months", month) for month in months)
    return int(first > last)


def _expression(time: FoundTime, result: Resolved, context: Context) -> TimeExpression:
    """Return a result as it is told: "since 2021" begins there, "until 2021" ends there.

    What is so since May lasts until the day of publication, where that is known; "had been so since May"
    stays open. "Until noon" is of its day.
    """
    days = result.range
    if days and time.bound in ("since", "ongoing") and days.first and result.type in ("DATE", "TIME"):
        ongoing = time.bound == "ongoing" or _OPENING.search(time.get("mod"))
        to_date = ongoing and not context.narrative and context.day and context.day >= days.first
        days = DateRange(days.first, context.day if to_date else None, days.precision)
    elif days and time.bound == "until" and days.last and result.type == "DATE":
        days = DateRange(None, days.last, days.precision)
    return TimeExpression(time.span, result.type, result.value, days, time.rule, result.anchor)


def _left_open(
    first: TimeExpression | None, last: TimeExpression | None, unknown: TimeExpression | None
) -> TimeExpression | None:
    """Give an expression that differs widely between both ends the value it has with no publication date."""
    if first is None or last is None or unknown is None or first.value == last.value:
        return first
    days = first.range and replace(first.range, precision="vague")
    return replace(first, value=unknown.value, range=days)


def _hull(one: DateRange, other: DateRange) -> DateRange:
    """Return the days from the earlier beginning to the later end, open where either is."""
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    return DateRange(first, last, one.precision)


def _widened(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """Join what the first and the last possible day of publication make of one expression."""
    if first.value == last.value and first.range == last.range:
        return first
    days = _hull(first.range, last.range) if first.range and last.range else first.range
    known = (
        first.type == "DATE"
        and first.value != last.value
        and "X" not in first.value
        and "/" not in first.value
    )
    value = f"{first.value}/{last.value}" if known else first.value
    return replace(first, value=value, range=days, anchor=_both(first.anchor, last.anchor))


def _both(first: str | None, last: str | None) -> str | None:
    if first == last or not first or not last:
        return first
    return f"{first} to {last}"
