"""A desk on a small database, driven by its keys."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from claims.desk import Desk
from claims.desk.cards import Order
from claims.store.database import Database
from tests.desk.world import World, build
from tests.tui.driver import Driver, exact_waits
from tui.app import DeskApp
from tui.keymap import Keymap

Opened = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture(scope="session", autouse=True)
def waits_are_exact() -> Iterator[None]:
    """Have Textual's pilot leave all waiting to :meth:`Driver.settle`."""
    with exact_waits():
        yield


@pytest.fixture(scope="session", autouse=True)
def styles_are_parsed_once() -> Iterator[None]:
    """Have every application of the process take the rules that the first one made of the same styles."""
    parse = Stylesheet._parse_rules
    known: dict[tuple[object, ...], list[RuleSet]] = {}

    def parsed(sheet: Stylesheet, *what: Any, **more: Any) -> list[RuleSet]:
        key = (*sorted(sheet._variables.items()), *what, *sorted(more.items()))
        if key not in known:
            known[key] = parse(sheet, *what, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """Return a filled database, made once."""
    path = tmp_path_factory.mktemp("tui") / "template.db"
    with Database.open(path) as database:
        world = build(database)
    return path, world


@pytest.fixture
def world(template: tuple[Path, World]) -> World:
    """Return where things are in it."""
    return template[1]


@pytest.fixture
def database(template: tuple[Path, World], tmp_path: Path) -> Iterator[Database]:
    """Give a copy of the filled database."""
    path = tmp_path / "claims.db"
    shutil.copy(template[0], path)
    with Database.open(path) as opened:
        yield opened


@pytest.fixture
def opened(database: Database) -> Opened:
    """Return a function that opens the desk and gives its driver.

    The queue and the card are in sight; where ``reading`` the text is, as a reviewer first sees it.
    """

    @asynccontextmanager
    async def open_(
        size: tuple[int, int] = (80, 24),
        reviewer: str = "Ann",
        query: str = "",
        keymap: Keymap | None = None,
        state: Path | None = None,
        order: Order = "uncertain",
        reading: bool = False,
    ) -> AsyncIterator[Driver]:
        app = DeskApp(
            lambda: Desk(database, reviewer),
            where=f"claims.db · {reviewer}",
            query=query,
            order=order,
            keymap=keymap,
            state=state,
        )
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            if not reading:
                await driver.press("z")
            yield driver
            await driver.settle()
            app.gateway.close()

    return open_
