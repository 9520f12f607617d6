"""The screen itself: the mouse, other themes, other sizes, and scripts of every width and direction."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown

from claims.desk import Desk
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tui.widgets.pane import Pane
from tui.widgets.virtual_list import VirtualList

SNAPSHOTS = Path(__file__).parent / "snapshots"


async def test_a_click_selects_a_row_and_a_second_one_opens_its_article(opened: Opened, world: World) -> None:
    async with opened() as desk:
        await desk.pilot.click(VirtualList, offset=(10, 3))
        await desk.settle()
        assert desk.app.screen.list.id_at_cursor == world.claim["saw"]
        assert "2023-06-13" in desk.text
        await desk.pilot.click(VirtualList, offset=(10, 3), times=2)
        await desk.settle()
        assert desk.app.screen.mode == "article"


async def test_a_click_beneath_the_last_row_moves_nothing(opened: Opened) -> None:
    async with opened() as desk:
        await desk.pilot.click(VirtualList, offset=(10, 7))
        await desk.settle()
        assert desk.app.screen.list.cursor == 0


@pytest.mark.parametrize("widget", [VirtualList, Pane])
async def test_the_wheel_scrolls_what_is_under_it_and_moves_no_cursor(
    opened: Opened, widget: type[VirtualList[object] | Pane]
) -> None:
    async with opened((80, 12)) as desk:
        screen = desk.app.screen
        under = screen.list if widget is VirtualList else screen.pane
        await wheel(desk, under.region.x + 5, under.region.y + 1)
        assert under.scroll_offset.y > 0
        assert desk.app.screen.list.cursor == 0


async def wheel(desk: Driver, x: int, y: int) -> None:
    """Turn the wheel down over a cell of the screen."""
    for _ in range(2):
        turned = MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, screen_x=x, screen_y=y)
        desk.app.post_message(turned)
        await desk.settle()


def colours(desk: Driver) -> set[object]:
    strips = desk.strips
    return {segment.style.bgcolor for strip in strips for segment in strip if segment.style}


async def test_another_theme_changes_every_colour_and_no_character(opened: Opened) -> None:
    async with opened() as desk:
        text, dark = desk.text, colours(desk)
        desk.app.theme = "claims-light"
        await desk.settle()
        assert desk.text == text
        assert not colours(desk) & dark


async def test_a_screen_that_changes_its_size_looks_as_if_it_had_always_had_it(opened: Opened) -> None:
    async with opened((80, 24), order="article", reading=True) as desk:
        for size, name in [((140, 40), "large"), ((200, 60), None), ((80, 24), "small")]:
            await desk.resize(*size)
            assert all(cell_len(line) <= size[0] for line in desk.lines)
            assert desk.text.count("▌") == 1
            if name is not None:
                kept = (SNAPSHOTS / f"review-{name}.txt").read_text(encoding="utf-8")
                assert desk.text.rstrip() == kept.rstrip()


SCRIPTS = "東\u0623O\u0301👩\u200d🚀[b]"
"""Wide, right to left, combining, joined and in brackets: as long as the words whose place it takes."""


@pytest.mark.slow
async def test_no_script_breaks_a_screen(opened: Opened, database: Database, world: World) -> None:
    _rewrite(database.address, "in Oslo on", SCRIPTS)
    Desk(database, "Ann").actors.rename(world.actor["lind"], f"{SCRIPTS} Lind", "Ada Lind")
    async with opened((80, 24)) as desk:
        for keys in (["G"], ["o"], ["escape", "3"], ["4"], ["7"], ["1", "E"]):
            await desk.press(*keys)
            for width, height in ((140, 40), (80, 24)):
                await desk.resize(width, height)
                assert SCRIPTS in desk.text, (keys, width)
                strips = desk.strips
                assert {strip.cell_length for strip in strips} == {width}, (keys, width)


def _rewrite(path: Path, was: str, becomes: str) -> None:
    """Change the text of the articles, which only somebody who takes its trigger away can."""
    assert len(was) == len(becomes)
    with closing(sqlite3.connect(path)) as connection, connection:
        (guard,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'claims_article_text'"
        ).fetchone()
        connection.execute("DROP TRIGGER claims_article_text")
        connection.execute("UPDATE article SET text = replace(text, ?, ?)", (was, becomes))
        connection.execute("UPDATE claim SET place = ? WHERE place = 'Oslo'", (becomes,))
        connection.execute("UPDATE conflict SET left_value = ?", (becomes,))
        connection.execute(guard)
