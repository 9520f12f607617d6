"""Refused answers: no question closes over what was written into it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from textual.widgets import Input

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tests.tui.test_editing import TALKS, claim, spans
from tui.modals.editor import EditScreen

pytestmark = pytest.mark.slow


def written(desk: Driver) -> str:
    """Return what stands in the line that has the focus."""
    line = desk.app.screen.focused
    assert isinstance(line, Input)
    return line.value


def field_at_hand(desk: Driver) -> str | None:
    """Return the field of the editor that has the focus."""
    assert isinstance(desk.app.screen, EditScreen)
    return desk.app.screen.focused.id if desk.app.screen.focused else None


def decided(database: Database) -> list[str]:
    """Return what was decided, as it was called."""
    with database.read() as session:
        return list(session.scalars(select(m.Decision.action).order_by(m.Decision.id)))


# The editor


async def test_an_unknown_speaker_is_mended_where_it_was_written(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press(*TALKS, "E", "]", "tab")
        await desk.write("Cy Berg")
        await desk.press("ctrl+s")
        assert field_at_hand(desk) == "field-speaker"
        assert written(desk) == "Cy Berg"
        assert "Nobody is called “Cy Berg”" in desk.text
        assert decided(database) == []
        assert "+Cy Berg  a new person" in desk.text
        await desk.press("down", "enter", "ctrl+s")
        assert desk.app.screen.mode == "review"
    assert Desk(database, "Ann").card(world.claim["talks"]).row.who == "Cy Berg"
    assert spans(database, world.claim["talks"], "content") == ["talks would go on", "and on"]


async def test_tab_makes_no_actor_that_nobody_asked_for(opened: Opened, database: Database) -> None:
    async with opened() as desk:
        await desk.press(*TALKS, "E", "tab")
        await desk.write("Cy")
        await desk.press("tab", "shift+tab")
        assert written(desk) == "Cy"


async def test_a_claim_that_somebody_decided_meanwhile_is_shown_beside_the_draft(
    opened: Opened, database: Database, world: World
) -> None:
    talks, ben = world.claim["talks"], Desk(database, "Ben")
    async with opened((100, 30)) as desk:
        await desk.press(*TALKS, "E", "]", "tab")
        await desk.write("Ada Lind")
        ben.correct(talks, 1, {"speaker": "Anna Lind", "form": "indirect"})
        await desk.press("ctrl+s")
        assert decided(database) == ["correct"]
        assert "Ben corrected claim" in desk.text
        assert f"stands now: Anna Lind #{world.actor['lind2']}" in desk.text
        assert "changed meanwhile; was: mixed" in desk.text
        await desk.press("ctrl+s")
    card = ben.card(talks)
    assert (card.row.who, card.row.label) == ("Ada Lind", "indirect")
    assert spans(database, talks, "content") == ["talks would go on", "and on"]


async def test_where_somebody_moved_the_same_span_both_are_told(
    opened: Opened, database: Database, world: World
) -> None:
    talks, ben = world.claim["talks"], Desk(database, "Ben")
    async with opened((100, 30)) as desk:
        await desk.press(*TALKS, "E", "]")
        ben.correct(talks, 1, spans={"content": ben.card(talks).spans["content"][1:]})
        await desk.press("ctrl+s")
        assert "The content stands as “and on”." in " ".join(desk.text.split())
        await desk.press("escape", "escape")
    assert spans(database, talks, "content") == ["and on"]


async def test_changes_are_given_up_only_by_a_second_press(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press(*TALKS, "E", "]", "escape")
        assert "Not saved yet" in desk.said
        await desk.press("enter")
        assert decided(database) == ["correct"]
        await desk.press("k", "E", "]", "escape", "escape")
        assert desk.app.screen.mode == "review"
    assert decided(database) == ["correct"]


async def test_a_missed_claim_without_its_type_stays_to_be_finished(
    opened: Opened, database: Database
) -> None:
    async with opened() as desk:
        await desk.press("m", "2", "ctrl+s")
        assert "Which type?" in desk.text
        await desk.press("escape", "=", "t", "2", "ctrl+s")
    assert decided(database) == ["create"]


# Small questions


async def test_a_note_on_a_claim_that_somebody_decided_meanwhile_is_kept(
    opened: Opened, database: Database, world: World
) -> None:
    travel = world.claim["travel"]
    async with opened() as desk:
        await desk.press("d")
        await desk.write("which week?")
        Desk(database, "Ben").reject(travel, 1)
        await desk.press("enter")
        assert "Ben rejected claim" in desk.said
        assert written(desk) == "which week?"
        await desk.press("enter")
    assert claim(database, travel).status == "disputed"


async def test_keys_typed_ahead_of_a_refusal_decide_nothing(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press("d")
        await desk.write("why")
        Desk(database, "Ben").reject(world.claim["travel"], 1)
        await desk.pilot.press("enter", "a", "a")
        await desk.settle()
        assert "why" in written(desk)
    assert decided(database) == ["reject"]


@pytest.mark.parametrize(
    ("keys", "answer", "why"),
    [
        pytest.param(["D"], "June 14", "is no date", id="date"),
        pytest.param(["/"], "before:never", "never", id="filter"),
        pytest.param([":"], "ten", "no row number", id="row"),
        pytest.param(["w"], "claims.xls", "neither .csv nor .jsonl", id="file"),
        pytest.param(["w"], "nowhere/claims.csv", "no such folder", id="folder"),
        pytest.param(["d"], "", "wants a note", id="note"),
        pytest.param(["v", "j", "d", "1"], "", "wants a note", id="note of a range"),
        pytest.param(["7", "/"], "closed", "no such state", id="state"),
        pytest.param(["3", "R"], " ", "wants a name", id="name"),
    ],
)
async def test_an_answer_that_makes_no_sense_can_be_mended(
    opened: Opened, database: Database, keys: list[str], answer: str, why: str
) -> None:
    async with opened((110, 30)) as desk:
        await desk.press(*keys, "ctrl+u")
        await desk.paste(answer)
        await desk.press("enter")
        assert why in desk.said
        assert written(desk) == answer
    assert decided(database) == []


async def test_a_name_that_somebody_changed_meanwhile_is_told_before_it_is_changed_again(
    opened: Opened, database: Database, world: World
) -> None:
    ben = Desk(database, "Ben").actors
    async with opened((110, 30)) as desk:
        await desk.press("3", "R")
        ben.rename(world.actor["lind"], "Ada Maria Lind", "Ada Lind")
        await desk.write(" von Lind")
        await desk.press("enter")
        assert "Ben changed the name to Ada Maria Lind" in desk.said
        assert ben.card(world.actor["lind"]).row.name == "Ada Maria Lind"
        await desk.press("enter")
    assert ben.card(world.actor["lind"]).row.name == "Ada Lind von Lind"


async def test_a_file_that_is_there_is_written_over_only_by_a_second_press(
    opened: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("mine", encoding="utf-8")
    async with opened() as desk:
        await desk.press("w", "ctrl+u")
        await desk.paste(str(path))
        await desk.press("enter")
        assert "is there already" in desk.said
        assert path.read_text(encoding="utf-8") == "mine"
        await desk.press("enter")
    assert path.read_text(encoding="utf-8").startswith("id,")


async def test_a_filter_wants_a_name_to_be_kept_under(opened: Opened, database: Database) -> None:
    async with opened(query="kind:quote") as desk:
        await desk.press("F", "1", "enter")
        assert "wants a name" in desk.said
        await desk.write("said")
        await desk.press("enter")
    assert [saved.name for saved in Desk(database, "Ann").saved_filters()] == ["said"]


# A database that was replaced


def kept(database: Database) -> list[Path]:
    """Return the files beside the database in which decisions are kept."""
    return sorted(database.path.parent.glob("*.unsaved-*.json"))


@pytest.fixture(params=[0.0, 0.1], ids=["reads at once", "reads late"])
def reads_late(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every read begin after what the reviewer does next."""
    read = Database.read

    @contextmanager
    def late(database: Database) -> Iterator[Session]:
        time.sleep(request.param)
        with read(database) as session:
            yield session

    monkeypatch.setattr(Database, "read", late)


@pytest.mark.usefixtures("reads_late")
async def test_what_is_decided_after_the_database_was_replaced_is_kept_beside_it(
    opened: Opened, database: Database, world: World, tmp_path: Path
) -> None:
    async with opened(size=(400, 24)) as desk:
        await desk.press(*TALKS, "E", "]", "tab")
        await desk.write("Bea Cole")
        Path(shutil.copy(database.path, tmp_path / "other.db")).replace(database.path)
        await desk.press("ctrl+s")
        (file,) = kept(database)
        assert f"What you decided is kept in {file}." in desk.text
        await desk.press("escape", "escape", "a")
        assert f"What you decided is kept in {file}." in desk.text
        assert kept(database) == [file]
    told = json.loads(file.read_text("utf-8"))
    assert (told["database"], told["reviewer"]) == (str(database.path), "Ann")
    corrected, confirmed = told["unsaved"]
    assert (corrected["decision"], corrected["given"]["fields"]) == ("correct", {"speaker": "Bea Cole"})
    assert (confirmed["decision"], confirmed["given"]["claim_id"]) == ("confirm", world.claim["talks"])
    with Database.open(database.path) as other:
        assert decided(other) == []


@pytest.mark.usefixtures("reads_late")
async def test_a_decision_that_cannot_be_kept_either_is_said_to_be_lost(
    opened: Opened, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    async with opened(size=(400, 24)) as desk:
        await desk.press(*TALKS)
        database.path.unlink()
        monkeypatch.setattr(Path, "write_bytes", full)
        await desk.press("a")
        lost = "What you decided is not saved ([Errno 28] No space left on device)."
        assert lost in desk.text
        desk.app.say("The database cannot be read.", "read")  # as the look at what others do says
        await desk.settle()
        assert lost in desk.text
    assert kept(database) == []
    assert not database.path.exists()


async def test_what_is_gone_is_said_in_the_same_words_whether_one_reads_or_decides(
    opened: Opened, database: Database
) -> None:
    async with opened(size=(400, 24)) as desk:
        database.path.unlink()
        await desk.press("4")
        assert f"{database.path} is gone: it was moved or deleted while it was open" in desk.said
        await desk.press("1", "a")
        assert f"{database.path} is gone: it was moved or deleted while it was open" in desk.said
    assert not database.path.exists()


async def test_a_queue_that_cannot_be_read_is_not_said_to_be_done(opened: Opened, database: Database) -> None:
    async with opened(size=(400, 24)) as desk:
        await desk.press("G")
        database.path.unlink()
        await desk.press("s")
        assert "Nothing undecided is left" not in desk.said
        assert "is gone" in desk.said
