"""Keys typed faster than a question comes up are answers to it, and no commands."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from textual.events import Key

from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tui.keymap import textual_key
from tui.modals.prompt import Menu

pytestmark = pytest.mark.slow


async def burst(desk: Driver, text: str) -> None:
    """Type ``text`` in one go, with no time for an answer in between."""
    for char in text:
        desk.app.post_message(Key("enter" if char == "\r" else textual_key(char), char))
    await desk.settle()


async def test_a_filter_typed_in_one_go_is_a_filter(opened: Opened, database: Database) -> None:
    async with opened() as desk:
        await burst(desk, "/status:new rax\r")
        assert desk.app.screen.text == "status:new rax"
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(m.Decision)) == 0


async def test_a_date_typed_in_one_go_is_set(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await burst(desk, "D2023-06-14\r")
    with database.read() as session:
        published = session.get_one(m.Article, world.first).published_from
        assert published is not None
        assert published.isoformat() == "2023-06-14"


async def test_keys_after_a_question_that_did_not_come_are_commands(opened: Opened) -> None:
    async with opened() as desk:
        await burst(desk, "Fjj")
        assert "none yet" in desk.said
        assert desk.app.screen.list.cursor == 2


async def test_a_second_key_on_its_way_to_a_menu_closes_nothing_else(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("o")
        article = desk.app.screen
        menu = Menu("Which?", [("a", "first"), ("b", "second")])
        answers: list[str | None] = []
        await desk.app.push_screen(menu, answers.append)
        for key in "12":  # both were sent to the menu while it stood in front
            menu.post_message(Key(key, key))
        await desk.settle()
        assert answers == ["a"]
        assert desk.app.screen is article


async def test_a_question_answered_behind_another_closes_both(opened: Opened) -> None:
    async with opened() as desk:
        queue = desk.app.screen
        below, above = (Menu(title, [("a", "first")]) for title in ("below", "above"))
        answers: list[tuple[str, str | None]] = []
        await desk.app.push_screen(below, lambda answer: answers.append(("below", answer)))
        await desk.app.push_screen(above, lambda answer: answers.append(("above", answer)))
        below.dismiss("a")
        await desk.settle()
        assert answers == [("above", None), ("below", "a")]
        assert desk.app.screen is queue
