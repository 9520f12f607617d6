"""The Rounds mode: a round opened, coded blind by two, closed, adjudicated field by field, and settled."""

from __future__ import annotations

import re
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.desk.rounds.service import Rounds
from claims.document import Span
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tests.tui.snapshot import difference
from tui.screens.base import DeskScreen
from tui.widgets import bars


def votes(database: Database) -> list[tuple[str, str, int | None]]:
    """Return the votes that were given in, as the database has them."""
    with database.read() as session:
        rows = session.scalars(select(m.Vote).order_by(m.Vote.id))
        return [(one.reviewer, one.verdict, one.claim_id) for one in rows]


def status(database: Database, claim_id: int) -> str:
    with database.read() as session:
        return session.get_one(m.Claim, claim_id).status


async def at_rounds(desk: Driver) -> None:
    await desk.press("9")


async def test_a_round_is_opened_by_keys(opened: Opened, database: Database) -> None:
    async with opened() as desk:
        await at_rounds(desk)
        assert "No round yet" in desk.text
        await desk.press("m", "enter")
        assert "wants a name" in desk.said
        await desk.write("pilot")
        await desk.press("enter", "2", "1", "2")
        await desk.write("kind:quote")
        await desk.press("enter")
        assert "Round pilot is open" in desk.said
    (one,) = Desk(database, "Ann").rounds.list()
    assert (one.row.unit, one.row.seats, one.row.policy, one.row.filter) == (
        "article", 1, "majority", "kind:quote",
    )  # fmt: skip


async def test_the_last_vote_on_a_claim_is_given_in_with_the_next_and_can_be_taken_back(
    opened: Opened, database: Database
) -> None:
    Desk(database, "Cleo").rounds.open("pilot", query="kind:quote", seed=1)
    async with opened() as desk:
        await at_rounds(desk)
        await desk.press("enter")
        assert "your first seat" in desk.text
        await desk.press("a")
        assert "1 seat judged" in desk.text
        assert votes(database) == []
        await desk.press("u")
        assert "yours to judge again" in desk.said
        assert "your first seat" in desk.text
        await desk.press("x")
        await desk.press("a")
        assert [verdict for _, verdict, _ in votes(database)] == ["reject"]
        await desk.press("escape")
        assert [verdict for _, verdict, _ in votes(database)] == ["reject", "confirm"]
        assert "No round yet" not in desk.text
    assert {status(database, claim or 0) for _, _, claim in votes(database)} == {"new"}


async def test_the_last_seat_says_so_and_its_vote_is_given_in_on_leaving(
    opened: Opened, database: Database, world: World
) -> None:
    Desk(database, "Cleo").rounds.open("pilot", query=f"id:{world.claim['met']}")
    async with opened() as desk:
        await at_rounds(desk)
        await desk.press("enter", "a")
        assert "Nothing more is left for you" in desk.said
        await desk.press("u", "x", "escape")
        await desk.press("enter")
        assert "Nothing is left for you in round pilot" in desk.text
    assert votes(database) == [("Ann", "reject", world.claim["met"])]


async def test_a_round_that_is_closed_meanwhile_is_said_to_be_and_the_draft_stays(
    opened: Opened, database: Database
) -> None:
    cleo = Desk(database, "Cleo")
    cleo.rounds.open("pilot", query="kind:quote", seed=1)
    async with opened() as desk:
        await at_rounds(desk)
        await desk.press("enter", "a")
        cleo.rounds.close("pilot")
        await desk.press("x")
        assert "Round pilot was closed" in desk.said
        assert "Nothing" not in desk.text
    assert votes(database) == []
    with database.read() as session:
        drafts = session.scalars(select(m.SeatDraft)).all()
    assert [one.body["ballots"][0]["verdict"] for one in drafts] == ["confirm", "reject"]


async def test_what_a_desk_did_not_give_in_is_given_in_by_the_next(
    opened: Opened, database: Database, world: World
) -> None:
    rounds = Desk(database, "Ann").rounds
    Desk(database, "Cleo").rounds.open("pilot", query=f"id:{world.claim['met']}")
    card = rounds.take("pilot")
    assert card is not None
    ballot = rounds.ballot(world.claim["met"], "confirm", 5)
    rounds.save(
        card.seat, {"ballots": [{"claim": ballot.claim, "verdict": "confirm", "became": {}, "ms": 5}]}
    )
    async with opened() as desk:
        await at_rounds(desk)
        await desk.press("enter", "escape")
    assert votes(database) == [("Ann", "confirm", world.claim["met"])]


async def code_article(desk: Driver, world: World, *keys: str) -> None:
    await at_rounds(desk)
    await desk.press("enter", *keys)


async def test_an_article_is_coded_with_a_correction_and_a_missed_claim(
    opened: Opened, database: Database, world: World
) -> None:
    desk_ = Desk(database, "Cleo")
    desk_.rounds.open("pilot", unit="article", query=f"article:{world.second}", seats_=1)
    async with opened((100, 30)) as desk:
        await code_article(desk, world, "ctrl+s")
        assert "wait for your vote" in desk.said
        await desk.press("d")
        await desk.write("unclear")
        await desk.press("enter", "e", "f", "2")
        assert "you: corrected · form indirect" in desk.text
        assert "All have your vote" in desk.said
        await desk.press("m", "1", "ctrl+s")
        assert "kept with your votes" in desk.said
        assert votes(database) == []
        await desk.press("ctrl+s")
    found = [verdict for _, verdict, _ in votes(database)]
    assert found == ["dispute", "correct", "make"]
    with database.read() as session:
        assert session.scalar(select(m.SeatDraft.body)) is None


async def test_votes_survive_a_desk_that_is_left_and_nobody_sees_them(
    opened: Opened, database: Database, world: World
) -> None:
    Desk(database, "Cleo").rounds.open("pilot", unit="article", query=f"article:{world.second}")
    async with opened() as desk:
        await code_article(desk, world, "a", "escape")
    async with opened(reviewer="Ben") as desk:
        await code_article(desk, world)
        assert "2 claims left here" in desk.text
    async with opened() as desk:
        await code_article(desk, world)
        assert "1 claim left here" in desk.text
        await desk.press("N", "x", "u")
        assert "you: right" in desk.text
    assert votes(database) == []


def coded(database: Database, claim_id: int, *said: tuple[str, str, dict[str, str] | None]) -> None:
    """Have each of some reviewers vote on one claim in a round that is then closed."""
    Desk(database, "Cleo").rounds.open("pilot", query=f"id:{claim_id}", seats_=len(said), policy="unanimous")
    for reviewer, verdict, texts in said:
        rounds = Desk(database, reviewer).rounds
        card = rounds.take("pilot")
        assert card is not None
        rounds.finish(card.seat, [rounds.ballot(claim_id, verdict, 1, texts)])
    Desk(database, "Cleo").rounds.close("pilot")


def fields(database: Database, claim_id: int) -> dict[str, Any]:
    return {one.name: one.value for one in Desk(database, "Eve").card(claim_id).fields}


async def test_one_reviewer_is_right(opened: Opened, database: Database, world: World) -> None:
    met = world.claim["met"]
    coded(database, met, ("Ben", "confirm", None), ("Dora", "reject", None))
    async with opened((140, 40)) as desk:
        await at_rounds(desk)
        assert "1 thing left to settle" in desk.text
        assert "How far they agree" in desk.text
        await desk.press("enter")
        assert "no such claim" in desk.text
        await desk.press("l", "a")
        assert status(database, met) == "rejected"
        assert "Everything of this round is settled" in desk.text
        await desk.press("u")
        assert status(database, met) == "new"
        await desk.press("a")
        assert status(database, met) == "confirmed"
    with database.read() as session:
        assert len(session.scalars(select(m.DecisionVote.vote_id)).all()) == 4


async def test_each_is_right_in_another_field(opened: Opened, database: Database, world: World) -> None:
    met = world.claim["met"]
    coded(
        database, met, ("Ben", "correct", {"modality": "planned"}),
        ("Dora", "correct", {"place": "Bergen", "modality": "possible"}),
    )  # fmt: skip
    async with opened((100, 30)) as desk:
        await at_rounds(desk)
        await desk.press("enter")
        names = [line.name for line in desk.app.screen.card.lines]  # type: ignore[attr-defined]  # the front one
        assert {"modality", "place"} <= set(names)
        await desk.press(*["tab"] * names.index("place"), "l")
        await desk.press("a")
        assert desk.said == "Settled as you have it."
    now = fields(database, met)
    assert (now["modality"], now["place"]) == ("planned", "Bergen")


async def test_the_adjudicator_rejects_or_corrects(opened: Opened, database: Database, world: World) -> None:
    met = world.claim["met"]
    coded(database, met, ("Ben", "correct", {"modality": "planned"}), ("Dora", "confirm", None))
    async with opened((100, 30)) as desk:
        await at_rounds(desk)
        await desk.press("enter", "x")
        assert status(database, met) == "rejected"
        await desk.press("u", "e", "=", "o", "4", "ctrl+s")
    assert fields(database, met)["modality"] == "possible"


async def test_a_claim_that_one_coder_made_is_corrected(
    opened: Opened, database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk(database, "Cleo").rounds.open("pilot", unit="article", query=f"article:{world.second}")
    for who in ("Ben", "Dora"):
        rounds = Desk(database, who).rounds
        card = rounds.take("pilot")
        assert card is not None
        assert card.article is not None
        ballots = [rounds.ballot(claim.id, "confirm", 1) for claim in card.article.claims]
        if who == "Ben":
            texts = {"type": "CONSULT", "modality": "occurred"}
            ballots.append(rounds.made(world.second, "event_mention", 1, texts, {"trigger": [Span(10, 13)]}))
        rounds.finish(card.seat, ballots)
    Desk(database, "Cleo").rounds.close("pilot")
    Desk(database, "Cleo").rounds.settle("pilot")
    read: list[str] = []
    waiting = Rounds.waiting
    monkeypatch.setattr(Rounds, "waiting", lambda self, name: (read.append(name), waiting(self, name))[1])
    async with opened((100, 30)) as desk:
        await at_rounds(desk)
        await desk.press("enter")
        read.clear()
        await desk.press("e", "=", "o", "4", "ctrl+s")
        assert "Everything of this round is settled" in desk.text
        with database.read() as session:
            made = session.scalars(select(m.Claim).where(m.Claim.rule == "review")).one()
            assert (made.status, fields(database, made.id)["modality"]) == ("confirmed", "possible")
        await desk.press("u")
        assert "1 thing left to settle" in desk.text
        await desk.press("x")
        assert "Everything of this round is settled" in desk.text
    assert read == []  # what did not change is not read again


async def test_a_complaint_goes_with_the_next_claim(opened: Opened, database: Database) -> None:
    Desk(database, "Cleo").rounds.open("pilot", unit="article", seed=1)
    async with opened() as desk:
        await at_rounds(desk)
        await desk.press("enter")
        screen = desk.app.screen
        assert isinstance(screen, DeskScreen)
        screen.say("The server cannot be reached.", "bad")
        await desk.press("n")
        assert "cannot be reached" in desk.said
        with patch.object(bars, "LASTS", 0.0):
            await desk.press("n")
        assert "cannot be reached" not in desk.said


async def test_a_seat_is_left_to_others(opened: Opened, database: Database, world: World) -> None:
    Desk(database, "Cleo").rounds.open("pilot", query=f"id:{world.claim['met']}", seats_=1)
    async with opened() as desk:
        await at_rounds(desk)
        await desk.press("enter", "-", "2", "s", "1")
        assert "Nothing is left for you" in desk.text
    assert Desk(database, "Eve").rounds.status("pilot").states == {"open": 1, "skipped": 1}


async def test_what_differs_is_walked_through(opened: Opened, database: Database, world: World) -> None:
    met, travel = world.claim["met"], world.claim["travel"]
    Desk(database, "Cleo").rounds.open("pilot", query=f"id:{met},{travel}", seats_=2)
    for reviewer, modality in (("Ben", "planned"), ("Dora", "possible")):
        rounds = Desk(database, reviewer).rounds
        while (card := rounds.take("pilot")) is not None:
            texts = {"modality": modality}
            verdict = "reject" if card.seat.target == travel and reviewer == "Ben" else "correct"
            rounds.finish(card.seat, [rounds.ballot(card.seat.target, verdict, 1, texts)])
    Desk(database, "Cleo").rounds.close("pilot")
    async with opened((100, 30)) as desk:
        await at_rounds(desk)
        await desk.press("enter")
        screen: Any = desk.app.screen
        await desk.press("tab", "h")
        assert (screen.line, screen.picks) == (1, {"modality": 1})
        await desk.press("shift+tab", "h")
        assert (screen.line, screen.base, screen.picks) == (0, 1, {})
        await desk.press("s")
        assert screen.list.cursor == 1
        await desk.press("s")
        assert "last" in desk.said
        await desk.press("/")
        await desk.write("travel")
        await desk.press("enter")
        assert len(screen.list.ids) == 1
        await desk.press("escape")
        assert "1 Review" in desk.text
        assert getattr(desk.app.screen, "mode", "") == "rounds"


async def test_a_round_is_closed_settled_and_opened_again(
    opened: Opened, database: Database, world: World
) -> None:
    met = world.claim["met"]
    coded(database, met, ("Ben", "confirm", None), ("Dora", "confirm", None))
    async with opened((100, 30)) as desk:
        await at_rounds(desk)
        await desk.press("r")
        assert "All seats are done" in desk.text
        await desk.press("C", "=")
        assert "1 claim settled" in desk.said
        assert status(database, met) == "confirmed"
        await desk.press("r")
        assert "undo that first" in desk.said


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_screens_of_rounds_look_as_they_did(
    opened: Opened, database: Database, world: World, size: tuple[int, int]
) -> None:
    said = ({"modality": "planned"}, {"place": "Bergen", "modality": "possible"})
    coded(
        database,
        world.claim["met"],
        *((who, "correct", it) for who, it in zip(("Ben", "Dora"), said, strict=True)),
    )
    Desk(database, "Cleo").rounds.open("articles", unit="article", query=f"article:{world.second}", seed=1)
    wrong = []
    async with opened(size) as desk:
        for name, keys in {
            "rounds": ["9", "j"],
            "adjudication": ["enter", "tab", "l"],
            "coding": ["escape", "g", "enter", "a"],
        }.items():
            await desk.press(*keys)
            text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2023-06-20 12:00", desk.text)
            wrong += difference(f"{name}-{size[0]}", text)
    assert not wrong, "\n".join(wrong)


ACTIONS = {
    "new_round": test_a_round_is_opened_by_keys,
    "close_round": test_a_round_is_closed_settled_and_opened_again,
    "reopen_round": test_a_round_is_closed_settled_and_opened_again,
    "settle_round": test_a_round_is_closed_settled_and_opened_again,
    "give_in": test_an_article_is_coded_with_a_correction_and_a_missed_claim,
    "leave_seat": test_a_seat_is_left_to_others,
    "take_opinion": test_one_reviewer_is_right,
    "reject_all": test_the_adjudicator_rejects_or_corrects,
    "own_opinion": test_a_claim_that_one_coder_made_is_corrected,
    "next_opinion": test_one_reviewer_is_right,
    "previous_opinion": test_what_differs_is_walked_through,
    "next_line": test_each_is_right_in_another_field,
    "previous_line": test_what_differs_is_walked_through,
    "later_unit": test_what_differs_is_walked_through,
    "close_adjudication": test_what_differs_is_walked_through,
}
"""The actions of rounds, with the test that carries each out."""


async def test_a_round_whose_seats_are_all_done_says_so_and_nothing_of_before_stays(
    opened: Opened, database: Database, world: World
) -> None:
    query = f"article:{world.second}"
    Desk(database, "Cleo").rounds.open("pilot", unit="article", query=query, seats_=1)
    async with opened() as desk:
        await code_article(desk, world, "a", "a")
        assert "All have your vote" in desk.text
        await desk.press("ctrl+s")
        assert "Nothing is left for you" in desk.text
        assert "All have your vote" not in desk.text
        await desk.press("escape")
        assert "All seats are done; C ends the coding" in desk.text
    assert len(votes(database)) == 2
