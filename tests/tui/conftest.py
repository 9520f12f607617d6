"""A desk on a small database, driven by its keys."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.database import Database
from tests.desk.world import World, build
from tests.tui.driver import Driver
from tui.app import DeskApp
from tui.keymap import Keymap

Opened = Callable[..., AbstractAsyncContextManager[Driver]]


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
    """Return a function that opens the desk and gives its driver."""

    @asynccontextmanager
    async def open_(
        size: tuple[int, int] = (80, 24),
        reviewer: str = "Ann",
        query: str = "",
        keymap: Keymap | None = None,
        state: Path | None = None,
    ) -> AsyncIterator[Driver]:
        app = DeskApp(
            lambda: Desk(database, reviewer),
            where=f"claims.db · {reviewer}",
            query=query,
            keymap=keymap,
            state=state,
        )
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            yield driver
            await driver.settle()
            app.gateway.close()

    return open_
