"""Days with a name: the year that fits, and the days they fall on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.document import DateRange
from claims.extract.dates.found import FoundTime, written_year
from claims.extract.dates.grammar.rules import words
from claims.extract.dates.values.absolute import dated, int_list, step_of
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.holidays import Days, holidays_of, is_moon_sighted
from claims.extract.dates.values.moment import of_day


def resolve_holiday(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "Christmas 1963", "last Easter", "Labor Day", "Ramadan"."""
    name, now = time.get("holiday").replace("’", "'"), context.now
    year, rel = written_year(time), time.get("rel", "ref")
    if year is None and time.get("ref") and now:
        year = now.year + step_of(rel)
    if year is None and now is None:
        fixed = words()["holidays"].get(name)
        day = int_list("holidays", name) if isinstance(fixed, list) and len(fixed) == 2 else []
        return Resolved("DATE", f"XXXX-{day[0]:02d}-{day[1]:02d}" if day else "XXXX-XX-XX")
    days = _in_year(name, year) if year is not None else _near(name, time, context)
    if days is None:
        return Resolved("DATE", "XXXX-XX-XX") if name in words()["feasts"] else None
    anchor = None if written_year(time) else context.anchor(now, time)
    return _as_days(time, name, days, anchor)


def _as_days(time: FoundTime, name: str, days: Days, anchor: str | None) -> Resolved:
    first, last = days
    result = dated(time, of_day(first), anchor)
    if first != last:
        result = replace(result, value=f"{first}/{last}")
    doubt = timedelta(1 if is_moon_sighted(name) else 0)
    return replace(result, range=DateRange(first - doubt, last + doubt, "day"))


def _in_year(name: str, year: int) -> Days | None:
    found = holidays_of(name, year) if 1 <= year <= 9990 else []
    return found[0] if found else None


def _near(name: str, time: FoundTime, context: Context) -> Days | None:
    """Return the days that the tense chooses: the last that have begun, or the next; else this year's."""
    now = context.now
    assert now is not None
    today = now.first or date(1, 1, 1)
    years = [year for year in (now.year - 1, now.year, now.year + 1) if 1 <= year <= 9990]
    known = sorted(days for year in years for days in holidays_of(name, year))
    if time.tense == "future" or time.get("rel") == "next":
        return next((days for days in known if days[0] > today), None)
    if time.get("rel") == "last" or (time.tense == "past" and not context.narrative):
        back = [days for days in known if days[0] < today or (days[0] == today and not time.get("rel"))]
        return back[-1] if back else None
    if time.tense == "open":
        return min(known, key=lambda days: abs((days[0] - today).days), default=None)
    return next((days for days in known if days[0].year == now.year), None)
