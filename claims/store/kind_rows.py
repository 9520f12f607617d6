"""Fields that a claim's kind adds to it, by name: read and written, in columns or in one JSON object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.store.claim_kind import Kind
from claims.store.models import PluginClaim
from claims.store.models.base import table_of

Values = Mapping[str, Any]


def read_values(session: Session, kind: Kind, ids: Sequence[int]) -> dict[int, Values]:
    """Return what the kind adds to those of ``ids`` that are of it, as the driver gives it."""
    if kind.is_plugin:
        rows = select(PluginClaim.claim_id, PluginClaim.fields).where(PluginClaim.claim_id.in_(ids))
        return dict(session.execute(rows).all())
    table, names = table_of(kind.model), kind.columns
    columns = [table.c[name] for name in names]
    found = session.execute(select(table.c.claim_id, *columns).where(table.c.claim_id.in_(ids)))
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in found}


def write_plugin_values(session: Session, changes: Mapping[int, Values]) -> None:
    """Lay changes over the values of claims whose kinds are of other packages."""
    rows = session.execute(
        select(PluginClaim.claim_id, PluginClaim.fields).where(PluginClaim.claim_id.in_(changes))
    )
    for claim_id, fields in rows.all():
        new = {**fields, **changes[claim_id]}
        session.execute(
            update(table_of(PluginClaim)).where(PluginClaim.claim_id == claim_id).values(fields=new)
        )
