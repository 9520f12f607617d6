"""Each key of the Review screen, and what the database holds after it."""

from __future__ import annotations

from threading import Event
from unittest.mock import patch

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.desk.cards import Decided
from claims.store import models as m
from claims.store.database import Database
from claims.store.review.decisions import Tell
from tests.desk.world import World
from tests.tui.conftest import Opened

pytestmark = pytest.mark.slow


def statuses(database: Database) -> dict[int, str]:
    with database.read() as session:
        return {row.id: row.status for row in session.execute(select(m.Claim.id, m.Claim.status))}


def decisions(database: Database) -> list[tuple[str, str, int | None, str | None]]:
    with database.read() as session:
        found = session.scalars(select(m.Decision).order_by(m.Decision.id))
        return [(d.reviewer, d.action, d.claim_id, d.note) for d in found]


@pytest.mark.parametrize(
    ("key", "status", "action"),
    [("a", "confirmed", "confirm"), ("x", "rejected", "reject"), ("r", "new", "reopen")],
)
async def test_a_verdict_is_saved_and_the_next_claim_comes_under_the_cursor(
    opened: Opened, database: Database, world: World, key: str, status: str, action: str
) -> None:
    async with opened() as desk:
        first = world.claim["travel"]
        assert desk.app.screen.list.id_at_cursor == first
        await desk.press(key)
        assert desk.app.screen.list.id_at_cursor == world.claim["settled"]
    assert statuses(database)[first] == status
    assert decisions(database) == [("Ann", action, first, None)]


async def test_a_dispute_takes_a_note(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("d")
        await desk.write("which [week]?")
        await desk.press("enter")
    assert decisions(database) == [("Ann", "dispute", world.claim["travel"], "which [week]?")]


@pytest.mark.parametrize("leave", ["escape", "enter"])
async def test_a_dispute_without_a_note_is_none(opened: Opened, database: Database, leave: str) -> None:
    async with opened() as desk:
        await desk.press("d", leave)
    assert decisions(database) == []


async def test_undo_and_redo_work_across_restarts(opened: Opened, database: Database, world: World) -> None:
    claim = world.claim["travel"]
    async with opened() as desk:
        await desk.press("a", "a")
    async with opened() as desk:
        await desk.press("u", "u")
        assert statuses(database)[claim] == "new"
        assert desk.app.screen.list.id_at_cursor == claim
        await desk.press("ctrl+r")
        assert statuses(database)[claim] == "confirmed"


async def test_verdicts_on_one_claim_faster_than_the_disk(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.pilot.press("a", "k", "x", "k", "a")
        await desk.settle()
    assert [action for _, action, _, _ in decisions(database)] == ["confirm", "reject", "confirm"]
    assert statuses(database)[world.claim["travel"]] == "confirmed"


async def test_a_range_is_one_decision_and_one_undo(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("v", "j", "j", "x")
        assert "Reject 3 claims (3 new) of 2 articles: Courier, Herald?" in desk.text
        await desk.press("1")
        assert sorted(statuses(database).values()).count("rejected") == 3
        await desk.press("u")
    assert set(statuses(database).values()) == {"new"}


async def test_all_that_match_a_filter(opened: Opened, database: Database) -> None:
    async with opened(query="kind:quote") as desk:
        await desk.press("*")
        assert "3 claims (3 new)" in desk.text
        await desk.press("1")
    with database.read() as session:
        found = session.execute(select(m.Claim.kind, m.Claim.status)).all()
    assert {status for kind, status in found if kind == "quote"} == {"confirmed"}
    assert {status for kind, status in found if kind != "quote"} == {"new"}


async def test_whoever_comes_second_sees_who_came_first(
    opened: Opened, database: Database, world: World
) -> None:
    from claims.desk import Desk

    async with opened() as desk:
        Desk(database, "Ben").reject(world.claim["travel"], 1)
        await desk.press("a")
        assert "Ben rejected claim" in desk.said
        await desk.press("g")
        assert desk.app.screen.list.row_at_cursor.status == "rejected"


async def test_a_long_decision_shows_how_far_it_is_and_the_keys_go_on(
    opened: Opened, database: Database, world: World
) -> None:
    go_on = Event()

    def slow(desk: Desk, tell: Tell | None = None) -> Decided:
        assert tell is not None
        tell(3, 4)
        go_on.wait(30)
        return Decided("Undone: all of it.")

    async with opened() as desk:
        with patch.object(Desk, "undo", slow):
            await desk.pilot.press("u")
            await desk.until(lambda: "Writing the decision: 75%" in desk.said)
            await desk.pilot.press("j")
            await desk.until(lambda: desk.app.screen.list.id_at_cursor == world.claim["settled"])
            go_on.set()
            await desk.settle()
        assert "Undone: all of it." in desk.said
