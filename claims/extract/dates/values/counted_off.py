"""Stretches counted off from a day told beside them.

"She resigned on Thursday, two days after the raid" dates the raid; "Two days after the raid of 3 March, she
resigned" dates her resignation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.document import DateRange, TimeExpression
from claims.extract.dates.values.moment import of_day, range_of, shifted

RULE = "duration.counted_off"
"""The rule of a stretch behind its day; it dates what stands behind "after" or "before" and nothing else."""
ONWARD = "duration.counted_on"
"""The rule of a stretch before its day; it dates the clause."""
_EXACT = re.compile(r"P(\d{1,3})([DWMY])$")
_FROM_DAY = re.compile(
    r"(?: (?!and |but |who |which |that )[^\s,.;:]+){0,4},\s+(?:(?:just|only|barely|exactly|about) )?$", re.I
)
_TO_EVENT = re.compile(r"\s(after|before)\b(?!\s+(?:that|this|which|it)\b)", re.I)
_TO_DAY = re.compile(
    r"\s(after|before)\s+(?:(?!and |but |who |which |that |until |to )(?:[^\s,.;:]|\.(?=\S))+\s+){0,6}$", re.I
)


def counted_off(text: str, times: Sequence[TimeExpression | None]) -> list[TimeExpression | None]:
    """Give such a stretch its days: of "the raid", two days before Thursday, or those two days after it.

    Its value stays the duration that is written, and its rule says what it dates. ``times`` are in the order
    of the text; a gap (``None``) among them stays.
    """
    done = list(times)
    for at in range(1, len(done)):
        before, here = done[at - 1], done[at]
        if before and here and (days := _days(text, before, here)):
            done[at] = replace(here, range=days, rule=RULE)
        elif before and here and (days := _onward(text, before, here)):
            done[at - 1] = replace(before, range=days, rule=ONWARD)
    return done


def _onward(text: str, here: TimeExpression, told: TimeExpression) -> DateRange | None:
    """Return the days that a stretch leads to from the day that its own phrase names."""
    length, day = _EXACT.match(here.value), told.range
    leads = _TO_DAY.match(text[here.span.end : told.span.start])
    if not (length and leads and here.type == "DURATION" and here.range is None):
        return None
    if told.type != "DATE" or day is None or day.first is None or day.first != day.last:
        return None
    away = int(length[1]) if leads[1].lower() == "after" else -int(length[1])
    return range_of(shifted(of_day(day.first), away, length[2]))


def _days(text: str, before: TimeExpression, here: TimeExpression) -> DateRange | None:
    day, length = before.range, _EXACT.match(here.value)
    leads = _TO_EVENT.match(text, here.span.end)
    if not (day and length and leads and day.first and day.first == day.last and here.type == "DURATION"):
        return None
    if not _FROM_DAY.match(text[before.span.end : here.span.start]):
        return None
    away = -int(length[1]) if leads[1].lower() == "after" else int(length[1])
    return range_of(shifted(of_day(day.first), away, length[2]))
