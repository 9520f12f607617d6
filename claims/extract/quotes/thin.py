"""Thin content: words that are attributed and claim nothing ("praised them", "declined to comment")."""

from __future__ import annotations

from claims.document import Span
from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.tokens import Token

FEWEST_WORDS = 3
"""Words of an object from which on it is more than a bare thing."""
_STANDING = frozenset(("deny", "admit", "accuse", "confirm", "promise", "claim", "criticise"))
"""Classes of cues with which even a bare thing takes a stand: "denied the charge"."""
_OBJECTS = frozenset(f"quote.indirect.{name}" for name in ("object", "prepositional", "passive"))


def is_thin(context: QuoteContext, content: tuple[Span, ...], rule: str, verb: Token) -> bool:
    """Say whether ``content``, found at ``verb`` by ``rule``, is a pronoun, "to comment" or a bare thing."""
    if len(content) != 1 or any(context.regions_in(content[0].start, content[0].end)):
        return False
    first = context.token_from(content[0].start)
    words = [word for word in context.doc[first : context.token_from(content[0].end)] if not word.is_punct]
    stands = context.lexicon.verbs[context.word(verb)] in _STANDING
    if all(word.lower_ in context.lexicon.empty for word in words):
        return not stands or any(word.pos_ == "VERB" for word in words)
    telling = [word for word in words if word.pos_ not in ("DET", "PRON", "ADP")]
    if rule not in _OBJECTS or len(telling) >= FEWEST_WORDS:
        return False
    bare = len(telling) <= 1 and all(word.pos_ == "NOUN" for word in telling)
    return bare and not stands
