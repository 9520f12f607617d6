"""Doers of a deed's noun in an adjunct: the subject of the clause that it belongs to.

"In a rebuke to the president, senators voted …": the senators rebuke him. "Under a deal with prosecutors,
Hill will testify": the deal is Hill's. "Marched in support of nurses": who marches supports them.
"""

from __future__ import annotations

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.triggers import DEFINITE, Trigger
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_SAID_IN = ("REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "REJECT", "PROTEST", "AGREE")
"""Types of what one says or shows by what one does besides."""
_DEPTH = 4
"""How many nouns may stand above a deed's that only measure it ("the end of weeks of talks")."""


def doer_beside(trigger: Trigger, recipients: bool) -> Token | None:
    """Return the subject of the clause of which a deed's noun is an adjunct, where he does the deed.

    It must name the other side, or else be that of a set phrase ("in protest").
    """
    noun, words = trigger.token, lexicon().grammar
    preposition = _preposition(noun)
    if preposition is None or not (recipients or trigger.entry.type == "PROTEST"):
        return None
    verb = preposition.head
    while verb.pos_ == "ADP" and verb.dep_ == "prep":  # "as part of", "ahead of"
        verb = verb.head
    if trigger.entry.type == "PROTEST":
        verb = verb.head if verb.dep_ == "dobj" else verb  # "pulled down their shutters in protest"
        if _moves_a_part(verb):
            return None
    said = preposition.lower_ in ("in", "as") and trigger.entry.type in _SAID_IN and not _is_definite(noun)
    with_them = next(syntax.behind(noun, "with"), None) is not None
    joint = trigger.entry.type in words["reciprocal"] and with_them
    joint = joint and preposition.lower_ in words["occasions"]
    if not (said or joint) or verb.pos_ not in ("VERB", "AUX") or syntax.is_passive(verb):
        return None
    doer = syntax.subject(verb)
    return doer if doer is not None and kind(doer) in ("person", "group", "") else None


def _moves_a_part(verb: Token) -> bool:
    """Say whether only a part of the body is moved ("shook her head in protest")."""
    taken = syntax.child(verb, "dobj")
    return taken is not None and "body" in noun_senses(taken.lemma_.lower())[:1]


def _preposition(noun: Token) -> Token | None:
    """Return the preposition of the adjunct that a noun is in, past nouns that only measure it."""
    words = lexicon().grammar
    for _ in range(_DEPTH):
        above = noun.head
        if above.lower_ == "following" and noun.dep_ in ("pobj", "dobj"):
            return above if above.dep_ in ("prep", "advcl") else None
        if noun.dep_ != "pobj" or above.dep_ != "prep":
            return None
        measured = above.head
        if above.lower_ != "of" or not (
            measured.lemma_ in words["measures"] | words["parts"] or kind(measured) in ("time", "quantity")
        ):
            return above
        noun = measured
    return None


def _is_definite(noun: Token) -> bool:
    return any(each.lower_ in DEFINITE for each in noun.children if each.dep_ == "det")
