"""Keys that claims share when they say one thing, so that a reviewer judges them once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from claims.document import UNDECIDED
from claims.store.backends import lists
from claims.store.batches import batches
from claims.store.models import (
    Actor,
    Article,
    Claim,
    Event,
    EventMention,
    Participant,
    Quote,
    QuoteLink,
    Role,
)

WORD = re.compile(r"\w+")
AT_ONCE = 5000
"""Claims whose keys are read at once."""


def undecided(session: Session, ids: Iterable[int]) -> set[int]:
    """Return the undecided ones of ``ids``."""
    return set(session.scalars(_statement("undecided"), {"ids": list(ids)}))


def standings(session: Session, ids: Iterable[int]) -> dict[int, tuple[str, str, float]]:
    """Return kind, status and confidence of each of ``ids``."""
    found: dict[int, tuple[str, str, float]] = {}
    for some in batches(ids, AT_ONCE):
        for claim_id, *rest in session.execute(_statement("standings"), {"ids": some}):
            found[claim_id] = (rest[0], rest[1], rest[2])
    return found


def number_undecided(session: Session, ids: Iterable[int]) -> int:
    """Return how many of ``ids`` are undecided."""
    return session.scalar(_statement("number undecided"), {"ids": list(ids)}) or 0


def undecided_beside(session: Session, claim_id: int) -> tuple[int, int]:
    """Return the article of a claim, and how many claims are undecided there."""
    article_id = session.scalar(select(Claim.article_id).where(Claim.id == claim_id)) or 0
    asked = select(func.count()).where(Claim.article_id == article_id, Claim.status.in_(UNDECIDED))
    return article_id, session.scalar(asked) or 0


def keys(session: Session, ids: Iterable[int]) -> dict[int, Hashable]:
    """Return the key of each claim that may say the same as another; claims that cannot have none.

    Mentions of one event in one article share a key; so do roles of one holder in one office; and quotes of
    one speaker in the same words, or that were linked as the same words carried elsewhere.
    """
    found: dict[int, Hashable] = {}
    roles: dict[int, tuple[int, str]] = {}
    for some in batches(ids, AT_ONCE):
        for claim_id, article_id, event_id in session.execute(_statement("events"), {"ids": some}):
            found[claim_id] = ("event", article_id, event_id)
        for claim_id, speaker, words in session.execute(_statement("said"), {"ids": some}):
            found[claim_id] = ("quote", speaker, " ".join(WORD.findall(words.casefold())))
        for side in ("linked left", "linked right"):
            for left, right in session.execute(_statement(side), {"ids": some}):
                found[right] = found.setdefault(left, ("utterance", left))
        for claim_id, holder, title in session.execute(_statement("roles"), {"ids": some}):
            roles[claim_id] = (holder, " ".join(WORD.findall(title.casefold())))
    return found | _offices(roles)


def _offices(roles: Mapping[int, tuple[int, str]]) -> dict[int, Hashable]:
    """Return holder and office of each role: the shortest title of the holder that ends the one given.

    "US Secretary of State" is the office of "Secretary of State" where the holder has that title too.
    """
    titles: dict[int, set[str]] = defaultdict(set)
    for holder, title in roles.values():
        titles[holder].add(title)
    return {
        claim_id: ("role", holder, min((t for t in titles[holder] if f" {title}".endswith(f" {t}")), key=len))
        for claim_id, (holder, title) in roles.items()
    }


def articles_of(session: Session, ids: Sequence[int]) -> Counter[int]:
    """Return how many of the claims each article has."""
    rows = session.execute(_statement("articles"), {"ids": list(ids)})
    return Counter({row[0]: row[1] for row in rows})


@cache
def _statement(name: str) -> Select[*tuple[Any, ...]]:
    """Return a statement by its name; building one takes longer than running it."""
    if name == "events":
        return (
            select(EventMention.claim_id, Claim.article_id, Event.canonical_id)
            .join(Claim, Claim.id == EventMention.claim_id)
            .join(Event, Event.id == EventMention.event_id)
            .where(lists.among(EventMention.claim_id, "ids"))
        )
    if name == "roles":
        return (
            select(Role.claim_id, Actor.canonical_id, Role.title)
            .join(Participant, (Participant.claim_id == Role.claim_id) & (Participant.role == "holder"))
            .join(Actor, Actor.id == Participant.resolved_actor_id)
            .where(lists.among(Role.claim_id, "ids"), Participant.ordinal == 0)
        )
    if name == "said":
        words = func.substr(Article.text, Claim.char_start + 1, Claim.char_end - Claim.char_start)
        return (
            select(Quote.claim_id, Actor.canonical_id, words)
            .join(Claim, Claim.id == Quote.claim_id)
            .join(Article, Article.id == Claim.article_id)
            .join(Participant, (Participant.claim_id == Quote.claim_id) & (Participant.role == "speaker"))
            .join(Actor, Actor.id == Participant.resolved_actor_id)
            .where(lists.among(Quote.claim_id, "ids"), Participant.ordinal == 0)
        )
    if name in ("linked left", "linked right"):
        side = QuoteLink.left_id if name == "linked left" else QuoteLink.right_id
        return (
            select(QuoteLink.left_id, QuoteLink.right_id)
            .where(QuoteLink.retracted_at.is_(None), QuoteLink.judgement == "same")
            .where(lists.among(side, "ids"))
        )
    if name == "articles":
        counted = select(Claim.article_id, func.count()).where(lists.among(Claim.id, "ids"))
        return counted.group_by(Claim.article_id)
    if name == "standings":
        return _standings()
    open_ = Claim.status.in_(UNDECIDED), lists.among(Claim.id, "ids")
    return select(func.count() if name == "number undecided" else Claim.id).where(*open_)


def _standings() -> Select[*tuple[Any, ...]]:
    columns = Claim.id, Claim.kind, Claim.status, Claim.confidence
    return select(*columns).where(lists.among(Claim.id, "ids"))
