"""A small database and two desks upon it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.database import Database
from tests.desk.world import World, build


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """Return a filled database, made once."""
    path = tmp_path_factory.mktemp("desk") / "template.db"
    with Database.open(path) as database:
        world = build(database)
    return path, world


@pytest.fixture
def database(template: tuple[Path, World], tmp_path: Path) -> Iterator[Database]:
    """Give a copy of the filled database."""
    path = tmp_path / "claims.db"
    shutil.copy(template[0], path)
    with Database.open(path) as opened:
        yield opened


@pytest.fixture
def world(template: tuple[Path, World]) -> World:
    """Return where things are in it."""
    return template[1]


@pytest.fixture
def ann(database: Database) -> Desk:
    """Return the desk of one reviewer."""
    return Desk(database, "Ann")


@pytest.fixture
def ben(database: Database) -> Desk:
    """Return the desk of another reviewer on the same database."""
    return Desk(database, "Ben")
