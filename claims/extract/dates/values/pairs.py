"""Two dates that are the ends of one stretch: "between 2014 and 2018", "from Monday through Thursday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.document import DateRange, TimeExpression

_OPENED = re.compile(r"\b(?:from|between)\s(?:the\s)?$", re.I)
_FROM = re.compile(r"\s*(?:to|until|till)\s(?:the\s)?$", re.I)
_BETWEEN = re.compile(r"\s*and\s(?:the\s)?$", re.I)
_THROUGH = re.compile(r"\s?[-–—]\s?$|\s(?:through|thru)\s(?:the\s)?$", re.I)
_FURTHEST = 12
_FINE = frozenset({"day", "daypart", "hour", "minute"})


def joined(text: str, times: Sequence[TimeExpression | None]) -> list[TimeExpression | None]:
    """Give both ends of a stretch the days of the whole; their values stay as written.

    ``times`` are in the order of the text; a gap (``None``) among them stays.
    """
    done = list(times)
    for at in range(len(done) - 1):
        first, last = done[at], done[at + 1]
        if first and last and _are_ends(text, first, last) and (days := _stretch(first, last)):
            done[at] = replace(first, range=days)
            done[at + 1] = replace(last, range=days)
    return done


def _are_ends(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    if last.span.start - first.span.end > _FURTHEST or {first.type, last.type} - {"DATE", "TIME"}:
        return False
    gap = text[first.span.end : last.span.start]
    if _THROUGH.match(gap):
        return True
    opened = _OPENED.search(text[max(0, first.span.start - _FURTHEST) : first.span.start])
    if not opened:
        return False
    return bool((_FROM if opened.group().lower().startswith("from") else _BETWEEN).match(gap))


def _stretch(first: TimeExpression, last: TimeExpression) -> DateRange | None:
    """Return the days from the begin of the one to the end of the other, where known and in order."""
    if not (first.range and last.range and first.range.first and last.range.last):
        return None
    begin, end = first.range.first, last.range.last
    precisions = {first.range.precision, last.range.precision}
    alike = len(precisions) == 1 or precisions <= _FINE
    return DateRange(begin, end, last.range.precision) if alike and begin <= end else None
