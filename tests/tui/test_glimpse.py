"""The first page that is read without SQLAlchemy is the first page of the desk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claims.desk import Desk, Order
from claims.desk.review.first_page import QUICK, Glimpse, glimpse_queue
from claims.store.database import Database
from tests.desk.world import World

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("order", QUICK)
@pytest.mark.parametrize("limit", [1, 3, 256])
def test_the_first_page_is_the_desk_s(database: Database, world: World, limit: int, order: Order) -> None:
    desk = Desk(database, "Ann")
    desk.confirm(world.claim["settled"], 1)
    desk.reject(world.claim["saw"], 1)
    desk.dispute(world.claim["met"], 1, "where?")
    queue = desk.queue(order, "", limit)
    assert glimpse_queue(database.address, limit, "Ann", order) == Glimpse(queue, desk.rows(queue.ids), 0)


@pytest.mark.parametrize(
    ("limit", "claims", "at"),
    [
        pytest.param(256, ["travel", "settled", "talks", "saw", "agreed", "met"], 3, id="on the first page"),
        pytest.param(3, ["saw", "agreed", "met"], 0, id="further on"),
    ],
)
def test_the_first_page_holds_the_reviewer_s_place(
    database: Database, world: World, limit: int, claims: list[str], at: int
) -> None:
    desk = Desk(database, "Ann")
    desk.remember(desk.queue(), world.claim["saw"])
    found = glimpse_queue(database.address, limit, "Ann", "uncertain")
    assert found is not None
    assert list(found.queue.ids) == [world.claim[name] for name in claims]
    assert found.at == at


@pytest.mark.parametrize("content", [None, b"", b"no database"], ids=["missing", "empty", "another file"])
def test_where_there_is_none_the_whole_program_says_why(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)
    assert glimpse_queue(path, 256, "Ann") is None
    assert path.exists() == (content is not None)


def test_the_first_screen_loads_no_database_layer_and_no_language_model() -> None:
    program = (
        "import sys, tui.app, tui.screens.claims.review, claims.desk.review.first_page;"
        "print([name for name in ('sqlalchemy', 'spacy', 'alembic') if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"


def test_the_desk_loads_no_language_model() -> None:
    program = (
        "import sys, tui.app, claims.desk.reviewing, claims.workers.suggesting;"
        "print([name for name in ('spacy', 'dateparser', 'claims.extract') if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"
