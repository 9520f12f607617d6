"""Spans of a text looked up by place, so that no rule has to go through all of them."""

from __future__ import annotations

from collections.abc import Iterator

from claims.document import Span

BUCKET = 64
"""Characters that share a list of the spans that reach into them."""


class SpanIndex:
    """Numbered spans, found by an offset that they hold or a span that they overlap."""

    def __init__(self) -> None:
        self._spans: dict[int, Span] = {}
        self._buckets: dict[int, list[int]] = {}

    def add(self, number: int, span: Span) -> None:
        """Keep ``span`` under ``number``."""
        self._spans[number] = span
        for bucket in range(span.start // BUCKET, span.end // BUCKET + 1):
            self._buckets.setdefault(bucket, []).append(number)

    def holding(self, offset: int) -> Iterator[tuple[int, Span]]:
        """Yield number and span of those that hold the character at ``offset``."""
        for number in self._buckets.get(offset // BUCKET, ()):
            span = self._spans[number]
            if span.start <= offset < span.end:
                yield number, span

    def overlapping(self, wanted: Span) -> Iterator[tuple[int, Span]]:
        """Yield number and span of those that share a character with ``wanted``, each once."""
        seen: set[int] = set()
        for bucket in range(wanted.start // BUCKET, wanted.end // BUCKET + 1):
            for number in self._buckets.get(bucket, ()):
                if number not in seen and self._spans[number].overlaps(wanted):
                    seen.add(number)
                    yield number, self._spans[number]
