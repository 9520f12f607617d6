"""Sessions on a PostgreSQL database: any number of readers, and writers one after the other.

Every writer counts up a row of its own in ``claims_activity``; the sum over all others' rows is the number by
which a desk sees that something has changed. No row is shared, so nobody waits for it, and a transaction that
commits late changes the sum when it commits. It notifies whoever waits to hear of it, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.store.backends.postgresql.connections import (
    BUSY_SECONDS,
    WRITE_LOCK,
    explaining,
    looker,
    reader,
    writer,
)
from claims.store.backends.postgresql.hearing import CHANNEL, Hearing

WAITED = text(f"SELECT set_config('lock_timeout', '{BUSY_SECONDS}s', true)")
ALONE = text(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")
ACTIVE = text(
    "INSERT INTO claims_activity AS mine (writer, writes) VALUES (:writer, 1) "
    "ON CONFLICT (writer) DO UPDATE SET writes = mine.writes + 1, at = now()"
)
FORGET = text("DELETE FROM claims_activity WHERE at < now() - interval '1 day' AND writer <> :writer")
OFTEN = 200
"""Writes after which a program looks whether there is something to tidy up."""
MANY = text("SELECT count(*) > 10000 FROM (SELECT 1 FROM rule_tally_delta LIMIT 10001) AS deltas")
FOLD = text("SELECT claims_fold()")
TELL = text(f"SELECT pg_notify('{CHANNEL}', :writer)")
OTHERS = text("SELECT coalesce(sum(writes), 0)::bigint FROM claims_activity WHERE writer <> :writer")


class PostgresSessions:
    """The database at an address, opened."""

    def __init__(self, address: str, name: str) -> None:
        self.name = name
        self._reader = reader(address)
        self._writer = writer(address)
        self._looker = looker(address)
        self._me = {"writer": uuid4().hex}
        self._hearing = Hearing(address, self._me["writer"])
        self._writes = 0

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one moment of the database and cannot change it.

        It ends by COMMIT, though nothing was written: at a ROLLBACK psycopg forgets the statements that the
        server has prepared, and each question would be planned anew, which takes longer than many answers.
        """
        with explaining(self.name), Session(self._reader, expire_on_commit=False) as session:
            yield session
            session.expunge_all()
            session.commit()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in a transaction of its own, with no other writer in between."""
        session = Session(self._writer, expire_on_commit=False)
        with explaining(self.name), session, session.begin() as transaction:
            session.execute(WAITED)
            session.execute(ALONE)
            yield session
            if transaction.is_active:  # the caller may have rolled it back
                self._note(session)

    def _note(self, session: Session) -> None:
        """Say that something was written, and now and then tidy up."""
        session.flush()
        session.execute(ACTIVE, self._me)
        session.execute(TELL, self._me)
        if self._writes % OFTEN == 0:
            session.execute(FORGET, self._me)
            if session.scalar(MANY):
                session.execute(FOLD)
        self._writes += 1

    def version(self) -> int:
        """Return a number that changes when somebody else has committed something."""
        with explaining(self.name), self._looker.connect() as connection:
            return int(connection.execute(OTHERS, self._me).scalar_one())

    @property
    def tells(self) -> bool:
        """Whether one hears of what others commit: yes."""
        return True

    def wait(self, seconds: float, over: Callable[[], bool]) -> bool:
        """Wait until somebody else commits, or so long, or until it is ``over``; say whether one has."""
        with explaining(self.name):
            return self._hearing.wait(seconds, over)

    def close(self) -> None:
        """Close every connection."""
        self._hearing.close()
        for engine in (self._reader, self._writer, self._looker):
            engine.dispose()
