"""The editor, the article and its date: what the database holds after the keys."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import FIRST, World
from tests.tui.conftest import Opened

pytestmark = pytest.mark.slow


def spans(database: Database, claim_id: int, role: str) -> list[str]:
    with database.read() as session:
        rows = session.scalars(
            select(m.Span).where(m.Span.claim_id == claim_id, m.Span.role == role).order_by(m.Span.ordinal)
        )
        return [FIRST[row.char_start : row.char_end] for row in rows]


def claim(database: Database, claim_id: int) -> m.Claim:
    with database.read() as session:
        return session.get_one(m.Claim, claim_id)


TALKS = ("g", "j", "j")
"""From the top of the queue to Karlsen's quotation in two pieces."""


@pytest.mark.parametrize(
    ("keys", "content"),
    [
        pytest.param(["E", "]"], ["talks would go on", "and on"], id="start later by a token"),
        pytest.param(["["], ["that the talks would go on", "and on"], id="start earlier, from the list"),
        pytest.param(["{", "{"], ["the talks would", "and on"], id="end earlier by two"),
        pytest.param(["E", ")"], ["he talks would go on", "and on"], id="start later by a character"),
        pytest.param(["E", "<"], ["the talks would go o", "and on"], id="end earlier by a character"),
        pytest.param(["E", "down", "]"], ["the talks would go on", "on"], id="another piece"),
        pytest.param(["E", "down", "-"], ["the talks would go on"], id="a piece dropped"),
        pytest.param(
            ["E", "}", "}"], ["the talks would go on, “and on"], id="end later until two pieces are one"
        ),
    ],
)
async def test_span_edges_move_by_key(
    opened: Opened, database: Database, world: World, keys: list[str], content: list[str]
) -> None:
    async with opened() as desk:
        await desk.press(*TALKS, *keys, "ctrl+s")
    assert spans(database, world.claim["talks"], "content") == content
    assert claim(database, world.claim["talks"]).status == "corrected"


async def test_a_piece_is_added_to_a_split_quotation(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press(*TALKS, "E", "down", "-", "+", "1", "ctrl+s")
    assert spans(database, world.claim["talks"], "content") == ["the talks would go on", "and"]


async def test_the_marks_move_live(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press(*TALKS, "E")
        before = desk.text
        await desk.press("]")
        assert "▲content" in desk.text
        assert desk.text != before


async def test_a_speaker_is_corrected_with_completion(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press(*TALKS, "E", "tab")
        field = desk.app.screen.focused
        assert field is not None
        assert field.id == "field-speaker"
        await desk.press("ctrl+u")
        await desk.write("Ada")
        assert "Ada Lind" in desk.text
        await desk.press("down", "enter", "ctrl+s")
    with database.read() as session:
        row = session.get_one(m.Participant, (world.claim["talks"], "speaker", 0))
        assert row.actor_id == world.actor["lind"]


async def test_a_date_is_corrected(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("E")
        desk.app.screen.query_one("#field-date").focus()
        await desk.settle()
        await desk.write("2023-06-18")
        await desk.press("ctrl+s")
    row = claim(database, world.claim["travel"])
    assert (row.date_from, row.date_to, row.date_precision) == (date(2023, 6, 18), date(2023, 6, 18), "day")


@pytest.mark.parametrize("leave", [["escape"], ["ctrl+s"]], ids=["escape", "nothing changed"])
async def test_an_editor_left_as_it_was_decides_nothing(
    opened: Opened, database: Database, leave: list[str]
) -> None:
    async with opened() as desk:
        await desk.press("E", *leave)
    with database.read() as session:
        assert session.scalars(select(m.Decision)).all() == []


async def test_a_value_that_makes_no_sense_is_told_and_changes_nothing(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press("E")
        desk.app.screen.query_one("#field-type").focus()
        await desk.press("ctrl+u")
        await desk.write("CHAT")
        await desk.press("ctrl+s")
        assert "“CHAT” is no type" in desk.text
    assert claim(database, world.claim["travel"]).status == "new"


async def test_a_missed_quote_is_made(opened: Opened, database: Database) -> None:
    async with opened() as desk:
        await desk.press("m", "1", "ctrl+s")
    with database.read() as session:
        made = session.scalars(select(m.Claim).order_by(m.Claim.id.desc())).first()
        assert made is not None
        assert (made.kind, made.status) == ("quote", "confirmed")
    assert spans(database, made.id, "content") == ["She will travel to Rome next week."]


async def test_the_article_s_date_is_set_as_one_step(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press("D")
        await desk.write("2023-06-14")
        await desk.until(lambda: "2 dates resolved again, 2 claims moved" in desk.text)
        await desk.press("enter")
        with database.read() as session:
            assert session.get_one(m.Article, world.first).published_from == date(2023, 6, 14)
        assert claim(database, world.claim["met"]).date_from == date(2023, 6, 13)
        await desk.press("u")
    with database.read() as session:
        assert session.get_one(m.Article, world.first).published_from is None
    assert claim(database, world.claim["met"]).date_from is None


async def test_a_date_set_among_the_articles_shows_wherever_the_article_does(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened((140, 40)) as desk:
        await desk.press("2", "G", "D")
        await desk.write("2023-06-20")
        await desk.press("enter", "1")
        assert "Courier · 2023-06-20" in desk.text
        await desk.press("u")
        assert "Courier · 2023-06-20" not in desk.text
    with database.read() as session:
        assert session.get_one(m.Article, world.first).published_from is None


async def test_another_name_shows_in_the_queue_at_once(opened: Opened, world: World) -> None:
    async with opened((140, 40)) as desk:
        await desk.press("3", "R")
        await desk.write(" von Lind")
        await desk.press("enter", "1")
        assert "Ada Lind von Lind" in desk.text
        await desk.press("u")
        assert "von Lind" not in desk.text.replace(desk.said, "")


async def test_the_whole_article_is_judged_in_its_own_order(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press("o")
        assert "3 of 4" in desk.text
        await desk.press("N", "x")
        assert "3 of 4" in desk.text
        await desk.press("n", "a", "escape")
        assert claim(database, world.claim["agreed"]).status == "rejected"
        assert claim(database, world.claim["talks"]).status == "confirmed"
        assert desk.app.screen.mode == "review"
