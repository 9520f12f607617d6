"""Asides that tell by whom words are passed on: "said — as reported by the Post — “…”"."""

from __future__ import annotations

from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.syntax import TokenRange

_PASSED_ON = frozenset(("report", "quote", "cite", "tell", "relay", "translate"))
_BY = frozenset(("by", "in", "to"))


def passes_on(context: QuoteContext, at: int) -> bool:
    """Say whether "as reported by", "as quoted in" or the like stands at token ``at``."""
    words = context.doc[at : at + 3]
    if len(words) < 3 or words[0].lower_ != "as" or words[2].lower_ not in _BY:
        return False
    return context.word(words[1]) in _PASSED_ON and words[1].tag_ in ("VBN", "VBD")


def without_passing_on(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said`` without such an aside before or behind its quoted words."""
    start, end = said
    if start >= end:
        return said
    regions = context.regions_in(context.offsets[start], context.doc[end - 1].idx + 1)
    if not regions:
        return said
    first, last = context.regions[regions[0]], context.regions[regions[-1]]
    if passes_on(context, start):
        start = context.token_from(first.start)
    behind = context.token_from(last.end)
    behind += behind < end and context.doc[behind].text in (",", "—", "–", "--")
    if behind < end and passes_on(context, behind):
        end = context.token_from(last.end)
    return start, end
