"""Houses and places that stand for those who run them."""

from __future__ import annotations

from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.triggers import trigger_at
from claims.extract.supersenses import verb_senses
from claims.extract.tokens import Token

HELD = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos")
_SPEAKING = frozenset(("communication", "social"))
_DEALING = frozenset(("communication", "social", "cognition", "possession", "competition"))
"""Kinds of doing of whoever runs a place, and not of the place."""
_DEALT_WITH = {
    "with": ("CONSULT", "AGREE", "COOPERATE", "REJECT"),
    "from": ("REQUEST", "AGREE", "THREATEN"),
    "to": ("REQUEST", "AGREE", "THREATEN", "AID", "CONSULT/phone"),
    "on": ("REQUEST", "SANCTION"),
    "at": ("PROTEST/strike",),
    "of": ("ACCUSE",),
}
"""Behind which prepositions of which deeds those are meant who run a place."""


def is_institution(token: Token) -> bool:
    """Say whether a house stands for those who run it ("sued the school"), not for where one is."""
    if token.lemma_.lower() not in lexicon().grammar["institutions"] or token.dep_ in ("compound", "nmod"):
        return False
    return token.dep_ != "pobj" or token.head.lower_ in ("by", "against") or _is_dealt_with(token)


def _is_dealt_with(house: Token) -> bool:
    """Say whether one deals with those who run a house, and is not merely there.

    "Demanded an apology from the hospital", "talks with the port", "wrote to the school".
    """
    names = _DEALT_WITH.get(house.head.lower_, ()) if house.dep_ == "pobj" else ()
    above = house.head.head
    deeds = (above, above.head) if names and above.pos_ == "NOUN" else (above,)
    told = (trigger_at(each) for each in deeds if names)
    return any(
        each is not None and (each.entry.type in names or f"{each.entry.type}/{each.entry.mode}" in names)
        for each in told
    )


def is_metonym(token: Token) -> bool:
    """Say whether a place or a work stands for those who run it: it speaks or deals, or is spoken to."""
    if token.lemma_.lower() not in lexicon().grammar["metonyms"]:
        return False
    if any(each.lemma_.lower() in lexicon().grammar["run_places"] for each in token.lefts):
        return token.dep_ in HELD
    if token.dep_ == "nsubj":
        told = (token.head, *token.head.children, *token.children)
        verbs = (each for each in told if each == token.head or each.dep_ in ("conj", "relcl"))
        return any(not _DEALING.isdisjoint(verb_senses(each.lemma_)[:2]) for each in verbs)
    if token.dep_ == "pobj" and _is_dealt_with(token):
        return True
    if token.dep_ in ("dobj", "nsubjpass"):
        return not _SPEAKING.isdisjoint(verb_senses(token.head.lemma_)[:1])
    deed = trigger_at(token.head) if token.dep_ == "poss" else None
    return token.head.dep_ == "agent" or (deed is not None and deed.form in ("noun", "light"))
