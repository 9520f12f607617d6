"""Short names for the rows that decisions are about, for sentences a reviewer reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from claims.store.backends.expressions import least
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
from claims.store.review.claim_state import COLUMNS, Target, TargetKind

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


Query = Select[*tuple[Any, ...]]


def _query(kind: TargetKind, row_id: int) -> Query:
    return QUERIES[kind]().where(COLUMNS[kind][0].__table__.c.id == row_id)


def _words(of: type[Claim] | type[Mention]) -> Query:
    length = least(of.char_end - of.char_start, WORDS * 2)
    text = func.substr(Article.text, of.char_start + 1, length)
    return select(text).select_from(of).join(Article, Article.id == of.article_id)


def _article() -> Query:
    return select(func.coalesce(Article.publisher, Article.title, Article.origin))


def _actors() -> Query:
    left, right = aliased(Actor), aliased(Actor)
    return (
        select(left.name, right.name)
        .select_from(ActorLink)
        .join(left, left.id == ActorLink.left_id)
        .join(right, right.id == ActorLink.right_id)
    )


QUERIES: dict[TargetKind, Callable[[], Query]] = {
    "claim": lambda: _words(Claim),
    "mention": lambda: _words(Mention),
    "article": _article,
    "actor": lambda: select(Actor.name),
    "actor_link": _actors,
    "event_link": lambda: select(EventLink.left_id, EventLink.right_id),
    "quote_link": lambda: select(QuoteLink.left_id, QuoteLink.right_id),
    "conflict": lambda: select(Conflict.field, Conflict.left_claim_id, Conflict.right_claim_id),
}
