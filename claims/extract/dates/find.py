"""Time expressions found in text: the grammar over each sentence, its guards, and the longest match."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.document import Sentence, Span
from claims.extract.dates.found import Bound, FoundTime
from claims.extract.dates.grammar.guards import guard
from claims.extract.dates.grammar.rules import Rule, kinds_of, rules_for
from claims.extract.dates.grammar.tense import tense_of
from claims.extract.dates.narrative import is_narrative

_WORD = re.compile(r"\w+")
_SINCE = re.compile(r"\bsince(?: (?:the|about|around))?\s*$", re.I)
_UNTIL = re.compile(
    r"\b(?:until|till|by|before|no later than|up to)(?: (?:the|about|around|at least))?\s*$", re.I
)
_BEFORE_THEN = re.compile(r"\bhad\b[^.;]*\bsince(?: (?:the|about|around))?\s*$", re.I)
_WHEN = re.compile(r", when\b", re.I)
"""Opens what was then: "since May, when she quit" tells of May."""
_SO_FAR_BEFORE = re.compile(r"\b(?:so far|already|thus far|to date)(?: in)?\s*$", re.I)
_SO_FAR_AFTER = re.compile(r"[ ,]+(?:so|thus) far\b|[ -]to[ -]date\b", re.I)
_NONE: frozenset[str] = frozenset()
_LINE = re.compile(r"[^\n\r]+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    rank: int
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that may make up a time expression, with the word after them, and the kinds they hold."""

    start: int
    end: int
    kinds: frozenset[str]


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
    for run in _runs(text, sentence):
        for rank, rule in rules_for(run.kinds):
            condition = guard(rule.guard) if rule.guard else None
            for pattern in rule.patterns:
                for match in pattern.finditer(text, run.start, run.end):
                    if condition is None or condition.takes(match, text):
                        yield _Candidate(Span(*_trimmed(match)), rank, rule, match)


def _runs(text: str, sentence: Span) -> Iterator[_Run]:
    """Yield the runs of words of a sentence that patterns hold, where a trigger is among them."""
    start, kinds = -1, _NONE
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        held = kinds_of(word.group())
        if held is not None:
            start = word.start() if start < 0 else start
            kinds = kinds | held if held else kinds
        elif start >= 0:
            if kinds:
                yield _Run(start, word.end(), kinds)
            start, kinds = -1, _NONE
    if kinds:
        yield _Run(start, sentence.end, kinds)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    words = match.group()
    end = match.start() + len(words.rstrip(" ,\u00a0" if "(" in words else " ,\u00a0)"))
    return match.start() + len(words) - len(words.lstrip()), max(end, match.start() + 1)


def _longest(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """Yield, in order, the candidates that overlap no longer one, nor as long a one of an earlier rule."""
    cluster: list[_Candidate] = []
    end = -1
    for candidate in sorted(candidates, key=lambda one: one.span.start):
        if candidate.span.start >= end:
            yield from _chosen(cluster)
            cluster = []
        cluster.append(candidate)
        end = max(end, candidate.span.end)
    yield from _chosen(cluster)


def _chosen(cluster: list[_Candidate]) -> list[_Candidate]:
    """Return those of a few candidates, each overlapping another, that are to stay."""
    taken: list[_Candidate] = []
    for candidate in sorted(cluster, key=lambda one: (-len(one.span), one.rank)):
        at = bisect_left(taken, candidate.span.start, key=lambda one: one.span.start)
        neighbours = taken[max(0, at - 1) : at + 1]
        if not any(candidate.span.overlaps(other.span) for other in neighbours):
            taken.insert(at, candidate)
    return taken


def _found(text: str, sentence: Span, number: int, candidate: _Candidate) -> FoundTime:
    fields = {name: value.strip().lower() for name, value in candidate.match.groupdict().items() if value}
    span, rule = candidate.span, candidate.rule
    return FoundTime(
        span,
        rule.name,
        rule.does,
        fields,
        tense_of(text, sentence, span),
        _bound(text[max(sentence.start, span.start - 90) : span.start], text[span.end : sentence.end][:12]),
        number,
    )


def _bound(before: str, after: str) -> Bound | None:
    if _SO_FAR_BEFORE.search(before) or _SO_FAR_AFTER.match(after):
        return "ongoing"
    if _SINCE.search(before) and not _WHEN.match(after):
        return "since" if _BEFORE_THEN.search(before) else "ongoing"
    return "until" if _UNTIL.search(before) else None
