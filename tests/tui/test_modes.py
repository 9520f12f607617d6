"""The modes beside the queue: each key, and what the database holds after it."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened

pytestmark = pytest.mark.slow


def link(database: Database) -> str:
    with database.read() as session:
        return session.scalars(select(m.ActorLink.judgement).where(m.ActorLink.retracted_at.is_(None))).one()


@pytest.mark.parametrize(("key", "verdict"), [("a", "same"), ("x", "different"), ("s", "unsure")])
async def test_a_pair_of_actors_is_judged_and_the_judgement_undone(
    opened: Opened, database: Database, key: str, verdict: str
) -> None:
    async with opened((110, 30)) as desk:
        await desk.press("3")
        assert "Ada Lind · Anna Lind: one and the same?" in desk.text
        await desk.press("tab", key)
        assert link(database) == verdict
        await desk.press("ctrl+z")
    assert link(database) == "proposed"


async def test_two_actors_are_merged_and_a_mention_is_split_off(
    opened: Opened, database: Database, world: World
) -> None:
    karlsen, other = world.actor["karlsen"], world.actor["karlsen2"]
    ann = Desk(database, "Ann")
    async with opened((110, 30)) as desk:
        await desk.press("3", "/")
        await desk.write("karlsen")
        await desk.press("enter", "M", "j", "M")
        assert ann.actors.card(karlsen).row.id == ann.actors.card(other).row.id
        before = ann.actors.card(karlsen).row.mentions
        await desk.press("g", "p")
        assert "Split off what?" in desk.text
        await desk.press("end", "enter")
        assert ann.actors.card(karlsen).row.mentions < before


async def test_an_actor_is_renamed_and_its_kind_changed(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened((110, 30)) as desk:
        await desk.press("3", "R")
        await desk.write(" von Lind")
        await desk.press("enter", "T", "2")
    row = Desk(database, "Ann").actors.card(world.actor["lind"]).row
    assert (row.name, row.kind) == ("Ada Lind von Lind", "organisation")


@pytest.mark.parametrize(
    ("keys", "judgement", "preferred"),
    [
        pytest.param(["l", "a"], "settled", "saw", id="prefer the second"),
        pytest.param(["a"], "settled", "met", id="prefer the first"),
        pytest.param(["="], "settled", None, id="settled"),
        pytest.param(["x"], "apparent", None, id="apparent"),
        pytest.param(["x", "r"], "open", None, id="open again"),
        pytest.param(["s"], "open", None, id="left for later"),
    ],
)
async def test_a_conflict_is_settled(
    opened: Opened, database: Database, world: World, keys: list[str], judgement: str, preferred: str | None
) -> None:
    async with opened((110, 30)) as desk:
        await desk.press("7")
        assert "[Oslo]" in desk.text
        assert "[Bergen]" in desk.text
        await desk.press(*keys)
    with database.read() as session:
        row = session.get_one(m.Conflict, world.conflict)
        assert row.judgement == judgement
        assert row.preferred_claim_id == (world.claim[preferred] if preferred else None)


async def test_events_stand_on_an_axis_and_are_merged(opened: Opened, database: Database) -> None:
    async with opened((110, 30)) as desk:
        await desk.press("4")
        assert "┬" in desk.text
        assert "2023-06-13" in desk.text
        await desk.press("M", "j", "M")
    with database.read() as session:
        assert session.scalars(select(m.EventLink.judgement)).all() == ["same"]


async def test_a_search_leads_to_the_article(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("5", "/")
        await desk.write("border")
        await desk.press("enter")
        assert "border" in desk.text
        await desk.press("enter")
        assert desk.app.screen.mode == "article"


async def test_statistics_count_what_was_decided(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("a", "x", "6")
        assert "2 decisions of yours" in desk.text
        assert "quote.test" in desk.text


async def test_a_view_is_exported(opened: Opened, tmp_path: Path) -> None:
    async with opened() as desk:
        for name in ("claims.csv", "claims.jsonl"):
            await desk.press("w", "ctrl+u")
            await desk.paste(str(tmp_path / name))
            await desk.press("enter")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == [line["text"] for line in lines]
    assert len(rows) == 6


async def test_the_reviewer_comes_back_to_where_they_were(opened: Opened, world: World) -> None:
    async with opened() as desk:
        await desk.press("j", "j", "q")
    async with opened() as desk:
        assert desk.app.screen.list.id_at_cursor == world.claim["talks"]


async def test_a_filter_is_kept_under_a_name_and_chosen_again(opened: Opened, database: Database) -> None:
    async with opened() as desk:
        await desk.press("/")
        await desk.write("kind:quote")
        await desk.press("enter", "F", "1")
        await desk.write("said")
        await desk.press("enter")
        assert [saved.name for saved in Desk(database, "Ann").saved_filters()] == ["said"]
        await desk.press("/", "ctrl+u", "enter")
        assert len(desk.app.screen.list.ids) == 6
        await desk.press("F", "1")
        assert len(desk.app.screen.list.ids) == 3


async def test_orders_and_rows_by_number(opened: Opened, world: World) -> None:
    async with opened() as desk:
        await desk.press("t", "5")
        assert "newest first" in desk.text
        await desk.press(":", "6", "enter")
        assert desk.app.screen.list.id_at_cursor == min(world.claim.values())
        await desk.press("y")
        assert "met Prime Minister" in desk.app.clipboard


async def test_what_others_do_is_seen(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.until(lambda: desk.app.listening)
        Desk(database, "Ben").reject(world.claim["travel"], 1)
        await desk.until(lambda: "Ben: 1 claim changed" in desk.said)
        await desk.settle()
        assert "✗" in desk.text


async def test_a_locked_database_waits_says_so_and_goes_on(
    opened: Opened, database: Database, world: World
) -> None:
    other = sqlite3.connect(database.address, isolation_level=None)
    async with opened() as desk:
        other.execute("BEGIN IMMEDIATE")
        await desk.pilot.press("a")
        await desk.until(lambda: "Waiting for the database" in desk.said)
        assert "◌" in desk.text
        other.execute("ROLLBACK")
        await desk.settle()
    other.close()
    assert Desk(database, "Ann").rows([world.claim["travel"]])[world.claim["travel"]].status == "confirmed"


@pytest.mark.parametrize("size", [(20, 5), (39, 30), (80, 9)])
async def test_a_terminal_that_is_too_small_says_so_and_survives(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(size) as desk:
        assert "needs 40" in desk.text.replace("\n", " ")
        await desk.press("j", "a")
        await desk.resize(80, 24)
        assert "travel" in desk.text


@pytest.mark.parametrize(("key", "mode"), [("1", "review"), ("2", "articles")])
async def test_a_mode_s_key_leads_out_of_an_article_too(opened: Opened, key: str, mode: str) -> None:
    async with opened() as desk:
        await desk.press("o")
        assert desk.app.screen.mode == "article"
        await desk.press(key)
        assert desk.app.screen.mode == mode
