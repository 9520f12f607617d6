"""Finding time expressions: the grammar over each sentence, its guards, and the longest match."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.document import Sentence, Span
from claims.extract.dates.found import Bound, FoundTime
from claims.extract.dates.grammar import Rule, rules, triggers
from claims.extract.dates.guards import GUARDS
from claims.extract.dates.narrative import is_narrative
from claims.extract.dates.tense import tense_of

_REACH = 60
"""Characters around its trigger words that an expression may still hold ("the beginning of the month of")."""

_ALSO = {
    "night": ("part",), "nights": ("part",), "hours": ("part",), "weekend": ("near",),
    "century": ("century",), "now": ("word",), "past": ("word",), "current": ("word",),
    "recent": ("word",), "time": ("word",), "this": ("word",), "coming": ("word",), "later": ("edge",),
    "earlier": ("edge",), "following": ("lean",), "mid": ("lean",), "fiscal": ("lean",), "prior": ("turn",),
}  # fmt: skip
"""Words that trigger one kind of phrase and stand in others too ("last night", "this weekend")."""

_SINCE = re.compile(r"\bsince(?: (?:the|about|around))?\s*$", re.I)
_UNTIL = re.compile(
    r"\b(?:until|till|by|before|no later than|up to)(?: (?:the|about|around|at least))?\s*$", re.I
)
_LINE = re.compile(r"[^\n\r]+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    rank: int
    rule: Rule
    match: re.Match[str]


def find_times(text: str, sentences: Sequence[Sentence]) -> tuple[FoundTime, ...]:
    """Return the time expressions of ``text`` in its order, none overlapping, not yet resolved.

    An expression never crosses the border of a sentence; without ``sentences`` lines are taken instead.
    """
    spans = [sentence.span for sentence in sentences] or [
        Span(*match.span()) for match in _LINE.finditer(text)
    ]
    found: list[FoundTime] = []
    for number, span in enumerate(spans):
        for candidate in _longest(list(_candidates(text, span))):
            found.append(_found(text, span, number, candidate))
    if not is_narrative(found):
        found = [time for time in found if time.rule != "reference.narrative"]
    return tuple(found)


def _candidates(text: str, sentence: Span) -> Iterator[_Candidate]:
    held = _triggered(text, sentence)
    if not held:
        return
    for rank, rule in enumerate(rules()):
        if not rule.needs <= held.keys():
            continue
        guard = GUARDS[rule.guard] if rule.guard else None
        start, end = _window(text, sentence, [held[need] for need in rule.needs])
        for pattern in rule.patterns:
            for match in pattern.finditer(text, start, end):
                if guard is None or guard(match, text):
                    yield _Candidate(Span(*_trimmed(match)), rank, rule, match)


def _triggered(text: str, sentence: Span) -> dict[str, tuple[int, int]]:
    """Return the kinds of trigger word in a sentence, with the start of the first and the end of the last."""
    held: dict[str, tuple[int, int]] = {}
    for trigger in triggers().finditer(text, sentence.start, sentence.end):
        start, end = trigger.span()
        for kind in (trigger.lastgroup or "", *_ALSO.get(trigger.group().lower(), ())):
            held[kind] = (held[kind][0], end) if kind in held else (start, end)
    return held


def _window(text: str, sentence: Span, held: list[tuple[int, int]]) -> tuple[int, int]:
    """Return where to look: around the trigger words, to the end of a word."""
    start = max(sentence.start, min(first for first, _ in held) - _REACH)
    end = text.find(" ", max(last for _, last in held) + _REACH, sentence.end)
    return start, end if end >= 0 else sentence.end


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    words = match.group()
    end = match.start() + len(words.rstrip(" ,\u00a0"))
    return match.start() + len(words) - len(words.lstrip()), max(end, match.start() + 1)


def _longest(candidates: list[_Candidate]) -> list[_Candidate]:
    """Return the candidates that do not overlap a longer one, or an equally long one of an earlier rule."""
    taken: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (-len(one.span), one.rank)):
        at = bisect_left(taken, candidate.span.start, key=lambda one: one.span.start)
        neighbours = taken[max(0, at - 1) : at + 1]
        if not any(candidate.span.overlaps(other.span) for other in neighbours):
            taken.insert(at, candidate)
    return taken


def _found(text: str, sentence: Span, number: int, candidate: _Candidate) -> FoundTime:
    fields = {name: value.strip().lower() for name, value in candidate.match.groupdict().items() if value}
    time = FoundTime(candidate.span, candidate.rule.name, candidate.rule.does, fields, sentence=number)
    tense = tense_of(text, sentence, candidate.span)
    return replace(
        time,
        tense=tense,
        bound=_bound(text[max(sentence.start, candidate.span.start - 24) : candidate.span.start]),
    )


def _bound(before: str) -> Bound | None:
    if _SINCE.search(before):
        return "since"
    return "until" if _UNTIL.search(before) else None
