"""Cards of actors, and of pairs of actors with the reasons for and against a merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from claims.desk.cards import (
    ActorCard,
    ActorRow,
    AliasCard,
    Judgement,
    LinkCard,
    LinkSide,
    MemberCard,
    MentionCard,
    RoleCard,
    Window,
)
from claims.desk.history.render import told
from claims.desk.history.wording import count
from claims.desk.review.card_builder import window
from claims.desk.review.rows import short_name
from claims.errors import DecisionError
from claims.store.linking import link_queries
from claims.store.linking.clusters import canonical, members
from claims.store.linking.link_queries import StoredLink, Thing
from claims.store.models import Actor
from claims.store.queries import actors, claim_rows, detail
from claims.store.queries.actors import Mentioned
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import history

EXAMPLES = 5
"""Sentences that each side of a pair shows."""
LINKS = 6
"""Pairs that the card of an actor shows, those that wait first."""


def actor_rows(session: Session, ids: Sequence[int]) -> dict[int, ActorRow]:
    """Return one line for each canonical actor, in the order of ``ids``."""
    found = actors.counted(session, ids)
    return {one: found[one] for one in ids if one in found}


def actor_card(session: Session, actor_id: int) -> ActorCard:
    """Return everything about a canonical actor."""
    cluster = members(session, Actor, [actor_id])
    return ActorCard(
        row=actor_rows(session, [actor_id])[actor_id],
        aliases=tuple(AliasCard(*spelling) for spelling in actors.spellings(session, cluster)),
        roles=roles_of(session, cluster),
        members=_members(session, cluster),
        mentions=_mentions(session, actors.mentions(session, cluster)),
        links=tuple(
            actor_link(session, link_id) for link_id in link_queries.about(session, "actor", cluster, LINKS)
        ),
        history=told(session, history(session, _decided(session, cluster)), names=True),
    )


def actor_link(session: Session, link_id: int) -> LinkCard:
    """Return a pair of actors.

    Raises:
        DecisionError: there is no such pair.
    """
    link = link_queries.link(session, "actor", link_id)
    if link is None:
        raise DecisionError(f"There is no pair of actors {link_id}.")
    return link_card("actor", link, _side(session, link.left_id), _side(session, link.right_id))


def link_card(of: Thing, link: StoredLink, left: LinkSide, right: LinkSide) -> LinkCard:
    """Return a link with both its sides."""
    return LinkCard(
        link.id, of, cast("Judgement", link.judgement), link.score, left, right,
        link.speaks_for, link.speaks_against, link.decided_by, link.decided_at,
    )  # fmt: skip


def _decided(session: Session, cluster: Sequence[int]) -> list[Target]:
    """Return everything about a cluster that may have been decided: its actors, and the pairs they are in."""
    pairs = link_queries.about(session, "actor", cluster, limit=200)
    return [*(Target("actor", one) for one in cluster), *(Target("actor_link", one) for one in pairs)]


def roles_of(session: Session, cluster: Collection[int]) -> tuple[RoleCard, ...]:
    """Return the roles of an actor, as of the dates of the articles that give them."""
    dates: dict[str, set[date]] = defaultdict(set)
    given: dict[str, int] = defaultdict(int)
    for role, at, _ in actors.roles(session, cluster):
        given[role] += 1
        dates[role] |= {at} if at else set()
    return tuple(RoleCard(role, tuple(sorted(dates[role])), count) for role, count in given.items())


def labels(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return what each article is called in a list."""
    return {one: short_name(*parts) for one, parts in claim_rows.labels(session, list(ids)).items()}


def _members(session: Session, cluster: Collection[int]) -> tuple[MemberCard, ...]:
    rows = actors.member_rows(session, cluster)
    named = labels(session, {row[3] for row in rows if row[3]})
    return tuple(
        MemberCard(actor_id, name, kind, article_id, named.get(article_id or 0, ""), count)
        for actor_id, name, kind, article_id, count in rows
    )


def _mentions(session: Session, found: Sequence[Mentioned]) -> tuple[MentionCard, ...]:
    named = labels(session, {one.article_id for one in found})
    windows = _windows(session, found)
    return tuple(
        MentionCard(
            one.id, one.actor_id, one.article_id, named[one.article_id], one.form, one.span, windows[one.id]
        )
        for one in found
    )


def _windows(session: Session, found: Sequence[Mentioned]) -> dict[int, Window]:
    texts = {one: detail.text_of(session, one) or "" for one in {mention.article_id for mention in found}}
    return {one.id: window(session, one.article_id, texts[one.article_id], one.span, 0) for one in found}


def _side(session: Session, actor_id: int) -> LinkSide:
    """Return one end of a pair: the whole cluster it stands for."""
    cluster = members(session, Actor, [actor_id])
    row = actor_rows(session, [canonical(session, Actor, actor_id) or actor_id])
    (shown,) = row.values()
    spelt = [f"{name} ×{count}" for name, count in actors.spellings(session, cluster)[:6]]
    given = [
        f"{role.role}{' as of ' + ', '.join(map(str, role.as_of[:3])) if role.as_of else ''}"
        for role in roles_of(session, cluster)
    ]
    seen = f"{count(shown.mentions, 'mention')} in {count(shown.articles, 'article')}"
    facts = (*(["written " + ", ".join(spelt)] if spelt else []), *given, seen)
    examples = actors.mentions(session, cluster, EXAMPLES)
    windows = _windows(session, examples)
    return LinkSide(actor_id, shown.name, shown.kind, facts, tuple(windows[one.id] for one in examples))
