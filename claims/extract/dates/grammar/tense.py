"""The tense of the clause around a time expression, read from the words that carry it.

``past`` and ``future`` are the clause's own. ``open`` is what is asked for, offered, threatened or tied to a
condition or a deadline: "called for talks on Monday", "if they do not resume by Friday".
"""

from __future__ import annotations

import re

from claims.document import Span
from claims.extract.dates.found import Tense
from claims.extract.dates.grammar.rules import tense_cues

TENSES: tuple[Tense, ...] = ("future", "open", "past")
"""In the order in which they win where cues end alike."""

_BEFORE, _AFTER = 90, 60
_CLAUSE_START = re.compile(r"[.;!?\"“”:][\s\"”’]|\n")
_CLAUSE_END = re.compile(r"[.;,!?\"“”\n]")
_HOUR = re.compile(r"(?:mid)?(?:noon|day|night|dawn|dusk)|nightfall|sunrise|sunset|daybreak", re.I)
_OPENING = re.compile(r"(?:(?:and|but) )?(?:(?:early|late|earlier|later) )?(?:in|on|at|by|during)?\s*$", re.I)
"""Words before a date that opens its clause."""
_ASIDES = re.compile(r",[^,;.!?\"“”\n]*,|[.;!?\"“”\n].*", re.S)
"""Words that commas enclose ("Ann Hill, 43, was …"), and all behind the clause."""


def tense_of(text: str, sentence: Span, span: Span) -> Tense | None:
    """Return the tense that the nearest cue before ``span`` in its clause tells, else the first one after it.

    At most 90 characters before and 60 after are read.
    """
    left = _CLAUSE_START.split(text[max(sentence.start, span.start - _BEFORE) : span.start])[-1]
    rest = text[span.end : min(sentence.end, span.end + _AFTER)].lstrip(" ,")
    right = _CLAUSE_END.split(rest, maxsplit=1)[0].rstrip()
    if tense_cues("preparing").search(left.rstrip()) and tense_cues("occasion").match(rest):
        return "open"
    limit = bool(tense_cues("deadline").search(left)) and not _HOUR.match(text, span.start)
    if limit and tense_cues("condition").search(left):
        return "future"
    ends = {tense: _last(tense, left) for tense in TENSES}
    if _is_dropped_plan(left, right, planned=ends["future"] > ends["past"]):
        return "open"
    last = max(ends.values())
    if last >= 0:
        tense = next(tense for tense in TENSES if ends[tense] == last)
        return "open" if tense == "past" and limit else tense
    beyond = _first(_ASIDES.sub("", rest)) if _OPENING.match(left.lstrip()) else None
    return _first(right) or beyond or ("open" if limit else None)


def _first(right: str) -> Tense | None:
    """Return the tense of the first cue behind an expression."""
    first, then = tense_cues("future").search(right), tense_cues("past").search(right)
    if first and (not then or first.start() <= then.start()):
        return "future"
    return "past" if then else None


def _last(tense: str, words: str) -> int:
    """Return where the last cue of a tense ends, or -1."""
    return max((match.end() for match in tense_cues(tense).finditer(words)), default=-1)


def _is_dropped_plan(left: str, right: str, planned: bool) -> bool:
    """Say whether what was set for the date is called off behind it, or a past verb follows a plan."""
    if tense_cues("dropped").match(right):
        return True
    planning = [match.end() for match in tense_cues("planning").finditer(left)]
    return (
        planned
        and bool(planning)
        and planning[-1] >= len(left.rstrip()) - 4
        and bool(tense_cues("past").match(right))
    )
