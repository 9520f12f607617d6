"""Splits: a spelling or a single mention taken away from an actor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from sqlalchemy.orm import Session

from claims.desk.actors.merge import apart_steps, say
from claims.errors import DecisionError
from claims.store.linking.clusters import components, joined, members
from claims.store.models import Actor
from claims.store.queries import actors, people
from claims.store.queries.actors import Mentioned
from claims.store.review.claim_state import Target
from claims.store.review.decisions import Step, take


def split_mention(session: Session, reviewer: str, mention_id: int) -> int:
    """Make a mention an actor of its own, and return that.

    Raises:
        DecisionError: there is no such mention.
    """
    mention, words, kind = _mention(session, mention_id)
    fresh = people.add_actor(session, " ".join(words.split()), kind, mention.article_id)
    steps = [_meaning(mention, fresh)]
    if mention.actor_id:
        steps.append(say(session, reviewer, "actor", mention.actor_id, fresh, "different"))
    take(session, reviewer, "split", steps)
    return fresh


def assign(session: Session, reviewer: str, mention_id: int, actor_id: int) -> None:
    """Say whom a mention means.

    Raises:
        DecisionError: there is no such mention or actor, or it means that actor already.
    """
    mention, _, _ = _mention(session, mention_id)
    named = people.by_id(session, actor_id)
    if named is None:
        raise DecisionError(f"There is no actor {actor_id}.")
    if mention.actor_id and named == people.by_id(session, mention.actor_id):
        raise DecisionError(f"This mention means {named.name} already.")
    take(session, reviewer, "assign", [_meaning(mention, actor_id)])


def split_alias(session: Session, reviewer: str, actor_id: int, name: str) -> int:
    """Make all mentions in a cluster that are written ``name`` one actor of its own, and return that.

    In an article where the actor bears no other name, its pronouns and titles go along; elsewhere only the
    mentions written so do.

    Raises:
        DecisionError: nothing is written so, or nothing would be left.
    """
    cluster = members(session, Actor, [actor_id])
    found = actors.written(session, cluster, name)
    if not found:
        raise DecisionError(f"No mention of this actor is written “{name}”.")
    whole: list[int] = []
    parted: list[int] = []
    steps: list[Step] = []
    for member, group in groupby(sorted(found, key=lambda one: one.actor_id), key=lambda one: one.actor_id):
        mine = list(group)
        if len(actors.names_only(session, member)) == len(mine):
            whole.append(member)
        else:
            kind = people.by_id(session, member)
            fresh = people.add_actor(session, name, kind.kind if kind else "person", mine[0].article_id)
            parted.append(fresh)
            steps += [_meaning(one, fresh) for one in mine]
            steps.append(say(session, reviewer, "actor", member, fresh, "different"))
    if whole:
        steps = [*apart_steps(session, reviewer, "actor", whole), *steps]
    steps += _together(session, reviewer, whole, parted)
    take(session, reviewer, "split", steps)
    return (whole or parted)[0]


def _together(session: Session, reviewer: str, whole: Sequence[int], parted: Sequence[int]) -> list[Step]:
    """Return the steps that make one of everything that leaves, beyond what joins it already."""
    groups = [*components(whole, joined(session, Actor, whole)), *([one] for one in parted)]
    return [say(session, reviewer, "actor", one[0], other[0], "same") for one, other in pairwise(groups)]


def _meaning(mention: Mentioned, actor_id: int) -> Step:
    return Step(Target("mention", mention.id), {"actor_id": mention.actor_id or None}, {"actor_id": actor_id})


def _mention(session: Session, mention_id: int) -> tuple[Mentioned, str, str]:
    found = actors.mention(session, mention_id)
    if found is None:
        raise DecisionError(f"There is no mention {mention_id}.")
    return found
