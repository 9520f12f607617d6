"""Selection of the triggers that are events, from all that the lexicon knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from claims.extract import syntax
from claims.extract.events.candidate import Candidate, candidate, head_of
from claims.extract.events.entries.in_use import lexicon_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.modality import is_aim_of_protest, prospect
from claims.extract.events.participants import ActorFilter
from claims.extract.events.relations import chance_taker
from claims.extract.events.triggers import Trigger, is_journey
from claims.extract.tokens import Token

_COMPLEMENTS = (
    "dobj", "xcomp", "ccomp", "pcomp", "pobj", "prep", "nsubj", "nsubjpass", "dative", "oprd", "agent",
    "acl", "prt",
)  # fmt: skip


_ASKED_FOR = ("SANCTION", "COERCE", "ASSAULT", "AID", "CONSULT", "COOPERATE")
_OF_ANOTHER = ("ACCUSE", "SUPPORT", "COERCE", "ASSAULT", "THREATEN")
"""Types of which a clause within tells a deed besides ("accused the bank of bribing officials")."""


_MUTE = (
    "artifact", "attribute", "cognition", "communication", "phenomenon", "possession", "relation", "state",
)  # fmt: skip
"""Kinds of thing that say nothing, whatever their verb ("ties raised concerns")."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A candidate that selection leaves out, within what holds it, and the gates that it does not pass."""

    candidate: Candidate
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The candidates that stand, those that name nobody but may resume another, and the rest.

    What may resume another is among the rest too, since it may stand by itself where it resumes none.
    """

    standing: list[Candidate]
    empty: list[Candidate]
    rest: list[LeftOut]


def select(triggers: Iterable[Trigger], actor_filter: ActorFilter) -> Selection:
    """Return which triggers tell of an event; what another has for its object is no trigger of its own."""
    listed = list(triggers)
    takers = {held.i: each for each in listed if each.taken is not None for held in _held(each.taken)}
    found = [
        candidate(each, actor_filter)
        for each in listed
        if each.token.i not in takers or _is_another(each, takers[each.token.i])
    ]
    carried = sorted(filter(_is_peopled, found), key=lambda each: each.trigger.form != "light")
    heads = {head_of(each.trigger).i: each for each in carried}
    standing: list[Candidate] = []
    empty: list[Candidate] = []
    rest: list[LeftOut] = []
    told = {each.trigger.token.i: each for each in found}
    for one in found:
        taker = takers.get(one.trigger.token.i)
        if taker is not None and _tells_for(told.get(taker.token.i), one):
            continue
        within = _within(one, heads)
        gates = (*_gates(within), *(("taken",) if one.trigger.token.i in takers else ()))
        if not gates:
            standing.append(within)
            continue
        rest.append(LeftOut(within, gates))
        if "taken" not in gates and is_empty(one) and _may_stand(one, heads):
            empty.append(one)
    kept = {each.trigger.token.i: each for each in standing}
    standing = [each for each in standing if not _only_says_that(each, kept)]
    return Selection(standing, empty, rest)


def _is_another(trigger: Trigger, taker: Trigger) -> bool:
    """Say whether what another has for its object is a deed besides ("offered to mediate"), also one that
    is stopped, refused or forbidden ("ended a strike"); not what that one does ("held talks")."""
    refused = taker.entry.type == "REJECT"
    if trigger.form == "verb":
        return not refused  # "failed to approve" tells the one thing
    differs = trigger.entry.type != taker.entry.type and taker.entry.mode != "meet"
    broken = refused and trigger.entry.type == "AGREE"  # "broke a promise"
    return differs and not broken and taker.entry.type in lexicon().grammar["done_to_deeds"]


def _only_says_that(one: Candidate, told: Mapping[int, Candidate]) -> bool:
    """Say whether a verb only says that the deed its subject names comes about ("the truce took effect")."""
    entry = one.trigger.entry
    subject = syntax.subject(one.trigger.token) if one.trigger.form == "verb" and entry.by else None
    if subject is None or one.recipients or subject.lemma_.lower() not in entry.by:
        return False
    named = told.get(subject.i)
    return named is not None and named.trigger.entry.type == entry.type


def _tells_for(taker: Candidate | None, one: Candidate) -> bool:
    """Say whether an event of words is counted as the deed it announces ("announced the release")."""
    return taker is not None and taker.type == one.type != taker.trigger.entry.type


def _gates(one: Candidate) -> Iterator[str]:
    """Yield the gates that a candidate does not pass."""
    if not _is_peopled(one):
        yield "nobody"
    if _is_aim(one):
        yield "aim"
    if _is_mute(one):
        yield "mute"
    if _is_bidden(one):
        yield "bidden"
    if not _is_own(one):
        yield "held"


def _is_peopled(one: Candidate) -> bool:
    """Say whether an event names somebody, or is one all the same."""
    return bool(one.actors or one.recipients) or _is_told(one)


def is_empty(one: Candidate) -> bool:
    """Say whether an event that names nobody may be one told before."""
    return not one.actors and not one.recipients and _may_resume(one)


def _may_stand(one: Candidate, heads: dict[int, Candidate]) -> bool:
    """Say whether an event that names nobody may be told: not what another is about, but for a deed
    ("condemned the attack")."""
    holder = _holder(one, heads)
    deed = one.trigger.form == "noun" and one.type == "ASSAULT"
    return holder is None or (deed and holder.type in ("ACCUSE", "SUPPORT", "REJECT"))


def _within(one: Candidate, heads: dict[int, Candidate]) -> Candidate:
    """Return an event with the one that asks for it, threatens or promises it, if there is one.

    What another agrees to, threatens or refuses is the deed itself; the announcing of it is the other.
    """
    holder = _holder(one, heads)
    if holder is None:
        return one
    if one.announces is not None and holder.type in lexicon().grammar["announced_by"]:
        one = one.announces
    possible = one.modality == "occurred" and holder.type in lexicon().grammar["about_to_come"]
    possible = possible or (one.modality in ("planned", "ongoing") and holder.type == "REQUEST")
    possible = possible and not _is_presupposed(one, holder)
    return replace(one, parent=holder.trigger, modality="possible" if possible else one.modality)


def _is_presupposed(one: Candidate, holder: Candidate) -> bool:
    """Say whether what another event holds is taken as done ("called for an inquiry into the attack", "asked
    them to leave after two were shot")."""
    words, below = lexicon().grammar, head_of(one.trigger)
    noun = one.trigger.form == "noun"
    for each in (below, *takewhile(lambda each: each != head_of(holder.trigger), syntax.ancestors(below))):
        if noun and each.dep_ == "prep" and each.lower_ in words["presupposing_prepositions"]:
            return True
        if noun and each.dep_ == "prep" and _presupposes(each):
            return True
        done = each.dep_ == "advcl" and each.tag_ in ("VBD", "VBN")
        if done and any(mark.lower_ in words["timing_prepositions"] for mark in each.children):
            return True
    return False


def _presupposes(preposition: Token) -> bool:
    """Say whether a word with its preposition takes as done what follows ("retaliate for the attack")."""
    words, above = lexicon().grammar, preposition.head.lemma_.lower()
    requited = preposition.lower_ == "for" and above in words["requiting"]
    return requited or f"{above} {preposition.lower_}" in words["presupposing_nouns"]


def _is_own(one: Candidate) -> bool:
    """Say whether what another event holds is told as an event of its own.

    So is what is demanded, threatened or promised in a clause, whom an attack killed, and a deed with those
    who suffered it ("condemned the attack on the convoy"); not what is the same act told again ("agreed to
    meet", "refused to sign").
    """
    if one.parent is None:
        return True
    below, holder = _first_of(head_of(one.trigger)), one.parent.entry.type
    if one.type == holder:
        struck = syntax.child(head_of(one.trigger), "dobj") is not None and one.trigger.form == "verb"
        return one.type == "ASSAULT" and (bool(one.recipients) or struck)
    if one.parent.token.lemma_ == "vote" and below.dep_ == "xcomp":
        return True
    if one.trigger.form == "noun":
        others = holder in ("REJECT", "ACCUSE", "SUPPORT") and bool(one.actors)
        others = others and one.type not in ("AGREE", "REQUEST", "CONSULT")
        others = others or holder in ("CONCEDE", "COERCE", "THREATEN")
        asked = holder == "REQUEST" and one.type in _ASKED_FOR and bool(one.actors or one.recipients)
        return others or asked or (one.type in ("ASSAULT", "COERCE") and bool(one.recipients))
    if holder == "AGREE" and one.type not in lexicon().grammar["hostile"]:
        return False
    if holder in _OF_ANOTHER:
        return one.type not in lexicon().grammar["beside_plover"] and _is_said_outright(one)
    finite = below.dep_ == "ccomp" and (holder == "REJECT" or holder in lexicon().grammar["about_to_come"])
    return finite or (below.dep_ == "xcomp" and holder in ("REQUEST", "THREATEN"))


def _is_said_outright(one: Candidate) -> bool:
    """Say whether what another event holds is told itself, not as a condition or of somebody it names."""
    below = head_of(one.trigger)
    holder = head_of(one.parent) if one.parent is not None else below
    path = (below, *takewhile(lambda each: each != holder, syntax.ancestors(below)))
    return not any(each.dep_ in ("relcl", "advcl", "pcomp", "pobj") for each in path)


def _first_of(verb: Token) -> Token:
    """Return the first of coordinated verbs, by which they hang on what holds them."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _held(taken: Token) -> Iterator[Token]:
    """Yield what a verb has for its object, and what that measures ("held four hours of talks")."""
    yield taken
    yield from (each for _, each in syntax.prepositional(taken, "of"))


def _is_told(one: Candidate) -> bool:
    """Say whether an event that names nobody is one all the same: a verb alone tells it."""
    taken = one.trigger.taken
    held = taken is not None and taken.lemma_ in lexicon_of(taken.doc).nouns
    told_again = one.type == "CONSULT" or _may_resume(one)
    held = held and (told_again or not syntax.is_passive(one.trigger.token))
    told = one.trigger.form in ("verb", "adjective") and not held
    return told and not _is_imperative(one.trigger.token) and not syntax.is_infinitive(one.trigger.token)


def _is_bidden(one: Candidate) -> bool:
    """Say whether the reader is asked or thanked ("Visit our website", "Thank you for reading")."""
    return one.trigger.form in ("verb", "light") and _is_imperative(head_of(one.trigger)) and not one.actors


def _is_imperative(verb: Token) -> bool:
    """Say whether the reader is told to do it ("For more, visit our website", "Let us be fair")."""
    return (
        verb.tag_ in ("VB", "VBP")
        and verb.dep_ == "ROOT"
        and syntax.child(verb, *syntax.SUBJECTS, "aux") is None
    )


def _may_resume(one: Candidate) -> bool:
    """Say whether an event without participants may be an earlier one or what came of it.

    A noun, a meeting that is called off, or an agreement that is reached or not.
    """
    reached = one.type == "AGREE" and one.trigger.taken is not None
    return one.trigger.form in ("noun", "light") or (one.type, one.mode) == ("REJECT", "meet") or reached


def _is_aim(candidate: Candidate) -> bool:
    """Say whether the event is only what somebody is after: an infinitive of purpose or its object ("opened
    it to allow the delivery of grain"), a gerund as subject."""
    verb = candidate.trigger.verb
    if verb is None:
        noun = candidate.trigger.token
        return noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and _is_purpose(noun.head)
    if syntax.announced(verb) or chance_taker(verb) is not None:
        return False
    words = lexicon().grammar
    if verb.dep_ in ("acl", "relcl") and syntax.is_infinitive(verb):
        described = syntax.described(verb) is not None and verb.head.lemma_ in lexicon().actors
        return not described and verb.head.lemma_ not in words["planning_nouns"] | words["deciding_nouns"]
    if verb.dep_ == "pcomp":
        if verb.head.lower_ == "with" and syntax.child(verb, "nsubj") is not None:
            return False
        return verb.head.lower_ not in words["telling_prepositions"] and prospect(verb) is None
    return verb.dep_ == "csubj" or (_is_purpose(verb) and not is_aim_of_protest(candidate.trigger, verb))


def _is_purpose(verb: Token) -> bool:
    """Say whether a clause tells what for ("came to restore order", "came to help restore it")."""
    while verb.dep_ == "xcomp" and verb.head.lemma_ == "help":
        verb = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VB" and syntax.child(verb, "aux", *syntax.SUBJECTS) is None:
        verb = verb.head
    wanted = any(each.dep_ == "mark" and each.lower_ == "for" for each in verb.children)
    wanted = wanted or (is_journey(verb.head) and verb.lemma_ in lexicon().grammar["on_a_journey"])
    return verb.dep_ == "advcl" and syntax.is_infinitive(verb) and not wanted


def _is_only_owned(noun: Token) -> bool:
    """Say whether a noun is only somebody's, and nothing says that it is uttered ("until their demands")."""
    owner = syntax.child(noun, "poss")
    owned = owner is not None and owner.pos_ == "PRON"
    return owned and noun.head.lemma_ in lexicon().grammar["heeding"]


def _is_mute(candidate: Candidate) -> bool:
    """Say whether an act of words has only a thing for its subject ("ties raised concerns"), or nobody
    whose it is ("demand for seats")."""
    verb = candidate.trigger.verb
    if verb is None and candidate.type == "REQUEST":
        return not candidate.actors or _is_only_owned(candidate.trigger.token)
    if verb is None or candidate.actors or candidate.type not in lexicon().grammar["spoken"]:
        return False
    subject = syntax.subject(verb) if not syntax.is_passive(verb) else None
    return subject is not None and kind(subject) in _MUTE


def _holder(candidate: Candidate, heads: dict[int, Candidate]) -> Candidate | None:
    """Return the event that governs this one: asks for it, threatens it or has it for a condition.

    What is told of somebody in a relative clause, or of another time, is no part of it.
    """
    below = head_of(candidate.trigger)
    same = heads.get(below.i, candidate)
    if candidate.trigger.form == "light" and same is not candidate:
        return same
    apart = below.dep_ == "pcomp" and below.head.lower_ in lexicon().grammar["timing_prepositions"]
    if apart or _first_of(below).dep_ == "relcl" or _is_anothers(below):
        return None
    aside = False
    for above in syntax.ancestors(below):
        aside = aside or below.dep_ == "relcl"
        if _breaks_off(candidate, below):
            return None
        other = heads.get(above.i, candidate)
        beside = other is candidate or (aside and other.type == "PROTEST")
        if not beside and _governs(other, candidate, below):
            return other
        below = above
    return None


def _breaks_off(candidate: Candidate, below: Token) -> bool:
    """Say whether what is below a word is told by itself: by those of whom it is told, or of another time."""
    words = lexicon().grammar
    told = below.dep_ == "relcl" and below.lemma_ in words["reporting"]
    earlier = below.dep_ == "prep" and below.lower_ in words["timing_prepositions"]
    return told or _stands_by_itself(below) or (earlier and candidate.trigger.form == "verb")


def _governs(other: Candidate, candidate: Candidate, below: Token) -> bool:
    """Say whether what hangs on an event by the word ``below`` is its content, condition or part."""
    words = lexicon().grammar
    agreed = other.type in ("AGREE", "CONCEDE") and candidate.type == "CONSULT"
    offered = below.dep_ == "xcomp" and below.head.lemma_ in words["readiness"]
    if other.type in words["holds_content"] and below.dep_ in _COMPLEMENTS and (offered or not agreed):
        return True
    return below.dep_ == "advcl" and (_conditional(below) or _is_part(candidate, below, other))


def _is_part(candidate: Candidate, verb: Token, other: Candidate) -> bool:
    """Say whether a clause without a subject tells how it was done or what came of it ("…, killing two")."""
    if syntax.child(verb, "nsubj") is not None:
        return False
    same = other.type == candidate.type and (other.mode == candidate.mode or other.type == "ASSAULT")
    return same or other.type == "PROTEST"


def _is_anothers(verb: Token) -> bool:
    """Say whether a participle tells what somebody with a name did ("tariffs imposed by Ann Hill"), or of a
    subject what another did to it ("the firm, accused by unions of fraud, denied it")."""
    doer = syntax.agent(verb) if verb.dep_ == "acl" and syntax.is_passive(verb) else None
    of_subject = verb.head.dep_ in ("nsubj", "nsubjpass") and verb.head.pos_ != "PRON"
    suffers = of_subject and kind(verb.head) in ("person", "group")
    return doer is not None and (suffers or doer.ent_type_ in ("PERSON", "GPE", "ORG"))


def _stands_by_itself(verb: Token) -> bool:
    """Say whether a verb with a tense is parsed beside an infinitive ("told them to go and left"); a bare one
    below another tense goes on with the infinitive ("told them to go and stay")."""
    helped = syntax.child(verb, "aux", "auxpass") is not None
    finite = ("VBD", "VBZ") if verb.head.head.tag_ in ("VBD", "VBZ") else ("VBD", "VBZ", "VBP")
    told = verb.tag_ in finite or (verb.tag_ == "VBN" and not helped)
    return verb.dep_ == "conj" and told and syntax.is_infinitive(verb.head)


def _conditional(verb: Token) -> bool:
    conditional = lexicon().grammar["conditional"]
    return any(each.dep_ == "mark" and each.lower_ in conditional for each in verb.children)
