"""One meaning for a key in every mode, and few keys for what is done most."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tui.actions import SCREENS, on
from tui.keymap import NEWS_NOTE, Keymap, load

GRAMMAR = {
    "a": {"confirm", "same", "prefer", "take_opinion", "accept_edit", "close_part"},
    "x": {"reject", "different", "apparent", "reject_all", "decline_edit"},
    "s": {"skip", "unsure", "later_unit", "put_off"},
    "d": {"dispute"},
    "e": {"correct", "rename", "write", "own_opinion"},
    "u": {"undo"},
    "ctrl+r": {"redo"},
    "o": {"whole_article"},
    "m": {"missed", "new_round", "propose_edits", "draw_audit"},
    ".": {"repeat"},
    "v": {"range"},
    "*": {"all_matching", "judge_facet"},
}
"""Each key of the grammar with the actions that mean the same: yes, no, later, dispute, correct, undo, …"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("key", GRAMMAR)
def test_a_key_has_one_meaning_wherever_it_has_any(screen: str, key: str) -> None:
    assert {action.name for action in on(screen) if key in action.keys} <= GRAMMAR[key]


def test_undo_is_the_same_key_on_every_screen_that_decides() -> None:
    keymap = Keymap({})
    assert keymap.keys("undo")[0] == "u"
    assert all("u" not in action.keys for screen in SCREENS for action in on(screen) if action.name != "undo")


def test_a_file_that_fits_the_old_keys_gets_them_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('[keys]\nrename = "s"', encoding="utf-8")
    keymap = load(path)
    assert (keymap.keys("unsure"), keymap.keys("same")) == (("u",), ("x",))
    assert "classic" in keymap.note


async def test_the_new_keys_are_told_once_to_whoever_knew_the_old_ones(
    opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "questions.jsonl").touch()
    async with opened(state=tmp_path) as desk:
        assert desk.said.startswith(NEWS_NOTE[:40])
    async with opened(state=tmp_path) as desk:
        assert not desk.said


async def test_a_type_is_corrected_in_three_keys(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("e", "t", "1")
    row = Desk(database, "Ann").card(world.claim["travel"]).row
    assert (row.label.split("/")[0].split()[0], row.status) == ("AGREE", "corrected")


async def test_the_sixteenth_type_has_a_key_too(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("e", "t", "g")
    assert Desk(database, "Ann").card(world.claim["travel"]).row.label.startswith("ASSAULT")


async def test_a_speaker_is_chosen_among_those_of_the_article_in_three_keys(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened(query="speaker:karlsen") as desk:
        await desk.press("e", "s")
        assert "1 Bo Karlsen #2  person" in desk.text
        await desk.press("2")
    assert Desk(database, "Ann").card(world.claim["talks"]).row.who == "Ada Lind"


async def test_a_speaker_that_the_article_lacks_is_written(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened(query="speaker:karlsen") as desk:
        await desk.press("e", "s", "3")
        await desk.write("+Cy Berg")
        await desk.press("enter")
    assert Desk(database, "Ann").card(world.claim["talks"]).row.who == "Cy Berg"


async def test_an_edge_is_moved_in_two_keys(opened: Opened, database: Database, world: World) -> None:
    async with opened(query="speaker:karlsen") as desk:
        await desk.press("]", "enter")
    assert Desk(database, "Ann").card(world.claim["talks"]).row.text.startswith("talks would")


async def test_a_pair_is_judged_in_one_key(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("3", "tab", "a")
    with database.read() as session:
        judged = session.query(m.ActorLink).filter(m.ActorLink.retracted_at.is_(None)).one()
        assert judged.judgement == "same"
        assert judged.decided_at > datetime(2023, 6, 21, tzinfo=UTC)


async def test_a_correction_is_repeated_on_another_claim(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened(query="kind:event_mention") as desk:
        await desk.press("e", "o", "4", ".", ".")
    rows = Desk(database, "Ann").rows([world.claim[name] for name in ("travel", "saw", "met")])
    assert {row.label.split()[-1] for row in rows.values()} == {"possible"}


async def test_nothing_to_repeat_is_said(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press(".")
        assert "Nothing was corrected" in desk.said
