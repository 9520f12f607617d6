"""The main path on a real pseudo-terminal, and what a killed program leaves."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.database import Database
from tests.bench.terminal import Terminal
from tests.desk.world import World

pytestmark = pytest.mark.slow

BEGINNING = "SELECT kind\nFROM c"
REST = "l\t WHERE claim_id = 1\r"
"""Typed at once: one more letter, the word completed, asked."""
PROGRAM = "import sys, pathlib, tui.app; sys.exit(tui.app.run(pathlib.Path(sys.argv[1]), 'Ann'))"


FAULTY = """
import sys, pathlib, tui.app, tui.screens.claims.review
from claims.errors import ClaimsError
tui.screens.claims.review.ReviewScreen.draw = lambda self, row, width: 1 / 0
try:
    tui.app.run(pathlib.Path(sys.argv[1]), 'Ann')
except ClaimsError as error:
    print("told:", error)
"""


def desk(path: Path, tmp_path: Path, program: str = PROGRAM) -> Terminal:
    home = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    return Terminal([sys.executable, "-c", program, str(path)], rows=24, columns=80, **home)


def test_a_claim_is_judged_the_program_killed_and_the_verdict_undone_the_next_day(
    database: Database, world: World, tmp_path: Path
) -> None:
    claim, path = world.claim["met"], database.address
    ann = Desk(database, "Ann")
    with desk(path, tmp_path) as terminal:
        terminal.wait("1 of 6 rows")
        terminal.type("a")
        terminal.wait(f"Claim {claim} confirmed")
        terminal.kill()
    assert ann.rows([claim])[claim].status == "confirmed"
    with desk(path, tmp_path) as terminal:
        terminal.wait("of 6 rows")
        terminal.type("u")
        terminal.wait("Undone")
        terminal.type("q")
        terminal.end()
        assert "Traceback" not in terminal.text
    assert ann.rows([claim])[claim].status == "new"


def test_what_nobody_foresaw_ends_the_desk_with_a_sentence_and_is_in_the_log(
    database: Database, tmp_path: Path
) -> None:
    with desk(database.address, tmp_path, FAULTY) as terminal:
        terminal.wait("told: Something went wrong .ZeroDivisionError")
        assert "Traceback" not in terminal.text
    assert "ZeroDivisionError" in (tmp_path / "claims" / "desk.log").read_text("utf-8")


def test_a_question_typed_faster_than_it_is_drawn_keeps_its_order_and_is_remembered(
    database: Database, tmp_path: Path
) -> None:
    with desk(database.address, tmp_path) as terminal:
        terminal.wait("1 of 6 rows")
        terminal.type("8")
        terminal.wait("SELECT …")
        terminal.type(BEGINNING)
        terminal.wait("claims  Every claim")
        terminal.type(REST)
        terminal.wait("1 row in")
        terminal.type("q")
        terminal.end()
    (asked,) = (tmp_path / "claims" / "questions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(asked) == "SELECT kind\nFROM claims WHERE claim_id = 1"
