"""Protocols that every kind of database fulfils, and the values that pass through them.

A :class:`Backend` is one database at one address: opened, upgraded, copied, asked. :class:`Operations` are
what the kinds of databases say differently inside a transaction. Nothing outside this folder knows which it
is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

from sqlalchemy import Connection, Engine, Select
from sqlalchemy.orm import Session

from claims.store.backends.question import Answer, Parameters, Watch

Where = Literal["sentences", "quotes"]
Marks = tuple[str, str]
Snippets = dict[int, str]
Severity = Literal["error", "warning"]

RESTORE = (
    "Put a backup in its place: claims db restore BACKUP (backups lie beside it, with a date in the name)."
)
"""The remedy for damage."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and what to do."""

    severity: Severity
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Restored:
    """The revision of the backup that was put back, and where the database it replaced is kept, if any."""

    revision: str
    kept: Path | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for: a query, and where hits are to be narrowed to an actor or to days of publication."""

    query: str
    where: Where = "sentences"
    actor_id: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def narrowed(self) -> bool:
        """Whether not every match is a hit."""
        return self.actor_id is not None or self.dated

    @property
    def dated(self) -> bool:
        """Whether only articles of some days count."""
        return bool(self.since or self.until)

    @property
    def values(self) -> dict[str, object]:
        """What is bound in SQL."""
        days = {"since": self.since, "until": self.until}
        return {"actor_id": self.actor_id, **{name: day and day.isoformat() for name, day in days.items()}}


class OpenDatabase(Protocol):
    """An open database: any number of readers, each with one moment of it, and writers."""

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that sees one moment of the database and cannot change it."""

    def write(self) -> AbstractContextManager[Session]:
        """Give a session in a transaction of its own, with no other writer in between."""

    def version(self) -> int:
        """Return a number that changes when somebody else has committed something."""

    @property
    def tells(self) -> bool:
        """Whether :meth:`wait` is told when somebody else commits; where not, one has to ask."""

    def wait(self, seconds: float, over: Callable[[], bool]) -> bool:
        """Wait until somebody else commits, or so long, or until it is ``over``; say whether one has."""

    def close(self) -> None:
        """Close every connection."""


class Backend(Protocol):
    """One database at one address. Messages name it by ``name``, which holds no password.

    ``upgrades_itself`` says whether opening an older one upgrades it, which it must not where others may
    be at work; ``oldest`` is the first revision of which there are databases of this kind.
    """

    name: str
    upgrades_itself: bool
    oldest: str

    def exists(self) -> bool:
        """Say whether there is something at the address."""

    def refuse_impossible(self, *, create: bool) -> None:
        """Raise a DatabaseError where no database can be at the address, or with ``create`` false is none."""

    def explaining(self) -> AbstractContextManager[None]:
        """Raise what the driver complains of inside the block as a DatabaseError about this database."""

    def sessions(self) -> OpenDatabase:
        """Return the database opened for reading and writing."""

    def beside(self, suffix: str) -> Path:
        """Return a free name for a file that belongs to this database, ending in ``suffix``."""

    def revision(self) -> str | None:
        """Return the revision of the schema; ``None`` for an empty database.

        Raises:
            DatabaseError: it is not a database of claims, is damaged, or cannot be read.
        """

    def migrator(self) -> Engine:
        """Return an engine for changes of the schema; the caller disposes of it."""

    def writer(self) -> Engine:
        """Return an engine for writing; the caller disposes of it."""

    def refresh(self) -> None:
        """Make what lies over the tables again when this program's differs from the database's."""

    def safety_copy(self, revision: str) -> Path | None:
        """Take a copy before a migration, if this kind of database keeps such."""

    def backup(self, to: Path | None) -> Path:
        """Copy the database to a file, also while others write to it; without ``to`` to one of its choice."""

    def restore(self, copy: Path) -> Restored:
        """Put a backup in the place of the database; the backup stays as it is."""

    def moment(self) -> AbstractContextManager[Backend]:
        """Give a database that holds what this one holds now, for a long look at it: a copy if need be."""

    def ask(self, query: str, parameters: Parameters, watch: Watch) -> AbstractContextManager[Answer]:
        """Ask one question in SQL that can change nothing, and give the answer while the block lasts."""


class Operations(Protocol):
    """What a kind of database says differently in a session; Alembic notes revisions in ``version_table``."""

    version_table: str

    def free_ids(self, session: Session, table: str, expected: int) -> Iterator[int]:
        """Yield ids that no row of a table has and nobody else is given; about ``expected`` are taken."""

    def defer_foreign_keys(self, connection: Connection) -> None:
        """Let references be checked when the transaction commits."""

    def fetch_ids(self, session: Session, statement: Select[int]) -> Iterable[int]:
        """Return the first column of a statement, in its order."""

    def matching(self, session: Session, asked: Asked, limit: int, after: int, marks: Marks) -> Snippets:
        """Return the first ``limit`` hits after a row, in order: ids, and words with marks.

        Raises:
            QueryError: the query is not one.
        """

    def askable(self, session: Session) -> Mapping[str, Sequence[str]]:
        """Return the columns of every view and table but our own tables, by name."""

    def search_tables(self) -> Mapping[str, str]:
        """Return the tables of the full-text search, and how a question asks them."""

    def migrating(self, connection: Connection) -> AbstractContextManager[None]:
        """Run a migration inside the block: one transaction, nothing of the user's lost."""

    def load(
        self, connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
    ) -> None:
        """Put many rows into a table as they are, the fastest way there is."""

    def damage(self, connection: Connection) -> Iterator[Finding]:
        """Yield what the database's own tools find wrong, and what does not fit the rows it was made from.

        It may change something meanwhile; the caller rolls back.
        """

    def advice(self) -> Iterator[Finding]:
        """Yield what is known to be wrong with this version of the database's program."""

    def bulk_loading(self, connection: Connection) -> AbstractContextManager[None]:
        """Load many rows inside the block without triggers; then fill indexes and tallies again."""
