"""Units counted from another date: "two years later", "last quarter", "the following month"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from math import ceil, floor

from claims.document import DateRange
from claims.extract.dates.found import FoundTime
from claims.extract.dates.grammar.rules import words
from claims.extract.dates.values.absolute import dated, int_list, number, step_of
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.moment import (
    Moment,
    coarse,
    day_shifted,
    days_of,
    precision_of,
    range_of,
    shifted,
)

HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}
"""How many hours the units shorter than a day have."""
UNANCHORED = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}
"""Values of TIMEX3 for one day, week … of an unknown date, where each X is a figure that nothing tells."""
AGAIN = 2
"""Sentences back from which "since then" still means the date told last."""
_COMPARED = {"month": "M", "week": "W", " day": "D", " time": "M", " point": "M"}
"""Words for what is compared with a year ago that no quarter or half told before can mean."""
_BACK = {"M": (-12, "M"), "W": (-52, "W"), "D": (-365, "D")}
ANAPHORIC = re.compile(
    r"^(?:that|this same|the same|same|(?:the )?(?:following|previous|preceding|ensuing)|the next|the prior)"
)


def unit_of(time: FoundTime) -> str:
    """Return TIMEX3's letters for the unit of an expression: D, W, M, TH, …"""
    word = time.get("unit", "bare").removeprefix("in the ").strip()
    word = {"centuries": "century", "millennia": "millennium", "moments": "minute"}.get(word, word)
    units = words()["units"]
    return str(units[word if word in units else word.removesuffix("s")])


def resolve_unit(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "last week", "that year", "the end of the month", "later this year", "year's end"."""
    rel, unit = time.get("rel"), unit_of(time)
    rel = re.sub(r"^(?:earlier|later|late|early) (?=this|last)", "", rel)
    now = context.before(time) if ANAPHORIC.match(rel) else context.now
    if unit == "WE":
        return None
    if now is None:
        return _unanchored(unit)
    if (unit in ("D", "W") and not now.first_month) or (unit == "D" and not now.day):
        return _unanchored(unit)
    step = step_of(rel)
    moment = shifted(now, step, unit) if step else coarse(now, unit)
    anchor = context.anchor(now, time)
    if unit == "M" and not now.first_month:
        return Resolved("DATE", f"{now.year}-XX")
    if time.get("fiscal").startswith(("fiscal", "financial")):
        return Resolved("DATE", f"FY{moment.year}", range_of(moment), moment, anchor)
    if unit == "D" and time.get("unit") == "night":
        return dated(replace(time, fields={"part": "night"}), moment, anchor)
    part = time.get("mod") + time.get("end")
    days = (
        range_of(moment, part)
        if not re.match(r"earlier|later", time.get("mod", "rel"))
        else _rest(time, moment, now, context)
    )
    return Resolved("DATE", moment.value, days, moment, anchor)


def _unanchored(unit: str) -> Resolved:
    """Return one day, week, month … of which nothing tells which."""
    return Resolved("DATE", UNANCHORED.get(unit, "XXXX"))


def _rest(time: FoundTime, moment: Moment, now: Moment, context: Context) -> DateRange | None:
    """Return the part of a stretch before now ("earlier this month") or after it ("later this year")."""
    days, today = days_of(moment), now.first
    if days is None or today is None or not days[0] <= today <= days[1] or not now.day:
        return range_of(moment)
    if time.get("mod", "rel").startswith("earlier"):
        return DateRange(days[0], today, precision_of(moment))
    return DateRange(today, days[1], precision_of(moment))


def resolve_offset(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "three days ago", "two weeks later", "the day before", "a year earlier"."""
    direction = time.get("dir")
    if time.get("ago") or _is_of_a_quarter(time, context):
        return _year_ago(time, context)
    now = context.now if direction in ("ago", "from now", "hence", "time") else context.before(time)
    sign = number("directions", direction)
    unit = unit_of(time)
    if time.get("vague", "bare"):
        return _vaguely(time, now, sign, unit, context)
    count = count_of(time) if time.get("n", "one") else 1
    if now is None:
        return _unanchored(unit)
    if unit.startswith("T"):
        return _hours_away(time, now, sign * count * HOURS[unit], context)
    weeks = 2 if unit == "2W" else 1
    unit = "W" if unit == "2W" else unit
    if (unit in ("D", "W") and not now.day) or (unit == "M" and not now.first_month):
        return _unanchored(unit)
    if count != int(count) and unit == "Y" and now.first_month:
        count, unit = count * 12, "M"
    moment = shifted(now, max(-200_000, min(200_000, sign * weeks * int(count))), unit)
    return dated(replace(time, fields={}), moment, context.anchor(now, time))


def _hours_away(time: FoundTime, now: Moment, hours: float, context: Context) -> Resolved:
    """Resolve "48 hours later" to its day; "three hours ago" may be today or yesterday."""
    days = hours / 24
    if now.day and now.first and abs(days) >= 1 and days == int(days):
        return dated(replace(time, fields={}), shifted(now, int(days), "D"), context.anchor(now, time))
    covers = None
    if now.day and now.first and abs(days) < 1e5:
        ends = now.first + timedelta(floor(days)), now.first + timedelta(ceil(days))
        covers = DateRange(ends[0], ends[1], "day")
    return Resolved("TIME", "PAST_REF" if hours < 0 else "FUTURE_REF", covers, now)


def _is_of_a_quarter(time: FoundTime, context: Context) -> bool:
    """Say whether "a year earlier" follows a quarter or half just named: then it is the same one."""
    told = context.last
    return (
        told is not None
        and time.get("dir") in ("earlier", "ago", "before", "prior")
        and time.get("one", "n") in ("a", "one")
        and time.get("unit") == "year"
        and (bool(told.period) or (told.moment.tag or "")[:1] in ("Q", "H"))
        and time.sentence - told.sentence <= 1
    )


def _year_ago(time: FoundTime, context: Context) -> Resolved:
    """Resolve what something is compared with: the period just told, in the year before or the one named."""
    told, now, words_ = context.last, context.now, time.get("ago")
    unit = next((unit for word, unit in _COMPARED.items() if word in words_), "")
    if told and not unit and (told.period or (told.moment.tag or "")[:1] in ("Q", "H")):
        moment = replace(told.moment, year=int(time.get("year") or told.moment.year - 1))
        days = range_of(moment)
        if told.period and told.moment.tag is None:
            days = _in_year(told.period, moment.year - told.moment.year)
        return Resolved("DATE", moment.value, days, moment, context.anchor(told.moment, time))
    if time.get("year"):
        return dated(replace(time, fields={"year": time.get("year")}), Moment(int(time.get("year"))))
    if now is None:
        return _unanchored("Y")
    moment = shifted(now, -4, "Q") if "quarter" in words_ else shifted(now, *_BACK.get(unit, (-1, "Y")))
    return Resolved("DATE", moment.value, range_of(moment), moment, context.anchor(now, time))


def _in_year(days: DateRange, years: int) -> DateRange:
    """Return the days of a period a number of years later."""
    first, last = (day_shifted(day, years, "Y") if day else None for day in (days.first, days.last))
    return DateRange(first, last, days.precision)


def resolve_again(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "since then" to the date told last, "during this period" to about that; else to nothing."""
    told = context.last
    if told is None or not (context.narrative or time.sentence - told.sentence <= AGAIN):
        return None
    days = told.period or range_of(told.moment)
    anchor = context.anchor(told.moment, time)
    if time.get("word") == "then":
        return Resolved("DATE", told.moment.value, days, None, anchor)
    return Resolved("DATE", "PAST_REF", replace(days, precision="vague") if days else None, None, anchor)


def count_of(time: FoundTime) -> float:
    """Return the number that an expression counts: "two and a half" is 2.5."""
    word = time.get("n").replace(",", "")
    if not word:
        total = 1.0
    elif re.match(r"\d", word):
        total = float(word)
    else:
        total = _spelled(word)
    return total + (0.5 if time.get("frac", "half") else 0)


def _spelled(word: str) -> float:
    numbers = words()["numbers"]
    total = 0.0
    for piece in re.split(r"[- ]", word):
        value = numbers.get(piece, numbers.get(piece.removesuffix("s"), 1))
        assert isinstance(value, (int, float))
        total = (
            value
            if piece in ("a", "half")
            else total * value
            if value in (100, 12) and total
            else total + value
        )
    return total


def _vaguely(time: FoundTime, now: Moment | None, sign: int, unit: str, context: Context) -> Resolved:
    """Resolve "a few days ago": no value but past or future, and a range that leaves room."""
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if now is None or now.first is None or not now.day or unit.startswith("T"):
        return Resolved("DATE", value, range_of(now) if now and now.day and unit.startswith("T") else None)
    bounds = int_list("vague", time.get("vague")) if time.get("vague") else [2, 20]
    ends = [days_of(shifted(now, sign * count, "W" if unit == "2W" else unit)) for count in bounds]
    if ends[0] is None or ends[1] is None:
        return Resolved("DATE", value)
    near, far = sorted([ends[0], ends[1]])
    return Resolved(
        "DATE", value, DateRange(near[0], max(far[1], near[1]), "vague"), None, context.anchor(now, time)
    )
