"""Dates set by a reviewer: relative dates of the article move with them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.document import DateRange
from claims.errors import DecisionError
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World


def test_relative_dates_move_and_judged_claims_are_flagged(
    ann: Desk, database: Database, world: World
) -> None:
    met, travel = world.claim["met"], world.claim["travel"]
    ann.confirm(travel, 1)
    assert ann.articles.preview_date(world.first, "2023-06-16").claims == 1
    decided = ann.articles.set_date(world.first, "2023-06-16")
    assert set(decided.claim_ids) == {met, travel}
    rows = ann.rows([met, travel])
    assert rows[met].date == DateRange(date(2023, 6, 13), date(2023, 6, 13), "day")
    assert (rows[met].status, rows[met].flag) == ("new", None)
    assert (rows[travel].status, rows[travel].date) == ("confirmed", None)
    assert rows[travel].flag == "article dated 2023-06-16: would be 2023-06-19..2023-06-25"
    head = ann.article(world.first).head
    assert (head.published.range, head.published.basis) == (
        DateRange(date(2023, 6, 16), date(2023, 6, 16), "day"), "given",
    )  # fmt: skip
    with database.read() as session:
        assert session.get_one(m.TimeExpression, world.time["tuesday"]).date_from == date(2023, 6, 13)


def test_it_is_one_step_to_undo(ann: Desk, database: Database, world: World) -> None:
    before = ann.article(world.first)
    ann.articles.set_date(world.first, "2023-06-16")
    after = ann.article(world.first)
    ann.undo()
    undone = ann.article(world.first)
    assert undone.head == before.head
    assert [claim.date for claim in undone.claims] == [claim.date for claim in before.claims]
    with database.read() as session:
        assert session.get_one(m.TimeExpression, world.time["tuesday"]).value == "X"
    ann.redo()
    assert ann.article(world.first).head == after.head


@pytest.mark.parametrize(
    ("article", "written", "message"),
    [(1, "soon", "“soon” is no date"), (99, "2023", "no article 99")],
)
def test_what_cannot_be_a_date(ann: Desk, article: int, written: str, message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        ann.articles.set_date(article, written)


def test_articles_are_listed_the_newest_first(ann: Desk, world: World) -> None:
    assert list(ann.articles.ids()) == [world.second, world.first]
    assert list(ann.articles.ids("cour")) == [world.first]
    ann.confirm(world.claim["met"], 1)
    row = ann.articles.rows([world.first])[world.first]
    assert (row.head.label, row.claims, row.undecided) == ("Courier", 4, 3)


def one_meeting(database: Database, world: World) -> None:
    """Make "met" of the undated article and "saw" of the one of June 14 one event."""
    with database.write() as session:
        met, saw = (session.get_one(m.EventMention, world.claim[key]) for key in ("met", "saw"))
        met.event_id = saw.event_id


def test_other_articles_about_the_same_event_date_one(ann: Desk, database: Database, world: World) -> None:
    one_meeting(database, world)
    before = ann.article(world.first).head
    (decided,) = ann.articles.narrow_dates()
    assert decided.article_ids == (world.first,)
    head = ann.article(world.first).head
    assert (head.published.range, head.published.basis) == (
        DateRange(date(2023, 6, 13), None, "day"), "inferred",
    )  # fmt: skip
    with database.read() as session:
        notes = session.scalars(select(m.Decision.note).where(m.Decision.article_id == world.first)).all()
    assert set(notes) == {f"inferred from article {world.second}"}
    assert ann.articles.narrow_dates() == ()
    ann.undo()
    assert ann.article(world.first).head == before


def test_what_only_one_of_them_tells_as_past_dates_nothing(
    ann: Desk, database: Database, world: World
) -> None:
    one_meeting(database, world)
    with database.write() as session:
        session.get_one(m.EventMention, world.claim["saw"]).modality = "planned"
    assert ann.articles.narrow_dates() == ()


def test_a_known_day_is_left_alone(ann: Desk, database: Database, world: World) -> None:
    one_meeting(database, world)
    assert ann.articles.narrow_date(world.second) is None
