"""Operations of a session as SQLite does them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, islice
from typing import Any

from sqlalchemy import Connection, Select, func, select, text
from sqlalchemy.orm import Session

from claims.store.backends.packed_ids import packed
from claims.store.backends.sqlite import damage, fts_planner, schema_objects
from claims.store.backends.sqlite.driver import schema_files

MAINTENANCE = {"alembic_version", "sqlite_schema", "sqlite_temp_schema", "sqlite_sequence", "sqlite_stat1"}
BLOCK = 5000
"""Rows inserted at once."""
SEARCHED = "full-text search: MATCH 'oil NEAR sanctions'; rowid is the {}"


class SqliteOperations:
    """What every session on an SQLite file asks."""

    version_table = "alembic_version"
    matching = staticmethod(fts_planner.matching)
    migrating = staticmethod(schema_objects.migrating)
    bulk_loading = staticmethod(schema_objects.bulk_loading)
    advice = staticmethod(damage.faults)
    damage = staticmethod(damage.damage)

    def free_ids(self, session: Session, table_name: str, expected: int) -> Iterator[int]:
        """Yield ids counted on from the highest: the caller holds the only write transaction."""
        # Asked for every table of every article, and SQLAlchemy's part costs five times SQLite's.
        newest = session.connection().exec_driver_sql(f"SELECT max(id) FROM {table_name}").scalar()  # noqa: S608  # a name of ours
        return count((newest or 0) + 1)

    def defer_foreign_keys(self, connection: Connection) -> None:
        """Let references be checked when the transaction commits."""
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    def fetch_ids(self, session: Session, statement: Select[int]) -> array[int]:
        """Return ids by way of one JSON text: three times as fast through the driver as a row each."""
        inner = statement.subquery()
        return packed(session.scalar(select(func.json_group_array(inner.c[0]))) or "[]")

    def askable(self, session: Session) -> Mapping[str, Sequence[str]]:
        """Return every view and table but those of SQLite, of Alembic and of the tallies, with columns."""
        hidden = MAINTENANCE | set(schema_files.sources("tallies"))
        listed = text(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type != 'shadow' ORDER BY name"
        )
        visible = text("SELECT name FROM pragma_table_xinfo(:name) WHERE hidden != 1 ORDER BY cid")
        names = [str(name) for name in session.scalars(listed) if name not in hidden]
        return {name: [str(one) for one in session.scalars(visible, {"name": name})] for name in names}

    def search_tables(self) -> Mapping[str, str]:
        """Return the FTS5 tables, and how they are asked."""
        return {
            "sentence_search": SEARCHED.format("sentence_id"), "quote_search": SEARCHED.format("claim_id"),
        }  # fmt: skip

    def load(
        self, connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        """Insert rows in blocks."""
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  # names of ours
        rest = iter(rows)
        while block := list(islice(rest, BLOCK)):
            connection.exec_driver_sql(statement, block)
