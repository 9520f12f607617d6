"""The time of day: TIMEX3's ``T19:23``, ``TEV``, with the zone where one is written."""

from __future__ import annotations

import re
from datetime import date

from claims.document import Precision
from claims.extract.dates.found import FoundTime
from claims.extract.dates.grammar.rules import words
from claims.extract.dates.values.holidays import nth_weekday

_QUARTERS = {"half past": (0, 30), "quarter past": (0, 15), "quarter to": (1, 45)}
"""How many hours before the one named, and the minute."""


def time_of_day(time: FoundTime, day: date | None = None) -> tuple[str, Precision | None]:
    """Return the part of the value after the day, and its precision; no time gives an empty string.

    ``day`` decides between winter and summer time where the zone's name leaves that open ("9 a.m. ET").
    """
    zone = zone_offset(time.get("zone"), day)
    if time.get("mil"):
        return f"T{time.get('mil')[:2]}:{time.get('mil')[2:]}{zone}", "minute"
    if time.get("h24"):
        return f"T{int(time.get('h24')):02d}:{time.get('m24')}{zone}", "minute"
    if time.get("hour"):
        hour = int(time.get("hour")) % 12 + (12 if time.get("ap").startswith("p") else 0)
        minute = time.get("minute")
        return f"T{hour:02d}:{minute or '00'}{zone}", "minute" if minute else "hour"
    if time.get("oclock"):
        hour, past = _spelt(time.get("oclock"), time.get("quarters").removeprefix("a "))
        return f"T{hour:02d}:{past:02d}{zone}", "minute" if past else "hour"
    if time.get("part"):
        return "T" + str(words()["parts"][time.get("part")]), "daypart"
    return "", None


def _spelt(word: str, quarters: str) -> tuple[int, int]:
    """Return the hour and minute of "five o'clock" and "a quarter to five"."""
    named = int(word if word.isdigit() else str(words()["numbers"][word]))
    before, past = _QUARTERS.get(quarters, (0, 0))
    return (named - before) % 24, past


def zone_offset(written: str, day: date | None) -> str:
    """Return the offset from Greenwich ("-04", "+05:30", "Z") of a zone as written, if it is known."""
    if not written:
        return ""
    offset = re.search(r"([+-])\s?(\d{1,2}):?(\d\d)?", written)
    if offset:
        minutes = f":{offset.group(3)}" if offset.group(3) else ""
        return f"{offset.group(1)}{int(offset.group(2)):02d}{minutes}"
    name = written.split(" ")[0].lower()
    offsets = words()["zones"].get(name) or words()["zone_names"].get(name, "")
    if not isinstance(offsets, list):
        return str(offsets).lstrip("z") if name != "z" else "Z"
    if day is None:
        return ""
    return str(offsets[_is_summer(day, name)])


def _is_summer(day: date, zone: str) -> bool:
    rules = words()["summer_time"]
    american = rules["american_zones"]
    assert isinstance(american, list)
    bounds = rules["american" if zone in american else "european"]
    assert isinstance(bounds, list)
    month, nth, last_month, last_nth = (int(bound) for bound in bounds)
    year = day.year
    return nth_weekday(year, month, 6, nth) <= day < nth_weekday(year, last_month, 6, last_nth)
