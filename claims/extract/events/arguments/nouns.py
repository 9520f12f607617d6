"""Actors and recipients of an event that a noun tells: "the rebels' attack on the town"."""

from __future__ import annotations

from spacy.tokens import Token

from claims.extract import syntax
from claims.extract.events.arguments.places import AGAINST, TOWARDS
from claims.extract.events.arguments.recipients import Roles, first_recipients
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import Trigger

_VICTIM = ("ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "SANCTION")


def of_noun(trigger: Trigger, actor_filter: ActorFilter) -> Roles:
    """Read "the rebels' attack on the town", "talks between A and B", "the visit of C to D"."""
    noun = trigger.token
    reciprocal = trigger.entry.type in lexicon().grammar["reciprocal"]
    doers = [each for each in noun.children if each.dep_ == "poss"]
    doers += [each for _, each in syntax.behind(noun, "by", "between", "among")]
    if trigger.entry.type == "ASSAULT":
        doers += [each for _, each in syntax.behind(noun, "from")]
    before = [
        each
        for each in noun.children
        if each.dep_ in ("amod", "compound", "nmod") and actor_filter.is_name(each)
    ]
    visited = before if trigger.entry.mode == "visit" else []
    doers = doers or [each for each in before if each not in visited or each.ent_type_ == "PERSON"]
    of = [each for _, each in syntax.behind(noun, "of")]
    if not doers and not _of_place(of) and (reciprocal or trigger.entry.type not in _VICTIM):
        doers, of = of, []
    actors = actor_filter.participants(doers)
    names = _before_recipients(trigger)
    towards = [each for head in (noun, *doers) for name, each in syntax.behind(head, *names) if name != "of"]
    return actors, first_recipients(
        [[each] for each in (*of, *towards, *visited)], trigger, actor_filter, actors
    )


def _before_recipients(trigger: Trigger) -> tuple[str, ...]:
    if trigger.entry.mode in ("meet", "phone", "brief"):
        return ("with", "to", "against")
    return AGAINST if trigger.entry.type == "PROTEST" else TOWARDS


def _of_place(objects: list[Token]) -> bool:
    return bool(objects) and objects[0].ent_type_ in ("GPE", "LOC")
