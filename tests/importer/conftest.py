"""An empty database for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.store.backends.address import Address
from claims.store.database import Database
from tests.databases import Databases


@pytest.fixture
def database(blank: Address, databases: Databases, tmp_path: Path) -> Iterator[Database]:
    """Open a new database with nothing in it."""
    with Database.open(databases.copy(blank, tmp_path, "claims.db")) as opened:
        yield opened
