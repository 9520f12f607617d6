"""The main path on a real pseudo-terminal, and what a killed program leaves."""

from __future__ import annotations

import sys
from pathlib import Path

from claims.desk import Desk
from claims.store.database import Database
from tests.bench.terminal import Terminal
from tests.desk.world import World

PROGRAM = "import sys, pathlib, tui.app; sys.exit(tui.app.run(pathlib.Path(sys.argv[1]), 'Ann'))"


def desk(path: Path, tmp_path: Path) -> Terminal:
    home = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    return Terminal([sys.executable, "-c", PROGRAM, str(path)], rows=24, columns=80, **home)


def test_a_claim_is_judged_the_program_killed_and_the_verdict_undone_the_next_day(
    database: Database, world: World, tmp_path: Path
) -> None:
    claim, path = world.claim["travel"], database.path
    ann = Desk(database, "Ann")
    with desk(path, tmp_path) as terminal:
        terminal.wait("1 of 6 rows")
        terminal.type("a")
        terminal.wait("✓.*Ada Lind")
        terminal.kill()
    assert ann.rows([claim])[claim].status == "confirmed"
    with desk(path, tmp_path) as terminal:
        terminal.wait("of 6 rows")
        terminal.type("u")
        terminal.wait("Undone")
        terminal.type("q")
        terminal.settle(1.0)
        assert "Traceback" not in terminal.text
    assert ann.rows([claim])[claim].status == "new"
