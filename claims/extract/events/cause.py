"""Senses that the words around give an event: the cause of deaths, the kind of a strike or a vote."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import is_gunfire, kind
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

CLAUSES = ("advcl", "relcl", "acl", "ROOT", "conj")
ABOUT = 3
"""How many words of war or of work make an article one about it."""
BEFORE = 150
"""How many words before a toll its cause may stand, where its sentence has none."""


def cause(trigger: Trigger) -> str | None:
    """Return DISASTER or ACCIDENT where the nearest cause of what a verb tells is one, else ``None``.

    "At least nine people were killed when a landslide hit the village"; "Some forty people were injured", in
    an article about an earthquake.
    """
    token = trigger.token
    if token.lemma_.lower() not in lexicon().grammar["tolls"] or trigger.form == "noun":
        return None
    for each in _around(token):
        lemma = each.lemma_.lower()
        for told_by, listed in (("DISASTER", "disasters"), ("ACCIDENT", "accidents")):
            noun = each.pos_ in ("NOUN", "PROPN") and not is_gunfire(each)
            if noun and lemma in lexicon().grammar[listed]:
                return told_by
        if each.pos_ == "VERB" and lemma in lexicon().grammar["mishaps"] and _happens_to_thing(each):
            return "ACCIDENT"
        told = each.pos_ in ("NOUN", "VERB") and lemma not in lexicon().grammar["tolls"]
        deed = trigger_at(each) if told else None
        if deed is not None and deed.entry.type in ("ASSAULT", "ACCIDENT"):
            return deed.entry.type if deed.entry.type == "ACCIDENT" else None
    return None


def comes_of_accident(trigger: Trigger) -> bool:
    """Say whether a gerund tells what came of an accident, whoever had it ("a driver hit a tram, killing
    two")."""
    verb = trigger.token
    above = trigger_at(verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
    if above is None:
        return False
    return (told_as(above) or (above.entry.type, None))[0] == "ACCIDENT"


def strike(trigger: Trigger) -> tuple[str, str] | None:
    """Return type and mode of a noun "strike" by its own words, who strikes or what its article is about: war
    or work; ``None`` where none of them says it."""
    noun = trigger.noun
    if noun is None or noun.lemma_.lower() != "strike" or trigger.entry.type not in ("PROTEST", "ASSAULT"):
        return None
    is_of_work = _is_stoppage(trigger, noun)
    if trigger.form == "verb" and is_of_work is None:
        return None
    words = lexicon().grammar
    told = [each.lemma_.lower() for each in noun.doc if each.pos_ in ("NOUN", "PROPN")]
    war, work = (sum(word in words[about] for word in told) for about in ("about_war", "about_work"))
    if is_of_work is not None:
        war, work = (0, ABOUT) if is_of_work else (ABOUT, 0)
    if trigger.entry.type == "PROTEST" and (war >= ABOUT or not work) and war > 3 * work:
        return "ASSAULT", "attack"
    if trigger.entry.type == "ASSAULT" and work >= ABOUT and work > 3 * war:
        return "PROTEST", "strike"
    return None


def told_as(trigger: Trigger) -> tuple[str, str | None] | None:
    """Return type and mode that the words at a trigger give it in place of its own, ``None`` where none do.

    Who votes for a motion of no confidence disapproves; a call to do something is no telephone call.
    """
    words = lexicon().grammar
    if trigger.entry.type == "ASSAULT" and _is_at_the_wheel(trigger.token):
        return "ACCIDENT", "transport"
    backed = trigger.taken or next((each for each in trigger.beside if each.dep_ == "prep"), None)
    backed = backed or syntax.child(trigger.token, "dobj", "nsubjpass")
    if trigger.entry.type == "SUPPORT" and trigger.form == "verb" and backed is not None:
        return ("ACCUSE", "disapprove") if _is_of_no_confidence(backed) else None
    called = trigger.form in ("noun", "light") and trigger.token.lemma_.lower() in words["calls"]
    if called and trigger.entry.type == "CONSULT":
        asked = any(
            each.dep_ in ("acl", "relcl") and syntax.is_infinitive(each) for each in trigger.token.children
        )
        return ("REQUEST", None) if asked else None
    return strike(trigger)


def _is_at_the_wheel(verb: Token) -> bool:
    """Say whether somebody hits something while driving, with no attack told of the drive itself."""
    beside = [verb.head] if verb.dep_ == "conj" else []
    beside += [each for each in verb.children if each.dep_ == "advcl" and each.tag_ == "VBG"]
    drives = [each for each in beside if each.lemma_ in ("drive", "ride", "speed")]
    hits = verb.lemma_ in ("hit", "strike", "ram", "injure", "kill")
    return hits and any((told := trigger_at(each)) is None or told.entry.type != "ASSAULT" for each in drives)


def _is_of_no_confidence(taken: Token) -> bool:
    """Say whether a motion or a vote is one of censure ("the no-confidence motion", "a vote of censure")."""
    if taken.dep_ == "prep":
        taken = next((each for each in taken.children if each.dep_ == "pobj"), taken)
    kind_of = [each for each in taken.lefts if each.dep_ in ("compound", "amod", "nmod")]
    kind_of += [each for _, each in syntax.prepositional(taken, "of")]
    before = {each.lower_ for each in taken.lefts}
    for each in kind_of:
        denied = "no" in {*(one.lower_ for one in each.lefts), *before}
        if each.lemma_ == "censure" or (each.lemma_ == "confidence" and denied):
            return True
    return False


def _is_stoppage(trigger: Trigger, noun: Token) -> bool | None:
    """Say whether work stops, or arms strike, by the words before the noun or who is the subject."""
    words = lexicon().grammar
    doer = syntax.subject(trigger.verb) if trigger.verb is not None else None
    beside = {each.lemma_.lower() for each in (*noun.lefts, *((doer,) if doer is not None else ()))}
    if beside & (words["strikes_of_work"] | words["about_work"]):
        return True
    return False if beside & words["strikes_of_arms"] else None


def _happens_to_thing(verb: Token) -> bool:
    """Say whether a verb of mishaps is a thing's: a roof collapses, and so do talks, which hurts nobody."""
    subject = syntax.subject(verb) if verb.dep_ in CLAUSES else None
    return subject is not None and kind(subject) in ("artifact", "object", "location", "plant", "")


def _around(token: Token) -> Iterator[Token]:
    """Yield the other words of its sentence, then those before it, the nearest first."""
    yield from (each for each in token.sent if each != token)
    yield from reversed(token.doc[max(token.sent.start - BEFORE, 0) : token.sent.start])
