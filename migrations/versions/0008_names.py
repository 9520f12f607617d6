"""Tables and columns under the usual words, and a canonical actor or event for every row.

Revision 0008, after 0007. ``waiting`` becomes ``link_queue`` and its ``linked`` ``rekey_only``; ``saved``
becomes ``saved_query``; ``participant.who_id`` becomes ``resolved_actor_id``; ``actor_name.norm`` becomes
``name_folded``. ``canonical_id`` of actors and events is never NULL: a canonical row points at itself.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.schema import migration_ops as c

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS = (
    ("participant", "who_id", "resolved_actor_id"),
    ("actor_name", "norm", "name_folded"),
)
"""Table, and the old and the new name of a column that an index of its own is over."""

ACTOR_KINDS = ("person", "organisation", "government", "group", "place", "document")
INDEXES = {
    "actor": {
        "ix_actor_article_id": ["article_id"],
        "ix_actor_canonical_id": ["canonical_id", "article_id"],
        "ix_actor_name": ["name"],
        "ix_actor_canonical": ["id"],
    },
    "event": {"ix_event_canonical_id": ["canonical_id"]},
}
"""The tables of which a row has a canonical one, and their indexes, made again in this order."""


def upgrade() -> None:
    _create_link_queue("link_queue", "rekey_only")
    c.move("waiting", "link_queue", {"article_id": "article_id", "linked": "rekey_only"})
    _create_saved("saved_query")
    c.move("saved", "saved_query", {name: name for name in ("id", "kind", "name", "body")})
    for table, old, new in COLUMNS:
        _rename(table, old, new)
    for table in INDEXES:
        op.execute(f"UPDATE {table} SET canonical_id = id WHERE canonical_id IS NULL")  # noqa: S608  # ours
        _set_null(table, allowed=False)
    _replace_in_log('"who_id":', '"resolved_actor_id":')
    _replace_in_log('"canonical_id":null', '"canonical_id":%d', entity="actor")


def downgrade() -> None:
    _replace_in_log('"resolved_actor_id":', '"who_id":')
    for table in reversed(INDEXES):
        _set_null(table, allowed=True)
    for table, old, new in reversed(COLUMNS):
        _rename(table, new, old)
    _create_saved("saved")
    c.move("saved_query", "saved", {name: name for name in ("id", "kind", "name", "body")})
    _create_link_queue("waiting", "linked")
    c.move("link_queue", "waiting", {"article_id": "article_id", "rekey_only": "linked"})


def _create_link_queue(name: str, flag: str) -> None:
    c.create(
        name,
        *c.integer("article_id"),
        *c.integer(flag, default="0"),
        c.key(name, "article_id"),
        *c.belongs(name, article_id="article"),
    )


def _create_saved(name: str) -> None:
    c.create(
        name,
        *c.integer("id"),
        *c.text("kind", "name", "body"),
        c.key(name, "id"),
        c.one_of(name, "kind", "filter", "query"),
        c.unique(name, "kind", "name"),
    )


def _rename(table: str, old: str, new: str) -> None:
    op.drop_index(f"ix_{table}_{old}", table)
    op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    op.create_index(f"ix_{table}_{new}", table, [new])


def _set_null(table: str, *, allowed: bool) -> None:
    """Allow or forbid NULL as ``canonical_id``; on SQLite the table is made anew for that.

    Not by ``batch_alter_table``: it lists the constraints in another order each time.
    """
    if not c.rebuilds_tables():
        op.alter_column(table, "canonical_id", nullable=allowed)
        return
    columns = _create_actor(allowed) if table == "actor" else _create_event(allowed)
    c.move(table, f"{table}_fresh", {name: name for name in columns})
    op.rename_table(f"{table}_fresh", table)
    for name, indexed in INDEXES[table].items():
        heads = sa.text("canonical_id = id") if name == "ix_actor_canonical" else None
        op.create_index(name, table, indexed, sqlite_where=heads)


def _create_actor(null: bool) -> tuple[str, ...]:
    c.create(
        "actor_fresh",
        *c.integer("id"),
        *c.text("kind", "name"),
        *c.integer("canonical_id", null=null),
        *c.integer("article_id", null=True),
        *c.text("external_id", null=True),
        c.key("actor", "id"),
        c.one_of("actor", "kind", *ACTOR_KINDS),
        *c.refers("actor", canonical_id="actor"),
        *c.belongs("actor", article_id="article"),
    )
    return ("id", "kind", "name", "canonical_id", "article_id", "external_id")


def _create_event(null: bool) -> tuple[str, ...]:
    c.create(
        "event_fresh",
        *c.integer("id"),
        *c.integer("canonical_id", null=null),
        c.key("event", "id"),
        *c.refers("event", canonical_id="event"),
    )
    return ("id", "canonical_id")


def _replace_in_log(old: str, new: str, entity: str = "claim") -> None:
    """Change the rows of a table that a re-extraction can be taken back to; ``%d`` is the id of the row.

    A string of JSON has backslashes before its quotation marks, so no text is touched. A PostgreSQL database
    starts later than this revision and has no such rows.
    """
    bind = op.get_bind()
    if c.rebuilds_tables():
        bind.exec_driver_sql(
            "UPDATE run_change SET was = replace(was, ?, printf(?, row_id)) "
            "WHERE entity = ? AND instr(was, ?) > 0",
            (old, new, entity, old),
        )
