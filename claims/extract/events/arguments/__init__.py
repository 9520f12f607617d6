"""Actors and recipients of an event, from the frame of its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from claims.document import Participant
from claims.extract import syntax
from claims.extract.events.arguments.adjuncts import doer_beside
from claims.extract.events.arguments.agents import enjoyed_by
from claims.extract.events.arguments.doers import (
    acting,
    decided_by,
    doer_of,
    doing_deed,
    driven,
    likewise,
    said_doer,
)
from claims.extract.events.arguments.nouns import doers_around, doers_of, of_noun, tells_where
from claims.extract.events.arguments.occasion import addressed, attending, doing, leading
from claims.extract.events.arguments.ownership import is_force
from claims.extract.events.arguments.places import (
    inner_places,
    partners,
    recipient_places,
    tells_deed,
    wishes_well,
)
from claims.extract.events.arguments.recipients import Roles, first_recipients, head_of
from claims.extract.events.arguments.shared import nominal_gerund
from claims.extract.events.complements import has_other_subject, is_somebody
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.participants import ActorFilter
from claims.extract.events.parties.phrases import is_whose
from claims.extract.events.triggers import DEFINITE, Trigger, trigger_at
from claims.extract.tokens import Token

_SAID = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")
"""Types of what a protest or a letter says of somebody or to him."""
_ANSWERS = ("AGREE", "REJECT", "CONCEDE")
"""Types of what one answers to a request or a warning."""
_SUFFERED = ("ACCIDENT", "DISASTER")
"""Types of what befalls things and people: a "passenger train" that derails names nobody who does it."""
_PENALTIES = ("SANCTION", "COERCE")
"""Types of penalties, which others may uphold or extend."""

ATTENDED = ("visit", "meet", "phone", "negotiate", "brief")
"""Modes of events that people attend."""


def roles(trigger: Trigger, actor_filter: ActorFilter) -> Roles:
    """Return the actors and the recipients of what ``trigger`` tells of; either may be empty."""
    if trigger.form == "modal":
        speaker = syntax.child(trigger.token.head, "nsubj")
        obliged = syntax.child(trigger.token, "nsubj", "nsubjpass")
        actors = actor_filter.participants([speaker] if speaker is not None else ())
        recipients = actor_filter.participants([obliged] if obliged is not None else ())
    elif trigger.form == "noun":
        actors, recipients = of_noun(trigger, actor_filter)
        recipients = recipients or _of_content(trigger, actor_filter)
        if not actors and trigger.entry.mode in ATTENDED:
            actors = attending(trigger.token, actor_filter)
            told = addressed(trigger) if not recipients else None
            recipients = actor_filter.participants([told]) if told is not None else recipients
        actors = actors or actor_filter.participants(_weighing(trigger))
        actors = actors or doing(trigger, actor_filter, apart=bool(recipients))
        beside = doer_beside(trigger, bool(recipients)) if not actors else None
        actors = actor_filter.participants([beside]) if beside is not None else actors
    else:
        actors, recipients = _of_verb(trigger, actor_filter)
        if trigger.form == "verb" and not recipients:
            recipients = _of_content(trigger, actor_filter)
        if _suffers(trigger):
            actors, recipients = actor_filter.participants(_from_whom(trigger)), actors
        actors, recipients = _of_taken(trigger, actor_filter, (actors, recipients))
        actors = actors or actor_filter.participants(_between(trigger))
        if trigger.form == "light":
            actors, recipients = _of_carried(trigger, actor_filter, (actors, recipients))
    if trigger.entry.mode == "visit":
        if any(_craft(trigger.token, actor) for actor in actors):
            return (), ()
        actors = tuple(actor for actor in actors if not _thing(trigger.token, actor))
    if trigger.entry.mode == "resign":
        return actors, ()
    apart = [actor.span for actor in actors if not actor.span.contains(trigger.span)]
    others = (one for one in recipients if not any(span.contains(one.span) for span in apart))
    return actors, tuple(others)


def _of_taken(trigger: Trigger, actor_filter: ActorFilter, of_verb: Roles) -> Roles:
    """Read the noun of a deed that a verb tells of, where the verb's own parties, ``of_verb``, are not all.

    "US sanctions on Syria were extended", "talks between the two collapsed"; an answer is given by whoever is
    addressed ("the envoy's warning to both sides was ignored").
    """
    actors, recipients = of_verb
    held = trigger_at(trigger.taken) if trigger.taken is not None else None
    if held is None or held.form not in ("noun", "light"):
        return of_verb
    deed, said = trigger.entry.type, held.entry.type
    passive = syntax.is_passive(trigger.token) and held.token.dep_ == "nsubjpass"
    if deed in _ANSWERS and said in _SAID and passive and not actors:
        said_by, said_to = of_noun(held, actor_filter)
        return said_to, said_by or recipients
    if deed in _PENALTIES and said in _PENALTIES and passive:
        inner = of_noun(held, actor_filter)
        doers = actors or (inner[0] if deed == said == "SANCTION" else ())
        return doers, inner[1] or tuple(one for one in recipients if one not in inner[0])
    if actors or deed not in ("CONSULT", "AGREE"):
        return of_verb
    joint = of_noun(held, actor_filter)
    return joint if joint[0] or deed == "CONSULT" else of_verb


def _of_carried(trigger: Trigger, actor_filter: ActorFilter, of_verb: Roles) -> Roles:
    """Read a noun with a light verb that carries it, whose own parties are ``of_verb``."""
    if _arranged(trigger):
        return (), ()
    inner_actors, inner_recipients = of_noun(trigger, actor_filter)
    if enjoyed_by(trigger) is not None:
        return inner_actors, inner_recipients
    if next(syntax.behind(trigger.token, "between"), None) is not None and inner_actors:
        return inner_actors, inner_recipients
    actors, recipients = of_verb
    actors = actor_filter.participants(leading(trigger.token)) or actors
    if _is_undergone(trigger):
        return inner_actors, actors
    owned = any(each.dep_ == "poss" and each.pos_ != "PRON" for each in trigger.token.children)
    if owned and inner_actors:
        return inner_actors, inner_recipients
    recipients = recipients or inner_recipients or _of_content(trigger, actor_filter)
    return actors or inner_actors, recipients


def _of_content(trigger: Trigger, actor_filter: ActorFilter) -> tuple[Participant, ...]:
    """Return against whom a protest or to whom a request is, as the clause tells that is its content.

    "Protests calling for the governor to resign", "an order requiring landlords to repair roofs".
    """
    petition = trigger.entry.type == "ACCUSE" and trigger.taken is not None
    if trigger.entry.type not in ("PROTEST", "REQUEST") and not petition:
        return ()
    told_by = [*trigger.token.children, *(trigger.taken.children if trigger.taken is not None else ())]
    for each in told_by:
        meant = each.tag_ == "VBG" or syntax.is_infinitive(each)
        said = each.dep_ in ("acl", "relcl") or (each.dep_ == "advcl" and meant)
        active = said and not syntax.is_passive(each) and not has_other_subject(each)
        told = trigger_at(each) if active and not wishes_well(each) else None
        if told is not None and told.form == "verb" and told.entry.type in _SAID:
            return _of_verb(told, actor_filter)[1]
    return ()


def _suffers(trigger: Trigger) -> bool:
    """Say whether the subject of a verb undergoes what its words name ("faces charges")."""
    words = lexicon().grammar
    borne = trigger.entry.type in words["borne"] and trigger.taken is not None
    verb = trigger.token.lemma_ in words["suffering_verbs"] and trigger.form == "verb"
    behind = trigger.token.lemma_ in words["suffering_behind"] and not (trigger.beside or _gets(trigger))
    went = (
        trigger.token.lemma_ == "go"
        and trigger.taken is not None
        and trigger.taken.lemma_ in words["gone_to"]
    )
    behind = behind or _hands_over(trigger) or went
    told = borne and verb and not behind and trigger.entry.type != "PROTEST"
    return told or _is_helped(trigger)


def _is_helped(trigger: Trigger) -> bool:
    """Say whether one gets what another gives to help ("received aid from Japan"), and takes nobody in."""
    got = trigger.entry.type == "AID" and trigger.token.lemma_ in lexicon().grammar["getting_help"]
    return got and trigger.taken is not None and not is_somebody(trigger.taken)


def _hands_over(trigger: Trigger) -> bool:
    """Say whether one serves another with what a court or an office orders, and serves no sentence."""
    verb, taken = trigger.token, trigger.taken
    if verb.lemma_ != "serve" or taken is None:
        return False
    return taken.dep_ == "pobj" or next(syntax.prepositional(verb, "on", "upon"), None) is not None


def _gets(trigger: Trigger) -> bool:
    """Say whether one gets what a court gives ("gets ten years")."""
    return trigger.token.lemma_ == "get" and trigger.taken is not None and trigger.taken.dep_ == "dobj"


def _from_whom(trigger: Trigger) -> Iterator[Token]:
    """Yield from whom somebody undergoes it ("came under fire from rebels", "faces charges by the state")."""
    for head in (trigger.token, trigger.taken):
        if head is not None:
            yield from (each for _, each in syntax.prepositional(head, "from", "by"))


def _is_undergone(trigger: Trigger) -> bool:
    """Say whether the subject of a light verb suffers what its noun tells ("faced criticism")."""
    verb = trigger.carrier
    undergoing = lexicon().grammar["undergoing"]
    return verb is not None and verb.lemma_ in undergoing and not syntax.is_passive(verb)


def _weighing(trigger: Trigger) -> Iterator[Token]:
    """Yield who thinks of doing what a noun names ("is weighing sanctions"), or upholds a sanction."""
    noun, words = trigger.token, lexicon().grammar
    verb = noun.head
    subject = syntax.subject(verb) if noun.dep_ == "dobj" and not syntax.is_passive(verb) else None
    upheld = trigger.entry.type == "SANCTION" and verb.lemma_ in words["keeping_up"]
    if subject is not None and (upheld or verb.lemma_ in words["weighing"]):
        yield subject


def _arranged(trigger: Trigger) -> bool:
    """Say whether "the visit" is only confirmed or put on the calendar, by whoever does so."""
    return (
        trigger.carrier is not None
        and trigger.carrier.lemma_ in lexicon().grammar["arranging"]
        and any(each.dep_ == "det" and each.lower_ in DEFINITE for each in trigger.token.children)
        and next(syntax.prepositional(trigger.token), None) is None
    )


def _thing(trigger: Token, actor: Participant) -> bool:
    """Say whether an actor is only "it" or "its": people travel, and a thing that flies pays no visit."""
    return head_of(trigger, actor).lower_ in ("it", "its")


def _craft(trigger: Token, actor: Participant) -> bool:
    return head_of(trigger, actor).lemma_ in lexicon().grammar["made_things"]


def _of_verb(trigger: Trigger, actor_filter: ActorFilter) -> Roles:
    verb = trigger.verb or trigger.token
    if trigger.form == "adjective":
        verb = trigger.token.head
    gerund = nominal_gerund(verb)
    if gerund is not None:
        return actor_filter.participants(filter(None, gerund[:1])), actor_filter.participants(gerund[1:])
    described = syntax.described_agent(verb.head) if verb.dep_ == "pcomp" else None
    if described is not None:
        return actor_filter.participants([described]), ()
    reduced = syntax.is_reduced(verb)
    passive = (reduced or syntax.is_passive(verb)) and not _stative(verb) and not _marches(trigger, verb)
    doer = said_doer(trigger, verb, doer_of(verb, passive)) or (
        decided_by(trigger, verb) if passive else None
    )
    actors = actor_filter.participants(acting(doer, actor_filter)) if doer is not None else ()
    if doer is not None and not actor_filter.acts(doer):
        borne = trigger.entry.type in _SUFFERED
        actors = tuple(each for each in actors if not borne and is_whose(head_of(trigger.token, each), doer))
    if doer is not None and not actors:
        actors = doing_deed(doer, actor_filter) or driven(trigger, doer)
    actors = tuple(each for each in actors if not tells_where(head_of(trigger.token, each)))
    if passive and not actors and verb.lemma_ == "summon":
        actors = actor_filter.participants(each for _, each in syntax.prepositional(verb, "to", "before"))
    if passive and not actors and trigger.entry.type == "ASSAULT":
        actors = actor_filter.participants(doers_around(verb, actor_filter))
    if passive and not actors and trigger.entry.type == "MOBILIZE":
        moved = next(recipient_places(trigger, verb, passive), [])
        actors = actor_filter.participants(_sent(trigger, moved))
    if len(actors) > 1 and trigger.entry.type in lexicon().grammar["reciprocal"]:
        return actors, first_recipients(partners(trigger, verb), trigger, actor_filter, actors)
    actors += actor_filter.participants(likewise(verb)) if actors and not passive else ()
    near = _with_doers(trigger, recipient_places(trigger, verb, passive), actor_filter)
    places = chain(
        _telling(trigger, near, actor_filter) if trigger.entry.type == "REQUEST" else near,
        _telling(trigger, inner_places(trigger, verb), actor_filter),
    )
    return actors, first_recipients(places, trigger, actor_filter, actors)


def _between(trigger: Trigger) -> list[Token]:
    """Return between whom something is reached or held ("was reached between the firm and the union")."""
    joint = trigger.entry.type in lexicon().grammar["reciprocal"] or trigger.token.dep_ in ("nsubj", "pcomp")
    return [each for _, each in syntax.prepositional(trigger.token, "between", "among") if joint]


def _sent(trigger: Trigger, whom: list[Token]) -> list[Token]:
    """Return who is deployed, and acts where nobody is said to send them; others are only sent off."""
    moved = trigger.token.lemma_ in lexicon().grammar["moving_anybody"]
    return [each for each in whom if not moved or is_force(each)]


def _with_doers(
    trigger: Trigger, places: Iterable[list[Token]], actor_filter: ActorFilter
) -> Iterator[list[Token]]:
    """Yield the places with those who do a deed in its stead, where an act of words is about it."""
    for tokens in places:
        yield [
            one
            for each in tokens
            for one in (doers_of(each, actor_filter) if tells_deed(trigger, each) else (each,))
        ]


def _telling(
    trigger: Trigger, places: Iterable[list[Token]], actor_filter: ActorFilter
) -> Iterator[list[Token]]:
    """Yield the places without things that only have to do with people ("the wages of teachers").

    Nor has one who agrees to do something dealt with those to whom it is done ("agreed to free the men").
    """
    named = trigger.entry.type == "AGREE" and not _promises_good(trigger)
    for tokens in places:
        yield [
            each
            for each in tokens
            if (actor_filter.acts(each) and not (named and each.dep_ == "dobj" and each.pos_ == "NOUN"))
            or any(actor_filter.is_named(one) or _does(one, each) for one in actor_filter.heads(each))
        ]


def _promises_good(trigger: Trigger) -> bool:
    """Say whether one promises to help somebody, to whom it is promised ("agreed to feed the families")."""
    meant = [each for each in trigger.token.children if each.dep_ == "xcomp"]
    told = map(trigger_at, meant)
    gives = any(each.lemma_ in lexicon().grammar["supplying"] for each in meant)
    return gives or any(
        each is not None and each.entry.type in ("AID", "SUPPORT", "COOPERATE") for each in told
    )


def _does(noun: Token, phrase: Token) -> bool:
    """Say whether somebody within a phrase does or has what it names ("reforms by the government")."""
    if noun.dep_ == "poss":
        return noun.head == phrase
    return noun.dep_ == "pobj" and noun.head.lower_ in ("by", "from")


def _stative(verb: Token) -> bool:
    """Say whether a passive tells what its subject means to do ("is committed to")."""
    return verb.lemma_ in lexicon().grammar["stative_participles"] and syntax.agent(verb) is None


def _marches(trigger: Trigger, verb: Token) -> bool:
    """Say whether a participle tells what its noun does: nobody is protested ("after workers protested")."""
    return trigger.entry.type == "PROTEST" and verb.dep_ == "acl" and syntax.agent(verb) is None
