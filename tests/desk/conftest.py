"""A small database and two desks upon it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.backends.address import Address
from claims.store.database import Database
from tests.databases import Databases, made
from tests.desk.world import World, build


@pytest.fixture(scope="session")
def template(backend: Databases, tmp_path_factory: pytest.TempPathFactory) -> tuple[Address, World]:
    """Return a filled database, made once."""
    worlds: list[World] = []
    folder = tmp_path_factory.mktemp("desk")
    address = made(backend, folder, "template.db", lambda database: worlds.append(build(database)))
    return address, worlds[0]


@pytest.fixture
def database(template: tuple[Address, World], databases: Databases, tmp_path: Path) -> Iterator[Database]:
    """Give a copy of the filled database."""
    with Database.open(databases.copy(template[0], tmp_path, "claims.db")) as opened:
        yield opened


@pytest.fixture
def world(template: tuple[Address, World]) -> World:
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
