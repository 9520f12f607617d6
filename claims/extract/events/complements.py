"""Complements of a trigger: what an event is said of, and whether an entry of the lexicon takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import Entry, lexicon
from claims.extract.events.kinds import is_count, is_gunfire, kind
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer

ANYBODY = "WHO"
"""The label of an entry that takes whoever can act."""
ANYTHING = "THING"
"""The label of an entry that takes whatever people make, and places."""


def hyphened(token: Token) -> str:
    """Return the lemma with what is tied to it by a hyphen, which the tokenizer parts ("sit-in")."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return ""
    return f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"


def said_of(token: Token, beside: tuple[Token, ...]) -> Iterator[Token]:
    """Yield what the last preposition of an entry governs, or where it has none the complements."""
    if beside and beside[-1].dep_ in ("prep", "agent", "dative"):
        for each in beside[-1].children:
            if each.dep_ in ("pobj", "pcomp"):
                yield from syntax.conjuncts(each)
    else:
        yield from (each for each in complements(token, beside) if each.dep_ != "ccomp")


def around(noun: Token, entry: Entry) -> Iterator[Token]:
    """Yield what a noun's preposition governs, or where an entry has none what stands before the noun or
    behind its "of" ("an aid cut", "the release of prisoners")."""
    if not entry.after:
        yield from (each for each in noun.children if each.dep_ in ("compound", "amod", "nmod", "poss"))
    yield from (each for _, each in syntax.prepositional(noun, entry.after or "of"))


def complements(token: Token, beside: tuple[Token, ...] = ()) -> Iterator[Token]:
    """Yield what a verb is said of: objects, the subject of a passive, clauses, objects of ``beside``."""
    shared = syntax.shared_subject(token) or _shared_object(token)
    if shared is not None:
        yield from syntax.conjuncts(shared)
    for each in token.children:
        if each.dep_ in (*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS, "xcomp"):
            yield from (
                (each, syntax.relative_head(token) or each)
                if each.lower_ in syntax.RELATIVE_PRONOUNS
                else syntax.conjuncts(each)
            )
        elif each.dep_ == "ccomp":
            yield each
    if (syntax.is_passive(token) and token.dep_ == "acl") or (
        token.dep_ == "relcl" and has_other_subject(token) and not syntax.is_passive(token)
    ):
        yield token.head
    for word in beside:
        for each in word.children:
            if each.dep_ in ("pobj", "pcomp"):
                yield from syntax.conjuncts(each)


def _shared_object(token: Token) -> Token | None:
    """Return the object of the verb right beside this one ("destroyed and jammed forty drones")."""
    if syntax.child(token, *syntax.OBJECTS, "prep", "prt", "auxpass") is not None:
        return None
    beside = (each for each in token.rights if each.dep_ == "conj" and each.i == token.i + 2)
    return next((held for each in beside if (held := syntax.child(each, "dobj")) is not None), None)


def has_other_subject(clause: Token) -> bool:
    """Say whether a relative clause is about what another does to its noun, not about what the noun does."""
    doer = syntax.child(clause, "nsubj")
    return doer is not None and doer.lower_ not in syntax.RELATIVE_PRONOUNS


def nearest(said_of: Iterable[Token], entry: Entry) -> Iterator[tuple[int, Token]]:
    """Yield of the complements those that the entry names, each with how many words away the name stands."""
    for each in said_of:
        if _is_one(each, entry):
            yield 0, each
        else:
            away = of_those(each, entry.takes) or (ANYBODY in entry.labels and is_somebody(each))
            away = away or (ANYTHING in entry.labels and _is_thing(each)) or is_of_kind(each, entry.labels)
            if away:
                yield away, each


def _is_one(token: Token, entry: Entry) -> bool:
    if entry.type == "DISASTER" and is_gunfire(token):
        return False
    if token.ent_type_ in entry.labels or token.lower_ in entry.takes or token.lemma_.lower() in entry.takes:
        return True
    if hyphened(token) in entry.takes:
        return True
    return "GPE" in entry.labels and _is_land(token)


def _is_land(token: Token) -> bool:
    """Say whether a name is a country's that the recogniser took for something else, or that it left out."""
    unknown = token.tag_ == "NNP" and not token.ent_type_ and token.text[:1].isupper()
    return unknown or (token.pos_ == "PROPN" and gazetteer().country(token.text) is not None)


def is_somebody(token: Token) -> bool:
    """Say whether a word stands for a person or people: a name, a noun, a number or a pronoun."""
    if token.pos_ == "PRON":
        return token.lower_ in lexicon().grammar["people_pronouns"] or is_count(token)
    lemma = token.lemma_.lower()
    grammar = lexicon().grammar
    if any(lemma in grammar[no] for no in ("made_things", "things_together", "no_somebody")):
        return False
    return token.ent_type_ in ("PERSON", "NORP") or kind(token) in ("person", "group")


def traveller_to(place: Token) -> Token | None:
    """Return who travels, where the parse hangs it on the place ("the visit to Cuba of Secretary Hill").

    "The Republic of Korea" is a name.
    """
    if place.dep_ != "pobj" or place.head.lower_ not in ("to", "in") or place.ent_type_ not in ("GPE", "LOC"):
        return None
    behind = (who for _, who in syntax.prepositional(place, "of") if not who.head.ent_type_)
    return next((who for who in behind if is_somebody(who)), None)


def is_of_kind(token: Token, labels: frozenset[str]) -> bool:
    """Say whether a noun stands for one of the kinds of thing that are named in capitals (``@ACT``)."""
    found = kind(token) if token.pos_ in ("NOUN", "PROPN") else ""
    return found != "person" and found.upper() in labels


def _is_thing(token: Token) -> bool:
    """Say whether a word stands for what people make, or for a place."""
    named = token.ent_type_ in ("FAC", "GPE", "LOC")
    return (
        named
        or token.lemma_.lower() in lexicon().grammar["targets"]
        or kind(token) in ("artifact", "location")
    )


def of_those(token: Token, lemmas: frozenset[str], depth: int = 1) -> int:
    """Return how far down the compounds and "of" phrases of a noun name one of ``lemmas``, 0 where none does.

    "Part of an aid deal" names aid two steps down.
    """
    nearby = [each for each in token.children if each.dep_ in ("amod", "nmod") or _is_said_of_thing(each)]
    nearby += [each for _, each in syntax.prepositional(token, "of")]
    if token.ent_type_ == "MONEY" or token.lemma_ in lexicon().grammar["measures"]:
        nearby += [each for _, each in syntax.prepositional(token, "in")]
    for each in nearby:
        if each.lemma_.lower() in lemmas:
            return depth
    return next((far for each in nearby if depth < 3 and (far := of_those(each, lemmas, depth + 1))), 0)


def _is_said_of_thing(word: Token) -> bool:
    """Say whether a noun before another stands for a thing ("an aid deal"): not for whoever has the other
    ("government funding")."""
    return word.dep_ == "compound" and kind(word) not in ("person", "group")


def preposition_of_object(token: Token, word: str) -> Token | None:
    """Return the preposition that the parse hangs on the object ("relieved the coach of his post")."""
    taken = syntax.child(token, "dobj")
    return next((each for each in taken.children if each.lower_ == word), None) if taken is not None else None


def infinitive_mark(token: Token) -> Token | None:
    """Return the "to" of an infinitive that ``token`` takes."""
    clauses = (each for each in token.children if each.dep_ in ("xcomp", "ccomp", "advcl"))
    return next((aux for clause in clauses for aux in clause.children if aux.tag_ == "TO"), None)


def that_of_clause(token: Token) -> Token | None:
    """Return the "that" of a clause that ``token`` takes ("asks that trains be slowed")."""
    clauses = (each for each in token.children if each.dep_ == "ccomp")
    return next((mark for clause in clauses for mark in clause.children if mark.lower_ == "that"), None)
