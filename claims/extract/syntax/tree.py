"""Steps through a dependency tree: children, heads, coordination, edges."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.tokens import Token

TokenRange = tuple[int, int]
"""Tokens from the first to before the second."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "dative", "oprd", "attr", "acomp")


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child of ``token`` with one of the dependency labels."""
    return next((each for each in token.children if each.dep_ in deps), None)


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the heads of ``token``, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield ``token`` and what is coordinated with it to the right ("the US, Japan and Australia")."""
    yield token
    for each in token.children:
        named = each.dep_ == "conj" and each.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")
        if named and not (_is_excepted(each) or acts_next(each)):
            yield from conjuncts(each)
        guest = _guest(each)
        if guest is not None:
            yield from conjuncts(guest)
    second = _second_subject(token)
    if second is not None:
        yield from conjuncts(second)


def _guest(participle: Token) -> Token | None:
    """Return who is coordinated behind a participle that is parsed as a verb ("and visiting Premier Lee")."""
    if participle.dep_ != "conj" or participle.tag_ != "VBG" or participle.lower_ != "visiting":
        return None
    guest = child(participle, "dobj")
    return guest if guest is not None and guest.left_edge.i == participle.i + 1 else None


def _second_subject(first: Token) -> Token | None:
    """Return the subject that is coordinated with ``first``, and parsed beside it.

    "Kenya's envoy and his Ugandan counterpart met".
    """
    joint = child(first, "cc") if first.dep_ in ("nsubj", "nsubjpass") else None
    if joint is None or joint.lower_ != "and" or child(first, "conj") is not None:
        return None
    beside = (each for each in first.head.lefts if each.dep_ == first.dep_ and each.i > joint.i)
    return next((each for each in beside if each.left_edge.i == joint.i + 1), None)


def acts_next(noun: Token) -> Token | None:
    """Return the verb that a noun parsed as coordinated with another is the subject of.

    "Chad beat Fiji and Peru will meet Cuba": the verb right behind Peru has no other subject.
    """
    end = noun.right_edge.i + 1
    first = noun.doc[end] if end < noun.sent.end else noun
    if noun.dep_ != "conj" or noun.head.dep_ not in ("dobj", "pobj", "attr") or first.tag_ not in _FINITE:
        return None
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    after_verb = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.head.i < noun.head.i
    if not after_verb or child(verb, *_SUBJECTS) is not None:
        return None
    return verb if verb.head in ancestors(noun) and child(noun.head, "cc") is not None else None


def _is_excepted(noun: Token) -> bool:
    """Say whether a coordinated noun is one that is left out ("praised Peru but not Chile")."""
    return child(noun, "neg") is not None or noun.doc[noun.left_edge.i - 1].lower_ == "not"


def edges(token: Token) -> TokenRange:
    """Return the whole subtree of ``token``."""
    return token.left_edge.i, token.right_edge.i + 1


def depth(token: Token) -> int:
    """Return how many words stand above ``token``."""
    steps = 0
    while token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps
