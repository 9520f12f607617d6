"""The Learn mode: edits of the word lists judged by key, and audits drawn, worked through and finished."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.desk.audit import recall, service
from claims.store import models as m
from claims.store.database import Database
from claims.store.learning import lexicon
from tests.desk.world import World
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tests.tui.snapshot import difference
from tui.app import DeskApp


def proposed(why: str, lemma: str, world: World) -> lexicon.Proposed:
    """Return an edit that two claims speak for, of which one would become right."""
    met, saw = world.claim["met"], world.claim["saw"]
    return lexicon.Proposed(
        "cue",
        {"lemma": lemma, "class": "speech"},
        {"why": why, "claims": [met, saw], "of": 3},
        {"mends": [met], "breaks": [], "surplus": 0, "undecided": 4, "tests": []},
    )


@pytest.fixture
def edits(database: Database, world: World) -> Database:
    """Give a database with two proposed edits."""
    with database.write() as session:
        lexicon.propose(
            session,
            [proposed("flag: a cue of saying", "flag", world), proposed("tout: a cue", "tout", world)],
        )
    return database


def standing(database: Database) -> list[str]:
    with database.read() as session:
        return [one.judgement for one in lexicon.edits(session)]


def layers(database: Database) -> list[str]:
    with database.read() as session:
        return list(lexicon.in_use(session))


async def test_an_edit_is_accepted_declined_and_taken_back(opened: Opened, edits: Database) -> None:
    async with opened((100, 30)) as desk:
        await desk.press("0")
        assert "flag: a cue of saying" in desk.text
        assert "of the decided, 1 become right and 0 wrong" in desk.text
        await desk.press("a")
        assert standing(edits) == ["accepted", "proposed"]
        assert 'lemma = "flag"' in layers(edits)[0]
        await desk.press("x")
        assert standing(edits) == ["accepted", "declined"]
        assert "No edit is proposed" in desk.text
        await desk.press("u", "u")
        assert standing(edits) == ["proposed", "proposed"]
        assert layers(edits) == []


async def test_what_was_accepted_is_shown_and_opened_again(opened: Opened, edits: Database) -> None:
    async with opened((100, 30)) as desk:
        await desk.press("0", "a", "/")
        await desk.write("sure")
        await desk.press("enter")
        assert "No edit stands as" in desk.said
        await desk.press(*["backspace"] * 4)
        await desk.write("accepted")
        await desk.press("enter")
        assert "accepted into the layer “desk”" in desk.text
        await desk.press("a")
        assert "accepted already" in desk.said
        await desk.press("r")
        assert standing(edits) == ["proposed", "proposed"]


async def test_the_claims_behind_an_edit_are_shown(opened: Opened, edits: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("0", "enter")
        screen: Any = desk.app.screen
        assert screen.mode == "review"
        assert sorted(screen.list.ids) == sorted([world.claim["met"], world.claim["saw"]])


async def test_the_desk_looks_for_edits_by_itself(database: Database, world: World) -> None:
    def propose() -> None:
        with database.write() as session:
            lexicon.propose(session, [proposed("flag: a cue of saying", "flag", world)])

    app = DeskApp(lambda: Desk(database, "Ann", propose=propose))
    async with app.run_test(size=(100, 30)) as pilot:
        desk = Driver(app, pilot)
        await desk.settle()
        await desk.press("0", "m")
        assert desk.said == "1 edit proposed."
        assert "flag: a cue of saying" in desk.text
        app.gateway.close()


async def test_a_desk_that_cannot_look_for_edits_says_what_can(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("0", "m")
        assert "claims learn propose" in desk.said


async def test_articles_are_drawn_judged_and_finished(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened((120, 30)) as desk:
        await desk.press("0", "z")
        assert "No audit yet" in desk.text
        await desk.press("m", "1")
        await desk.press("x", "enter")
        assert "is no number" in desk.said
        await desk.press("backspace", "2", "enter", "enter")
        assert "Audit 1 drew 2 articles" in desk.said
        await desk.press("G", "a")
        assert "undecided; judge" in desk.said
        await desk.press("enter")
        screen: Any = desk.app.screen
        assert (screen.mode, screen.text) == ("review", f"audit:1 article:{world.second}")
        await desk.press("a", "a", "0")
        assert "complete? a finishes it" in desk.text
        await desk.press("a")
        assert finished(database) == {world.second: "Ann"}
        await desk.press("u")
        assert finished(database) == {}
        await desk.press("a", "r")
        assert finished(database) == {}
        await desk.press("escape")
        assert getattr(desk.app.screen, "mode", "") == "learning"


def finished(database: Database) -> dict[int, str]:
    with database.read() as session:
        rows = session.execute(select(m.AuditArticle.article_id, m.AuditArticle.finished_by))
        return {article: by for article, by in rows if by}


async def test_a_stratum_of_claims_is_accepted_where_it_passes(
    opened: Opened, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.desk.audit.service.size_for", partial(lambda *_: 1))
    async with opened((120, 30)) as desk:
        await desk.press("0", "z", "m", "2", "enter")
        assert "Audit 1 drew" in desk.said
        await desk.press("a")
        assert "go to one of its lines" in desk.said
        await desk.press("j", "a")
        assert "undecided; judge" in desk.said
    with database.read() as session:
        assert (
            session.scalar(select(m.AuditStratum.decision_id).where(m.AuditStratum.decision_id > 0)) is None
        )


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_screens_of_learning_look_as_they_did(
    opened: Opened, edits: Database, world: World, size: tuple[int, int]
) -> None:
    with edits.write() as session:
        recall.open_article_audit(session, "Cleo", "", 2, seed=1)
        service.open_audit(session, "Cleo", "kind:quote", seed=1)
    wrong = []
    async with opened(size) as desk:
        for name, keys in {"learning": ["0"], "audits": ["z", "j", "j", "j"]}.items():
            await desk.press(*keys)
            text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2023-06-20 12:00", desk.text)
            wrong += difference(f"{name}-{size[0]}", text)
    assert not wrong, "\n".join(wrong)


ACTIONS = {
    "accept_edit": test_an_edit_is_accepted_declined_and_taken_back,
    "decline_edit": test_an_edit_is_accepted_declined_and_taken_back,
    "reopen_edit": test_what_was_accepted_is_shown_and_opened_again,
    "propose_edits": test_the_desk_looks_for_edits_by_itself,
    "audits": test_articles_are_drawn_judged_and_finished,
    "draw_audit": test_articles_are_drawn_judged_and_finished,
    "close_part": test_articles_are_drawn_judged_and_finished,
    "reopen_part": test_articles_are_drawn_judged_and_finished,
    "close_audits": test_articles_are_drawn_judged_and_finished,
}
"""The actions of learning, with the test that carries each out."""
