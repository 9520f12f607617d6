"""The values that a database holds, for completion."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.store.kinds import TYPES
from claims.store.known_kinds import all_kinds
from claims.store.models import Article, Claim, Decision, EventMention, Figure, Quote, Run

Column = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]
RUNS = 20
"""Among how many of the newest runs one is sought that was given types of the user's own."""
COLUMNS: Mapping[str, Column] = {
    "place": Claim.place, "rule": Claim.rule, "flag": Claim.flag, "mode": EventMention.mode,
    "qualifier": Figure.qualifier, "unit": Figure.unit, "cue_class": Quote.cue_class,
    "cue": Quote.cue_class, "publisher": Article.publisher, "agency": Article.agency, "by": Decision.reviewer,
}  # fmt: skip


def values_like(session: Session, name: str, text: str, limit: int) -> list[str]:
    """Return distinct values of a column that begin with ``text``, the commonest first."""
    column = COLUMNS.get(name)
    if column is None:
        return []
    begins: ColumnElement[bool] = column.istartswith(text, autoescape=True)
    statement = select(column).where(begins).group_by(column).order_by(func.count().desc(), column)
    return [value for value in session.scalars(statement.limit(limit)) if value]


def event_types(session: Session) -> tuple[str, ...]:
    """Return the types an event may have: the shipped ones, those that events have, and a user's own.

    A user's own are those of the newest run that was given a file of event types.
    """
    held = session.scalars(select(EventMention.type).distinct().order_by(EventMention.type))
    runs = session.scalars(select(Run.config).order_by(Run.id.desc()).limit(RUNS))
    text = next((str(each["ontology"]) for each in runs if each and each.get("ontology")), "")
    own = [str(each.get("name", "")) for each in tomllib.loads(text).get("type", ())]
    return tuple(dict.fromkeys((*TYPES, *held, *filter(None, own))))


def kinds(session: Session) -> tuple[str, ...]:
    """Return the kinds of claims: ours, those of installed packages, and those that the database has."""
    held = session.scalars(select(Claim.kind).distinct().order_by(Claim.kind))
    return tuple(dict.fromkeys((*all_kinds(), *held)))


def has_mode(session: Session, type_: str, mode: str) -> bool:
    """Say whether events of a type have a mode."""
    found = select(EventMention.claim_id).where(EventMention.type == type_, EventMention.mode == mode)
    return session.scalar(found.limit(1)) is not None
