"""A database on a PostgreSQL server, as :class:`claims.store.backends.protocol.Backend` asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_state_path
from sqlalchemy import Engine, text

from claims.errors import DatabaseError
from claims.store.backends.address import short_name, shown
from claims.store.backends.postgresql import connections, console, copies, layout
from claims.store.backends.postgresql.sessions import PostgresSessions
from claims.store.backends.protocol import Restored
from claims.store.backends.question import Answer, Parameters, Watch
from claims.store.schema.revisions import refuse_newer

VERSION = text(f"SELECT version_num FROM {layout.VERSION_TABLE}")  # noqa: S608  # a name of ours
TABLES = text("SELECT relname FROM pg_class WHERE relkind = 'r' "
    "AND relnamespace = CAST(current_schema() AS regnamespace) ORDER BY relname")  # fmt: skip


class PostgresBackend:
    """The database at a URL."""

    upgrades_itself = False
    oldest = "0012"

    def __init__(self, address: str) -> None:
        self.address = address.replace("postgresql+psycopg://", "postgresql://", 1)
        self.name = shown(self.address)

    def exists(self) -> bool:
        """Say whether the database has claims in it."""
        return self.revision() is not None

    def refuse_impossible(self, *, create: bool) -> None:
        """Raise a DatabaseError where the server is out of reach, or with ``create`` false has no claims."""
        if not create and not self.exists():
            raise DatabaseError(
                f"There are no claims in {self.name}. Make some: claims import --db {self.name} FILE…"
            )

    def explaining(self) -> AbstractContextManager[None]:
        """Raise what PostgreSQL complains of inside the block as a DatabaseError about the database."""
        return connections.explaining(self.name)

    def sessions(self) -> PostgresSessions:
        """Return the database opened for reading and writing."""
        return PostgresSessions(self.address, self.name)

    def beside(self, suffix: str) -> Path:
        """Return the name of a file in the user's own folder: the server's is not ours."""
        folder = user_state_path("claims", ensure_exists=True)
        return folder / f"{short_name(self.address)}.{suffix}"

    def revision(self) -> str | None:
        """Return the revision of the schema; ``None`` for an empty database."""
        engine = connections.looker(self.address)
        try:
            with self.explaining(), engine.connect() as connection:
                tables = list(connection.execute(TABLES).scalars())
                if layout.VERSION_TABLE in tables:
                    found = connection.execute(VERSION).scalar()
                    return None if found is None else str(found)
        finally:
            engine.dispose()
        if tables:
            some = ", ".join(tables[:3])
            raise DatabaseError(f"{self.name} is a database of another program ({some}). Choose another.")
        return None

    def migrator(self) -> Engine:
        """Return an engine for changes of the schema."""
        return connections.migrator(self.address)

    def writer(self) -> Engine:
        """Return an engine that writes."""
        return connections.writer(self.address)

    def refresh(self) -> None:
        """Make what lies over the tables again where this program's differs."""
        engine = self.migrator()
        try:
            with self.explaining(), engine.connect() as connection:
                there = connection.execute(text("SELECT fingerprint FROM claims_layout")).scalar()
                must_grant = layout.lacks_grants(connection)
                connection.rollback()
                if there != layout.fingerprint() or must_grant:
                    with layout.migrating(connection):
                        pass
        finally:
            engine.dispose()

    def safety_copy(self, revision: str) -> None:
        """Take none: an upgrade is one transaction, and a server has backups of its own."""

    def backup(self, to: Path | None) -> Path:
        """Dump the database to a file, without ``to`` in the current folder."""
        chosen = to or Path(f"{short_name(self.address)}.{datetime.now(UTC):%Y%m%dT%H%M%SZ}.dump")
        return copies.dump(self.address, self.name, chosen)

    def restore(self, copy: Path) -> Restored:
        """Put a dump in the place of what is in the database, after a dump of that."""
        kept = self.backup(None) if self.exists() else None
        copies.load(self.address, self.name, copy)
        revision = self.revision()
        if revision is None:
            raise DatabaseError(f"{copy} holds no claims.")
        refuse_newer(self.name, revision)
        self._learn()
        return Restored(revision, kept)

    def _learn(self) -> None:
        """Have the server learn what is in the tables; a dump does not say it."""
        engine = connections.looker(self.address)
        try:
            with self.explaining(), engine.connect() as connection:
                connection.exec_driver_sql("ANALYZE")
        finally:
            engine.dispose()

    @contextmanager
    def moment(self) -> Iterator[PostgresBackend]:
        """Give the database itself: a transaction sees one moment of it, and nobody waits."""
        yield self

    def ask(self, query: str, parameters: Parameters, watch: Watch) -> AbstractContextManager[Answer]:
        """Ask one question in SQL, under a role that may only read the views."""
        return console.ask(self.address, self.name, query, parameters, watch)
