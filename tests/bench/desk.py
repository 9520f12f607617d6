"""The desk at a million claims, as a person at the keyboard feels it.

    python -m tests.bench desk                 # makes a database of 1,000,000 claims first, in the cache
    CLAIMS_BENCH_DB=big.db python -m tests.bench desk

Everything is measured on a real pseudo-terminal, from the key to the characters on the screen.
"""

from __future__ import annotations

import os
import random
import re
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles

from tests.bench import Row
from tests.bench.generate import big
from tests.bench.terminal import Terminal

CLAIMS = str(Path(sys.executable).parent / "claims")
SIZE = 1_000_000
KEYS = 60
"""Keys pressed for the 95th percentile."""


def database() -> Path:
    """Return the database to measure on; it is made where there is none."""
    named = os.environ.get("CLAIMS_BENCH_DB")
    return Path(named) if named else big(SIZE)


def desk(path: Path) -> Terminal:
    """Open the desk on a database."""
    return Terminal([CLAIMS, "review", "--db", str(path), "--as", "bench"])


def measure() -> Iterable[Row]:
    """Yield what a person waits for: the first row, a key, a jump, a filter; and the memory it takes."""
    path = database()
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM bookmark WHERE reviewer = 'bench'")
    started = [_first(path) for _ in range(3)]
    yield Row("desk, 1M claims: first row on the screen", median(row for row, _ in started), "s", 0.6)
    yield Row("desk, 1M claims: a key typed at once is answered", median(key for _, key in started), "s")
    with desk(path) as terminal:
        terminal.wait(r"1 of [\d,]{9,} rows")
        pressed = sorted(_key(terminal, number) for number in range(KEYS))
        yield Row("desk, 1M claims: a key, 95th percentile", quantiles(pressed, n=20)[-1] * 1e3, "ms", 60)
        rows = _rows(terminal)
        jumps = [terminal.press("G", f" {rows} of "), terminal.press("g", " 1 of ")]
        yield Row("desk, 1M claims: to the end and back", max(jumps) * 1e3, "ms", 120)
        yield Row("desk, 1M claims: to claim N", median(_jump(terminal) for _ in range(5)) * 1e3, "ms", 120)
        yield Row("desk, 1M claims: a filter's first page", _filter(terminal) * 1e3, "ms", 300)
        yield Row("desk, 1M claims: memory", terminal.megabytes, "MB", 150)


def _first(path: Path) -> tuple[float, float]:
    """Return the seconds from the start to the first row, and to the answer of a key that comes with it."""
    with desk(path) as terminal:
        shown = terminal.wait(r"[❝◆] \S+")
        terminal.type("j")
        return shown - terminal.started, terminal.wait(" 2 of ") - terminal.started


def _rows(terminal: Terminal) -> str:
    found = re.search(r"1 of ([\d,]{9,}) rows", terminal.text)
    assert found is not None
    return found[1]


def _key(terminal: Terminal, number: int) -> float:
    return terminal.press("j", rf" {number + 2} of ")


def _jump(terminal: Terminal) -> float:
    """Return the seconds from Enter to the row."""
    row = random.Random(7).randint(1, SIZE)
    terminal.press(":", "Go to row")
    terminal.type(str(row))
    taken = terminal.press("\r", f" {row:,} of ")
    terminal.press("g", " 1 of ")
    return taken


def _filter(terminal: Terminal) -> float:
    """Return the seconds from Enter to the first row of the filter."""
    terminal.press("/", "Filter")
    terminal.type("kind:quote status:rejected")
    terminal.settle(0.3)
    return terminal.press("\r", r"status:rejected · 1 of ")
