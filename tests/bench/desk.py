"""The desk at a million claims, as a person at the keyboard feels it.

    python -m tests.bench desk                 # makes a database of 1,000,000 claims first, in the cache
    CLAIMS_BENCH_DB=big.db python -m tests.bench desk

Everything is measured on a real pseudo-terminal, from the key to the characters on the screen. The claims
that are decided on stay decided, so the next run decides on others.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import text

from claims.store.backends.address import Address
from claims.store.database import Database
from tests.bench import Row
from tests.bench.generate import big
from tests.bench.terminal import Terminal

CLAIMS = str(Path(sys.executable).parent / "claims")
SIZE = 1_000_000
KEYS = 60
"""Keys pressed for the 95th percentile."""
KEY, JUMP, FILTER, START = 60, 120, 300, 0.4
"""The most that each may take, the first three in milliseconds, the start up to the first row in seconds."""
GROUPED = "published:2025-02-02 status:new"
"""A filter that leaves few enough claims that those that say one thing are one row."""
PAGE_DOWN = "\x1b[6~"


def database() -> Path:
    """Return the database to measure on; it is made where there is none."""
    named = os.environ.get("CLAIMS_BENCH_DB")
    return Path(named) if named else big(SIZE)


def measure() -> Iterable[Row]:
    """Yield what a person waits for in a desk in a file."""
    yield from felt(database(), "desk, 1M claims")


def felt(address: Address, what: str) -> Iterable[Row]:
    """Yield what a person waits for: the first row, a key, a verdict, a page, a jump, a filter, a group."""
    with Database.open(address) as opened, opened.write() as session:
        session.execute(text("DELETE FROM bookmark WHERE reviewer = 'bench'"))
    started = [_first(address) for _ in range(3)]
    yield Row(f"{what}: first row on the screen", median(row for row, _ in started), "s", START)
    yield Row(f"{what}: a key typed at once is answered", median(key for _, key in started), "s")
    with desk(address) as terminal:
        terminal.wait(r"1 of [\d,]+ rows")
        terminal.settle(1)
        yield _late(f"{what}: a key", [_key(terminal, number) for number in range(KEYS)])
        rows = _rows(terminal)
        yield _late(f"{what}: verdict to next row", [_moved(terminal, "a", rows) for _ in range(KEYS)])
        pages = [_moved(terminal, PAGE_DOWN, rows) for _ in range(KEYS)]
        yield _late(f"{what}: a page further", pages)
        jumps = [terminal.press("G", f" {rows} of "), terminal.press("g", " 1 of ")]
        yield Row(f"{what}: to the end and back", max(jumps) * 1e3, "ms", JUMP)
        yield Row(f"{what}: to claim N", median(_jump(terminal, rows) for _ in range(5)) * 1e3, "ms", JUMP)
        rejected = _filter(terminal, "kind:quote status:rejected")
        yield Row(f"{what}: a filter's first page", rejected * 1e3, "ms", FILTER)
        yield Row(f"{what}: a filter's first page, folded", _filter(terminal, GROUPED) * 1e3, "ms", FILTER)
        terminal.wait("×")
        terminal.settle(1)
        yield Row(f"{what}: a group opened", median(_opened(terminal) for _ in range(5)) * 1e3, "ms", KEY)
        rows = _rows(terminal)
        verdicts = [_moved(terminal, "a", rows) for _ in range(KEYS)]
        yield _late(f"{what}: verdict to next row, folded", verdicts)
        yield Row(f"{what}: memory", terminal.megabytes, "MB", 150)


def desk(address: Address) -> Terminal:
    """Open the desk on a database."""
    return Terminal([CLAIMS, "review", "--db", str(address), "--as", "bench"])


def _late(what: str, seconds: list[float]) -> Row:
    """Return the 95th percentile of how long keys took."""
    return Row(f"{what}, 95th percentile", quantiles(sorted(seconds), n=20)[-1] * 1e3, "ms", KEY)


def _first(address: Address) -> tuple[float, float]:
    """Return the seconds from the start to the first row, and to the answer of a key that comes with it."""
    with desk(address) as terminal:
        shown = terminal.wait(r"[❝◆] \S+")
        terminal.type("j")
        return shown - terminal.started, terminal.wait(" 2 of ") - terminal.started


def _rows(terminal: Terminal) -> str:
    found = re.search(r" of ([\d,]+) rows", terminal.text)
    assert found is not None
    return found[1]


def _key(terminal: Terminal, number: int) -> float:
    return terminal.press("j", rf" {number + 2} of ")


def _moved(terminal: Terminal, key: str, rows: str) -> float:
    """Return the seconds from a key to the place of the row that the cursor goes to."""
    return terminal.press(key, rf" [\d,]+ of {rows} ")


def _jump(terminal: Terminal, rows: str) -> float:
    """Return the seconds from Enter to the row."""
    row = random.Random(7).randint(1, int(rows.replace(",", "")))
    terminal.press(":", "Go to row")
    terminal.type(str(row))
    taken = terminal.press("\r", f" {row:,} of ")
    terminal.press("g", " 1 of ")
    return taken


def _filter(terminal: Terminal, query: str) -> float:
    """Return the seconds from Enter to the first row of the filter."""
    terminal.press("/", "Filter")
    terminal.type("\x15")  # clears the line
    terminal.settle(0.3)
    terminal.type(query)
    terminal.settle(0.3)
    return terminal.press("\r", rf"{query} · 1 of ")


def _opened(terminal: Terminal) -> float:
    """Return the seconds until the next group shows its claims."""
    while "×" not in next(line for line in terminal.text.splitlines() if "▌" in line):
        terminal.press("j", r" [\d,]+ of [\d,]+ rows")
    taken = terminal.press("\r", r" [\d,]+ of [\d,]+ rows")
    terminal.press("j", r" [\d,]+ of [\d,]+ rows")
    return taken
