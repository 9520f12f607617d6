"""Print the table of figures; end with 1 where one is beyond its limit."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import Row

FIRST = ("imports", "start")
"""Modules whose rows open the table; the others follow by name."""


def rows(wanted: list[str]) -> Iterator[Row]:
    """Yield the rows of the named modules, or of all, each as soon as it is measured."""
    there = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    named = wanted or [*FIRST, *(name for name in there if name not in FIRST)]
    for name in named:
        module = importlib.import_module(f"tests.bench.{name}")
        if hasattr(module, "measure"):
            # What others left in memory, such as a language model, is not looked through for garbage here.
            gc.collect()
            gc.freeze()
            yield from module.measure()


def line(row: Row) -> str:
    """Return one row of the table."""
    limit = "" if row.target is None else f"≤ {row.target:g} {row.unit}"
    verdict = "" if row.target is None else ("kept" if row.kept else "MISSED")
    return f"{row.name:<64} {row.value:>12,.3f} {row.unit:<6} {limit:<14} {verdict}".rstrip()


def main() -> int:
    """Measure, print, and say how many limits were missed."""
    missed = 0
    for row in rows(sys.argv[1:]):
        print(line(row), flush=True)
        missed += not row.kept
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
