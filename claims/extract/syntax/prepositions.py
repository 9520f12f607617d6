"""Prepositional phrases: what hangs on a word, and by which preposition."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.syntax.tree import child
from claims.extract.syntax.words import words
from claims.extract.tokens import Token

_PAST = ("of", "by", "on", "against", "to", "with", "from")
"""Prepositions that may follow the time or place of a deed and belong to the deed."""
_TIMES = ("DATE", "TIME")
_NEXT = ("to", "against", "with", "on", "of")
"""Prepositions that belong to the noun right before them, where it is one of a deed."""


def prepositional(token: Token, *names: str) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) of the phrases that hang on ``token``; all of them, or those named."""
    for each in token.children:
        if each.dep_ in ("prep", "dative", "agent", "prt", "advmod") and each.pos_ in ("ADP", "SCONJ", "ADV"):
            yield from _objects_of(each, names)


def behind(noun: Token, *names: str) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) of the phrases behind ``noun``, also those it shares with a noun before it.

    "Accidents and visits by officials": the parse hangs "by officials" on the accidents. So it hangs what
    follows a time or a place on it ("the arrest on Monday of two men").
    """
    yield from prepositional(noun, *names)
    yield from _past_time(noun, names)
    yield from _next_to(noun, names)
    yield from _past_agent(noun, names)
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        yield from ((name, each) for name, each in prepositional(noun.head, *names) if each.i > noun.i)


def _past_time(noun: Token, names: tuple[str, ...]) -> Iterator[tuple[str, Token]]:
    """Yield the phrases that are parsed behind the time or the place between a noun and them."""
    for each in noun.children:
        for spot in each.children if each.dep_ == "prep" and names else ():
            when = spot.dep_ == "pobj" and spot.ent_type_ in _TIMES
            where = spot.dep_ == "pobj" and spot.ent_type_ == "GPE" and each.lower_ in ("in", "at", "near")
            for name, one in prepositional(spot, *(name for name in names if name in _PAST)):
                if (when or (where and (name == "by" or one.pos_ == "NOUN"))) and one.ent_type_ not in _TIMES:
                    yield name, one


def _past_agent(noun: Token, names: tuple[str, ...]) -> Iterator[tuple[str, Token]]:
    """Yield the phrases behind a noun's agent that are the noun's ("the arrest by Norway of two men")."""
    for by in noun.children if "of" in names else ():
        doer = child(by, "pobj") if by.dep_ == "prep" and by.lower_ in ("by", "from") else None
        for of in doer.children if doer is not None else ():
            if is_past_agent(of):
                yield from _objects_of(of, ("of",))


def is_past_agent(of: Token) -> bool:
    """Say whether an "of" behind the agent of a noun belongs to the noun, and tells not who the agent is.

    "The arrest by Norway of two men", "the killing by soldiers of a nurse"; not "by a clerk of the court".
    """
    doer, by = of.head, of.head.head
    agent = doer.dep_ == "pobj" and by.lower_ in ("by", "from") and by.head.pos_ == "NOUN"
    whom = child(of, "pobj")
    if of.lower_ != "of" or of.ent_type_ or not agent or whom is None or whom.i < doer.i:
        return False
    if doer.ent_type_ in ("GPE", "PERSON"):
        return whom.ent_type_ != doer.ent_type_ or doer.ent_type_ == "GPE"
    return doer.lemma_.lower() in words()["takes_no_of"] and whom.ent_type_ not in ("ORG", "GPE")


def _next_to(noun: Token, names: tuple[str, ...]) -> Iterator[tuple[str, Token]]:
    """Yield the phrase right behind an object that is parsed at its verb ("defended its offer to miners")."""
    at = noun.nbor() if noun.dep_ == "dobj" and noun.i + 1 < len(noun.doc) else None
    if at is not None and at.dep_ in ("prep", "dative") and at.head == noun.head and at.lower_ in _NEXT:
        yield from _objects_of(at, names) if at.lower_ in names else ()


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
