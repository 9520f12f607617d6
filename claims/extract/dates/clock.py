"""The time of day: TIMEX3's ``T19:23``, ``TEV``, with the zone where one is written."""

from __future__ import annotations

import re

from claims.document import Precision
from claims.extract.dates.found import FoundTime
from claims.extract.dates.grammar import words


def time_of_day(time: FoundTime) -> tuple[str, Precision | None]:
    """Return the part of the value after the day, and its precision; no time gives an empty string."""
    if time.get("mil"):
        return f"T{time.get('mil')[:2]}:{time.get('mil')[2:]}{_zone(time)}", "minute"
    if time.get("h24"):
        return f"T{int(time.get('h24')):02d}:{time.get('m24')}{_zone(time)}", "minute"
    if time.get("hour"):
        hour = int(time.get("hour")) % 12 + (12 if time.get("ap").startswith("p") else 0)
        return f"T{hour:02d}:{time.get('minute') or '00'}{_zone(time)}", "minute" if time.get(
            "minute"
        ) else "hour"
    if time.get("part"):
        return "T" + str(words()["parts"][time.get("part")]), "daypart"
    return "", None


def _zone(time: FoundTime) -> str:
    written = time.get("zone")
    name = re.match(r"[a-z]*", written)
    offset = re.search(r"([+-])\s?(\d{1,2})(?::?(\d\d))?", written)
    if offset:
        return f"{offset.group(1)}{int(offset.group(2)):02d}" + (
            f":{offset.group(3)}" if offset.group(3) else ""
        )
    return str(words()["zones"].get(name.group(), "")) if name else ""
