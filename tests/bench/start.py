"""Start-up: the time to the first line, to the first answer in SQL, and to the desk's first page and key."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from claims.store.database import Database
from tests.bench import Row
from tests.bench.events import of_news
from tests.bench.terminal import Terminal
from tests.bench.writer import stored

CLAIMS = str(Path(sys.executable).parent / "claims")
ARTICLES = 50
QUESTION = "SELECT speaker, count(*) FROM quotes GROUP BY speaker"


def seconds(*command: str, runs: int = 9) -> float:
    """Return the median time that ``command`` takes, after one run that fills the caches."""
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return median(taken[1:])


def desk(path: Path) -> tuple[float, float]:
    """Return the seconds from the start to the first claim, and to the answer of a key typed with it."""
    with Terminal([CLAIMS, "review", "--db", str(path), "--as", "bench"]) as terminal:
        shown = terminal.wait(r"[❝◆] \S+")
        terminal.type("j")
        return shown - terminal.started, terminal.wait(r"\b2 of ") - terminal.started


def measure() -> Iterable[Row]:
    """Yield the start of the program, from the shell's view."""
    yield Row("claims --help", seconds(CLAIMS, "--help"), "s", 0.2)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "start.db"
        with Database.open(path) as database:
            stored(database, [of_news(number, 0) for number in range(ARTICLES)])
        yield Row("claims sql, first answer", seconds(CLAIMS, "sql", "--db", str(path), QUESTION), "s", 0.5)
        started = [desk(path) for _ in range(6)][1:]
        yield Row("claims review, first page", median(page for page, _ in started), "s", 0.4)
        yield Row("claims review, first key answered", median(key for _, key in started), "s", 1.2)
