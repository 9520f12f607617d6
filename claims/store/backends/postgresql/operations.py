"""Operations of a session as PostgreSQL does them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import psycopg
from sqlalchemy import Connection, Select, Text, cast, func, literal, select, text
from sqlalchemy.orm import Session

from claims.store.backends.packed_ids import packed
from claims.store.backends.postgresql import bulk_loading, damage, full_text, layout
from claims.store.backends.protocol import Finding

NEXT = text("""
    SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :number) AS wanted
    ORDER BY wanted
""")
OWN = {"claims_activity", "claims_layout", layout.VERSION_TABLE, "rule_tally", "rule_tally_delta"}
COLUMNS = text("""
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
""")


class PostgresOperations:
    """What every session on a PostgreSQL database asks."""

    version_table = layout.VERSION_TABLE
    matching = staticmethod(full_text.matching)
    migrating = staticmethod(layout.migrating)
    bulk_loading = staticmethod(bulk_loading.bulk_loading)
    damage = staticmethod(damage.damage)

    def free_ids(self, session: Session, table_name: str, expected: int) -> Iterator[int]:
        """Yield ids of the table's identity; as many as are expected are taken at once, then one by one."""
        number = expected
        while True:
            wanted = {"name": f'"{table_name}"', "number": max(1, number)}
            yield from session.execute(NEXT, wanted).scalars().all()
            number = 1

    def defer_foreign_keys(self, connection: Connection) -> None:
        """Let references be checked when the transaction commits."""
        connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")

    def fetch_ids(self, session: Session, statement: Select[int]) -> array[int]:
        """Return ids by way of one text, which is faster through the driver than a row each."""
        inner = statement.subquery()
        listed = func.string_agg(cast(inner.c[0], Text), literal(","))
        return packed(f"[{session.scalar(select(listed)) or ''}]")

    def askable(self, session: Session) -> Mapping[str, Sequence[str]]:
        """Return every view and table but those that PostgreSQL needs besides, with columns."""
        found: dict[str, list[str]] = {}
        for name, column in session.execute(COLUMNS):
            if name not in OWN and not name.endswith("_search"):
                found.setdefault(name, []).append(column)
        return found

    def search_tables(self) -> Mapping[str, str]:
        """Return none: a question in SQL looks into texts by the search of the program."""
        return {}

    def load(
        self, connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        """COPY rows."""
        names = ", ".join(f'"{name}"' for name in columns)
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN'.encode()) as copy:
            for row in rows:
                copy.write_row(row)

    def advice(self) -> Iterator[Finding]:
        """Yield nothing: the server's versions are its keeper's business."""
        return iter(())
