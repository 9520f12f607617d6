"""Cost of the whole program beside the bare parser, on the same made-up articles."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import spacy
from spacy.language import Language

from claims.document import GivenArticle
from claims.extract import extract_all
from claims.extract.parse import DEFAULT_MODEL, Parser, load
from claims.importer import import_articles
from claims.reading import Refused, read
from claims.store.database import Database
from claims.workers import LazyParser, usual_jobs
from tests.bench import Row
from tests.bench.articles import articles

NUMBER, TURNS, LIMITED_TURNS = 200, 5, 3
LIMIT = 120.0
"""Seconds that an article may take: what the program allows unless it is told otherwise."""
BATCH = 16
"""Texts that spaCy takes at once: fewer cost it more an article, and so do many more."""


@cache
def parser() -> Parser:
    """Return the default parser, loaded once."""
    return load()


@cache
def pipeline() -> Language:
    """Return the language model as spaCy runs it, with all of its components."""
    return spacy.load(DEFAULT_MODEL)


def bare(rows: list[dict[str, str]]) -> None:
    """Parse the texts in this process, as fast as spaCy does it, and do nothing else."""
    for _ in pipeline().pipe([row["text"] for row in rows], batch_size=BATCH):
        pass


def analysed(rows: list[dict[str, str]]) -> None:
    """Extract the texts in this process, and keep nothing."""
    for _ in extract_all([GivenArticle(row["text"], row["id"]) for row in rows], parser()):
        pass


def by_turns(rows: list[dict[str, str]]) -> float:
    """Return extraction ÷ bare parser in CPU time, batch by batch in turns, so that load hits both alike."""
    ratios = []
    for _ in range(TURNS):
        spent = dict.fromkeys((bare, analysed), 0.0)
        for at in range(0, len(rows), BATCH):
            for work in spent:
                spent[work] += timed(partial(work, rows[at : at + BATCH]), time.process_time)
        ratios.append(spent[analysed] / spent[bare])
    return median(ratios)


Meanwhile = Callable[[Iterator[GivenArticle | Refused]], Iterator[GivenArticle | Refused]]


def whole(
    rows: list[dict[str, str]],
    model: Callable[[], Parser],
    jobs: int,
    time_limit: float | None = None,
    meanwhile: Meanwhile = iter,
) -> None:
    """Import the texts as a user would, from a file of JSON lines into a new database.

    ``meanwhile`` may do something of its own while the articles are read.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "made.jsonl")
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        with Database.open(Path(folder, "made.db")) as database:
            given = meanwhile(read([str(path)]))
            for _ in import_articles(database, given, model, jobs, time_limit=time_limit):
                pass


def import_by_turns(
    rows: list[dict[str, str]], model: Callable[[], Parser], time_limit: float | None = None
) -> tuple[float, float]:
    """Return the CPU seconds of an import and of the bare parser, which parses each batch as it is read.

    Those of the processes that the import starts count too.
    """
    parsing = 0.0

    def parsed(given: Iterator[GivenArticle | Refused]) -> Iterator[GivenArticle | Refused]:
        nonlocal parsing
        for at, one in enumerate(given):
            if at % BATCH == 0:
                parsing += timed(partial(bare, rows[at : at + BATCH]), time.thread_time)
            yield one

    both = timed(lambda: whole(rows, model, 1, time_limit, parsed), cpu)
    return both - parsing, parsing


def cpu() -> float:
    """Return the CPU seconds of this process and of those it started that are over."""
    return sum(os.times()[:4])


def timed(work: Callable[[], None], clock: Callable[[], float]) -> float:
    """Return the seconds that ``work`` takes by ``clock``."""
    start = clock()
    work()
    return clock() - start


def measure() -> Iterable[Row]:
    """Yield what a user waits for, and what the program costs.

    The waiting counts whatever the program does, the start of its processes included; the parser beside it
    is loaded already and has one process. It is measured before and after, since the machine may slow down.
    """
    rows, jobs = list(articles(NUMBER)), usual_jobs()
    bare(rows[:BATCH])
    analysed(rows[:BATCH])
    before = timed(lambda: bare(rows), time.perf_counter)
    together = timed(lambda: whole(rows, LazyParser(), jobs), time.perf_counter)
    after = timed(lambda: bare(rows), time.perf_counter)
    words = sum(len(row["text"].split()) for row in rows)
    ratio = together / ((before + after) / 2)
    yield Row(f"import of {NUMBER} made articles, {jobs} jobs ÷ bare parser, elapsed time", ratio, "×", 1.3)
    yield Row(f"import of {NUMBER} made articles ({words:,} words), {jobs} jobs", together, "s")
    half = rows[: NUMBER // 2]
    yield Row("extraction ÷ bare parser, CPU time, median of five", by_turns(half[: 4 * BATCH]), "×", 1.1)
    yield from _imports(half)


def _imports(rows: list[dict[str, str]]) -> Iterable[Row]:
    """Yield what an import costs beside the bare parser: in this process, and where another one extracts.

    That one starts with loading the language model, which the bare parser beside it has done: what each
    article costs is told apart from it.
    """
    what = f"import of {len(rows)} made articles, 1 job"
    here = [import_by_turns(rows, parser) for _ in range(TURNS)]
    ratio = median(importing / parsing for importing, parsing in here)
    yield Row(f"{what} ÷ bare parser, CPU time, median of five", ratio, "×", 1.3)
    first = median(import_by_turns(rows[:1], LazyParser(), LIMIT)[0] for _ in range(LIMITED_TURNS))
    there = [import_by_turns(rows, LazyParser(), LIMIT) for _ in range(LIMITED_TURNS)]
    ratio = median((importing - first) / parsing for importing, parsing in there)
    yield Row(f"{what} and a time limit, after the first article, ÷ bare parser, CPU", ratio, "×")
    yield Row("import of one made article, 1 job and a time limit, CPU", first, "s")
