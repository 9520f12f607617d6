"""Prepositional phrases: what hangs on a word, and by which preposition."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.syntax.tree import child
from claims.extract.syntax.words import words
from claims.extract.tokens import Token


def prepositional(token: Token, *names: str) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) of the phrases that hang on ``token``; all of them, or those named."""
    for each in token.children:
        if each.dep_ in ("prep", "dative", "agent", "prt", "advmod") and each.pos_ in ("ADP", "SCONJ", "ADV"):
            yield from _objects_of(each, names)


def behind(noun: Token, *names: str) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) of the phrases behind ``noun``, also those it shares with a noun before it.

    "Accidents and visits by officials": the parse hangs "by officials" on the accidents.
    """
    yield from prepositional(noun, *names)
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        yield from ((name, each) for name, each in prepositional(noun.head, *names) if each.i > noun.i)


def _objects_of(preposition: Token, names: tuple[str, ...]) -> Iterator[tuple[str, Token]]:
    lists = words()
    for each in preposition.children:
        if each.dep_ == "pobj" and (not names or preposition.lower_ in names):
            inner = child(each, "prep")
            through = each.lower_ in lists["through"]
            if inner is None or inner.lower_ != "of" or not (through or each.lower_ in lists["aside"]):
                yield preposition.lower_, each
            elif through:
                yield from ((preposition.lower_, one) for one in inner.children if one.dep_ == "pobj")
        elif each.dep_ in ("prep", "conj") and each.pos_ == "ADP":
            yield from _objects_of(each, names)


def is_temporal(preposition: Token) -> bool:
    """Say whether a preposition leads to a time ("on Monday")."""
    return any(each.ent_type_ in ("DATE", "TIME") for each in preposition.children)


def is_unknown_place(token: Token) -> bool:
    """Say whether a name behind "in" is a place's that the recogniser took for nobody's or a person's."""
    name = token.tag_ == "NNP" and token.text[:1].isupper() and token.ent_type_ in ("", "PERSON", "FAC")
    return name and token.dep_ == "pobj" and token.head.lower_ == "in"
