"""Rows as the states that decisions speak of (see :mod:`claims.store.review.replay`): read, and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any, Literal

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from claims.store.batches import batches
from claims.store.claim_kind import CLAIM_FIELDS
from claims.store.kind_rows import read_values, write_plugin_values
from claims.store.known_kinds import kind_named
from claims.store.models import (
    Actor,
    ActorLink,
    Article,
    Base,
    Claim,
    Conflict,
    EventLink,
    Mention,
    Participant,
    QuoteLink,
    Sentence,
    Span,
    TimeExpression,
)
from claims.store.models.base import table_of
from claims.store.review.replay import GROUPS, State
from claims.store.types import Day, Moment

TargetKind = Literal[
    "claim", "article", "actor", "mention", "actor_link", "event_link", "quote_link", "conflict"
]  # fmt: skip

LINK = ("judgement", "decided_by", "decided_at", "retracted_at")
COLUMNS: Mapping[TargetKind, tuple[type[Base], tuple[str, ...]]] = {
    "claim": (Claim, ("status", "flag")),
    "article": (
        Article,
        (
            "published_from",
            "published_to",
            "published_basis",
            "title",
            "url",
            "publisher",
            "agency",
            "author",
        ),
    ),
    "actor": (Actor, ("name", "kind", "country", "country_rule", "sector", "sector_rule")),
    "mention": (Mention, ("actor_id",)),
    "actor_link": (ActorLink, LINK),
    "event_link": (EventLink, LINK),
    "quote_link": (QuoteLink, LINK),
    "conflict": (Conflict, ("judgement", "preferred_claim_id")),
}
"""The columns of each table that a decision may change, besides the groups."""

TIME_FIELDS = ("type", "value", "date_from", "date_to", "precision", "rule", "anchor")


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """The row that a decision is about."""

    kind: TargetKind
    id: int


def read_states(
    session: Session, kind: TargetKind, ids: Iterable[int], groups: Collection[str] = GROUPS
) -> dict[int, State]:
    """Return what stands now, for those of ``ids`` that exist, with no more groups than asked for."""
    model, names = COLUMNS[kind]
    table = table_of(model)
    found: dict[int, dict[str, Any]] = {}
    for some in batches(ids):
        columns = [table.c[name] for name in names]
        for row in session.execute(select(table.c.id, *columns).where(table.c.id.in_(some))):
            found[row[0]] = {name: _plain(value) for name, value in zip(names, row[1:], strict=True)}
    for group in groups:
        if kind == "claim" and group in CLAIM_GROUPS:
            for claim_id, state in CLAIM_GROUPS[group](session, list(found)).items():
                found[claim_id][group] = state
        elif kind == "article" and group == "times":
            for article_id, times in _read_times(session, list(found)).items():
                found[article_id][group] = times
    return dict(found)


def write_states(session: Session, kind: TargetKind, changes: Mapping[int, State]) -> None:
    """Lay each change over its row. A claim's ``version`` counts up by one."""
    table = table_of(COLUMNS[kind][0])
    plain: dict[int, dict[str, Any]] = {
        row_id: {name: value for name, value in change.items() if name not in GROUPS}
        for row_id, change in changes.items()
    }
    if kind == "claim":
        for row_id, change in changes.items():
            fields = change.get("fields", {})
            plain[row_id].update({name: fields[name] for name in CLAIM_FIELDS if name in fields})
        _write_details(session, changes)
        _write_participants(session, changes)
        for row_id, extent in _write_spans(session, changes).items():
            plain[row_id].update(extent)
    if kind == "article":
        moved = chain.from_iterable(change.get("times", {}).items() for change in changes.values())
        times = {int(key): value for key, value in moved}
        _update(session, table_of(TimeExpression), "id", times)
    _update(session, table, "id", plain, counts=kind == "claim")


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def _typed(table: Table, name: str, value: object) -> object:
    kind = table.c[name].type
    if isinstance(value, str) and isinstance(kind, Day):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if isinstance(value, str) and isinstance(kind, Moment) else value


def _update(
    session: Session, table: Table, key: str, changes: Mapping[int, Mapping[str, Any]], counts: bool = False
) -> None:
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row_id, values in changes.items():
        typed = {name: _typed(table, name, value) for name, value in values.items()}
        by_columns[tuple(sorted(values))].append({"row_id": row_id, **typed})
    for names, rows in by_columns.items():
        new: dict[str, Any] = {name: bindparam(name) for name in names}
        if counts:
            new["version"] = table.c.version + 1
        if new:
            statement = update(table).where(table.c[key] == bindparam("row_id")).values(new)
            session.connection().execute(statement, rows)


def _kinds(session: Session, ids: Iterable[int]) -> dict[int, str]:
    return {
        row.id: row.kind
        for some in batches(ids)
        for row in session.execute(select(Claim.id, Claim.kind).where(Claim.id.in_(some)))
    }


def _read_fields(session: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    table = table_of(Claim)
    for some in batches(ids):
        columns, kinds = [table.c[name] for name in CLAIM_FIELDS], {}
        for row in session.execute(select(table.c.id, table.c.kind, *columns).where(table.c.id.in_(some))):
            kinds[row[0]] = row[1]
            found[row[0]] = {name: _plain(value) for name, value in zip(CLAIM_FIELDS, row[2:], strict=True)}
        for kind in dict.fromkeys(kinds.values()):
            mine = [claim_id for claim_id, its in kinds.items() if its == kind]
            for claim_id, values in read_values(session, kind_named(kind), mine).items():
                found[claim_id].update({name: _plain(value) for name, value in values.items()})
    return found


def _read_spans(session: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {claim_id: {} for claim_id in ids}
    columns = (Span.claim_id, Span.role, Span.char_start, Span.char_end)
    for some in batches(ids):
        statement = select(*columns).where(Span.claim_id.in_(some))
        for claim_id, role, start, end in session.execute(
            statement.order_by(Span.claim_id, Span.role, Span.ordinal)
        ):
            found[claim_id].setdefault(role, []).append([start, end])
    return found


def _read_participants(session: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {claim_id: {} for claim_id in ids}
    keys = (Participant.claim_id, Participant.role, Participant.ordinal)
    for some in batches(ids):
        statement = select(*keys, Participant.mention_id, Participant.actor_id)
        rows = session.execute(statement.where(Participant.claim_id.in_(some)).order_by(*keys))
        for claim_id, role, _, mention_id, actor_id in rows:
            found[claim_id].setdefault(role, []).append({"actor_id": actor_id, "mention_id": mention_id})
    return found


CLAIM_GROUPS = {"fields": _read_fields, "spans": _read_spans, "participants": _read_participants}


def _read_times(session: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {article_id: {} for article_id in ids}
    table = table_of(TimeExpression)
    columns = [table.c[name] for name in TIME_FIELDS]
    for some in batches(ids):
        statement = select(table.c.article_id, table.c.id, *columns).where(table.c.article_id.in_(some))
        for row in session.execute(statement):
            found[row[0]][str(row[1])] = dict(zip(TIME_FIELDS, map(_plain, row[2:]), strict=True))
    return found


def _write_details(session: Session, changes: Mapping[int, State]) -> None:
    wanted = {row_id: change["fields"] for row_id, change in changes.items() if change.get("fields")}
    by_kind: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for claim_id, kind in _kinds(session, wanted).items():
        own = {name: value for name, value in wanted[claim_id].items() if name not in CLAIM_FIELDS}
        if own:
            by_kind[kind][claim_id] = own
    for kind, rows in by_kind.items():
        if kind_named(kind).is_plugin:
            write_plugin_values(session, rows)
        else:
            _update(session, table_of(kind_named(kind).model), "claim_id", rows)


def _write_participants(session: Session, changes: Mapping[int, State]) -> None:
    for claim_id, change in changes.items():
        for role, entries in change.get("participants", {}).items():
            session.execute(
                delete(Participant).where(Participant.claim_id == claim_id, Participant.role == role)
            )
            rows = [
                {"claim_id": claim_id, "role": role, "ordinal": n, **entry} for n, entry in enumerate(entries)
            ]
            if rows:
                session.connection().execute(insert(table_of(Participant)), rows)


def _write_spans(session: Session, changes: Mapping[int, State]) -> dict[int, dict[str, Any]]:
    """Write the pieces and return the offsets and the sentence that the claims have by them."""
    extents: dict[int, dict[str, Any]] = {}
    for claim_id, change in changes.items():
        for role, pieces in change.get("spans", {}).items():
            session.execute(delete(Span).where(Span.claim_id == claim_id, Span.role == role))
            rows = [
                {"claim_id": claim_id, "role": role, "ordinal": n, "char_start": start, "char_end": end}
                for n, (start, end) in enumerate(pieces)
            ]
            if rows:
                session.connection().execute(insert(table_of(Span)), rows)
        if change.get("spans"):
            extents[claim_id] = _extent(session, claim_id)
    return extents


def _extent(session: Session, claim_id: int) -> dict[str, Any]:
    kind, article_id = session.execute(select(Claim.kind, Claim.article_id).where(Claim.id == claim_id)).one()
    main = Span.role == kind_named(kind).main
    pieces = session.execute(
        select(Span.char_start, Span.char_end).where(Span.claim_id == claim_id, main)
    ).all()
    if not pieces:
        return {}
    start, end = min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
    inside = (Sentence.article_id == article_id, Sentence.char_start <= start, Sentence.char_end > start)
    return {
        "char_start": start,
        "char_end": end,
        "sentence_id": session.scalar(select(Sentence.id).where(*inside).limit(1)),
    }
