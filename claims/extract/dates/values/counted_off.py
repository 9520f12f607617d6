"""Stretches counted off from the day told before them: "resigned on Thursday, two days after the raid"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.document import DateRange, TimeExpression
from claims.extract.dates.values.moment import of_day, range_of, shifted

RULE = "duration.counted_off"
"""The rule of such a stretch; it dates what stands behind "after" or "before" and nothing else."""
_EXACT = re.compile(r"P(\d{1,3})([DWMY])$")
_FROM_DAY = re.compile(
    r"(?: (?!and |but |who |which |that )[^\s,.;:]+){0,4},\s+(?:(?:just|only|barely|exactly|about) )?$", re.I
)
_TO_EVENT = re.compile(r"\s(after|before)\b(?!\s+(?:that|this|which|it)\b)", re.I)


def counted_off(text: str, times: Sequence[TimeExpression | None]) -> list[TimeExpression | None]:
    """Give such a stretch the days of what it leads to: of "the raid", two days before Thursday.

    Its value stays the duration that is written, and its rule says that it dates what stands behind "after"
    or "before", and nothing else. ``times`` are in the order of the text; a gap (``None``) among them stays.
    """
    done = list(times)
    for at in range(1, len(done)):
        before, here = done[at - 1], done[at]
        if before and here and (days := _days(text, before, here)):
            done[at] = replace(here, range=days, rule=RULE)
    return done


def _days(text: str, before: TimeExpression, here: TimeExpression) -> DateRange | None:
    day, length = before.range, _EXACT.match(here.value)
    leads = _TO_EVENT.match(text, here.span.end)
    if not (day and length and leads and day.first and day.first == day.last and here.type == "DURATION"):
        return None
    if not _FROM_DAY.match(text[before.span.end : here.span.start]):
        return None
    away = -int(length[1]) if leads[1].lower() == "after" else int(length[1])
    return range_of(shifted(of_day(day.first), away, length[2]))
