"""Negation: words that say that something is not so."""

from __future__ import annotations

from claims.extract.syntax.tree import child
from claims.extract.syntax.words import words
from claims.extract.tokens import Token


def is_negated(token: Token) -> bool:
    """Say whether a verb or noun is said not to be: "did not meet", "no talks", "without meeting".

    So it is where "no minister said" it and where it has yet to be done.
    """
    negating = words()["negating"]
    for each in token.children:
        if each.dep_ == "neg" or (each.lower_ in negating and each.dep_ in ("det", "preconj", "advmod")):
            return True
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without":
        return True
    if token.pos_ in ("NOUN", "PROPN"):
        return False
    who = child(token, "nsubj", "nsubjpass")
    none = who is not None and any(
        each.dep_ in ("det", "neg", "preconj") and each.lower_ in negating and each.i < who.i
        for each in who.children
    )
    return none or _is_yet_to_be(token)


def is_done_by_nobody(verb: Token) -> bool:
    """Say whether nobody does it ("nobody said"); what nobody saw may well have been."""
    who = child(verb, "nsubj", "nsubjpass")
    return who is not None and who.lower_ in words()["negating"]


def has_no_object(verb: Token) -> bool:
    """Say whether what a verb tells is done to nobody or nothing ("arrested nobody", "signed no treaty")."""
    negating = words()["negating"]
    objects = [each for each in verb.children if each.dep_ in ("dobj", "dative")]
    return any(
        each.lower_ in (*negating, "nothing")
        or any(before.dep_ == "det" and before.lower_ in negating for before in each.children)
        for each in objects
    )


def _is_yet_to_be(verb: Token) -> bool:
    """Say whether ``verb`` is still to be done: "has yet to comment"."""
    if verb.dep_ != "xcomp":
        return False
    said = [*verb.head.children, *(verb.children if verb.head.lemma_ == "have" else ())]
    return any(each.lower_ == "yet" for each in said)
