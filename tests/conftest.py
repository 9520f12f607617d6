"""What the whole suite shares."""

from __future__ import annotations

import gc
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from claims.extract.parse import Parser

ALLOCATED = 50_000
"""Objects made, and not yet gone, after which garbage is looked for."""

# How long an example takes says how busy the machine is, not whether the program is right.
settings.register_profile("claims", deadline=None)
settings.load_profile("claims")


def pytest_configure() -> None:
    """Look for garbage seldom, and let programs that tests start be interrupted.

    A shell's background jobs ignore Ctrl-C, and so would everything they start.
    """
    gc.set_threshold(ALLOCATED)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Never look through what has been imported for garbage: a sixth of the time went into that."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the slow tests last: what is wrong shows early."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the default pipeline, loaded once."""
    from claims.extract.parse import load

    return load()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it; copy it, since to make one takes every migration."""
    from claims.store.database import Database

    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Database.open(path).close()
    return path
