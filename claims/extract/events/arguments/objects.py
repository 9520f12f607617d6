"""Objects of a verb by which somebody is named: given, blamed, brought in or only told besides."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

JOINT = ("CONSULT", "COOPERATE", "AGREE", "VOTE")
"""Types of deeds that all who take part in do."""
_OF_PARTIES = ("with", "to", "against", "from", "on", "upon", "toward", "towards")
"""Before "which" these tell of a party; "in which" and "for which" tell where, when and why."""

_TO_WHOM = ("on", "upon", "against", "to", "at")
"""Prepositions behind whose verb it is whom a deed is brought on."""


def through_which(verb: Token) -> Iterator[Token]:
    """Yield whom a relative clause is about behind a preposition ("the bank with which it signed").

    "A dinner at which", "a letter in which", "the reason for which" tell where and why.
    """
    for name, each in syntax.prepositional(verb):
        if each.lower_ == "whom" or (each.lower_ == "which" and name in _OF_PARTIES):
            yield verb.head


def is_reason(trigger: Trigger, name: str, thing: Token) -> bool:
    """Say whether a thing behind "for" is why one says something ("praised for its care of refugees")."""
    said = name == "for" and trigger.entry.type in lexicon().grammar["spoken"]
    return said and thing.pos_ == "NOUN" and kind(thing) in ("act", "event", "state", "attribute")


def is_manner(trigger: Trigger, name: str, thing: Token) -> bool:
    """Say whether a thing behind "with" tells how it is done ("with Peru's backing, the board voted …")."""
    joint = trigger.entry.type in JOINT or trigger.beside
    return (
        name == "with"
        and not joint
        and thing.pos_ == "NOUN"
        and kind(thing) not in ("person", "group", "location", "")
    )


def is_occasion(noun: Token) -> bool:
    """Say whether a noun behind a verb's "in" names the deed in which it is done ("killed two in a raid")."""
    deed = trigger_at(noun) if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") else None
    return deed is not None and deed.form in ("noun", "light")


def turned_against(noun: Token) -> Iterator[Token]:
    """Yield against whom something is brought, wherever the parse hangs it ("charges … against Hill")."""
    for each in noun.subtree:
        if each.dep_ == "prep" and each.lower_ == "against" and each.head != noun:
            yield from (one for one in each.children if one.dep_ == "pobj")


def laid_on(verb: Token) -> Iterator[Token]:
    """Yield on whom a deed is blamed, wherever the parse hangs it ("blamed the death of a boy on rebels")."""
    held = syntax.child(verb, "dobj") if verb.lemma_ in ("blame", "pin") else None
    for each in held.subtree if held is not None else ():
        if each.dep_ == "prep" and each.lower_ == "on":
            yield from (one for one in each.children if one.dep_ == "pobj" and one.ent_type_ != "DATE")


def robbed(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield from whom a thing or a place is taken ("captured the airport of Goma from the army")."""
    held = syntax.child(verb, "dobj")
    taken = trigger.entry.type in ("COERCE", "ASSAULT") and verb.lemma_ in lexicon().grammar["taking"]
    if held is None or not taken or kind(held) in ("person", "group"):
        return
    for above in (verb, held):
        for _, each in syntax.prepositional(above, "from", "off"):
            if kind(each) in ("person", "group") and each.ent_type_ not in ("GPE", "LOC"):
                yield each


def governed(word: Token) -> Iterator[Token]:
    """Yield what a preposition governs, through a second one too ("out of the country")."""
    for each in word.children:
        if each.dep_ == "pobj":
            yield each
        elif each.dep_ == "prep":
            yield from (one for one in each.children if one.dep_ == "pobj")


def given(dative: Token) -> Iterator[Token]:
    """Yield to whom something is given, with or without a "to"."""
    if dative.pos_ != "ADP":
        yield dative
    yield from (each for each in dative.children if each.dep_ == "pobj")


def given_before(verb: Token) -> Iterator[Token]:
    """Yield to whom something is given, where the parse takes its name for part of the thing.

    "Offered Bolivia access to the port": no word stands before the name.
    """
    held = syntax.child(verb, "dobj")
    if held is None or held.pos_ == "PROPN" or verb.lemma_ not in lexicon().grammar["giving"]:
        return
    first = verb.nbor()
    named = first.dep_ in ("compound", "nmod") and first.ent_type_ in ("GPE", "ORG", "PERSON", "")
    named = named and (first.pos_ == "PROPN" or first.ent_type_ != "")
    yield from (first,) if named and first.head == held and first == held.left_edge else ()


def imposed_on(trigger: Trigger) -> Iterator[Token]:
    """Yield whom a clause behind a noun says a deed to be brought on, or with whom it is carried out.

    "The ban imposed on the swimmer", "the call she made to him", "the meeting planned with the union".
    """
    words = lexicon().grammar
    for each in trigger.token.children:
        clause = each.dep_ in ("acl", "relcl") and each.i > trigger.token.i
        brought = clause and each.lemma_ in words["bringing"]
        carried = clause and each.lemma_ in words["light"] | words["carrying_out"] | words["dated_verbs"]
        own = syntax.is_passive(each) or _has_for_object(each)
        if (brought or carried) and own:
            behind = (*_TO_WHOM, "with") if trigger.entry.type in JOINT else _TO_WHOM
            yield from (whom for _, whom in syntax.prepositional(each, *behind))


def _has_for_object(verb: Token) -> bool:
    """Say whether a relative clause has its noun for object ("the visit that the king paid to Oslo")."""
    held = syntax.child(verb, "dobj")
    return syntax.child(verb, "nsubj") is not None and (
        held is None or held.lower_ in syntax.RELATIVE_PRONOUNS
    )


def brought_on(verb: Token) -> Iterator[Token]:
    """Yield on whom the deed is brought that a verb has for its object ("lifted a ban it put on Fiji")."""
    held = syntax.child(verb, "dobj")
    told = trigger_at(held) if held is not None and held.pos_ == "NOUN" else None
    yield from imposed_on(told) if told is not None else ()


def met_beside(verb: Token) -> Iterator[Token]:
    """Yield with whom one meets, past occasion and place ("met on the margins of the fair with Hill")."""
    held = [each for _, each in syntax.prepositional(verb, "on", "at", "in", "during", "for")]
    held += [one for each in held for _, one in syntax.prepositional(each, "of", "in")]
    for each in held:
        met = trigger_at(each) if each.pos_ == "NOUN" else None
        spot = each.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "TIME") or kind(each) in ("location", "time")
        if spot or (met is not None and met.entry.type == "CONSULT"):
            yield from (whom for _, whom in syntax.prepositional(each, "with"))


def seen_doing(verb: Token) -> Iterator[Token]:
    """Yield whom a verb has for its object while they do something ("to disperse doctors marching home")."""
    for each in verb.children:
        if each.dep_ == "ccomp" and each.tag_ == "VBG":
            yield from (one for one in each.children if one.dep_ == "nsubj" and one.pos_ != "PRON")
