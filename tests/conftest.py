"""Fixtures that the whole suite shares."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.databases import KINDS, URL, Databases, Files, Server, made, serving

if TYPE_CHECKING:
    from claims.extract.parse import Parser
    from claims.store.backends.address import Address

ALLOCATED = 50_000
"""Objects made, and not yet gone, after which garbage is looked for."""

# How long an example takes says how busy the machine is, not whether the program is right.
settings.register_profile("claims", deadline=None)
settings.load_profile("claims")


def pytest_configure(config: pytest.Config) -> None:
    """Look for garbage seldom, and let programs that tests start be interrupted.

    A shell's background jobs ignore Ctrl-C, and so would everything they start. Before other processes of the
    run are started, the database server that they share is. A limit of time asks for a process that loads the
    language model anew: only the tests of that limit set one.
    """
    gc.set_threshold(ALLOCATED)
    os.environ.setdefault("CLAIMS_TIME_LIMIT", "0")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.getoption("--backend") != "sqlite" and not config.option.collectonly:
        server = ExitStack()
        os.environ[URL] = server.enter_context(serving())
        config.add_cleanup(server.close)


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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests of the store, the desk and the importer run on either kind of database, or on both."""
    kinds = (*KINDS, "both")
    parser.addoption(
        "--backend", choices=kinds, default="sqlite", help="sqlite (default), postgresql or both"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for ``backend`` once for each kind; what is marked ``sqlite`` is about files alone."""
    if "backend" not in metafunc.fixturenames:
        return
    chosen = metafunc.config.getoption("--backend")
    kinds = KINDS if chosen == "both" else (chosen,)
    if metafunc.definition.get_closest_marker("sqlite"):
        kinds = tuple(kind for kind in kinds if kind == "sqlite")
    metafunc.parametrize("backend", kinds, indirect=True, scope="session")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave out, of a test's examples, those about files alone where it runs on a server."""
    of = getattr(item, "callspec", None)
    if of and of.params.get("backend") == "postgresql" and item.get_closest_marker("sqlite"):
        item.add_marker(pytest.mark.skip(reason="is about an SQLite file"))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The PostgreSQL server of this run, which all its processes share."""
    with serving() as url:
        running = Server(url)
        yield running
        running.drop(0)


@pytest.fixture(scope="session")
def backend(request: pytest.FixtureRequest) -> Databases:
    """The kind of database that the tests run on."""
    return Files() if request.param == "sqlite" else request.getfixturevalue("server")


@pytest.fixture
def databases(backend: Databases) -> Iterator[Databases]:
    """The same; what a test made is gone after it."""
    before = len(backend.made) if isinstance(backend, Server) else 0
    yield backend
    if isinstance(backend, Server):
        backend.drop(before)


@pytest.fixture(scope="session")
def blank(backend: Databases, tmp_path_factory: pytest.TempPathFactory) -> Address:
    """A database of that kind with nothing in it; copy it, since to make one takes every migration."""
    return made(backend, tmp_path_factory.mktemp("blank"), "blank.db", lambda _: None)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it; copy it, since to make one takes every migration."""
    from claims.store.database import Database

    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Database.open(path).close()
    return path
