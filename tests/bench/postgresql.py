"""A desk on a PostgreSQL server beside the same in a file, at a million claims.

Pages of views, searches and what a key asks are compared; then the desk on the server is felt as in
:mod:`tests.bench.desk`. The first run copies the file to the server, which takes a quarter of an hour.
``CLAIMS_TEST_POSTGRESQL`` names a server to take, or one is started.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.desk import Desk
from claims.store.console.full_text import Asked, search
from claims.store.database import Database
from claims.store.publish import publish
from tests.bench import Row
from tests.bench.desk import database, felt
from tests.bench.store import AFTER, KEYS, SEARCHES, WHOLE
from tests.databases import Server, serving

TIMES = 9
MOST = 3.0
"""The most times as long as SQLite that the server may take."""
LEAST = 2.0
"""Milliseconds below which both count as equal: mostly the way to a server, which nobody notices."""


def measure() -> Iterable[Row]:
    """Yield ratios: the time on the server over the time in the file, each the median of several."""
    path = database()
    with ExitStack() as stack:
        server = Server(stack.enter_context(serving()))
        stack.callback(server.drop, 0)
        address = server.new(Path(), "")
        publish(path, address)
        server.run_in(address, "VACUUM")  # as the server does by itself after a while
        file, shared = (stack.enter_context(Database.open(where)) for where in (path, address))
        for name, work in {**_pages(), **_searches()}.items():
            yield _compared(name, *(_read(database, work) for database in (file, shared)))
        yield _compared(
            "a key: confirm, and the rows drawn again", *(_key(Desk(one, "Ann")) for one in (file, shared))
        )
        yield from felt(address, "desk on a server, 1M claims")


def _pages() -> dict[str, Callable[[Session], object]]:
    page = "SELECT * FROM {view} WHERE {key} > :after ORDER BY {key} LIMIT 50"
    by_key = {
        f"a page of {view} by key": partial(
            _all, page.format(view=view, key=key), "" if view == "rules" else AFTER.get(view, 5000)
        )
        for view, key in KEYS.items()
    }
    whole = {
        f"the first page of {view}": partial(_all, f"SELECT * FROM {view} ORDER BY {key} LIMIT 50", None)
        for view, key in WHOLE.items()
    }
    return {**by_key, **whole}


def _all(query: str, after: object, session: Session) -> object:
    return session.execute(text(query), {"after": after}).all()


def _searches() -> dict[str, Callable[[Session], object]]:
    return {f"first page of a search: {what}": partial(_search, query) for what, query in SEARCHES.items()}


def _search(query: str, session: Session) -> object:
    return search(session, Asked(query))


def _read(database: Database, work: Callable[[Session], object]) -> Callable[[], object]:
    def once() -> object:
        with database.read() as session:
            return work(session)

    return once


def _key(desk: Desk) -> Callable[[], object]:
    ids, turn = desk.queue("newest", "status:new").ids, count()

    def once() -> object:
        claim_id = ids[next(turn)]
        return desk.confirm(claim_id, desk.rows([claim_id])[claim_id].version)

    return once


def _compared(name: str, here: Callable[[], object], there: Callable[[], object]) -> Row:
    """Return how many times longer the second takes; the two take turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(TIMES + 1):
        for work, times in zip((here, there), taken, strict=True):
            started = time.perf_counter()
            work()
            if number:  # the first warms up
                times.append((time.perf_counter() - started) * 1000)
    file, server = (max(statistics.median(times), LEAST) for times in taken)
    return Row(
        f"{name}, on a server ({server:.1f} ms) over a file ({file:.1f})", server / file, "times", MOST
    )
