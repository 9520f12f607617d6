"""The store at a million claims: pages of views, quotes by one speaker, searches, an upgrade."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import get_args

from claims.store.backends.sqlite import schema_objects
from claims.store.backends.sqlite.connections import migrator
from claims.store.backends.sqlite.copies import backup
from claims.store.console.full_text import Asked, Where, search
from claims.store.database import Database
from tests.bench import Row
from tests.bench.generate import big

KEYS = {
    "articles": "article_id", "sentences": "sentence_id", "actors": "actor_id", "aliases": "actor_id",
    "mentions": "mention_id", "quotes": "claim_id", "event_mentions": "claim_id", "roles": "claim_id",
    "participants": "claim_id", "claims": "claim_id", "decisions": "decision_id", "progress": "article_id",
    "rules": "rule", "figures": "claim_id", "blocks": "article_id", "events": "event_id",
    "corroboration": "event_id", "conflicts": "conflict_id", "stories": "story_id", "rounds": "round_id",
    "votes": "vote_id", "dyads": "claim_id",
}  # fmt: skip
WHOLE = {"timeline": "date_from", "figure_corroboration": "story_id", "readers": "tool"}
"""Views that put in order or count what whole tables hold: a page of them has no limit of its own."""
AFTER = {"actors": 200, "aliases": 200}
"""The key after which a page begins: in the middle of few, and else somewhere."""
TIMES = 9


def measure() -> Iterable[Row]:
    """Yield the latencies, each the median of several."""
    path = big()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA mmap_size = 268435456")
        for view, key in KEYS.items():
            page = f"SELECT * FROM {view} WHERE {key} > ? ORDER BY {key} LIMIT 50"
            ask = partial(_all, connection, page, "" if view == "rules" else AFTER.get(view, 5000))
            yield Row(f"a page of {view} by key", _median(ask), "ms", 5)
        names = [name for (name,) in connection.execute("SELECT name FROM actors LIMIT 9")]
        spoken = "SELECT speaker, content FROM quotes WHERE speaker = ? LIMIT 200"
        for_each = iter(names * 2)
        yield Row(
            "quotes by one speaker", _median(lambda: _all(connection, spoken, next(for_each))), "ms", 20
        )
    yield from _searches(path)
    yield from _upgrades(path)


SEARCHES = {
    "a rare word": '"Report 77"', "a frequent word": "vienna", "a word of nearly all": "on",
    "a phrase": '"denied on"', "NEAR": "NEAR(in on, 3)", "a prefix of one letter": "v*",
    "a prefix of two": "vi*", "a prefix of four": "bela*", "two prefixes": "vi* AND re*",
    "the end of a phrase": '"in vi" *', "no match": "zzzz",
}  # fmt: skip
NARROWED: dict[str, Callable[[str, Where], Asked]] = {
    "": Asked,
    ", by actor": partial(Asked, actor_id=1),
    ", of half a year": partial(Asked, since=date(2025, 7, 1)),
    ", of two days": partial(Asked, since=date(2025, 7, 1), until=date(2025, 7, 2)),
    ", by actor and days": partial(Asked, actor_id=1, since=date(2025, 7, 1)),
}


def _searches(path: Path) -> Iterable[Row]:
    """Yield each kind of search, in sentences and in quotes, whichever takes longer."""
    with Database.open(path) as database, database.read() as session:
        for what, query in SEARCHES.items():
            for how, asked in NARROWED.items():
                taken = max(
                    _median(partial(search, session, asked(query, where))) for where in get_args(Where)
                )
                yield Row(f"first page of a search: {what}{how}", taken, "ms", 100)


ADDED = {
    "a table": ("CREATE TABLE bench (claim_id INTEGER PRIMARY KEY, note TEXT) STRICT", "DROP TABLE bench"),
    "a column": ("ALTER TABLE claim ADD COLUMN bench TEXT", "ALTER TABLE claim DROP COLUMN bench"),
    "a sparse index": ("CREATE INDEX bench ON claim (flag) WHERE flag IS NOT NULL", "DROP INDEX bench"),
}
BUILT = {"an index over every claim": ("CREATE INDEX bench ON claim (article_id, kind)", "DROP INDEX bench")}


def _upgrades(path: Path) -> Iterable[Row]:
    """Yield the seconds that upgrades take, from BEGIN to the commit; the backup before them stands apart."""
    for what, steps in ADDED.items():
        yield Row(f"an upgrade that only adds {what}, without its backup", _upgrade(path, *steps), "s", 1)
    for what, steps in BUILT.items():
        yield Row(f"an upgrade by {what}, without its backup", _upgrade(path, *steps), "s")
    started = time.perf_counter()
    backup(path, path.with_suffix(".copy")).unlink()
    yield Row("the backup before an upgrade", time.perf_counter() - started, "s")


def _upgrade(path: Path, step: str, back: str) -> float:
    """Return the seconds an upgrade by one step takes, and take it back."""
    engine = migrator(path)
    with engine.connect() as connection:
        started = time.perf_counter()
        with schema_objects.migrating(connection):
            connection.exec_driver_sql(step)
        taken = time.perf_counter() - started
        with connection.begin():
            connection.exec_driver_sql(back)
    engine.dispose()
    return taken


def _all(connection: sqlite3.Connection, query: str, *parameters: object) -> None:
    connection.execute(query, parameters).fetchall()


def _median(work: Callable[[], object]) -> float:
    """Return the median time in milliseconds, after once to warm up."""
    work()
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)
