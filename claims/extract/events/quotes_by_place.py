"""Quotes by where their content stands: an event looks at those around it, and not at all of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from claims.document import Quote, Span


class QuotesByPlace:
    """Finds the quotes whose content holds a span."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        pieces = sorted(
            ((span.start, at, span) for at, quote in enumerate(quotes) for span in quote.content),
            key=lambda piece: piece[:2],
        )
        self._pieces = [(span, at) for _, at, span in pieces]
        self._starts = [start for start, _, _ in pieces]
        self._longest = max((len(span) for span, _ in self._pieces), default=0)

    def holding(self, inner: Span) -> list[tuple[int, int]]:
        """Return the length of each piece of content that holds ``inner``, and the position of its quote."""
        first = bisect_left(self._starts, inner.end - self._longest)
        last = bisect_right(self._starts, inner.start)
        return [(len(span), at) for span, at in self._pieces[first:last] if span.contains(inner)]
