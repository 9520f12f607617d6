"""Claims that say one thing in one row: judged together, opened, and corrected one by one."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
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
