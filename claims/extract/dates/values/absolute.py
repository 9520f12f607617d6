"""Dates that name their day, month or year, and the year that fits where it is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from claims.document import DateRange
from claims.extract.dates.found import FoundTime, written_year
from claims.extract.dates.grammar.rules import words
from claims.extract.dates.values.clock import time_of_day
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.holidays import nth_weekday
from claims.extract.dates.values.moment import Moment, days_of, of_day, of_week, range_of, shifted, valid

_FAR = 183
"""From how many days back news writes the year beside a day."""


def number(table: str, word: str) -> int:
    """Return what a word means in a table of the lexicon ("june" is 6); figures mean themselves."""
    if word.isdigit():
        return int(word)
    value = words()[table][word.lower().rstrip(".")]
    assert isinstance(value, int)
    return value


def step_of(word: str) -> int:
    """Return how many units "last", "next", "tomorrow" step: -1, 1, 1; other words stay."""
    step = words()["steps"].get(word, 0)
    assert isinstance(step, int)
    return step


def int_list(table: str, word: str) -> list[int]:
    """Return the numbers that a word has in a table of the lexicon ("a few" is 2 to 7)."""
    value = words()[table][word]
    assert isinstance(value, list)
    return [int(one) for one in value]


def dated(time: FoundTime, moment: Moment, anchor: str | None = None) -> Resolved:
    """Return a moment as a date, or with a time of day beside it as a time."""
    clock, precision = time_of_day(time, moment.first)
    days = range_of(moment, time.get("mod", "era"))
    if clock and moment.day:
        days = replace(days, precision=precision) if days and precision else days
        return Resolved("TIME", moment.value + clock, days, moment, anchor)
    return Resolved("DATE", moment.value, days, moment, anchor)


def full_year(two: str, near: int | None) -> int:
    """Return the year that two digits mean: the one nearest before ``near`` plus 20, or within 1930–2029."""
    short = int(two)
    if near is None:
        return 2000 + short if short < 30 else 1900 + short
    year = near - near % 100 + short
    return year - 100 if year > near + 20 else year


def resolve_numeric(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "2023-06-14" and "14/6/2023"; a day-first or month-first doubt is a range.

    With full stops the day comes first; of two-digit years only "04.06.23" is a date, "4.6.23" a section.
    """
    if time.get("mm"):
        moment = Moment(int(time.get("year")), int(time.get("mm")), int(time.get("dd")))
        return dated(time, moment) if valid(moment) else None
    short, dotted = time.get("yy"), time.get("sep") == "."
    year = int(short) if len(short) == 4 else full_year(short, context.day.year if context.day else None)
    a, b = int(time.get("a")), int(time.get("b"))
    readings = [
        Moment(year, month, day)
        for month, day in _orders(a, b, dotted, context.day_first)
        if 1 <= month <= 12 and 1 <= day <= 31
    ]
    readings = [moment for moment in dict.fromkeys(readings) if valid(moment)]
    if not readings or (dotted and len(short) == 2 and len(time.span) < len("04.06.23")):
        return None
    days = sorted(pair[0] for moment in readings if (pair := days_of(moment)))
    return replace(dated(time, readings[0]), range=DateRange(days[0], days[-1], "day") if days else None)


def _orders(a: int, b: int, dotted: bool, day_first: bool | None) -> tuple[tuple[int, int], ...]:
    """Return the readings of two numbers as month and day."""
    if dotted or (day_first and b <= 12):
        return ((b, a),)
    if day_first is False and a <= 12:
        return ((a, b),)
    return ((a, b), (b, a))


def resolve_day(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "June 14", "14 June 2023", "the night of April 18, 1775"."""
    month, day = number("months", time.get("month", "montha")), number("ordinals", time.get("day", "daya"))
    year, anchor = year_of(time, context, month, day)
    if year is None:
        moment = Moment(2000, month, day)
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}") if valid(moment) else None
    moment = Moment(year, month, day)
    return dated(time, moment, anchor) if valid(moment) else None


def resolve_days(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "June 18-19" as one stretch."""
    month, first, last = number("months", time.get("month")), int(time.get("day")), int(time.get("day2"))
    year, anchor = year_of(time, context, month, first)
    if first >= last:
        return None
    if year is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}")
    begin, end = Moment(year, month, first), Moment(year, month, last)
    if not (valid(begin) and valid(end)):
        return None
    days, until = days_of(begin), days_of(end)
    return Resolved(
        "DATE",
        f"{begin.value}/{end.value}",
        DateRange(days[0], until[0], "day") if days and until else None,
        end,
        anchor,
    )


def resolve_week(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the week of June 12", "the week ending June 9" as seven days."""
    known = resolve_day(replace(time, does="day"), context)
    day = known.moment.first if known and known.moment else None
    if known is None or day is None:
        return Resolved("DATE", "XXXX-WXX")
    side = time.get("side")
    ahead = day.weekday() if side == "of" else 6 if side in ("ending", "ended") else 0
    first = day - timedelta(ahead)
    moment = of_week(first + timedelta(3))
    return Resolved(
        "DATE", moment.value, DateRange(first, first + timedelta(6), "week"), moment, known.anchor
    )


def resolve_nth_weekday(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the first Monday in June", "the last Friday of May 2021"."""
    month, nth = number("months", time.get("month")), time.get("nth")
    year, anchor = year_of(time, context, month, None)
    if year is None or not 1 <= year <= 9990:
        return Resolved("DATE", f"XXXX-{month:02d}")
    count = -1 if nth == "last" else number("ordinals", nth)
    day = nth_weekday(year, month, number("weekdays", time.get("wd")), count)
    return dated(time, of_day(day), anchor)


def resolve_named(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve a day known by its number, where the text can tell of it already: "9/11"."""
    day = date.fromisoformat(str(words()["named_days"][time.get("named")]))
    return dated(time, of_day(day)) if context.day is None or day <= context.day else None


def resolve_month(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "June", "early June 2023", "last November", "October of that year"."""
    month = number("months", time.get("month"))
    rel = time.get("rel")
    now = context.before(time) if _leans_back(rel) else context.now
    if rel and now:
        moment = _nth_month(rel, month, now)
        return dated(time, moment, context.anchor(now, time))
    year, anchor = year_of(time, context, month, None)
    return (
        dated(time, Moment(year, month), anchor)
        if year is not None
        else Resolved("DATE", f"XXXX-{month:02d}")
    )


def _nth_month(rel: str, month: int, now: Moment) -> Moment:
    here = now.first_month or 1
    if step_of(rel) < 0:
        return Moment(now.year if month < here else now.year - 1, month)
    if step_of(rel) > 0:
        return Moment(now.year if month > here else now.year + 1, month)
    return Moment(now.year, month)


def _leans_back(rel: str) -> bool:
    return rel.startswith(("that", "the "))


def resolve_season(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the summer of 1916", "last winter", "autumn"."""
    tag = str(words()["seasons"][time.get("season")])
    year, rel = written_year(time), time.get("rel", "ref")
    if year is not None:
        return dated(time, Moment(year, tag=tag))
    now = context.before(time) if _leans_back(rel) else context.now
    if context.coming is not None:
        return dated(time, Moment(context.coming, tag=tag))
    if now is None:
        return Resolved("DATE", f"XXXX-{tag}")
    return dated(time, Moment(_season_year(tag, rel, now, time, context), tag=tag), context.anchor(now, time))


def _season_year(tag: str, rel: str, now: Moment, time: FoundTime, context: Context) -> int:
    start, here = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[tag], now.first_month
    if time.get("ref"):
        return now.year + step_of(rel)
    if here is None:
        return now.year
    if step_of(rel) < 0:
        return now.year if start + 2 < here else now.year - 1
    if step_of(rel) > 0:
        return now.year if start > here else now.year + 1
    if tag == "WI" and here <= 3:
        return now.year if context.narrative and rel != "the same" else now.year - 1
    if rel or context.narrative:
        return now.year
    if time.tense == "past":
        return now.year if start <= here else now.year - 1
    return now.year + 1 if time.tense in ("future", "open") and start + 2 < here else now.year


def _order(time: FoundTime) -> int:
    """Return which quarter or half is meant: "Q3", "the 3rd quarter", "the third quarter"."""
    figures = time.get("q") or (time.get("ord").rstrip("strndh") if time.get("ord")[:1].isdigit() else "")
    return int(figures or 0) or number("ordinals", time.get("ord"))


def resolve_quarter(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the second quarter of 2009", "Q3", "the first half of last year"."""
    order = _order(time)
    letter = "H" if time.get("piece") in ("half", "h") else "Q"
    year, now = written_year(time), context.now
    if time.get("yy"):
        year = full_year(time.get("yy"), now.year if now else None)
    rel = time.get("ref", "ref2")
    if year is None and now:
        base = context.before(time) if _leans_back(rel) else now
        year = (base or now).year + step_of(rel)
        ahead = order > ((now.first_month or 1) - 1) // 3 + 1
        year -= 1 if not rel and letter == "Q" and ahead and time.tense != "future" else 0
    anchor = None if written_year(time) else context.anchor(now, time)
    tag = f"{letter}{order}"
    return dated(time, Moment(year, tag=tag), anchor) if year is not None else Resolved("DATE", f"XXXX-{tag}")


def resolve_year(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "1939", "mid-1916", "490 BC", and the "17" of "1915-17"."""
    if time.get("yy"):
        near = context.last.moment.year if context.last else context.day.year if context.day else None
        year: int | None = full_year(
            time.get("yy"), None if time.rule == "date.year.short" and near is None else near
        )
        if time.rule == "date.year" and near is not None and year is not None and year < near:
            return None
    else:
        year = -int(time.get("year2")) if time.get("year2") else written_year(time)
    return dated(time, Moment(year)) if year else None


def resolve_fiscal(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "fiscal 2008", "FY23", "FY2022-23".

    Firms and states begin it when they like, so the range is two years wide.
    """
    short = time.get("until", "yy")
    year = full_year(short, context.day.year if context.day else None) if short else int(time.get("year"))
    return Resolved(
        "DATE", f"FY{year}", DateRange(date(year - 1, 1, 1), date(year, 12, 31), "year"), Moment(year)
    )


def resolve_decade(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the 1940s", "the early '90s", "the sixties"."""
    if time.get("decade", "decade2"):
        year = int(time.get("decade", "decade2"))
    elif time.get("short"):
        year = (
            1900 + int(time.get("short")) if int(time.get("short")) >= 30 else 2000 + int(time.get("short"))
        )
    else:
        year = 1900 + 10 * number("decades", time.get("word"))
    return dated(time, Moment(-year if "bc" in time.fields else year, tag="DE"))


def resolve_century(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "the 19th century", "eighteenth-century", "the 5th century BC"."""
    count = int(time.get("cent")) if time.get("cent") else number("ordinals", time.get("ord"))
    if not 1 <= count <= 30:
        return None
    if "bc" in time.fields:
        return Resolved("DATE", f"BC{count - 1:02d}", None, Moment(-100 * count + 1, tag="CE"))
    return dated(time, Moment(100 * (count - 1), tag="CE")) if count > 1 else Resolved("DATE", "00")


def year_of(time: FoundTime, context: Context, month: int, day: int | None) -> tuple[int | None, str | None]:
    """Return the year written, or the one that fits, and what it was counted from."""
    year, now = written_year(time), context.now
    if year is not None:
        return year, None
    if context.coming is not None:
        return context.coming, f"{context.coming} named beside it"
    ref = re.sub(r"^of | year$", "", time.get("ref"))
    if ref and (base := context.before(time) if ref.startswith(("that", "the")) else now):
        return shifted(base, step_of(ref), "Y").year, context.anchor(base, time)
    if now is None:
        return None, None
    if context.narrative:
        return _year_in_story(month, context.story or now), context.anchor(now, time)
    assert context.day is not None
    year = _year_in_news(time, context.day, month, day)
    told = _told_before(time, context, month, day, year)
    return (told.year, context.anchor(told, time)) if told else (year, context.anchor(now, time))


def _year_in_story(month: int, last: Moment) -> int:
    """Return the year of the date told last, or the next where its month is long past."""
    here = last.first_month
    return last.year + 1 if here and here - month >= 8 else last.year


def _told_before(time: FoundTime, context: Context, month: int, day: int | None, year: int) -> Moment | None:
    """Return the day just told of which this one is the sequel: "On 2 May 2017 … On 20 May they charged him".

    News leaves out the year of a day that is near. A past day that would be half a year back or more
    belongs to what the sentence, or the one before, has told.
    """
    told = context.last_day
    if time.tense != "past" or not day or told is None or time.sentence - told.sentence > 1:
        return None
    moment = told.moment
    if not valid(Moment(year, month, day)) or not valid(Moment(moment.year, month, day)):
        return None
    assert context.day is not None
    far = (context.day - date(year, month, day)).days >= _FAR
    return moment if far and moment.year < year and (month, day) >= (moment.month, moment.day) else None


def _year_in_news(time: FoundTime, today: date, month: int, day: int | None) -> int:
    """Return the year that the weekday, else the tense, else nearness to the day of publication chooses."""
    if time.get("wd") and day:
        weekday = number("weekdays", time.get("wd"))
        for year in (today.year, today.year - 1, today.year + 1):
            if valid(Moment(year, month, day)) and date(year, month, day).weekday() == weekday:
                return year
    passed = (month, day or 0) <= (today.month, today.day)
    if time.tense == "past" and (day is None or (month, day) != (today.month, today.day)):
        return today.year if passed else today.year - 1
    if time.tense == "future":
        ahead = (month, day or 31) >= (today.month, today.day)
        return today.year if ahead or (today.month - month) % 12 <= 2 else today.year + 1
    middle = day or 15
    return min(
        (today.year, today.year - 1, today.year + 1),
        key=lambda year: abs((date(year, month, min(middle, 28)) - today).days),
    )
