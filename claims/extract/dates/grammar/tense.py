"""The tense of the clause around a time expression, read from the words that carry it."""

from __future__ import annotations

import re

from claims.document import Span
from claims.extract.dates.found import Tense
from claims.extract.dates.grammar.rules import tense_cues

_BEFORE, _AFTER = 90, 60
_CLAUSE_START = re.compile(r"[.;!?\"“”:][\s\"”’]|\n")
_CLAUSE_END = re.compile(r"[.;,!?\"“”\n]")


def tense_of(text: str, sentence: Span, span: Span) -> Tense | None:
    """Return the tense that the nearest cue before ``span`` in its clause tells, else the first one after it.

    At most 90 characters before and 60 after are read.
    """
    future, past = tense_cues("future"), tense_cues("past")
    left = _CLAUSE_START.split(text[max(sentence.start, span.start - _BEFORE) : span.start])[-1]
    right = text[span.end : min(sentence.end, span.end + _AFTER)]
    right = _CLAUSE_END.split(right.lstrip(" ,"), maxsplit=1)[0]
    ahead = max((match.end() for match in future.finditer(left)), default=-1)
    behind = max((match.end() for match in past.finditer(left)), default=-1)
    if ahead > behind and _is_dropped_plan(left, right):
        return None
    if ahead >= 0 or behind >= 0:
        return "future" if ahead >= behind else "past"
    first, then = future.search(right), past.search(right)
    if first and (not then or first.start() <= then.start()):
        return "future"
    return "past" if then else None


def _is_dropped_plan(left: str, right: str) -> bool:
    """Say whether a planning participle stands right before the date and a past verb after it."""
    planning = [match.end() for match in tense_cues("planning").finditer(left)]
    return bool(planning) and planning[-1] >= len(left.rstrip()) - 4 and bool(tense_cues("past").match(right))
