"""Time of linking actors, and its growth."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from claims.gazetteer.names import fold
from claims.linking.actors import file_actors, link_actors
from claims.records import KnownActor
from claims.resolve.actors import ActorIndex
from claims.store import models
from claims.store.database import Database
from claims.store.ingest.bulk_insert import insert_rows
from tests.bench import Row

SIZES = (12_500, 25_000, 50_000, 100_000)
PER_ARTICLE = 12
HEADS = (
    "Br", "K", "Lind", "Mor", "Tan", "Du", "Nov", "Had", "Ro", "Weis", "Ok", "Pel", "Sar", "Vol", "Zim",
    "Gar", "Fen", "Hol",
)  # fmt: skip
TAILS = (
    "andt", "afor", "qvist", "eau", "aka", "arte", "ak", "dad", "urke", "smann", "enko", "ini", "ez", "sson",
    "berg", "ieri",
)  # fmt: skip
GIVEN = (
    "Ada", "Tomas", "Ingrid", "Pavel", "Leila", "Marcus", "Yusuf", "Helena", "Oskar", "Priya", "Sergei",
    "Katherine", "Mohammed", "William", "Joseph", "Elizabeth", "Daniel", "Anthony", "Maria", "Viktor",
)  # fmt: skip
ROLES = (
    "Foreign Minister",
    "President",
    "Defence Secretary",
    "spokesman",
    "coach",
    "professor of law",
    "party leader",
)


def actors(number: int, seed: int = 1) -> Iterator[KnownActor]:
    """Yield ``number`` people as twelve to an article name them: some famous, most not, some misspelt."""
    random = Random(seed)
    families = ["".join(parts) for parts in product(HEADS, ("", "a", "o", "er", "in"), TAILS)]
    people = [
        (f"{random.choice(GIVEN)} {random.choice(families)}", random.choice(ROLES))
        for _ in range(number // 2)
    ]
    for start in range(0, number, PER_ARTICLE):
        day = date(2020, 1, 1) + timedelta(days=random.randrange(1500))
        cast = [people[min(int(random.paretovariate(0.6)), len(people)) - 1] for _ in range(PER_ARTICLE)]
        company = frozenset(fold(name) for name, _ in cast)
        for at, (name, role) in enumerate(cast[: number - start], start + 1):
            yield KnownActor(at, "person", misspelt(random, name), (), (role,), day, company)


def misspelt(random: Random, name: str) -> str:
    """Return the name, one time in twenty with a letter lost."""
    at = random.randrange(1, len(name))
    return name if random.random() > 0.05 or name[at] == " " else name[:at] + name[at + 1 :]


def measure() -> Iterable[Row]:
    """Yield the time that actors take, in growing numbers, and the time of one more article at the end."""
    for size in SIZES:
        index, cast = ActorIndex(), list(actors(size))
        start = time.perf_counter()
        index.settle(cast)
        yield Row(f"{size:,} actors told apart", time.perf_counter() - start, "s", 120 * size / SIZES[-1])
    yield Row(f"one new article among {SIZES[-1]:,} actors, opened anew", 1000 * max(alone()), "ms", 100)


def alone() -> Iterator[float]:
    """Yield the processor seconds that each of some articles takes in a database of as many actors."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "actors.db"
        with Database.open(path) as database, database.write() as session:
            session.add(models.Run(id=1, tool="bench", version="1", config={}, started_at=datetime.now(UTC)))
            session.flush()
            cast = list(actors(SIZES[-1]))
            put(session, cast, 1)
            file_actors(session, cast)
        for seed in range(2, 12):
            new = [
                replace(actor, id=actor.id + SIZES[-1] + 100 * seed) for actor in actors(PER_ARTICLE, seed)
            ]
            with Database.open(path) as database, database.write() as session:
                articles = put(session, new, 10**6 + seed)
                start = time.process_time()
                link_actors(session, articles)
                yield time.process_time() - start


def put(session: Session, cast: list[KnownActor], first: int) -> list[int]:
    """Write actors, twelve to an article, and return the articles, counted from ``first``."""
    placed = [(first + at // PER_ARTICLE, actor) for at, actor in enumerate(cast)]
    days = {article: actor.date for article, actor in placed}
    insert_rows(session, models.Article, [
        {"id": article, "sha256": str(article), "text": str(article), "origin": "bench", "extra": {},
         "import_run_id": 1, "published_from": day, "published_to": day}
        for article, day in days.items()
    ])  # fmt: skip
    insert_rows(session, models.Actor, [
        {"id": actor.id, "kind": actor.kind, "name": actor.name, "canonical_id": actor.id,
         "article_id": article}
        for article, actor in placed
    ])  # fmt: skip
    rows = [{"actor_id": actor.id, "name_folded": fold(actor.name), "name": actor.name} for actor in cast]
    insert_rows(session, models.ActorName, rows)
    roles = [{"actor_id": actor.id, "role": role} for actor in cast for role in actor.roles]
    insert_rows(session, models.ActorRole, roles)
    return list(days)
