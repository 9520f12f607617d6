"""Bulk loading: many rows put into tables that have nothing to keep up meanwhile.

Indexes and references are taken away, and made again over all rows at once: that is several times as fast,
and the server need not remember each row that it still has to check. Definitions come from the server itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from claims.store.backends.postgresql.layout import count_on, create_triggers, drop_triggers, run
from claims.store.models import Base

OURS = ["sentence_search", "quote_search", "rule_tally_delta", *Base.metadata.tables]
INDEXES = text("""
    SELECT made.relname, pg_get_indexdef(made.oid)
    FROM pg_index
    JOIN pg_class AS made ON made.oid = indexrelid
    JOIN pg_class AS whole ON whole.oid = indrelid
    WHERE NOT indisunique AND whole.relname = ANY(:tables)
        AND whole.relnamespace = CAST(current_schema() AS regnamespace)
""")
REFERENCES = text("""
    SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype = 'f' AND relname = ANY(:tables) AND connamespace = CAST(current_schema() AS regnamespace)
""")
ROOM = "SET LOCAL maintenance_work_mem = '256MB'"
"""Memory to sort in while an index is made."""


@contextmanager
def bulk_loading(connection: Connection) -> Iterator[None]:
    """Load many rows inside the block; indexes, references, search and tally are made again at its end."""
    drop_triggers(connection)
    indexes = connection.execute(INDEXES, {"tables": OURS}).all()
    references = connection.execute(REFERENCES, {"tables": OURS}).all()
    for table, name, _ in references:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    analyze(connection)
    run(connection, "SELECT claims_fill_search(); SELECT claims_fill_tally();")
    count_on(connection)
    run(connection, ROOM)
    for _, made in indexes:
        run(connection, made)
    for table, name, made in references:
        run(connection, f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {made}')
    create_triggers(connection)
    analyze(connection)


def analyze(connection: Connection) -> None:
    """Have the server learn what is in our tables, which it guesses until it looks by itself."""
    run(connection, f"ANALYZE {', '.join(OURS)}")
