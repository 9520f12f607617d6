"""Participants of a meeting, a visit or a deed that names nobody itself: those of the clause around it."""

from __future__ import annotations

from collections.abc import Iterator

from claims.document import Participant
from claims.extract import syntax
from claims.extract.events.entries.in_use import lexicon_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import is_count, kind
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import DEFINITE, Trigger, is_journey, trigger_at
from claims.extract.lexicon import lists
from claims.extract.mentions.words import singular
from claims.extract.tokens import Token

_AT = ("in", "at", "on", "during")
_FORCES = ("ASSAULT", "COERCE", "MOBILIZE")
_AFTER = ("after", "before", "following", "ahead")


def attending(noun: Token, actor_filter: ActorFilter, depth: int = 0) -> tuple[Participant, ...]:
    """Return who takes part in ``noun``, an event that people attend, as its surroundings tell.

    The subject of a clause that it is the occasion of ("In a briefing the envoys said …", "the call in which
    Ann Hill warned him"), or whoever makes the trip that includes it.
    """
    doer = _in_relative(noun) or _in_clause(noun) or _setting_off(noun) or _willing(noun)
    if doer is not None:
        return actor_filter.participants([doer])
    host = _inviting(noun)
    if host is not None:
        return actor_filter.participants([host])
    among = [each for one in _examples(noun) for _, each in syntax.behind(one, "between", "by", "with")]
    if among:
        return actor_filter.participants(among)
    visitors = [each for visit in _during(noun) for _, each in syntax.behind(visit, "by", "of")]
    if visitors:
        return actor_filter.participants(visitors)
    trip = _including(noun)
    return attending(trip, actor_filter, depth + 1) if trip is not None and depth < 2 else ()


def addressed(trigger: Trigger) -> Token | None:
    """Return to whom one speaks at a meeting or on the phone ("In a call, Hill urged Marsh to …").

    A briefing is for others.
    """
    verb = trigger.token.head.head
    if _inviting(trigger.token) is not None:
        return syntax.child(verb, "dobj")
    doer = _in_clause(trigger.token) if trigger.entry.mode != "brief" else None
    told = trigger_at(verb) if doer is not None else None
    speaks = verb.lemma_ in lexicon().grammar["told_face_to_face"]
    if doer is None or not (speaks or (told is not None and told.entry.type == "REQUEST")):
        return None
    whom = syntax.child(verb, "dative") or syntax.child(verb, "dobj")
    return whom if whom is not None and kind(whom) in ("person", "group", "") and whom.i > verb.i else None


def doing(trigger: Trigger, actor_filter: ActorFilter, apart: bool) -> tuple[Participant, ...]:
    """Return who does the deed that a noun names, as its surroundings tell.

    The doer of a clause of force that it is the occasion or the means of ("killed two in a raid", "used
    drones in the strike", "replied with a boycott"), who acts "in which" it is told, or the workers of a
    clause about their strike ("The miners returned to work after a strike"). A deed is another than that of
    the clause of force only if it stands ``apart``, being done to somebody.
    """
    noun, deed = trigger.token, trigger.entry
    if deed.type not in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"):
        return ()
    led = leading(noun)
    if led:
        return actor_filter.participants(led)
    doer = _in_relative(noun, forceful=True) or _by_force(trigger, apart)
    if doer is None and deed.type == "PROTEST":
        doer = _striking(noun) if deed.mode == "strike" else _drawn(noun) or _marching(noun)
    return actor_filter.participants([doer]) if doer is not None else ()


def leading(noun: Token) -> list[Token]:
    """Return who leads or joins others in a deed, and those others ("led her troops in a raid")."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "on") or verb.lemma_ not in ("lead", "join"):
        return []
    others = syntax.child(verb, "dobj")
    people = others is not None and (kind(others) in ("person", "group") or is_count(others))
    leader = syntax.subject(verb) if people and not syntax.is_passive(verb) else None
    return [leader, others] if leader is not None and others is not None else []


def _by_force(trigger: Trigger, apart: bool) -> Token | None:
    """Return the doer of the clause that uses force or answers in the way that a noun names."""
    noun, words = trigger.token, lexicon().grammar
    at = noun.head
    if noun.dep_ != "pobj" or at.head.pos_ != "VERB":
        return None
    verb = at.head
    if at.lower_ == "with":
        answers = verb.lemma_ in words["answering_with"] and not syntax.is_passive(verb)
        return syntax.subject(verb) if answers else None
    if at.lower_ not in ("in", "during") or trigger.entry.type == "PROTEST":
        return None
    held = syntax.child(verb, "dobj")
    wields = held is not None and verb.lemma_ in words["wielding"] and _is_weapon(held)
    told = trigger_at(verb)
    forces = _is_forceful(told)
    definite = any(each.lower_ in DEFINITE for each in noun.children if each.dep_ == "det")
    if not wields and (not forces or definite or not apart):
        return None
    return syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb)


def _is_weapon(noun: Token) -> bool:
    words = lexicon().grammar
    return noun.lemma_.lower() in words["munitions"] | words["made_things"] | {"weapon", "gas", "arm"}


def _drawn(noun: Token) -> Token | None:
    """Return who comes to a protest ("the rally drew hundreds of teachers")."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in lexicon().grammar["drawing"]:
        return None
    held = syntax.child(verb, "dobj")
    people = held is not None and (kind(held) in ("person", "group") or is_count(held))
    return held if people and (verb.lemma_ != "bring" or _is_together(verb)) else None


def _is_together(verb: Token) -> bool:
    return any(each.lower_ == "together" for each in verb.children)


def _marching(noun: Token) -> Token | None:
    """Return the protesters whom the sentence about a protest names ("as thousands of marchers …")."""
    protesters = lexicon().grammar["protesters"]
    held = (each for each in noun.sent if each.lemma_.lower() in protesters and each.pos_ == "NOUN")
    return next((each for each in held if each.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")), None)


def _striking(noun: Token) -> Token | None:
    """Return the workers or the union of whom a clause about their strike tells."""
    for above in syntax.ancestors(noun):
        if above.pos_ not in ("VERB", "AUX"):
            continue
        doer = syntax.child(above, "nsubj", "nsubjpass")
        if doer is not None and doer.i < noun.i and _are_workers(doer):
            return doer
    return None


def _are_workers(noun: Token) -> bool:
    """Say whether a noun is one for several who work, or for their union."""
    working = lists("roles")["occupation"] - lexicon().grammar["no_strikers"]
    several = noun.tag_ == "NNS" and singular(noun) in working
    return several or noun.lemma_.lower() in lexicon().grammar["striking_bodies"]


def _examples(noun: Token) -> Iterator[Token]:
    """Yield the meetings that ``noun`` is said to include ("talks, including a meeting between envoys")."""
    for including in (each for each in noun.children if each.lower_ == "including"):
        yield from (each for each in including.children if each.lemma_ in lexicon_of(each.doc).nouns)


def _during(noun: Token) -> Iterator[Token]:
    """Yield the visit in whose course ``noun`` is said to be ("discussions, during a visit by envoys")."""
    behind = [each for each in noun.doc[noun.i + 1 : noun.sent.end] if each.lower_ == "during"][:1]
    for during in behind:
        between = noun.doc[noun.i + 1 : during.i]
        if all(each in noun.subtree or each.text == "," for each in between):
            yield from (each for each in during.children if each.lemma_ in lexicon_of(each.doc).nouns)


def _in_relative(noun: Token, forceful: bool = False) -> Token | None:
    """Return who acts in the clause behind "during which" or "at which", by force if it must be so."""
    for which in noun.doc[noun.i + 1 : noun.sent.end]:
        if which.lower_ == "which" and which.dep_ == "pobj" and which.head.lower_ in _AT:
            verb = which.head.head
            if verb.pos_ == "VERB" and (verb.head in noun.subtree or verb.head in syntax.ancestors(noun)):
                told = trigger_at(verb) if forceful else None
                return None if forceful and not _is_forceful(told) else syntax.child(verb, "nsubj")
    return None


def _is_forceful(told: Trigger | None) -> bool:
    return told is not None and told.entry.type in _FORCES


def _in_clause(noun: Token) -> Token | None:
    """Return the subject of the clause whose occasion ``noun`` is."""
    preposition = noun.head
    if noun.dep_ != "pobj" or any(each.lower_ in DEFINITE for each in noun.children if each.dep_ == "det"):
        return None
    verb = preposition.head
    if preposition.lower_ == "of" and verb.lower_ == "ahead":
        preposition, verb = verb, verb.head
    with_partner = next(syntax.prepositional(noun, "with"), None) is not None
    beside = with_partner and (
        preposition.lower_ in _AFTER or (preposition.lower_ == "for" and is_journey(verb))
    )
    if preposition.lower_ not in _AT and not beside:
        return None
    if verb.pos_ not in ("VERB", "AUX") or syntax.is_passive(verb):
        return None
    return syntax.subject(verb)


def _inviting(noun: Token) -> Token | None:
    """Return who asks others to a meeting ("invited the union to talks"), and so is to meet them."""
    verb = noun.head.head
    asked = noun.dep_ == "pobj" and noun.head.lower_ in ("to", "for") and verb.lemma_ in ("invite", "summon")
    if not asked or syntax.is_passive(verb) or syntax.child(verb, "dobj") is None:
        return None
    return syntax.subject(verb)


def _setting_off(noun: Token) -> Token | None:
    """Return who leaves for a visit or is off on one ("flew to Lagos on a trip")."""
    told, verb = trigger_at(noun), noun.head.head
    visits = told is not None and told.entry.mode == "visit" and noun.dep_ == "pobj"
    if not visits or noun.head.lower_ not in ("for", "on") or syntax.child(noun, "poss") is not None:
        return None
    off = verb.lemma_ in lexicon().grammar["setting_off"] and verb.pos_ == "VERB"
    return syntax.subject(verb) if off and not syntax.is_passive(verb) else None


def _willing(noun: Token) -> Token | None:
    """Return who wants, plans or leaves a meeting, and so is one of those who meet ("agreed to talks")."""
    verb, said = noun.head, noun.head.lemma_
    if noun.dep_ == "pobj":
        verb = verb.head.head if verb.head.lower_ == "out" else verb.head
        said = f"{verb.lemma_} {noun.head.lower_}"
    elif noun.dep_ == "xcomp":  # what the parse makes of "agreed to talks"
        said = f"{verb.lemma_} to"
    words = lexicon().grammar
    met = noun.dep_ == "dobj" and next(syntax.behind(noun, "with"), None) is not None
    met = met and verb.lemma_ not in words["not_meeting"]
    if noun.dep_ not in ("dobj", "pobj", "xcomp") or not (met or said in words["taking_part"]):
        return None
    return syntax.subject(verb) if not syntax.is_passive(verb) else None


def _including(noun: Token) -> Token | None:
    """Return the trip or meeting that is said to include ``noun``."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in lexicon().grammar["including"]:
        return None
    whole = syntax.subject(verb)
    if whole is not None and (whole.ent_type_ == "DATE" or whole.tag_ == "WDT"):
        before = noun.doc[noun.sent.start : verb.i]
        whole = next((each for each in reversed(before) if each.pos_ == "NOUN"), None)
    return whole if whole is not None and whole.lemma_ in lexicon_of(whole.doc).nouns else None
