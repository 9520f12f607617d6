"""Random keys on a slow database of 5,000 claims: a few known walks here, new ones in ``make soak``.

``WALK_SEED`` repeats another walk, and ``WALK_KEYS`` says how long it is.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.walker import walk_on

SEEDS = [int(seed) for seed in os.environ.get("WALK_SEED", "1,2").split(",")]
KEYS = int(os.environ.get("WALK_KEYS", "150"))
"""Keys, not seconds: a slow machine presses as many, and a fast one no other ones."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
async def test_no_keys_end_the_desk_lose_a_row_or_decide_unasked(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = await walk_on(tmp_path / "claims.db", seed, lambda walk: len(walk.pressed) < KEYS)
    assert done.faults == []
    assert len(done.pressed) >= KEYS
