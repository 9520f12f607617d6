"""Changes to rows that are put on record as they are made, so that a whole run can be taken back.

Rows are plain mappings here, as the driver gives them, with the columns that a user added: what was read is
what is written again, to the letter. So the columns have no types.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import Select
from sqlalchemy.orm import Session

from claims.store.backends.chosen import operations
from claims.store.kinds import KINDS
from claims.store.models import Base, Run

Row = Mapping[str, Any]
Change = Literal["new", "updated", "withdrawn", "flagged", "removed"]

PARTS = (
    *(str(kind.model.__tablename__) for kind in KINDS.values()), "plugin_claim", "span", "participant",
)  # fmt: skip
"""Tables whose rows are part of a claim and change with it."""


def fetch(session: Session, table: str, **where: object) -> list[dict[str, Any]]:
    """Return the rows of ``table`` whose columns have these values, in the order of their keys."""
    rows = session.connection().execute(_select(table, tuple(where)), where)
    return [dict(row) for row in rows.mappings()]


def insert(session: Session, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        plain = [{name: _plain(value) for name, value in row.items()} for row in rows]
        session.connection().execute(_insert(table, tuple(rows[0])), plain)


def update(session: Session, table: str, row_id: int, values: Row) -> None:
    """Give the row with this id new values."""
    plain = {name: _plain(value) for name, value in values.items()}
    session.connection().execute(_update(table, tuple(values)), {**plain, ROW: row_id})


def delete(session: Session, table: str, **where: object) -> None:
    """Delete the rows whose columns have these values."""
    session.connection().execute(_delete(table, tuple(where)), where)


ROW = "row to change"
"""The parameter that holds the id of a row, which no column is called."""


@lru_cache(maxsize=256)
def _select(table: str, names: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    key: list[sa.ColumnElement[Any]] = [
        sa.column(column.name) for column in Base.metadata.tables[table].primary_key
    ]
    rows = sa.table(table)
    return sa.select(sa.literal_column("*")).select_from(rows).where(*_have(names)).order_by(*key)


@lru_cache(maxsize=256)
def _insert(table: str, names: tuple[str, ...]) -> sa.Insert:
    return sa.insert(sa.table(table, *map(sa.column, names)))


@lru_cache(maxsize=256)
def _update(table: str, names: tuple[str, ...]) -> sa.Update:
    rows = sa.table(table, *map(sa.column, {"id", *names}))
    return sa.update(rows).where(rows.c.id == sa.bindparam(ROW)).values({n: sa.bindparam(n) for n in names})


@lru_cache(maxsize=256)
def _delete(table: str, names: tuple[str, ...]) -> sa.Delete:
    return sa.delete(sa.table(table)).where(*_have(names))


def _have(names: tuple[str, ...]) -> list[sa.ColumnElement[bool]]:
    return [sa.column(name) == sa.bindparam(name) for name in names]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


class Record:
    """What one run changes: every method changes rows and puts on record how they were."""

    def __init__(self, session: Session, run_id: int) -> None:
        self.session = session
        self.run_id = run_id

    def note(self, table: str, row_id: int, change: Change, was: object = None) -> None:
        """Put on record that a row changes, and how it was."""
        row = {"run_id": self.run_id, "entity": table, "row_id": row_id, "change": change}
        kept = None if was is None else json.dumps(was, ensure_ascii=False, separators=(",", ":"))
        insert(self.session, "run_change", [{**row, "was": kept}])

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Insert rows that have ids."""
        insert(self.session, table, rows)
        for row in rows:
            self.note(table, row["id"], "new")

    def update(self, table: str, was: Row, values: Row) -> bool:
        """Give a row new values, if they are new; say whether they were."""
        plain = {name: _plain(value) for name, value in values.items()}
        if all(was[name] == value for name, value in plain.items()):
            return False
        self.note(table, was["id"], "updated", was)
        update(self.session, table, was["id"], plain)
        return True

    def delete(self, table: str, was: Row) -> None:
        """Delete a row."""
        self.note(table, was["id"], "removed", was)
        delete(self.session, table, id=was["id"])

    def replace(self, table: str, article_id: int, rows: Sequence[Row]) -> bool:
        """Replace all rows an article has in ``table``, if their offsets differ; say whether they did."""
        was = fetch(self.session, table, article_id=article_id)
        if sorted(map(_place, was)) == sorted(map(_place, rows)):
            return False
        self.note(table, article_id, "updated", {"rows": was})
        delete(self.session, table, article_id=article_id)
        insert(self.session, table, rows)
        return True

    def claim(self, row: Row, change: Change) -> None:
        """Put a claim on record, with all its parts, before it changes."""
        parts = {table: fetch(self.session, table, claim_id=row["id"]) for table in PARTS}
        self.note("claim", row["id"], change, {"claim": dict(row), **parts})


def _place(row: Row) -> tuple[int, int, object]:
    return row["char_start"], row["char_end"], row.get("kind")


def take_back(session: Session, run_id: int) -> int:
    """Undo everything a run changed, the last change first; return how many claims stay as they are.

    Claims that somebody has decided on since stay as they are: people outrank extractors, also when those are
    taken back. Claims the run brought are withdrawn, not deleted, for proposals are kept for ever.
    """
    operations(session).defer_foreign_keys(session.connection())
    last = int(session.get_one(Run, run_id).config.get("last_decision") or 0)
    kept = 0
    for change in reversed(fetch(session, "run_change", run_id=run_id)):
        was = None if change["was"] is None else json.loads(change["was"])
        if change["entity"] == "claim":
            kept += not _restore_claim(session, change["row_id"], was, last)
        else:
            _restore(session, change["entity"], change["row_id"], was)
    delete(session, "run_change", run_id=run_id)
    return kept


def _restore_claim(session: Session, claim_id: int, was: Row | None, last_decision: int) -> bool:
    since = fetch(session, "decision", claim_id=claim_id)
    if any(decision["id"] > last_decision for decision in since):
        return False
    if was is None:
        update(session, "claim", claim_id, {"status": "withdrawn"})
        return True
    update(session, "claim", claim_id, {k: v for k, v in was["claim"].items() if k != "id"})
    for table in PARTS:
        before = was.get(table, [])  # a run of an earlier revision knew fewer tables
        if fetch(session, table, claim_id=claim_id) != before:
            delete(session, table, claim_id=claim_id)
            insert(session, table, before)
    return True


def _restore(session: Session, table: str, row_id: int, was: Row | None) -> None:
    if was is None:
        if not referred_to(session, table, row_id):
            delete(session, table, id=row_id)
    elif "rows" in was:
        delete(session, table, article_id=row_id)
        insert(session, table, was["rows"])
    elif fetch(session, table, id=row_id):
        update(session, table, row_id, {k: v for k, v in was.items() if k != "id"})
    else:
        insert(session, table, [was])


REFERRING = {
    "mention": (("participant", "mention_id"), ("decision", "mention_id")),
    "time_expression": (("claim", "time_expression_id"),),
    "actor": (
        ("mention", "actor_id"), ("participant", "resolved_actor_id"), ("decision", "actor_id"),
        ("actor_link", "left_id"), ("actor_link", "right_id"),
    ),
}  # fmt: skip
"""The columns that refer to the rows of a table."""


def referred_to(session: Session, table: str, row_id: int) -> bool:
    """Say whether any row refers to this one."""
    return any(fetch(session, other, **{column: row_id}) for other, column in REFERRING.get(table, ()))
