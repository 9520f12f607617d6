"""Rounds line by line: two people code, one adjudicates."""

from __future__ import annotations

from io import StringIO

from claims.desk import Desk
from claims.store.database import Database
from tests.desk.world import World
from tui.plain_rounds import PlainRounds


def talk(database: Database, reviewer: str, do: str, *typed: str) -> str:
    target = StringIO()
    source = StringIO("".join(f"{line}\n" for line in typed))
    rounds = PlainRounds(Desk(database, reviewer), source, target)
    assert getattr(rounds, do)("pilot") == 0
    return target.getvalue()


def test_two_code_a_claim_and_a_third_says_who_is_right(database: Database, world: World) -> None:
    met = world.claim["met"]
    desk = Desk(database, "Cleo")
    desk.rounds.open("pilot", query=f"id:{met}")
    said = talk(database, "Ann", "code", "?", "a")
    assert "a: it is right" in said
    assert said.endswith("Nothing is left for you in this round.\n")
    assert "Kept." in talk(database, "Ben", "code", "d", "", "x")
    desk.rounds.close("pilot")
    said = talk(database, "Cleo", "adjudicate", "7", "2")
    assert "1: Ann: confirm" in said
    assert "2: Ben: reject" in said
    assert desk.card(met).row.status == "rejected"
    assert "Nothing is left" in talk(database, "Cleo", "adjudicate")


def test_an_article_is_left_in_the_middle_and_gone_on_with(database: Database, world: World) -> None:
    desk = Desk(database, "Cleo")
    desk.rounds.open("pilot", unit="article", query=f"article:{world.second}", seats_=1)
    assert "Claim 2 of 2" in talk(database, "Ann", "code", "a", "q")
    assert desk.rounds.status("pilot").states == {"leased": 1}
    missed = ("quote", "no such words", "quote", "the Courier wrote", "indirect", "")
    said = talk(database, "Ann", "code", "x", *missed)
    assert "Claim 1 of 2" not in said
    assert "does not have" in said
    desk.rounds.close("pilot")
    assert [unit.opinions[0].verdict for unit in desk.rounds.units("pilot")] == ["confirm", "reject", "make"]


def test_a_claim_is_left_to_others(database: Database, world: World) -> None:
    desk = Desk(database, "Cleo")
    desk.rounds.open("pilot", query=f"id:{world.claim['met']}", seats_=1)
    assert "Nothing is left" in talk(database, "Ann", "code", "s")
    assert "Kept." in talk(database, "Ben", "code", "a")
