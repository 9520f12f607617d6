"""Start-up: the time to the first line."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from tests.bench import Row

CLAIMS = str(Path(sys.executable).parent / "claims")


def seconds(*command: str, runs: int = 9) -> float:
    """Return the median time that ``command`` takes, after one run that fills the caches."""
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return median(taken[1:])


def measure() -> Iterable[Row]:
    """Yield the start of the program, from the shell's view."""
    yield Row("claims --help", seconds(CLAIMS, "--help"), "s", 0.3)
