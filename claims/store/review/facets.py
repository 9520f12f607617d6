"""Counts of claims by what they have in common, over those that a filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, cast, func, select
from sqlalchemy.orm import Session, aliased

from claims.document import UNDECIDED
from claims.store.backends.expressions import least
from claims.store.models import Actor, Article, Claim, Decision, EventMention, Participant, Quote
from claims.store.review.decision_log import holds
from claims.store.review.filters import Term, conditions, statuses

TENTHS = 10


@dataclass(frozen=True, slots=True)
class Counted:
    """One value of a facet: ``value`` names it, ``label`` is how it reads, where the two differ."""

    value: str | int | None
    label: str | None
    claims: int
    undecided: int


def counted(
    session: Session, facet: str, terms: Sequence[Term], reviewer: str, limit: int
) -> tuple[Counted, ...]:
    """Return the values of a facet with the most claims that fit ``terms``, the most first.

    A claim of several speakers or actors counts for each of them; one without any is left out.
    """
    value, label, joined = FACETS[facet]()
    claims = func.count(func.distinct(Claim.id))
    undecided = func.count(func.distinct(Claim.id)).filter(Claim.status.in_(UNDECIDED))
    allowed = Claim.status.in_(sorted(statuses(terms)))
    rows = session.execute(
        joined(select(value, label, claims, undecided))
        .where(allowed, *conditions(terms, reviewer), value.is_not(None))
        .group_by(value, label)
        .order_by(claims.desc(), value)
        .limit(limit)
    )
    return tuple(Counted(*row) for row in rows)


Joined = Callable[[Select[*tuple[Any, ...]]], Select[*tuple[Any, ...]]]
Facet = tuple[ColumnElement[Any], ColumnElement[Any], Joined]


def _own(column: ColumnElement[Any]) -> Facet:
    return column, column, lambda asked: asked.select_from(Claim)


def _article() -> Facet:
    name = func.coalesce(Article.title, Article.publisher, Article.origin)
    return (
        Claim.article_id.expression,
        name,
        lambda asked: asked.select_from(Claim).join(Article, Article.id == Claim.article_id),
    )


def _who(roles: Sequence[str]) -> Facet:
    own, head = aliased(Actor), aliased(Actor)

    def joined(asked: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        return (
            asked.select_from(Claim)
            .join(Participant, (Participant.claim_id == Claim.id) & Participant.role.in_(roles))
            .join(own, own.id == Participant.resolved_actor_id)
            .join(head, head.id == own.canonical_id)
        )

    return head.id.expression, head.name.expression, joined


def _type() -> Facet:
    column = EventMention.type.expression
    return (
        column,
        column,
        lambda asked: asked.select_from(Claim).join(EventMention, EventMention.claim_id == Claim.id),
    )


def _form() -> Facet:
    column = Quote.form.expression
    return column, column, lambda asked: asked.select_from(Claim).join(Quote, Quote.claim_id == Claim.id)


def _reviewer() -> Facet:
    column = Decision.reviewer.expression
    return (
        column,
        column,
        lambda asked: asked.select_from(Claim).join(Decision, (Decision.claim_id == Claim.id) & holds()),
    )


FACETS: Mapping[str, Callable[[], Facet]] = {
    "article": _article,
    "speaker": lambda: _who(("speaker",)),
    "actor": lambda: _who(("actor",)),
    "rule": lambda: _own(Claim.rule.expression),
    "type": _type,
    "form": _form,
    "status": lambda: _own(Claim.status.expression),
    "confidence": lambda: _own(least(cast(Claim.confidence * TENTHS, Integer), TENTHS - 1)),
    "reviewer": _reviewer,
}
"""Facets of claims: the column that tells them apart, how it reads, and where it stands."""
