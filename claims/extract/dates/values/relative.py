"""Dates that lean on another: on the day of publication, or on the date told last."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from math import ceil, floor

from claims.document import DateRange
from claims.extract.dates.found import FoundTime
from claims.extract.dates.grammar.rules import words
from claims.extract.dates.values.absolute import dated, int_list, number, step_of
from claims.extract.dates.values.clock import time_of_day
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.moment import (
    Moment,
    coarse,
    day_shifted,
    days_of,
    of_day,
    of_week,
    precision_of,
    range_of,
    shifted,
    valid,
)

HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}
"""How many hours the units shorter than a day have."""

NEAR_PAST = 2
"""Days back from which on an open clause ("called for talks on Monday") means the weekday to come."""

AGAIN = 2
"""Sentences back from which "since then" still means the date told last."""
_COMPARED = {"month": "M", "week": "W", " day": "D", " time": "M", " point": "M"}
"""Words for what is compared with a year ago that no quarter or half told before can mean."""
_BACK = {"M": (-12, "M"), "W": (-52, "W"), "D": (-365, "D")}

_ANAPHORIC = re.compile(
    r"^(?:that|this same|the same|same|(?:the )?(?:following|previous|preceding|ensuing)|the next|the prior)"
)


def unit_of(time: FoundTime) -> str:
    """Return TIMEX3's letters for the unit of an expression: D, W, M, TH, …"""
    word = time.get("unit", "bare").removeprefix("in the ").strip()
    word = {"centuries": "century", "millennia": "millennium", "moments": "minute"}.get(word, word)
    units = words()["units"]
    return str(units[word if word in units else word.removesuffix("s")])


def resolve_weekday(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "Tuesday", "last Friday", "Monday morning", "9 p.m. Sunday"."""
    weekday = number("weekdays", time.get("wd"))
    rel = time.get("rel").removeprefix("of ")
    if time.get("twice"):
        return _twice(weekday, time, context)
    now = context.before(time) if _ANAPHORIC.match(rel) else context.today
    clock, _ = time_of_day(time)
    if now is None or now.first is None or not (now.day or (now.tag or "").startswith("W")):
        return Resolved("TIME" if clock else "DATE", f"XXXX-WXX-{weekday + 1}{clock}")
    day = _weekday(weekday, rel, now.first, time, context.narrative and now == context.now)
    if time.get("week"):
        day = now.first + timedelta(weekday - now.first.weekday() + 7 * step_of(rel))
    whole = dated(replace(time, fields={**time.fields, "mod": ""}), of_day(day), context.anchor(now, time))
    return _night_to(whole, day) if time.get("wd2") else whole


def _night_to(result: Resolved, day: date) -> Resolved:
    """Let "the night from Sunday to Monday" cover both days, with the value of the first one's night."""
    days = DateRange(day, day + timedelta(1), "daypart")
    return replace(result, type="TIME", value=f"{of_day(day).value}TNI", range=days)


def _twice(weekday: int, time: FoundTime, context: Context) -> Resolved:
    """Resolve "Tuesday week", "a week ago Tuesday", "the Monday before last": a week beyond the nearest."""
    now = context.now
    if now is None or now.first is None or not now.day:
        return Resolved("DATE", f"XXXX-WXX-{weekday + 1}")
    how = time.get("dir", "twice")
    back = how in ("ago", "before", "before last")
    lean = {"before last": "last", "after next": "next"}.get(how, "")
    ahead = how in ("from", "on", "week")
    day = _weekday(weekday, lean, now.first, replace(time, tense="future") if ahead else time, False)
    return dated(time, of_day(day + timedelta(-7 if back else 7)), context.anchor(now, time))


def _weekday(weekday: int, rel: str, today: date, time: FoundTime, narrative: bool) -> date:
    """Return the day meant. One equal to today is today; tense decides between the last and the next."""
    back = (today.weekday() - weekday) % 7
    if step_of(rel) < 0:
        return today - timedelta(back or 7)
    if step_of(rel) > 0:
        return today + timedelta(7 - back)
    if rel == "this":
        return _of_this_week(weekday, today, time)
    if time.tense == "future" or ((narrative or time.tense == "open") and back > NEAR_PAST):
        return today + timedelta((7 - back) % 7)
    return today - timedelta(back)


def _of_this_week(weekday: int, today: date, time: FoundTime) -> date:
    """Return the day of "this Friday": of the running week, or the one beside it that the tense asks for."""
    day = today + timedelta(weekday - today.weekday())
    if time.tense == "past" and day > today:
        return day - timedelta(7)
    return day + timedelta(7) if time.tense == "future" and day < today else day


def resolve_monthday(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the 20th", and the 5 of "May 4 and 5": of the month told last, else the one that fits."""
    day, told = int(time.get("day")), context.last
    joined = told is not None and 0 <= time.span.start - told.span.end <= 6
    ref = time.get("ref")
    now = context.now if ref in ("this", "last", "next") else _month_of_the_day(time, context)
    if now is None or not now.first_month:
        return Resolved("DATE", f"XXXX-XX-{day:02d}")
    month = shifted(now, step_of(ref), "M")
    year = int(time.get("year") or context.coming or month.year)
    moment = Moment(year, month.month, day)
    if time.get("wd"):
        return _same_weekday(time, month, day, context)
    leans_on_today = now == context.now and not (joined or ref or context.narrative)
    if leans_on_today and now.day and day != now.day:
        ahead = time.tense == "future" and day < now.day
        behind = time.tense == "past" and day > now.day
        moment = replace(shifted(month, ahead - behind, "M"), day=day)
    elif time.tense == "future" and not ref and not context.narrative:
        moment = _to_come(moment, context.day)
    return dated(time, moment, context.anchor(now, time)) if valid(moment) else None


def _to_come(moment: Moment, today: date | None) -> Moment:
    """Return a day to come: the next of its number where the month told last has passed it."""
    if today is None or not valid(moment) or moment.first is None or moment.first >= today:
        return moment
    month = Moment(today.year, today.month)
    ahead = moment.day is not None and moment.day < today.day
    return replace(shifted(month, int(ahead), "M"), day=moment.day)


def _month_of_the_day(time: FoundTime, context: Context) -> Moment | None:
    """Return the date whose month "the 20th" is of: the one told last, a month alone only in its sentence."""
    told = context.last
    if told and not told.moment.day and told.sentence != time.sentence and not context.narrative:
        return context.day_before(time) if context.day else context.before(time)
    return context.before(time)


def _same_weekday(time: FoundTime, month: Moment, day: int, context: Context) -> Resolved | None:
    """Resolve "Monday the 12th": in the month, or the one before or after it, where that is a Monday."""
    for step in (0, 1, -1) if time.tense == "future" else (0, -1, 1):
        moment = replace(shifted(month, step, "M"), day=day)
        first = moment.first if valid(moment) else None
        if first and first.weekday() == number("weekdays", time.get("wd")):
            return dated(time, moment, context.anchor(context.now, time))
    return None


def resolve_near(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "today", "yesterday evening", "last night", "this weekend"."""
    word, now = time.get("day", "rel", "word"), context.now
    if time.get("rel") or word in ("that", "the following", "the previous", "the next"):
        now = context.day_before(time)
    if now is None or now.first is None or not now.day:
        return _near_unknown(time)
    if time.get("rel") == "the" and now == context.now:
        word = "overnight"
    anchor = context.anchor(now, time)
    if "weekend" in time.fields:
        return _weekend(time, now.first, anchor)
    day = of_day(now.first + timedelta(step_of(word)))
    if word == "today" and context.narrative:
        return Resolved("DATE", "PRESENT_REF")
    part = time.get("part") or ("night" if word in ("tonight", "overnight") else "")
    result = dated(replace(time, fields={**time.fields, "part": part}), day, anchor)
    return _overnight(result, now.first, time) if word == "overnight" else result


def _overnight(result: Resolved, today: date, time: FoundTime) -> Resolved:
    """Let "overnight" cover both days of its night: the one before publication, or the one to come."""
    if time.tense == "future":
        return replace(result, range=DateRange(today, today + timedelta(1), "daypart"))
    before = today - timedelta(1)
    value = f"{of_day(before).value}TNI"
    return replace(result, value=value, range=DateRange(before, today, "daypart"), moment=of_day(before))


def _near_unknown(time: FoundTime) -> Resolved:
    part = time_of_day(time)[0]
    if "weekend" in time.fields:
        return Resolved("DATE", "XXXX-WXX-WE")
    return Resolved("TIME" if part else "DATE", "XXXX-XX-XX" + part)


def _weekend(time: FoundTime, today: date, anchor: str | None) -> Resolved:
    word = time.get("word")
    step = 7 * step_of(word)
    if word in ("this", "the") and today.weekday() < 5 and time.tense == "past":
        step = -7
    elif word in ("the coming", "this coming") and today.weekday() < 5:
        step = 0
    moment = of_week(today + timedelta(step), weekend=True)
    return Resolved("DATE", moment.value, range_of(moment), moment, anchor)


def resolve_clock(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve a time of day alone: of the day told last, near enough, else of the day of publication."""
    told = context.last
    near = (
        told is not None
        and (context.narrative or time.sentence - told.sentence <= (4 if time.tense == "past" else 0))
        and told.moment.day is not None
    )
    now = told.moment if near and told else context.now
    clock, precision = time_of_day(time, now.first if now else None)
    if now is None or not now.day:
        return Resolved("TIME", "XXXX-XX-XX" + clock)
    days = range_of(now)
    days = replace(days, precision=precision) if days and precision else days
    return Resolved("TIME", now.value + clock, days, now, context.anchor(now, time))


def resolve_unit(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "last week", "that year", "the end of the month", "later this year", "year's end"."""
    rel, unit = time.get("rel"), unit_of(time)
    rel = re.sub(r"^(?:earlier|later|late|early) (?=this|last)", "", rel)
    now = context.before(time) if _ANAPHORIC.match(rel) else context.now
    if unit == "WE":
        return None
    if now is None:
        return Resolved(
            "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")
        )
    if (unit in ("D", "W") and not now.first_month) or (unit == "D" and not now.day):
        return _too_coarse(unit)
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


def _too_coarse(unit: str) -> Resolved:
    return Resolved("DATE", "XXXX-XX-XX" if unit == "D" else "XXXX-WXX")


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
        return Resolved("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"))
    if unit.startswith("T"):
        return _hours_away(time, now, sign * count * HOURS[unit], context)
    weeks = 2 if unit == "2W" else 1
    unit = "W" if unit == "2W" else unit
    if (unit in ("D", "W") and not now.day) or (unit == "M" and not now.first_month):
        return Resolved("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}[unit])
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
        return Resolved("DATE", "XXXX")
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
        value = float(numbers.get(piece, numbers.get(piece.removesuffix("s"), 1)))  # type: ignore[arg-type]  # the table holds numbers
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
