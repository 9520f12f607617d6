"""Details of an event: its place, and the number of its victims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from claims.document import Participant, Place, Span
from claims.extract import syntax
from claims.extract.events.candidate import Candidate
from claims.extract.events.entries.in_use import lexicon_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.triggers import Trigger
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer

_PLACES = ("GPE", "LOC", "FAC")
_ON_SITE = ("ASSAULT", "COERCE", "PROTEST")
"""Types of what is done where people are."""
_OF_COUNTS = ("CARDINAL", "QUANTITY", "MONEY", "")
"""Entity labels of a number that counts, none of which is a date's."""
_COUNTED = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "SANCTION", "RETREAT")


def place(candidate: Candidate) -> Place | None:
    """Return where the event happened: what follows "in" or "at", or where a visit goes."""
    trigger = candidate.trigger
    for head in _heads(trigger):
        for _, each in syntax.prepositional(head, "in", "at", "near", "outside"):
            if each.ent_type_ in _PLACES or syntax.is_unknown_place(each):
                return _named(each)
            site = _site(each)
            if site is not None:
                return _named(site)
    beside = _beside_parties(candidate)
    if beside is not None:
        return _named(beside)
    if candidate.mode == "visit":
        for token in _words(candidate, candidate.recipients):
            if token.ent_type_ in _PLACES or (token.tag_ == "NNP" and not token.ent_type_):
                return _named(token)
    return _scene(candidate) if candidate.type in _ON_SITE else None


def _beside_parties(candidate: Candidate) -> Token | None:
    """Return where somebody takes part, as the words beside a person or a meeting's party say."""
    for token in _words(candidate, candidate.actors + candidate.recipients):
        met = candidate.type == "CONSULT" and (token.pos_ == "NOUN" or token.tag_ == "NNP")
        for head in (token, token.head) if token.ent_type_ == "PERSON" else (token,) if met else ():
            for _, each in syntax.prepositional(head, "in"):
                if each.ent_type_ in _PLACES or syntax.is_unknown_place(each):
                    return each
    return None


def _heads(trigger: Trigger) -> Iterator[Token]:
    """Yield the words on which the place may hang: what tells of the event, the verb that says that it takes
    place ("talks resume in Oslo"), and the days that stand between ("on 12 June in Oslo").
    """
    telling = [each for each in (trigger.token, trigger.taken, trigger.verb) if each is not None]
    above = trigger.token.head
    if trigger.form == "noun" and trigger.token.dep_ in (*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS):
        telling += [above] if above.lemma_ in lexicon().grammar["dated_verbs"] else []
    yield from telling
    for head in telling:
        for _, day in syntax.prepositional(head, "on"):
            if day.ent_type_ in ("DATE", "TIME"):
                yield day


def _scene(candidate: Candidate) -> Place | None:
    """Return the one town that the clause names, however deep ("struck a mosque in a compound in Oslo")."""
    verb = candidate.trigger.verb or candidate.trigger.token
    if verb.dep_ == "advcl" and syntax.child(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS) is None:
        verb = verb.head
    towns = {each.text: each for each in verb.subtree if _is_town(each) and _is_within(each, verb)}
    return _named(next(iter(towns.values()))) if len(towns) == 1 else None


def _is_town(token: Token) -> bool:
    """Say whether a town tells where something is ("in Oslo", "at an Oslo bank", "near the port of Oslo")."""
    if token.ent_type_ != "GPE" or token.ent_iob_ == "I" or gazetteer().country(_named(token).text):
        return False
    what = token.head if token.dep_ in ("compound", "nmod") else token
    if what.dep_ != "pobj":
        return False
    words = lexicon().grammar
    settled = what.head.lower_ == "of" and what.head.head.lemma_ in words["settlements"] | words["streets"]
    return settled or what.head.lower_ in ("in", "at", "near", "outside", "inside")


def _is_within(token: Token, verb: Token) -> bool:
    """Say whether no other clause lies between a word and the verb above it, unless it tells when."""
    between = takewhile(lambda each: each != verb, token.ancestors)
    return all(each.dep_ == "advcl" or each.pos_ not in ("VERB", "AUX") for each in between)


def _site(attack: Token) -> Token | None:
    """Return where the attack was in which people were struck ("died in an attack on a bank in Oslo")."""
    if attack.lemma_ not in lexicon_of(attack.doc).nouns:
        return None
    struck = [each for _, each in syntax.prepositional(attack, "on", "at", "outside", "near")]
    within = (
        each for head in (attack, *struck) for _, each in syntax.prepositional(head, "in", "at", "near")
    )
    return next((each for each in within if each.ent_type_ in _PLACES or syntax.is_unknown_place(each)), None)


def _words(candidate: Candidate, participants: tuple[Participant, ...]) -> Iterator[Token]:
    doc = candidate.trigger.token.doc
    for one in participants:
        span = doc.char_span(one.head, one.head + 1, alignment_mode="expand")
        if span is not None:
            yield span[0]


def _named(token: Token) -> Place:
    """Return the name that ``token`` is a word of, read from the marks on its words and no others."""
    doc, first, end = token.doc, token.i, token.i + 1
    while not token.ent_type_ and first > 0 and _is_joined(doc[first - 1], token):
        first -= 1
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    if doc[first].lower_ == "the" and end - first > 1:
        first += 1
    words = doc[first:end]
    return Place(Span(words.start_char, words.end_char), words.text)


def _is_joined(before: Token, name: Token) -> bool:
    """Say whether a word is part of a name that the recogniser left out ("Port Liri")."""
    return before.dep_ == "compound" and before.head == name and before.tag_ == "NNP"


def number(candidate: Candidate) -> Span | None:
    """Return the count of those whom a forceful or helpful act concerns ("killed 12 people", "held two")."""
    if candidate.type not in _COUNTED:
        return None
    token = candidate.trigger.verb or candidate.trigger.token
    for head in (*_counted(token), *_killed(candidate, token)):
        if head.pos_ == "NUM" and head.ent_type_ in ("CARDINAL", ""):
            return Span(head.idx, head.idx + len(head.text))
        counts = [each for each in head.children if each.dep_ == "nummod" and each.ent_type_ in _OF_COUNTS]
        if counts:
            each = counts[-1]  # a year may stand before it: "In 2022 two clerks"
            return Span(each.left_edge.idx, each.idx + len(each.text))
    return None


def _killed(candidate: Candidate, token: Token) -> Iterator[Token]:
    """Yield whom an attack struck as the clause behind it tells ("shelled the town, killing nine people")."""
    if candidate.type == "ASSAULT":
        for each in token.children:
            if each.dep_ == "advcl" and each.tag_ == "VBG" and each.lemma_ in lexicon().grammar["tolls"]:
                yield from _counted(each)


def _counted(token: Token) -> Iterator[Token]:
    for each in token.children:
        if each.dep_ in ("dobj", "nsubjpass"):
            yield from syntax.conjuncts(each)
    for each in token.children:
        if each.dep_ == "nsubj":
            yield each
