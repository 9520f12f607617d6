"""Doers of what a verb tells: its subject or agent, who says or decides it, those behind a deed that acts."""

from __future__ import annotations

from collections.abc import Iterator

from claims.document import Participant
from claims.extract import syntax
from claims.extract.events.arguments.nouns import doers_of
from claims.extract.events.arguments.occasion import doing
from claims.extract.events.arguments.shared import court_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

_FORCE = ("ASSAULT", "COERCE")
"""Types of deeds that strike somebody, whose noun has those in its phrase."""
_WHERE = ("GPE", "LOC", "FAC")


def doer_of(verb: Token, passive: bool) -> Token | None:
    """Return who does it; what comes of a passive is its agent's ("was attacked by rebels, killing two")."""
    if passive:
        agent = syntax.agent(verb) or _agent_beside(verb) or court_of(verb)
        return None if agent is not None and agent.lemma_ in lexicon().grammar["accounts"] else agent
    above = verb.head
    if (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and not syntax.has_subject(verb)
        and syntax.is_passive(above)
    ):
        return syntax.agent(above)
    return syntax.subject(verb)


def _agent_beside(verb: Token) -> Token | None:
    """Return the agent of a participle that goes on from a passive ("was expelled, driven away by police").

    Of two that share one "was" the last has the agent of both ("was beaten and held by soldiers").
    """
    for each in verb.rights:
        open_participle = each.dep_ in ("advcl", "conj") and each.tag_ == "VBN"
        if open_participle and syntax.child(each, *syntax.ALL_SUBJECTS, "aux", "auxpass", "mark") is None:
            return syntax.agent(each) or (_agent_beside(each) if each.dep_ == "conj" else None)
    return None


def said_doer(trigger: Trigger, verb: Token, doer: Token | None) -> Token | None:
    """Return who does an act of words that is parsed behind a thing's verb, in what somebody says.

    "The firm said its rosters complied with the law and accused the directorate": the firm accused it. So it
    is where a thing's verb has no other doer ("wrote that the hall was burned, blaming students").
    """
    participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and not syntax.has_subject(verb)
    inside = verb.head if verb.dep_ == "conj" or participle else verb
    spoken = trigger.entry.type in lexicon().grammar["spoken"] and inside.dep_ == "ccomp"
    if not spoken or inside == verb or (doer is None and not participle):
        return doer
    if doer is not None and kind(doer) in ("person", "group", ""):
        return doer
    saying = inside.head
    return syntax.subject(saying) if saying.lemma_ in lexicon().grammar["reporting"] else doer


def likewise(verb: Token) -> Iterator[Token]:
    """Yield who does the same as the subject of a verb ("Peru left, as did Chile", "so did Chile")."""
    for each in (*verb.children, *((verb.head,) if verb.dep_ == "ccomp" else ())):
        same = each.lemma_ == "do" and each.dep_ in ("advcl", "conj", "parataxis", "ccomp", "ROOT")
        first = each.left_edge if same else each
        who = syntax.child(each, "nsubj") if same and first.lower_ in ("as", "so") else None
        if who is not None and who.i > each.i and syntax.child(each, "dobj", "xcomp") is None:
            yield from syntax.conjuncts(who)


def decided_by(trigger: Trigger, verb: Token) -> Token | None:
    """Return who decides that something be done or not ("He will not be tried, the watchdog ruled")."""
    above, words = verb.head, lexicon().grammar
    if verb.dep_ != "ccomp" or trigger.entry.type not in words["decreed"]:
        return None
    to_come = any(each.lower_ in ("will", "would", "shall") for each in verb.children)
    decides = above.lemma_ in words["decreeing"] and (syntax.is_negated(verb) or not to_come)
    doer = syntax.child(above, "nsubj") if decides else None
    return doer if doer is not None and kind(doer) in ("group", "person") else None


def acting(doer: Token, actor_filter: ActorFilter) -> list[Token]:
    """Return who acts where a deed is said to: those who do it, and not those whom it strikes.

    "The raid on Lviv wounded six", "a raid by troops wounded six".
    """
    deed = trigger_at(doer) if doer.pos_ == "NOUN" and not actor_filter.acts(doer) else None
    strikes = deed is not None and deed.form in ("noun", "light") and deed.entry.type in _FORCE
    if not strikes:
        return [doer]
    made = (each for each in doer.lefts if each.dep_ == "compound" and each.ent_type_ not in _WHERE)
    named = [each for each in made if any(actor_filter.is_named(one) for one in each.subtree)]
    return doers_of(doer, actor_filter) or named[:1]


def doing_deed(deed: Token, actor_filter: ActorFilter) -> tuple[Participant, ...]:
    """Return who does a deed that is said to act, as the words around it tell.

    "Used drones in an attack that killed six".
    """
    told = trigger_at(deed) if deed.pos_ == "NOUN" else None
    strikes = told is not None and told.form in ("noun", "light") and told.entry.type in _FORCE
    return doing(told, actor_filter, apart=True) if told is not None and strikes else ()


def driven(trigger: Trigger, doer: Token) -> tuple[Participant, ...]:
    """Return the vehicles whose drivers protest ("tractors blocked the road")."""
    protest = trigger.entry.type == "PROTEST" and doer.lemma_ in lexicon().grammar["made_things"]
    return (Participant(syntax.noun_phrase(doer), doer.idx),) if protest and doer.tag_ == "NNS" else ()
