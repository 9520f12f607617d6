"""Random keys on a slow database of 5,000 claims, for ten minutes: ``WALK_SECONDS`` says how long."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from tests.soak import Row
from tests.tui.driver import exact_waits
from tests.tui.walker import walk_on

SECONDS = float(os.environ.get("WALK_SECONDS", "600"))
SEED = int(os.environ.get("WALK_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 30)


def attack(folder: Path) -> Iterator[Row]:
    """Yield one row: keys pressed, and after how many of them something was wrong."""
    until = time.monotonic() + SECONDS
    with chdir(folder), exact_waits():
        done = asyncio.run(walk_on(folder / "claims.db", SEED, lambda _: time.monotonic() < until))
    pressed, faults = len(done.pressed), len(done.faults)
    remark = "; ".join((f"seed {SEED}", *done.faults[:3]))
    yield Row(f"walker, {SECONDS:.0f} s", pressed, pressed - faults, faults, remark)
