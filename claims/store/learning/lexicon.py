"""Rows of lexicon layers and of the edits proposed for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claims.store.models import LexiconEdit, LexiconLayer

Verdict = Literal["proposed", "accepted", "declined"]


@dataclass(frozen=True, slots=True)
class EditRow:
    """An edit: its section and entry, what speaks for it, what a replay said, and what became of it."""

    id: int
    section: str
    entry: Mapping[str, Any]
    evidence: Mapping[str, Any]
    replay: Mapping[str, Any]
    judgement: str
    layer_id: int | None


def in_use(session: Session) -> tuple[str, ...]:
    """Return the texts of the layers that are on, the newest first."""
    on = select(LexiconLayer.body).where(LexiconLayer.off_at.is_(None), LexiconLayer.body != "")
    return tuple(session.scalars(on.order_by(LexiconLayer.id.desc())))


def layers(session: Session) -> list[LexiconLayer]:
    """Return all layers, the oldest first."""
    return list(session.scalars(select(LexiconLayer).order_by(LexiconLayer.id)))


def layer_named(session: Session, name: str) -> LexiconLayer | None:
    """Return the layer with a name."""
    return session.scalar(select(LexiconLayer).where(LexiconLayer.name == name))


def add_layer(session: Session, name: str, body: str, made_by: str) -> LexiconLayer:
    """Add a layer, from now on in use."""
    row = LexiconLayer(name=name, body=body, made_by=made_by, made_at=datetime.now(UTC), off_at=None)
    session.add(row)
    session.flush()
    return row


def edits(session: Session, judgement: Verdict | None = None, layer_id: int | None = None) -> list[EditRow]:
    """Return the edits that stand so, or all; of one layer, or of any."""
    statement = select(LexiconEdit).order_by(LexiconEdit.id)
    if judgement is not None:
        statement = statement.where(LexiconEdit.judgement == judgement)
    if layer_id is not None:
        statement = statement.where(LexiconEdit.layer_id == layer_id)
    return [
        EditRow(row.id, row.section, row.entry, row.evidence, row.replay, row.judgement, row.layer_id)
        for row in session.scalars(statement)
    ]


@dataclass(frozen=True, slots=True)
class Proposed:
    """An edit to propose: section and entry, what speaks for it, and what a replay said."""

    section: str
    entry: Mapping[str, Any]
    evidence: Mapping[str, Any]
    replay: Mapping[str, Any]


def propose(session: Session, found: Iterable[Proposed]) -> None:
    """Put proposals in the place of those that nobody judged.

    What was accepted or declined before is not proposed again.
    """
    session.execute(delete(LexiconEdit).where(LexiconEdit.judgement == "proposed"))
    known = {(row.section, _key(row.entry)) for row in edits(session)}
    fresh: dict[str, Any] = {"judgement": "proposed", "proposed_at": datetime.now(UTC)}
    session.add_all(
        LexiconEdit(section=one.section, entry=one.entry, evidence=one.evidence, replay=one.replay, **fresh)
        for one in found
        if (one.section, _key(one.entry)) not in known
    )
    session.flush()


def _key(entry: Mapping[str, Any]) -> str:
    return repr(sorted(entry.items()))


def judge(session: Session, ids: Sequence[int], judgement: Verdict, by: str, layer_id: int | None) -> None:
    """Set what became of edits."""
    for edit_id in ids:
        row = session.get_one(LexiconEdit, edit_id)
        row.judgement, row.layer_id = judgement, layer_id
        row.judged_by, row.judged_at = by, datetime.now(UTC)
    session.flush()


def set_off(session: Session, layer: LexiconLayer, *, off: bool) -> None:
    """Turn a layer off, or on again."""
    layer.off_at = datetime.now(UTC) if off else None
    session.flush()
