"""Dates that lean on another: on the day of publication, or on the date told last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.document import DateRange
from claims.extract.dates.found import FoundTime
from claims.extract.dates.values.absolute import dated, number, step_of
from claims.extract.dates.values.clock import time_of_day
from claims.extract.dates.values.context import Context, Resolved, Told
from claims.extract.dates.values.moment import (
    Moment,
    days_of,
    of_day,
    of_week,
    range_of,
    shifted,
    valid,
)
from claims.extract.dates.values.units import ANAPHORIC

NEAR_PAST = 2
"""Days back from which on an open clause ("called for talks on Monday") means the weekday to come."""


def resolve_weekday(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "Tuesday", "last Friday", "Monday morning", "9 p.m. Sunday"."""
    weekday = number("weekdays", time.get("wd"))
    rel = time.get("rel").removeprefix("of ")
    if time.get("twice"):
        return _twice(weekday, time, context)
    now = context.before(time) if ANAPHORIC.match(rel) else context.today
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
        in_the = time.get("rel") == "the"
        now = context.now if in_the and (now is None or not now.day) else now
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
    """Resolve a time of day alone: of the day told last, near enough, else of the day of publication.

    What has happened is of no day still to come, and an entry of a live page is of the page's own day. Behind
    a month or a year long past ("killed in June 1968. He was shot at noon") the day is not known.
    """
    told = context.last
    if told is not None and _is_of_old(told, time, context):
        return Resolved("TIME", "XXXX-XX-XX" + time_of_day(time)[0])
    near = (
        told is not None
        and not time.get("entry")
        and (context.narrative or time.sentence - told.sentence <= (4 if time.tense == "past" else 0))
        and told.moment.day is not None
    )
    now = told.moment if near and told and not _is_too_late(told.moment, time, context) else context.now
    clock, precision = time_of_day(time, now.first if now else None)
    if now is None or not now.day:
        return Resolved("TIME", "XXXX-XX-XX" + clock)
    days = range_of(now)
    days = replace(days, precision=precision) if days and precision else days
    return Resolved("TIME", now.value + clock, days, now, context.anchor(now, time))


def _is_of_old(told: Told, time: FoundTime, context: Context) -> bool:
    """Say whether the date told last, in the sentence before at most, is a month or a year of the past."""
    near = time.tense == "past" and not time.get("entry") and time.sentence - told.sentence <= 1
    days = days_of(told.moment) if near and not context.narrative and told.moment.day is None else None
    return days is not None and context.day is not None and days[1] < context.day


def _is_too_late(told: Moment, time: FoundTime, context: Context) -> bool:
    """Say whether something in the past tense cannot be of the day told: it comes after publication."""
    return (
        time.tense == "past"
        and context.day is not None
        and told.first is not None
        and told.first > context.day
    )
