"""Whole dates in spellings that our grammar marks and dateparser reads: logs, file names, forms."""

from __future__ import annotations

from claims.extract.dates.found import FoundTime
from claims.extract.dates.values.absolute import dated
from claims.extract.dates.values.clock import zone_offset
from claims.extract.dates.values.context import Context, Resolved
from claims.extract.dates.values.moment import Moment
from claims.extract.language import ENGLISH


def resolve_written(time: FoundTime, context: Context) -> Resolved | None:
    """Resolve "17-Jun-23", "2023/06/17", "Sat Jun 17 19:23:00 2023"; ``None`` for no day of the calendar.

    Nothing of it depends on the day of the machine: day, month and year are all written.
    """
    # Imported here, since it takes a good part of a second and few texts need it.
    import dateparser

    read = dateparser.parse(
        time.get("written"),
        languages=[ENGLISH.code],
        settings={"STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False},
    )
    if read is None:
        return None
    moment = Moment(read.year, read.month, read.day)
    result = dated(time, moment)
    if ":" not in time.get("written"):
        return result
    zone = zone_offset(time.get("zone"), moment.first)
    return Resolved("TIME", f"{moment.value}T{read:%H:%M}{zone}", result.range, moment)
