"""Databases for the tests of the store, copied from one that was made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import claims
from claims.store.backends.address import Address
from claims.store.database import Database
from claims.store.ingest import writer
from tests.databases import Databases
from tests.store.sample import document, given


@pytest.fixture(scope="session")
def filled(backend: Databases, blank: Address, tmp_path_factory: pytest.TempPathFactory) -> Address:
    """A database with one article; copy it."""
    address = backend.copy(blank, tmp_path_factory.mktemp("filled"), "filled.db")
    with claims.open(address) as db, db.write() as session:
        writer.write_article(session, given(), document(), writer.start_run(session, "claims"))
    return address


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    """A file of the test's own with an empty database in it."""
    return Path(shutil.copy(empty, tmp_path / "news.db"))


@pytest.fixture
def address(blank: Address, databases: Databases, tmp_path: Path) -> Address:
    """An empty database of the test's own."""
    return databases.copy(blank, tmp_path, "news.db")


@pytest.fixture
def db(filled: Address, databases: Databases, tmp_path: Path) -> Iterator[Database]:
    """An open database of the test's own with one article in it."""
    with claims.open(databases.copy(filled, tmp_path, "harbour.db")) as opened:
        yield opened
