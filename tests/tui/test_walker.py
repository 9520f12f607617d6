"""Random keys on a slow database of 5,000 claims: 20 seconds here, ``WALK_SECONDS`` on demand."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.database import Database
from claims.store.schema.integrity import check
from tests.tui.driver import Driver
from tests.tui.walker import SlowDatabase, fill, walk
from tui.app import DeskApp

SECONDS = float(os.environ.get("WALK_SECONDS", "20"))
SEED = int(os.environ.get("WALK_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 30)
CLAIMS = 5000
SLOW = 0.08
"""Seconds that a read or a write begins late at most."""


@pytest.mark.slow
async def test_no_keys_end_the_desk_lose_a_row_or_decide_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "claims.db"
    fill(path, CLAIMS)
    sound = {finding.what for finding in check(path)}
    with Database.open(path) as database:
        slow = SlowDatabase(database, random.Random(SEED + 1), SLOW)
        app = DeskApp(lambda: Desk(slow, "Ann"), where="claims.db · Ann")
        async with app.run_test(size=(100, 30)) as pilot:
            desk = Driver(app, pilot)
            await desk.settle()
            done = await walk(desk, database, random.Random(SEED), SECONDS)
            app.gateway.close()
    assert not done.faults, f"seed {SEED}: {done.faults}"
    assert done.pressed
    assert not app.fault
    assert {finding.what for finding in check(path)} <= sound
