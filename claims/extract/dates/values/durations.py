"""Durations, stretches that begin or end at a known day, repetitions, and words that name no date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from claims.document import DateRange, Precision
from claims.extract.dates.found import FoundTime
from claims.extract.dates.grammar.rules import words
from claims.extract.dates.values.absolute import number, step_of, year_of
from claims.extract.dates.values.clock import time_of_day
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.moment import Moment, day_shifted, days_of, of_day
from claims.extract.dates.values.units import HOURS, count_of, resolve_offset, unit_of

_PLAIN = re.compile(r"\.0$")


def duration_value(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration: ``P3Y``, ``PT2H``, ``PXD`` for an unknown number of days."""
    number_ = "X" if count is None else _PLAIN.sub("", f"{count:g}" if count < 1e6 else f"{count:.0f}")
    if unit == "2W":
        return f"P{2 * count:g}W" if count is not None else "PXW"
    if unit in ("Q", "WE"):
        return f"P{number_}{unit}"
    return f"PT{number_}{unit[1]}" if unit.startswith("T") else f"P{number_}{unit}"


def resolve_duration(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "three years", "almost two and a half years", "a few days", "27-year"."""
    unit = unit_of(time)
    if time.get("halfof", "halfof2") or time.get("half") == "half":
        return _half(unit)
    known = bool(time.get("n", "one", "single")) or (
        time.get("bare") and not time.get("bare").endswith("s") and time.rule != "duration.vague"
    )
    count = count_of(time) if known and not time.get("vague") else None
    return Resolved("DURATION", duration_value(count, unit))


def _half(unit: str) -> Resolved:
    smaller = {"Y": "P6M", "TH": "PT30M", "D": "PT12H", "DE": "P5Y", "CE": "P50Y"}
    return Resolved("DURATION", smaller.get(unit, duration_value(0.5, unit)))


def resolve_stretch(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the past three years", "the coming weeks", "the first two months of 2021": with its days."""
    unit, rel = unit_of(time), time.get("rel")
    plural = time.get("unit", "bare").endswith("s")
    count = count_of(time) if time.get("n") else None if plural or time.get("vague") else 1.0
    value = duration_value(count, unit)
    now = context.now
    if time.get("of"):
        days = _edge(rel, time, context, count, unit)
        if days and days.first and unit == "D" and not time.get("n"):
            return Resolved("DATE", f"{days.first}", days, of_day(days.first))
        return Resolved("DURATION", value, days)
    if now is None or rel in ("the first", "the final", "the opening", "over the"):
        return Resolved("DURATION", value)
    return Resolved("DURATION", value, _days(rel, now, count, unit), None, context.anchor(now, time))


def _days(rel: str, now: Moment, count: float | None, unit: str) -> DateRange | None:
    """Return the days of a stretch that ends or begins now; an uncounted one is open on its far side."""
    today = now.first
    if today is None or not now.day:
        return None
    if unit.startswith("T"):
        count, unit = (ceil(count * HOURS[unit] / 24) if count is not None else None), "D"
    sign = step_of(rel)
    if not sign:
        return None
    far = day_shifted(today, sign * count, unit) if count is not None else None
    precision: Precision = "vague" if count is None else "day" if unit == "D" else "month"
    return DateRange(far, today, precision) if sign < 0 else DateRange(today, far, precision)


def _edge(rel: str, time: FoundTime, context: Context, count: float | None, unit: str) -> DateRange | None:
    """Return the days at an edge of a month or year: "the first week of July", "the last months of 2021".

    One that holds fewer, and units that are not counted or shorter than a day, give ``None``.
    """
    whole = _whole(time, context)
    if whole is None or count is None or count != int(count) or unit.startswith("T"):
        return None
    weeks = 2 if unit == "2W" else 1
    length, step = int(count) * weeks, "W" if unit == "2W" else unit
    precision: Precision = "day" if step == "D" else "week" if step == "W" else "month"
    if rel.removeprefix("the ") in ("first", "opening"):
        after = day_shifted(whole[0], length, step)
        last = after - timedelta(1) if after else None
        return DateRange(whole[0], last, precision) if last and last <= whole[1] else None
    before = day_shifted(whole[1] + timedelta(1), -length, step)
    return DateRange(before, whole[1], precision) if before and before >= whole[0] else None


def _whole(time: FoundTime, context: Context) -> tuple[date, date] | None:
    """Return the first and the last day of the month or year that a stretch is of."""
    if time.get("month"):
        month = number("months", time.get("month"))
        year, _ = year_of(time, context, month, None)
        return days_of(Moment(year, month)) if year is not None else None
    if time.get("year2"):
        return days_of(Moment(int(time.get("year2"))))
    now = context.before(time) if time.get("lean") == "that" else context.now
    return days_of(Moment(now.year + step_of(time.get("lean")))) if now else None


def resolve_within(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "within three weeks": a duration, and where something is to come the days it leaves."""
    unit, now = unit_of(time), context.now
    count = count_of(time) if time.get("n") else 1.0
    value = duration_value(count, unit)
    if time.tense == "past" or now is None or now.first is None or not now.day or unit.startswith("T"):
        return Resolved("DURATION", value)
    last = day_shifted(now.first, count, unit)
    return Resolved("DURATION", value, DateRange(now.first, last, "day"), None, context.anchor(now, time))


def resolve_ahead(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "in two weeks" where something will be, to a day; else ("doubled in two weeks") to a length."""
    if time.tense != "future":
        return resolve_duration(time, context)
    return resolve_offset(replace(time, fields={**time.fields, "dir": "time"}), context)


def resolve_every(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "every Friday", "twice a week", "daily", "15 a year"."""
    if time.get("wd"):
        weekday = number("weekdays", time.get("wd"))
        return Resolved("SET", f"XXXX-WXX-{weekday + 1}{time_of_day(time)[0]}")
    unit = time.get("unit")
    unit = unit if unit in words()["sets"] else unit.removesuffix("s")
    if time.rule == "set.rate" or time.get("times"):
        return Resolved("SET", duration_value(1, unit_of(time)))
    count = 2 if time.get("other") == "other" else int(count_of(time)) if time.get("n") else 1
    if count > 1:
        return Resolved("SET", duration_value(count, unit_of(time)))
    return Resolved("SET", str(words()["sets"][unit]))


def resolve_reference(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "now", "recently", "the future" to past, present or future."""
    word = re.sub(r"^(?:more|most) ", "", time.get("word"))
    value = str(words()["references"].get(word, "PAST_REF"))
    now = context.now
    days = None
    if now is not None and now.first and now.day:
        today = now.first
        days = {
            "PAST_REF": DateRange(None, today, "vague"),
            "FUTURE_REF": DateRange(today, None, "vague"),
        }.get(value, DateRange(today, today, "vague"))
    return Resolved("DATE", value, days)
