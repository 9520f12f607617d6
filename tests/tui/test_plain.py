"""The line mode: letters in, lines out, the same decisions."""

from __future__ import annotations

from io import StringIO

import pytest

from claims.desk import Desk
from claims.store.database import Database
from tests.desk.world import World
from tui.plain import PlainDesk


def talk(database: Database, *typed: str, query: str = "") -> str:
    target = StringIO()
    source = StringIO("".join(f"{line}\n" for line in typed))
    assert PlainDesk(Desk(database, "Ann"), source, target).run(query=query) == 0
    return target.getvalue()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (["a"], "confirmed"),
        (["x"], "rejected"),
        (["d", "which week?"], "disputed"),
        (["e", "", "", "", "", "", "", "", "", "2023-06-21"], "corrected"),
        (["a", "u"], "new"),
        (["a", "u", "U"], "confirmed"),
        (["s", "q"], "new"),
        (["d", ""], "new"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_letters_decide(database: Database, world: World, typed: list[str], status: str) -> None:
    talk(database, *typed)
    claim = world.claim["travel"]
    assert Desk(database, "Ann").rows([claim])[claim].status == status


def test_a_claim_is_read_out_in_lines(database: Database) -> None:
    said = talk(database, "q")
    assert "6 claims, uncertain." in said
    assert "Claim 1 of 6: event mention, CONSULT/visit planned, new." in said
    assert "Text: She will travel to Rome next week." in said
    assert "trigger: travel" in said
    assert "actor: She" in said


def test_the_end_of_the_input_is_taken_as_leaving(database: Database) -> None:
    assert "Claim 1 of 3" in talk(database, query="kind:quote")


def test_an_unknown_letter_lists_the_letters(database: Database) -> None:
    assert "a: it is right" in talk(database, "&", "q")


def test_a_filter_begins_another_queue(database: Database) -> None:
    assert "3 claims, uncertain · kind:quote." in talk(database, "/", "kind:quote", "q")
