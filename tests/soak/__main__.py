"""Run every attack, or those named, and print one table; the exit code is 1 where anything was lost."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak import Row, articles, cluster, fuzz, growth, kills, walk, writers

ATTACKS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "kills": kills.attack,
    "writers": writers.attack,
    "fuzz": fuzz.attack,
    "growth": growth.attack,
    "articles": articles.attack,
    "cluster": cluster.attack,
    "walker": walk.attack,
}


def main(names: list[str]) -> int:
    """Print the table and return the exit code."""
    logging.basicConfig(handlers=[logging.NullHandler()])  # what is refused is logged, with its traceback
    print(f"{'attack':<34}{'tried':>8}{'survived':>10}{'lost':>6}")
    failed = False
    for name in names or ATTACKS:
        with TemporaryDirectory() as folder:
            for row in ATTACKS[name](Path(folder)):
                failed = failed or row.lost > 0 or row.survived < row.tried
                line = f"{row.name:<34}{row.tried:>8,}{row.survived:>10,}{row.lost:>6,}  {row.remark}"
                print(line.rstrip(), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
