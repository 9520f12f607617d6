"""Clauses whose subject an aside parts from its verb, and that are taken for objects."""

from __future__ import annotations

from claims.extract.quotes.quote_context import Found, QuoteContext
from claims.extract.syntax import ALL_SUBJECTS, is_of_noun, own_subject
from claims.extract.tokens import Token

LONGEST_ASIDE = 14
"""Words between two commas that tell more of a subject."""
_FINITE = frozenset(("MD", "VBZ", "VBD", "VBP"))
_NO_CLAUSE = frozenset(("praise", "criticise", "accuse", "urge", "name"))
"""Classes of cues that take an object rather than a clause."""


def parted_clause(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He announced the town, called Nor, would be shut; the jury heard the man, 45, was drunk."""
    if not context.parsed.repairs or context.lexicon.verbs[lemma] in _NO_CLAUSE or is_of_noun(verb):
        return None
    told = next((each for each in verb.rights if each.dep_ == "dobj"), None)
    if told is None or told.pos_ not in ("NOUN", "PROPN") or own_subject(verb) is None:
        return None
    finite = _finite_behind(context, told)
    if finite is None or any(
        word.dep_ in ALL_SUBJECTS and word.head.i >= finite.i for word in context.doc[told.i + 1 : finite.i]
    ):
        return None
    clause = finite.head if finite.dep_ in ("aux", "auxpass") else finite
    end = max(clause.right_edge.i + 1, finite.i + 1)
    if verb.dep_ == "relcl":
        end = next((at for at in range(finite.i, end) if context.doc[at].text == ","), end)
    return "quote.indirect.hidden", [(told.left_edge.i, end)]


def _finite_behind(context: QuoteContext, told: Token) -> Token | None:
    """Return the finite verb behind ``told`` or behind an aside between commas that tells more of it."""
    doc, last = context.doc, context.sentence(told.i)[1]
    at = told.i + 1
    while at < last and doc[at].tag_ in ("''", "``"):
        at += 1
    if at < last and doc[at].lower_ == "of":
        at = doc[at].right_edge.i + 1
    if at + 2 >= last:
        return None
    if doc[at].text != ",":
        return doc[at] if doc[at].pos_ == "AUX" and doc[at].tag_ in _FINITE else None
    for comma in range(at + 2, min(last - 1, at + LONGEST_ASIDE)):
        if doc[comma].text == ",":
            return doc[comma + 1] if doc[comma + 1].tag_ in _FINITE else None
    return None
