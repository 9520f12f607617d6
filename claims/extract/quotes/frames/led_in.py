"""Quoted words that a noun leads in: "issued a warning: “…”", "a statement which read, in part, “…”"."""

from __future__ import annotations

from claims.extract.quotes.quote_context import Found, QuoteContext
from claims.extract.tokens import Token

FEWEST_WORDS = 4
"""Words of a quotation that a noun leads in and that says something by itself."""
_READS = frozenset(("read", "say", "state", "begin", "go", "note", "add", "conclude"))
_THINGS = frozenset(f"quote.indirect.{name}" for name in ("object", "prepositional"))


def without_lead_in(context: QuoteContext, found: Found) -> Found:
    """Return ``found``, where a noun only leads in whole quoted words, as those words.

    What is opposed or described before the colon is the writer's; the quotation is what is said.
    """
    rule, ranges = found
    start, end = ranges[-1]
    if len(ranges) > 1 or start >= end:
        return found
    regions = context.regions_in(context.offsets[start], context.doc[end - 1].idx + 1)
    if not regions:
        return found
    region = context.regions[regions[0]]
    first = context.token_from(region.start)
    opening = context.text[region.start : region.end].lstrip("“«\"'‘[ ")[:1]
    sentence = opening.isupper() or context.text[region.start : region.end].rstrip("”»\"'’ ")[-1:] == "."
    whole = region.words >= FEWEST_WORDS and sentence and context.token_from(region.end) >= end - 1
    if not whole or first - start < 2:
        return found
    led = context.doc[start:first]
    verbs = [word for word in led if word.pos_ in ("VERB", "AUX")]
    reads = len(verbs) == 1 and verbs[0].i > start and _reads(context, verbs[0])
    if (rule in _THINGS and led[-1].text == ":" and not verbs) or reads:
        return "quote.indirect.ccomp", [(first, end)]
    return found


def _reads(context: QuoteContext, verb: Token) -> bool:
    """Say whether ``verb`` is the cue of "a statement which read" or "a letter saying"."""
    if context.word(verb) not in _READS or verb.pos_ != "VERB":
        return False
    return verb.tag_ == "VBG" or verb.nbor(-1).lower_ in ("which", "that", "also")
