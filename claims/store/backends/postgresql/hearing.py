"""Hearing at once that somebody else has committed something: a connection that listens.

A notification only wakes whoever waits; what has changed is asked for as ever. It carries the writer, so that
nobody is woken by what they wrote themselves.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import psycopg

from claims.store.backends.postgresql.connections import BUSY_SECONDS, url_of

CHANNEL = "claims_changed"
SLICE = 0.2
"""Seconds after which whoever waits looks whether it is over."""


class Hearing:
    """A connection of its own that listens; it is made when it is first needed, and again when it broke.

    ``me`` is the writer whose notifications do not count. One thread at a time may wait.
    """

    def __init__(self, address: str, me: str) -> None:
        self._address = address
        self._me = me
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None

    def wait(self, seconds: float, over: Callable[[], bool]) -> bool:
        """Wait until somebody else commits, until so many seconds have gone by, or until ``over`` says so.

        Returns whether somebody has committed. What was committed before the first call is not told.

        Raises:
            psycopg.Error: the server cannot be reached.
        """
        until = time.monotonic() + seconds
        try:
            connection = self._listening()
            while not over() and (left := until - time.monotonic()) > 0:
                for told in connection.notifies(timeout=min(left, SLICE), stop_after=1):
                    if told.payload != self._me:
                        return True
        except psycopg.Error:
            self.close()
            raise
        return False

    def _listening(self) -> psycopg.Connection[tuple[object, ...]]:
        if self._connection is None:
            url = url_of(self._address).set(drivername="postgresql").render_as_string(hide_password=False)
            made = psycopg.connect(url, autocommit=True, connect_timeout=BUSY_SECONDS)
            made.execute(f"LISTEN {CHANNEL}")
            self._connection = made
        return self._connection

    def close(self) -> None:
        """Close the connection, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
