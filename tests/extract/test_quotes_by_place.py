"""The quotes around an event are those that looking at every quote would find."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims.document import Quote, Span
from claims.extract.events.quotes_by_place import QuotesByPlace

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(pair[0], sum(pair)))
QUOTE = Quote("direct", (Span(0, 1),), None, None, "quote.test", 1.0)


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=12), SPANS)
def test_no_quote_around_a_span_is_missed(contents: list[list[Span]], inner: Span) -> None:
    quotes = [replace(QUOTE, content=tuple(spans)) for spans in contents]
    every = [(len(span), at) for at, spans in enumerate(contents) for span in spans if span.contains(inner)]
    assert sorted(QuotesByPlace(quotes).holding(inner)) == sorted(every)
