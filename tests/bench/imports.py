"""What the whole program costs beside the bare parser, on the same made-up articles."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.extract.parse import Parser, load
from claims.importer import import_articles
from claims.reading import read
from claims.store.database import Database
from tests.bench import Row
from tests.bench.articles import articles

NUMBER = 200
SLICES = 5


@cache
def parser() -> Parser:
    """Return the default parser, loaded once."""
    return load()


def bare(rows: list[dict[str, str]]) -> None:
    """Parse the texts and do nothing else."""
    for row in rows:
        parser().parse(row["text"])


def whole(rows: list[dict[str, str]], folder: Path) -> None:
    """Import the texts as a user would, from a file of JSON lines into a new database."""
    path = folder / "made.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with Database.open(folder / "made.db") as database:
        for _ in import_articles(database, read([str(path)]), parser):
            pass


def timed(work: Callable[[], None]) -> float:
    """Return the seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure() -> Iterable[Row]:
    """Yield the ratio; both sides take turns, so that a slow moment of the machine hits both."""
    rows = list(articles(NUMBER))
    bare(rows[:5])
    size = NUMBER // SLICES
    alone = together = 0.0
    with TemporaryDirectory() as folder:
        for at in range(0, NUMBER, size):
            part = rows[at : at + size]
            alone += timed(lambda part=part: bare(part))
            together += timed(lambda part=part: whole(part, Path(folder)))
    words = sum(len(row["text"].split()) for row in rows)
    yield Row(f"import of {NUMBER} made articles ÷ bare parser", together / alone, "×", 1.3)
    yield Row(f"import of {NUMBER} made articles ({words:,} words)", together, "s")
