"""Articles a second that one writer stores, and stores and links, in small and large databases.

The articles are made documents, so that nothing is parsed: the writer is what stays serial however many
machines extract. Processor time counts, since the machine may be busy with something else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from claims.document import Document, GivenArticle
from claims.extract.garbage import collector_paused
from claims.importer import store_batch
from claims.linking import link_waiting
from claims.store.database import Database
from claims.store.ingest import writer
from claims.workers import BATCH, Extracted
from tests.bench import Row
from tests.bench.documents import multiply
from tests.bench.events import FIRST, MORE, of_news

SIZES = (10_000, 100_000)
EACH = 20
"""Articles that each database is given in a turn."""
STORED, LINKED, GROWTH = 100, 60, 1.3
"""Articles a second that are asked for into the store, with linking, and by how much either may slow down."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def stored(database: Database, documents: Iterable[Document]) -> None:
    """Store the documents as an import does, in batches as they come from extraction."""
    with database.write() as session:
        run = writer.start_run(session, "bench")
    found = [Extracted(GivenArticle(each.text, "bench"), each, "bench") for each in documents]
    for at in range(0, len(found), BATCH):
        for _ in store_batch(database, found[at : at + BATCH], run):
            pass


def linked(database: Database) -> None:
    """Link all that waits, as an import does."""
    with collector_paused():
        while link_waiting(database):
            pass


def rates(database: Database, documents: Sequence[Document]) -> tuple[float, float]:
    """Return how many of the documents a second are stored, and are stored and linked."""
    writing = seconds(lambda: stored(database, documents))
    linking = seconds(lambda: linked(database))
    return len(documents) / writing, len(documents) / (writing + linking)


def measure() -> Iterator[Row]:
    """Yield the rates by size of the database, as milliseconds an article where there is a limit."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        databases = {size: stack.enter_context(_large(Path(folder), size)) for size in SIZES}
        found = _by_turns(databases)
    for size, (storing, both) in found.items():
        limits = (1000 / STORED, 1000 / LINKED) if size == SIZES[0] else (None, None)
        yield Row(f"storing an article among {size:,}", 1000 / storing, "ms", limits[0])
        yield Row(f"storing and linking an article among {size:,}", 1000 / both, "ms", limits[1])
    few, many = (found[size] for size in SIZES)
    yield Row("storing: growth from the first to the last of these", few[0] / many[0], "×", GROWTH)
    yield Row("storing and linking: growth from the first to the last", few[1] / many[1], "×", GROWTH)


def _large(folder: Path, size: int) -> Database:
    """Return a database of so many articles, each thousand of them of a later month."""
    path = folder / f"{size}.db"
    with Database.open(path) as database:
        rates(database, [of_news(number, 0) for number in range(FIRST)])
    multiply(path, size // FIRST, months=1)
    return Database.open(path)


def _by_turns(databases: Mapping[int, Database]) -> Mapping[int, tuple[float, float]]:
    """Return the rates by size, the median of turns, so that what else the machine does hits all alike."""
    found: dict[int, list[tuple[float, float]]] = {size: [] for size in databases}
    for at in range(FIRST, FIRST + MORE, EACH):
        for size, database in databases.items():
            new = [of_news(number, size // FIRST - 1) for number in range(at, at + EACH)]
            found[size].append(rates(database, new))
    return {
        size: (median(one[0] for one in some), median(one[1] for one in some)) for size, some in found.items()
    }
