"""Those against whom a protest is, as the place, the grievance or the outcome of it tells.

"A vigil in front of the embassy", "walked out after management refused to talk", "struck, forcing the port to
close".
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

_CAUSES = ("after", "because", "since", "as", "when", "until", "unless")
_HARSH = ("REJECT", "COERCE", "SANCTION", "ASSAULT", "ACCUSE", "THREATEN")
"""Types of what people protest against."""


def opposed(trigger: Trigger) -> Iterator[list[Token]]:
    """Yield against whom a protest may be, likeliest first."""
    if trigger.verb is not None and trigger.entry.type in ("ASSAULT", "SANCTION"):
        answers = trigger.verb.lemma_ in lexicon().grammar["requiting"]
        yield list(_aggrieving(trigger.verb)) if answers else []
    if trigger.entry.type != "PROTEST":
        return
    head = trigger.verb or trigger.token
    yield list(_before_seat(head))
    yield list(_matter(trigger))
    if trigger.entry.mode == "strike":
        yield list(_employer(head))
    if trigger.verb is not None:
        yield list(_aggrieving(trigger.verb))
        yield list(_forced(trigger.verb))


def _matter(trigger: Trigger) -> Iterator[Token]:
    """Yield at what a protest is, where that is no place ("resigned in protest at the mayor's decision")."""
    noun = trigger.noun
    if noun is None:
        return
    shown = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ == "in")
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    for head in (noun, *((verb,) if shown else ())):
        matters = (each for _, each in syntax.prepositional(head, "at"))
        yield from (each for each in matters if kind(each) in ("act", "communication", "cognition", "event"))


def _employer(head: Token) -> Iterator[Token]:
    """Yield at whose works there is a strike ("walked out over pay at the tram company")."""
    for each in head.subtree:
        if each.dep_ == "prep" and each.lower_ == "at" and each.i > head.i:
            yield from (one for one in each.children if one.dep_ == "pobj" and _is_body(one))


def _is_body(noun: Token) -> bool:
    works = noun.lemma_.lower() in lexicon().grammar["metonyms"] | lexicon().grammar["institutions"]
    return works or noun.ent_type_ == "ORG" or (noun.pos_ == "NOUN" and kind(noun) == "group")


def protested_at(verb: Token) -> Iterator[Token]:
    """Yield at whose deeds one is angry who does something "in protest" ("left in protest at the law")."""
    shown = [each for _, each in syntax.prepositional(verb, "in") if each.lemma_ == "protest"]
    for head in (*shown, *((verb,) if shown else ())):
        yield from (each for _, each in syntax.prepositional(head, "at", "against", "over"))


def _before_seat(head: Token) -> Iterator[Token]:
    """Yield the body at whose seat people protest."""
    seats = lexicon().grammar["seats"]
    names = ("outside", "before") if head.pos_ == "NOUN" else ("at", "before", "near", "outside")
    found = [each for _, each in syntax.prepositional(head, *names)]
    for _, front in syntax.prepositional(head, "in"):
        if front.lemma_ == "front":
            found += [each for _, each in syntax.prepositional(front, "of")]
    found += [each for name, each in syntax.prepositional(head, "in") if name == "in" and _is_in_front(each)]
    yield from (each for each in found if each.lemma_.lower() in seats)


def _is_in_front(place: Token) -> bool:
    """Say whether a place stands behind "in front of", past which the prepositions may be read."""
    return place.head.lower_ == "of" and place.head.head.lower_ == "front"


def _aggrieving(verb: Token) -> Iterator[Token]:
    """Yield who did what people protest against ("after management refused", "because it was cut")."""
    for each in verb.children:
        marks = {mark.lower_ for mark in each.children if mark.dep_ in ("mark", "advmod", "prep")}
        if each.dep_ != "advcl" or marks.isdisjoint(_CAUSES):
            continue
        told = trigger_at(each)
        harsh = told is not None and told.entry.type in _HARSH and told.entry.mode != "disperse"
        if harsh or each.lemma_ in lexicon().grammar["grievances"]:
            passive = syntax.is_passive(each)
            doer = syntax.agent(each) if passive else syntax.child(each, "nsubj")
            yield from (doer,) if doer is not None and doer.pos_ != "PRON" else ()


def _forced(verb: Token) -> Iterator[Token]:
    """Yield whom a protest makes do something ("struck, forcing the port to close")."""
    for each in verb.children:
        if each.dep_ == "advcl" and each.tag_ == "VBG" and each.lemma_ in lexicon().grammar["forcing"]:
            yield from (one for one in each.children if one.dep_ == "dobj" and one.pos_ != "PRON")
