"""Short names for the rows that decisions are about, for sentences a reviewer reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from claims.store.models import (
    Actor,
    ActorLink,
    Article,
    Claim,
    Conflict,
    EventLink,
    Mention,
    QuoteLink,
)
from claims.store.states import Target, TargetKind

WORDS = 40


def named(session: Session, targets: Iterable[Target]) -> dict[Target, str]:
    """Return what to call each of ``targets``; meant for a few of them."""
    found: dict[Target, str] = {}
    for target in targets:
        row = session.execute(_query(target.kind, target.id)).first()
        if row is not None:
            found[target] = FORMS[target.kind].format(*(_short(value) for value in row), id=target.id)
    return found


FORMS: dict[TargetKind, str] = {
    "claim": "claim {id} (“{0}”)", "article": "article {id} ({0})", "actor": "{0}", "mention": "“{0}”",
    "actor_link": "{0} and {1}", "event_link": "events {0} and {1}", "quote_link": "quotes {0} and {1}",
    "conflict": "the conflict over {0} between claims {1} and {2}",
}  # fmt: skip


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= WORDS else f"{text[: WORDS - 1]}…"


def _query(kind: TargetKind, row_id: int) -> Select[*tuple[Any, ...]]:
    left, right = aliased(Actor), aliased(Actor)
    ends = select(left.name, right.name).select_from(ActorLink)
    queries: dict[TargetKind, Select[*tuple[Any, ...]]] = {
        "claim": select(_words(Claim)).join(Article).where(Claim.id == row_id),
        "article": select(func.coalesce(Article.publisher, Article.title, Article.origin)).where(
            Article.id == row_id
        ),
        "actor": select(Actor.name).where(Actor.id == row_id),
        "mention": select(_words(Mention)).join(Article).where(Mention.id == row_id),
        "actor_link": ends.join(left, left.id == ActorLink.left_id)
        .join(right, right.id == ActorLink.right_id)
        .where(ActorLink.id == row_id),
        "event_link": select(EventLink.left_id, EventLink.right_id).where(EventLink.id == row_id),
        "quote_link": select(QuoteLink.left_id, QuoteLink.right_id).where(QuoteLink.id == row_id),
        "conflict": select(Conflict.field, Conflict.left_claim_id, Conflict.right_claim_id).where(
            Conflict.id == row_id
        ),
    }
    return queries[kind]


def _words(of: type[Claim] | type[Mention]) -> ColumnElement[str]:
    return func.substr(Article.text, of.char_start + 1, func.min(of.char_end - of.char_start, WORDS * 2))
