"""Databases for the tests of the store, copied from one that was made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import claims
from claims.store.database import Database
from claims.store.ingest import writer
from tests.store.sample import document, given


@pytest.fixture(scope="session")
def filled(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one article; copy it."""
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("filled") / "filled.db"))
    with claims.open(path) as db, db.write() as session:
        writer.write_article(session, given(), document(), writer.start_run(session, "claims"))
    return path


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    """A database of the test's own with nothing in it."""
    return Path(shutil.copy(empty, tmp_path / "news.db"))


@pytest.fixture
def db(filled: Path, tmp_path: Path) -> Iterator[Database]:
    """An open database of the test's own with one article in it."""
    with claims.open(shutil.copy(filled, tmp_path / "harbour.db")) as opened:
        yield opened
