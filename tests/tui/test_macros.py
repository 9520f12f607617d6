"""Keys recorded by name, a command on the selection, one's own decisions to look through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened

pytestmark = pytest.mark.slow


async def test_keys_are_recorded_kept_and_pressed_again(
    opened: Opened, database: Database, world: World, tmp_path: Path
) -> None:
    async with opened(query="kind:event_mention", state=tmp_path) as desk:
        await desk.press("Q", "e", "o", "4", "a", "Q")
        await desk.write("maybe")
        await desk.press("enter")
        assert "presses maybe again" in desk.said
    async with opened(query="kind:event_mention status:new", state=tmp_path) as desk:
        await desk.press("@", "1")
        await desk.until(lambda: not desk.app.screen.is_modal)
        await desk.settle()
    rows = Desk(database, "Ann").rows([world.claim[name] for name in ("travel", "saw", "met")])
    possible = [row for row in rows.values() if row.label.endswith("possible")]
    assert len(possible) == 2


async def test_keys_that_press_themselves_come_to_an_end(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "macros.json").write_text(
        '{"again": [["j", "j"], ["at", "@"], ["j", "j"]]}', encoding="utf-8"
    )
    async with opened(state=tmp_path) as desk:
        first = desk.app.screen.list.id_at_cursor
        await desk.press("@", "1")
        await desk.until(lambda: not desk.app.screen.is_modal)
        await desk.settle()
        assert "press no others" in desk.said
        assert not desk.app.screen.is_modal
        assert desk.app.screen.list.id_at_cursor != first


async def test_nothing_recorded_is_said(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("@")
        assert "No keys are recorded" in desk.said
        await desk.press("Q", "Q")
        assert "No key was recorded" in desk.said


async def test_a_command_gets_the_selected_claims_as_json_and_its_answer_is_shown(
    opened: Opened, tmp_path: Path
) -> None:
    file = tmp_path / "got.json"
    async with opened() as desk:
        await desk.press("v", "j", "!")
        await desk.paste(f"tee {file} | wc -c")
        await desk.press("enter")
        assert desk.said.strip().isdigit()
    given = json.loads(file.read_text())
    assert [row["who"] for row in given] == ["Ada Lind", "Anna Lind"]
    assert {"id", "kind", "text", "status"} <= given[0].keys()


async def test_a_command_that_fails_says_why_and_may_be_mended(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("!")
        await desk.paste("echo no such thing >&2; exit 3")
        await desk.press("enter")
        assert "ended with 3: no such thing" in desk.said
        assert desk.app.screen.is_modal


async def test_a_decision_of_the_history_is_gone_to_or_reopened(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press("a", "x", "G", "H")
        assert "confirmed" in desk.text
        await desk.press("j", "enter")
        assert desk.app.screen.list.id_at_cursor == world.claim["travel"]
        await desk.press("H", "r")
    rows = Desk(database, "Ann").rows([world.claim["travel"], world.claim["settled"]])
    assert [row.status for row in rows.values()] == ["confirmed", "new"]
