"""Sentences of a parsed article, with its lines of furniture kept apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claims.document import Block, Sentence, Span
from claims.extract.lexicon import tables
from claims.extract.tokens import Doc


def sentences(doc: Doc, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of ``doc`` with blanks trimmed off.

    A title, a dateline, a byline and a line of furniture are one sentence each, whatever the parser cut
    there; what it joined to one of them is a sentence without it.
    """
    text = doc.text
    whole = [block.span for block in blocks if block.kind in ("title", "dateline", "byline", "chrome")]
    found: list[Span] = list(whole)
    for start, end in _written(doc):
        parts = (_trimmed(text, *part) for part in _outside(start, end, whole))
        found += [part for part in parts if part]
    return tuple(Sentence(span) for span in sorted(found))


def _written(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends; clauses parsed apart are one sentence as written."""
    start: int | None = None
    for sent in doc.sents:
        start = sent.start_char if start is None else start
        if sent.end == len(doc) or not _goes_on(doc, sent.end):
            yield start, sent.end_char
            start = None


def _goes_on(doc: Doc, end: int) -> bool:
    """Say whether a sentence goes on behind where it was cut: at a comma, or between a day and its month."""
    last = doc[end - 1].text
    is_day = last.isdecimal() and len(last) < 3 and doc[end].lower_ in tables("dates")["months"]
    return is_day or last in (";", ",")


def _outside(start: int, end: int, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a stretch without the spans in ``taken``, which are in order."""
    at = bisect_right(taken, start, key=lambda span: span.end)
    while at < len(taken) and taken[at].start < end:
        if start < taken[at].start:
            yield start, taken[at].start
        start = taken[at].end
        at += 1
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
