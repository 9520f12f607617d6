"""Mistakes of the small default model in sentences that attribute, mended by the order of the words.

Each rule looks only where the parse shows nothing. With another pipeline (``--model``) none is tried.
"""

from __future__ import annotations

from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.quotes.repair import clauses, inversion
from claims.extract.quotes.repair.inversion import Turned
from claims.extract.syntax import TokenRange, is_of_noun
from claims.extract.tokens import Token

__all__ = ["Turned", "hidden_clause", "speaker_behind", "turned"]


def hidden_clause(context: QuoteContext, verb: Token) -> TokenRange | None:
    """Return the clause that ``verb`` says where the parse hangs it elsewhere, or ``None``."""
    if not context.parsed.repairs or is_of_noun(verb):
        return None
    return (
        clauses.announced(context, verb)
        or clauses.asked(context, verb)
        or clauses.told(context, verb)
        or clauses.unmarked(context, verb)
        or clauses.above(context, verb)
        or clauses.next_clause(context, verb)
    )


def turned(context: QuoteContext, verb: Token) -> Turned | None:
    """Return who speaks behind ``verb`` and what, where the parse takes the speaker for an object."""
    return inversion.turned(context, verb) if context.parsed.repairs else None


def speaker_behind(context: QuoteContext, verb: Token, end: int) -> Token | None:
    """Return who stands behind ``verb`` and a date, place or hearer, before token ``end``."""
    return inversion.speaker_behind(context, verb, end) if context.parsed.repairs else None
