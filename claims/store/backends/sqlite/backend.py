"""A database in an SQLite file, as :class:`claims.store.backends.protocol.Backend` asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from claims.errors import DatabaseError
from claims.store.backends.protocol import Restored
from claims.store.backends.question import Answer, Parameters, Watch
from claims.store.backends.sqlite import connections, copies, schema_objects
from claims.store.backends.sqlite import restore as restoring
from claims.store.backends.sqlite.console import answers
from claims.store.backends.sqlite.driver import connection as driver
from claims.store.backends.sqlite.driver import file_state, schema_files
from claims.store.backends.sqlite.driver.media import is_immutable
from claims.store.backends.sqlite.sessions import SqliteSessions


class SqliteBackend:
    """The database in the file at ``path``."""

    upgrades_itself = True
    oldest = "0001"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def exists(self) -> bool:
        """Say whether there is such a file."""
        return self.path.exists()

    def refuse_impossible(self, *, create: bool) -> None:
        """Raise a DatabaseError where no file can be at the path, or with ``create`` false is none."""
        try:
            file_state.refuse_impossible(self.path, create=create)
        except OSError as error:
            raise DatabaseError(
                f"{self.path} cannot be opened: {error.strerror}. Choose another file."
            ) from error

    def explaining(self) -> AbstractContextManager[None]:
        """Raise what SQLite complains of inside the block as a DatabaseError about the file."""
        return connections.explaining(self.path)

    def sessions(self) -> SqliteSessions:
        """Return the file opened for reading and writing."""
        return SqliteSessions(self.path)

    def beside(self, suffix: str) -> Path:
        """Return the name of a file in the same folder."""
        return self.path.with_name(f"{self.path.name}.{suffix}")

    def revision(self) -> str | None:
        """Return the revision of the schema; ``None`` for an empty or a missing file."""
        return file_state.current(self.path)

    def migrator(self) -> Engine:
        """Return an engine for changes of the schema; the file gets a write-ahead log."""
        with self.explaining(), closing(driver.writing(self.path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        return connections.migrator(self.path)

    def writer(self) -> Engine:
        """Return an engine with one writing connection."""
        return connections.writer(self.path)

    def refresh(self) -> None:
        """Make what lies over the tables again; a file that may only be read stays as it is."""
        with self.explaining(), closing(driver.connect(self.path)) as connection:
            (there,) = connection.execute("PRAGMA user_version").fetchone()
        if there == schema_files.fingerprint() or is_immutable(self.path):
            return
        engine = self.writer()
        try:
            with self.explaining(), engine.begin() as begun:
                schema_objects.rebuild(begun, counted=schema_objects.counted(begun))
        except DatabaseError as error:
            if not connections.is_read_only(error):
                raise
        finally:
            engine.dispose()

    def safety_copy(self, revision: str) -> Path:
        """Copy the file beside itself.

        Raises:
            DatabaseError: its folder may only be read, so its schema cannot be changed there.
        """
        if not os.access(self.path.parent, os.W_OK):
            raise DatabaseError(
                f"{self.path} (revision {revision}) has to be upgraded, but its folder may only be read. "
                "Copy it to a folder of yours, and use the copy."
            )
        return copies.backup(self.path, copies.beside(self.path, revision))

    def backup(self, to: Path | None) -> Path:
        """Copy the file, also while others write to it; beside itself without ``to``."""
        return copies.backup(self.path, to or copies.beside(self.path, self.revision() or "empty"))

    def restore(self, copy: Path) -> Restored:
        """Put a copy in the place of the file."""
        return restoring.restore(self.path, copy)

    @contextmanager
    def moment(self) -> Iterator[SqliteBackend]:
        """Give a copy of the file, in its folder where something can be written there."""
        room = self.path.parent if os.access(self.path.parent, os.W_OK) else None
        with TemporaryDirectory(dir=room, prefix=f"{self.path.name}.check-") as folder:
            copy = Path(folder) / self.path.name
            copy.touch()
            copies.copy_to(self.path, copy, copy)
            yield SqliteBackend(copy)

    def ask(self, query: str, parameters: Parameters, watch: Watch) -> AbstractContextManager[Answer]:
        """Ask one question in SQL, in a process that can be ended."""
        return answers.ask(self.path, query, parameters, watch)
