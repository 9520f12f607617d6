"""How long it takes to bring the articles of a growing database together, and one more at the end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from claims.document import Document
from claims.importer.linking import link_waiting
from claims.store.database import Database
from tests.bench import Row
from tests.bench.articles import FAMILY, GIVEN
from tests.bench.documents import Text, actor, days, famous, multiply, write

FIRST, TIMES = 1_000, 30
MORE = 100
TOLD = 5
LANDS = (
    "France",
    "Chile",
    "Japan",
    "Kenya",
    "Norway",
    "Peru",
    "Ghana",
    "Nepal",
    "Oman",
    "Cuba",
    "Spain",
    "Fiji",
)
KINDS = (
    ("CONSULT", "visit"),
    ("CONSULT", "meet"),
    ("ACCUSE", "allege"),
    ("ASSAULT", "attack"),
    ("REQUEST", None),
)
NEAR_LINEAR = 1.6
"""How much longer one article may take among 30,000 than among 1,000."""


@cache
def people() -> list[str]:
    """Return the names of all who may be told of."""
    return [f"{given}{at} {family}{at}" for at in range(500) for given in GIVEN for family in FAMILY]


def documents(first: int, last: int) -> Iterator[Document]:
    """Yield made articles of five events each: few people are in most of them, most people in few."""
    for number in range(first, last):
        random = Random(number)
        text = Text(days(random), f"Report {number}.\n")
        for _ in range(TOLD):
            name, land = people()[famous(random, len(people()))], random.choice(LANDS)
            known = [one.name for one in text.actors]
            text.actors += [
                actor(one, kind) for one, kind in ((name, "person"), (land, "government")) if one not in known
            ]  # type: ignore[arg-type]
            known = [one.name for one in text.actors]
            day = text.day + timedelta(days=random.randrange(-5, 10)) if random.random() < 0.4 else None
            text.event(random.choice(KINDS), known.index(name), known.index(land), day)
        yield text.document()


def linked(database: Database, numbers: Iterable[int]) -> float:
    """Write as many articles, link them, and return the processor seconds that linking took."""
    write(database, (document for number in numbers for document in documents(number, number + 1)))
    start = time.process_time()
    while link_waiting(database):
        pass
    return time.process_time() - start


def measure() -> Iterator[Row]:
    """Yield the time per article among few and among many, the growth, and the time of one article alone."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.db"
        with Database.open(path) as database:
            linked(database, range(FIRST))
            few = linked(database, range(FIRST, FIRST + MORE)) / MORE
        multiply(path, TIMES)
        with Database.open(path) as database:
            many = linked(database, range(FIRST + MORE, FIRST + 2 * MORE)) / MORE
        yield Row(f"linking an article among {FIRST:,}", 1000 * few, "ms")
        yield Row(f"linking an article among {FIRST * TIMES:,}", 1000 * many, "ms")
        yield Row("growth from the first to the last of these", many / few, "×", NEAR_LINEAR)
        alone = []
        for number in range(FIRST + 2 * MORE, FIRST + 2 * MORE + 10):
            with Database.open(path) as database:
                alone.append(linked(database, [number]))
        name = f"one new article among {FIRST * TIMES:,}, opened anew, slowest of 10"
        yield Row(name, 1000 * max(alone), "ms", 200)
