"""The SQL mode: what is asked, what the screen and the database show of it, and where its rows lead."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.desk.console import queries
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tui.screens.sql import SqlScreen

pytestmark = pytest.mark.slow

FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def screen(desk: Driver) -> SqlScreen:
    assert isinstance(desk.app.screen, SqlScreen)
    return desk.app.screen


def written(desk: Driver) -> str:
    return screen(desk).question.text


async def ask(desk: Driver, question: str) -> None:
    """Paste a question in place of what is written, and ask it."""
    if not screen(desk).question.has_focus:
        await desk.press("i")
    await desk.press("f7")
    await desk.paste(question)
    await desk.press("enter")


async def test_a_question_is_completed_and_answered(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        await desk.type("select spe")
        await desk.press("tab")
        await desk.type(", claim_i")
        assert "claim_id" in desk.text
        await desk.press("tab", "escape")
        await desk.type(" from quo")
        await desk.press("tab", "enter")
        assert written(desk) == "select speaker, claim_id from quotes"
        assert screen(desk).list.has_focus
        assert "3 rows in" in desk.said
        assert "Bo Karlsen" in desk.text


async def test_tab_goes_through_the_choices_and_back(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        await desk.type("SELECT * FROM cl")
        screen(desk).question.write("SELECT q.")
        await desk.type("d")
        assert written(desk) == "SELECT q.d"
        screen(desk).question.write("SELECT q. FROM quotes q", 9)
        await desk.type("date")
        seen = []
        for key in ("tab", "tab", "tab", "tab", "shift+tab"):
            await desk.press(key)
            seen.append(written(desk)[9:].partition(" ")[0])
        assert seen == ["date_from", "date_to", "date_precision", "date_from", "date_precision"]


async def test_null_and_the_empty_text_differ_and_brackets_are_no_markup(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, "SELECT NULL AS absent, '' AS empty, '[bold]x[/]' AS brackets, x'00ff' AS bytes")
        rows = [line for line in desk.lines if line.startswith("▌")]
        assert rows[0].split() == ["▌", "NULL", "[bold]x[/]", "x'00ff'"]


@pytest.mark.parametrize(
    ("question", "says", "at"),
    [
        (
            "SELECT spekaer FROM quotes",
            "no such column: spekaer at line 1, column 8. Did you mean speaker?",
            7,
        ),
        ("SELECT 1\nFROM", "incomplete input at line 2, column 5.", 13),
        ("DELETE FROM claim", "this statement would change something", None),
        ("SELECT 1; SELECT 2", "Ask one question at a time", None),
        ("-- nothing", "There is no question here", None),
    ],
)
async def test_what_is_wrong_is_said_and_shown_where(
    opened: Opened, question: str, says: str, at: int | None
) -> None:
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, question)
        assert says in desk.said
        assert "Traceback" not in desk.text
        if at is not None:
            assert screen(desk).question.has_focus
            assert screen(desk).question.place == at


async def test_a_long_question_is_stopped_by_a_key_and_the_desk_answers_meanwhile(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        screen(desk).question.write(FOREVER)
        await desk.pilot.press("enter")
        await desk.until(lambda: "esc stops" in desk.said)
        await desk.pilot.press("2")
        await desk.until(lambda: "Courier" in desk.text)
        await desk.pilot.press("8")
        await desk.until(lambda: "esc stops" in desk.said)
        await desk.press("escape")
        assert "The query was stopped." in desk.said


async def test_leaving_stops_what_is_being_asked(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        screen(desk).question.write(FOREVER)
        await desk.pilot.press("enter")
        await desk.until(lambda: "esc stops" in desk.said)
        await desk.pilot.press("q")
        await desk.until(lambda: not desk.app.is_running)


async def test_a_question_takes_no_longer_than_its_time(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "SECONDS", 0.05)
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, FOREVER)
        assert "stopped after 0.05 s" in desk.said


async def test_what_was_asked_comes_back_in_the_next_session(opened: Opened, tmp_path: Path) -> None:
    async with opened(state=tmp_path) as desk:
        await desk.press("8")
        await ask(desk, "SELECT 1")
        await ask(desk, "SELECT 2,\n2")
    async with opened(state=tmp_path) as desk:
        await desk.press("8")
        await desk.type("SEL")
        seen = []
        for key in ("up", "up", "up", "up", "down", "down", "down"):
            await desk.press(key)
            seen.append(written(desk))
        two = "SELECT 2,\n2"
        assert seen == [two, two, "SELECT 1", "SELECT 1", two, "SEL", "SEL"]


async def test_parameters_are_asked_for(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, "SELECT :who, typeof(:n)")
        await desk.write("[x]")
        await desk.press("enter")
        await desk.write("7")
        await desk.press("enter")
        assert screen(desk).answered is not None
        assert screen(desk).answered.rows == (("[x]", "integer"),)


async def test_a_question_is_saved_run_by_name_found_in_the_palette_and_forgotten(
    opened: Opened, database: Database
) -> None:
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, "SELECT count(*) FROM claims")
        await desk.press("F", "1")
        await desk.write("all")
        await desk.press("enter")
        assert [saved.name for saved in Desk(database, "Ann").queries.saved()] == ["all"]
        await ask(desk, "all")
        assert screen(desk).answered is not None
        assert screen(desk).answered.rows == ((6,),)
        await desk.press("1", "ctrl+p")
        await desk.type("question all")
        await desk.until(lambda: "SELECT count(*)" in desk.text)
        await desk.press("enter")
        assert written(desk) == "SELECT count(*) FROM claims"
        assert screen(desk).question.has_focus
        await desk.press("escape", "F", "3")
    assert Desk(database, "Ann").queries.saved() == ()


async def test_a_row_leads_to_its_claim_and_to_its_article(opened: Opened, world: World) -> None:
    async with opened(query="kind:quote") as desk:
        await desk.press("8")
        await ask(desk, f"SELECT article_id, claim_id FROM claims WHERE claim_id = {world.claim['travel']}")
        await desk.press("enter")
        assert desk.app.screen.mode == "article"
        await desk.press("escape", "l", "enter")
        assert desk.app.screen.mode == "review"
        assert desk.app.screen.list.id_at_cursor == world.claim["travel"]
        await desk.press("8")
        await ask(desk, "SELECT 'x' AS claim_id")
        await desk.press("enter")
        assert "names no claim" in desk.said


async def test_a_withdrawn_claim_is_reached_too(opened: Opened, database: Database, world: World) -> None:
    from sqlalchemy import text

    with database.write() as session:
        session.execute(text("UPDATE claim SET status = 'withdrawn' WHERE id = 1"))
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, "SELECT 1 AS claim_id")
        await desk.press("enter")
        assert desk.app.screen.list.id_at_cursor == 1
        await desk.press("8")
        await ask(desk, "SELECT 999 AS claim_id")
        await desk.press("enter")
        assert "There is no claim 999." in desk.said


async def test_columns_scroll_and_a_cell_is_copied_whole(opened: Opened) -> None:
    long = "long " * 40
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, f"SELECT '{long}' AS one, '{long}' AS two, '{long}' AS three, 'end' AS four")
        assert "four" not in "".join(line for line in desk.lines if "▾one" in line)
        await desk.press("l", "l", "l", "l")
        assert "▾four" in desk.text
        await desk.press("h", "y")
        assert desk.app.clipboard == long


async def test_the_rows_are_filtered(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, 'SELECT value FROM json_each(\'["Ada", null, "Bo", 12]\')')
        await desk.press("/")
        await desk.write("a")
        await desk.press("enter")
        assert list(screen(desk).list.ids) == [0]


async def test_an_answer_is_exported_whole_also_where_only_its_beginning_is_shown(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(queries, "ROWS", 2)
    async with opened() as desk:
        await desk.press("8")
        await ask(desk, "SELECT claim_id AS id, article_id AS id FROM claims ORDER BY claim_id")
        assert "The first 2 rows" in desk.said
        assert "of 2 rows+" in desk.text
        for name in ("claims.csv", "claims.jsonl"):
            await desk.press("w", "ctrl+u")
            await desk.paste(str(tmp_path / name))
            await desk.press("enter")
        assert "Wrote 6 rows" in desk.said
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 7
    lines = (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()
    assert [list(json.loads(line)) for line in lines] == [["id", "id:1"]] * 6


async def test_a_question_of_several_lines_is_written_and_kept_readable(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        await desk.type("SELECT 1")
        await desk.press("ctrl+j")
        await desk.type("AS one")
        assert written(desk) == "SELECT 1\nAS one"
        await desk.press("enter")
        assert "▾one" in desk.text
        await desk.press("f1")
        assert "Keys of the sql screen" in desk.text
