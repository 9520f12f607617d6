"""Claims that say one thing in one row: judged together, opened, and corrected one by one."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World, cite
from tests.tui.conftest import Opened

pytestmark = pytest.mark.slow

EVENTS = "kind:event_mention"


@pytest.fixture
def thrice(database: Database, world: World) -> tuple[int, ...]:
    """Make all events of both articles mentions of one event in one article."""
    ids = tuple(world.claim[name] for name in ("met", "travel", "saw"))
    with database.write() as session:
        event = session.get_one(m.EventMention, ids[0]).event_id
        for id_ in ids[1:]:
            session.get_one(m.EventMention, id_).event_id = event
        session.get_one(m.Claim, ids[2]).article_id = session.get_one(m.Claim, ids[0]).article_id
    return ids


def statuses(database: Database, ids: tuple[int, ...]) -> list[str]:
    rows = Desk(database, "Eve").rows(ids)
    return [rows[id_].status for id_ in ids]


async def test_one_verdict_is_over_all_of_a_row(
    opened: Opened, database: Database, thrice: tuple[int, ...]
) -> None:
    async with opened(query=EVENTS) as desk:
        assert len(desk.app.screen.list.ids) == 1
        assert "×3" in desk.text
        await desk.press("a")
    assert statuses(database, thrice) == ["confirmed"] * 3


async def test_a_row_opens_and_one_of_it_is_judged_alone(
    opened: Opened, database: Database, thrice: tuple[int, ...]
) -> None:
    async with opened(query=EVENTS) as desk:
        await desk.press("enter", "x")
        first = desk.app.screen.list.ids[0]
        assert len(desk.app.screen.list.ids) == 3
        await desk.press("g", "enter")
        assert len(desk.app.screen.list.ids) == 2
        assert "×2" in desk.text
        await desk.press("j", "a")
    rows = Desk(database, "Eve").rows(thrice)
    assert {row.status for id_, row in rows.items() if id_ != first} == {"confirmed"}
    assert rows[first].status == "rejected"


async def test_the_others_of_a_row_wait_in_the_next_after_one_was_corrected(
    opened: Opened, database: Database, thrice: tuple[int, ...]
) -> None:
    async with opened(query=EVENTS) as desk:
        await desk.press("e", "o", "4")
        corrected, others = desk.app.screen.list.ids
        assert desk.app.screen.list.id_at_cursor == others
        await desk.press("a", "u", "ctrl+r")
    rows = Desk(database, "Eve").rows(thrice)
    assert rows[corrected].status == "corrected"
    assert {row.status for id_, row in rows.items() if id_ != corrected} == {"confirmed"}


async def test_an_edge_moved_on_a_row_leaves_the_others_in_sight(
    opened: Opened, database: Database, thrice: tuple[int, ...]
) -> None:
    async with opened(query=EVENTS) as desk:
        await desk.press("}", "enter")
        assert len(desk.app.screen.list.ids) == 2
    assert sorted(statuses(database, thrice)) == ["corrected", "new", "new"]


async def test_a_queue_that_is_read_anew_keeps_what_is_undecided_in_sight(
    opened: Opened, database: Database, thrice: tuple[int, ...]
) -> None:
    Desk(database, "Ben").confirm(thrice[0], 1)
    async with opened(query=EVENTS) as desk:
        assert len(desk.app.screen.list.ids) == 2
        await desk.press("a")
    assert statuses(database, thrice) == ["confirmed"] * 3


async def test_beside_the_text_it_is_said_how_many_there_are_and_what_differs(
    opened: Opened, thrice: tuple[int, ...]
) -> None:
    async with opened(query=EVENTS, order="article", reading=True) as desk:
        assert "3 claims, enter shows each: " in desk.lines[3]
        assert "whom" in desk.lines[3]


async def test_a_mode_is_chosen_among_those_of_its_type(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press("e", "m")
        assert "3 meet" in desk.text
        await desk.press("3")
    assert Desk(database, "Eve").card(world.claim["travel"]).row.label.startswith("CONSULT/meet")


async def test_a_type_is_offered_with_what_it_means(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("e", "t")
        assert "6 AID        help that goes from one to another" in desk.text
        assert "◂ now" in desk.text


@pytest.fixture
def cited(database: Database, world: World) -> tuple[int, int]:
    """Tell of the meeting inside the quotation before it."""
    return cite(database, world)


FIRST_TWO = "article:#1 confidence>0.7"


@pytest.mark.parametrize(
    ("keys", "become"),
    [
        (["a"], ["confirmed", "confirmed"]),
        (["x"], ["rejected", "new"]),
        (["x", "a"], ["rejected", "confirmed"]),
        (["enter", "a", "x"], ["confirmed", "rejected"]),
        (["d", *"odd", "enter", "a"], ["disputed", "confirmed"]),
        (["e", "f", "2", "a"], ["corrected", "confirmed"]),
        (["a", "u", "x"], ["rejected", "new"]),
        (["a", "k", "r"], ["new", "new"]),
        (["v", "j", "x", "1"], ["rejected", "new"]),
    ],
    ids=["yes", "no", "no then yes", "parted", "disputed", "corrected", "undone", "reopened", "one row"],
)
async def test_a_yes_is_over_what_is_told_inside_and_a_no_is_not(
    opened: Opened, database: Database, cited: tuple[int, int], keys: list[str], become: list[str]
) -> None:
    async with opened(query=FIRST_TWO) as desk:
        assert len(desk.app.screen.list.ids) == 1
        assert "+1" in desk.text
        await desk.press(*keys)
    assert statuses(database, cited) == become


async def test_a_range_that_is_rejected_leaves_what_is_told_inside(
    opened: Opened, database: Database, world: World, cited: tuple[int, int]
) -> None:
    async with opened(query="kind:quote,event_mention article:#1 confidence>0.5") as desk:
        await desk.press("g", "v", "j", "x", "1")
    assert statuses(database, (*cited, world.claim["talks"])) == ["rejected", "new", "rejected"]


async def test_beside_the_text_it_is_said_what_is_told_inside(opened: Opened, cited: tuple[int, int]) -> None:
    async with opened(query=FIRST_TWO, order="article", reading=True) as desk:
        assert "with ◆ meet → Bo Karlsen" in desk.lines[3]
