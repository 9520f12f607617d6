"""Thin content: words that are attributed and claim nothing ("praised them", "declined to comment")."""

from __future__ import annotations

from claims.document import Span
from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.syntax import is_done_by_nobody
from claims.extract.tokens import Token

FEWEST_WORDS = 3
"""Words of an object from which on it is more than a bare thing."""
_STANDING = frozenset(("deny", "admit", "accuse", "confirm", "promise", "claim", "criticise"))
"""Classes of cues with which even a bare thing takes a stand: "denied the charge"."""
_BLAMING = frozenset(("accuse", "criticise", "deny"))
"""Classes of cues whose object, where it is only somebody, says nothing of what they are blamed for."""
_OBJECTS = frozenset(f"quote.indirect.{name}" for name in ("object", "prepositional", "passive"))


def is_thin(context: QuoteContext, content: tuple[Span, ...], rule: str, verb: Token) -> bool:
    """Say whether ``content``, found at ``verb`` by ``rule``, is a pronoun, "to comment" or a bare thing."""
    if len(content) != 1 or context.regions_in(content[0].start, content[0].end):
        return False
    first = context.token_from(content[0].start)
    words = [word for word in context.doc[first : context.token_from(content[0].end)] if not word.is_punct]
    if rule in _OBJECTS and is_done_by_nobody(verb):
        return True
    stands = context.lexicon.verbs[context.word(verb)] in _STANDING
    if all(word.lower_ in context.lexicon.empty for word in words):
        return not stands or any(word.pos_ == "VERB" for word in words)
    if rule in _OBJECTS and context.word(verb) in context.lexicon.seeking:
        return all(word.pos_ != "VERB" for word in words)
    if rule == "quote.indirect.object" and _is_only_somebody(context, verb, words):
        return True
    telling = [word for word in words if word.pos_ not in ("DET", "PRON", "ADP")]
    if rule not in _OBJECTS or len(telling) >= FEWEST_WORDS:
        return False
    bare = len(telling) <= 1 and all(word.pos_ == "NOUN" for word in telling)
    return bare and not stands


def _is_only_somebody(context: QuoteContext, verb: Token, words: list[Token]) -> bool:
    """Say whether a blamed or cited object is only a person or body: "blamed the militia", "citing Reuters".

    What such a phrase adds ("for the fire") is what is said.
    """
    lemma = context.word(verb)
    if context.lexicon.verbs[lemma] not in _BLAMING and lemma not in context.lexicon.citing:
        return False
    head = next((word for word in words if word.head.i == verb.i and word.dep_ == "dobj"), None)
    sources = head is not None and (is_doer(head) or head.lemma_ == "source")
    if sources and lemma in context.lexicon.citing:
        return True  # "citing sources close to the inquiry"
    if head is None or any(each.dep_ in ("prep", "acl", "relcl") for each in head.rights):
        return False
    if words[-1].i > head.right_edge.i:
        return False
    known = head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or is_doer(head) or kind_of(head) is not None
    if lemma == "cite" and known and kind_of(head) == "document":
        return True
    return known and not any(context.word(each) in context.lexicon.nouns for each in words)
