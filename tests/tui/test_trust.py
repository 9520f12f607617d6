"""Nothing fails in silence: failed and late reads, keys without an effect, focus and messages."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from unittest.mock import patch

import pytest
from textual.widgets import Input

from claims.desk import Desk
from claims.desk.cards import ClaimRow, Order, Queue
from claims.desk.history.wording import count
from claims.errors import DatabaseError
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tui.widgets import bars


async def test_a_failed_read_is_said_and_tried_again(opened: Opened) -> None:
    read, fails = Desk.rows, iter([True])

    def rows(desk: Desk, ids: Sequence[int]) -> dict[int, ClaimRow]:
        if next(fails, False):
            raise DatabaseError("The disk is gone.")
        return read(desk, ids)

    with patch.object(Desk, "rows", rows):
        async with opened(reading=True) as desk:
            assert "could not be read" in desk.text
            assert "The disk is gone." in desk.said
            await desk.until(lambda: "could not be read" not in desk.text)
            assert "Ada Lind" in desk.text


async def test_rows_that_come_late_are_shown_though_the_list_has_grown(opened: Opened) -> None:
    read, whole, go_on = Desk.rows, Desk.queue, Event()

    def rows(desk: Desk, ids: Sequence[int]) -> dict[int, ClaimRow]:
        go_on.wait(30)
        return read(desk, ids)

    def queue(
        desk: Desk,
        order: Order = "uncertain",
        query: str = "",
        limit: int | None = None,
        *,
        fold: bool = False,
    ) -> Queue:
        found = whole(desk, order, query, None if limit is None else 2, fold=fold)
        if limit is None:
            go_on.set()
        return found

    with patch.object(Desk, "rows", rows), patch.object(Desk, "queue", queue):
        async with opened() as desk:
            assert "…" not in {line.strip(" ▌") for line in desk.lines}
            await desk.press("a")
            assert "confirmed" in desk.said


async def test_an_actor_joined_with_another_breaks_no_row(opened: Opened, world: World) -> None:
    async with opened() as desk:
        await desk.press("3", "tab", "a")
        assert "KeyError" not in desk.said
        assert " …" not in {line.strip("▌") for line in desk.lines}


async def test_tab_through_the_editor_changes_nothing(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened() as desk:
        await desk.press("E", *["tab"] * 12, "ctrl+s")
        assert not desk.app.screen.is_modal
    with database.read() as session:
        assert not session.query(m.Decision).count()


async def test_a_span_is_marked_in_the_next_sentence_too(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("m", "1", *["}"] * 3)
        held = desk.app.screen.pane.draft.held_mark
        assert held is not None
        rows = [at for at, line in enumerate(desk.lines) if "╯" in line or "──" in line]
        assert rows
        assert "Karlsen said that" in "\n".join(desk.lines)


async def test_a_range_is_given_up_and_a_key_without_effect_says_so(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("v", "j", "escape")
        assert not desk.app.screen.list.selected
        await desk.press("escape")
        assert "No range" in desk.said


async def test_the_digits_switch_modes_from_the_search_too(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("5", "2")
        assert desk.app.screen.mode == "articles"
        await desk.press("5", "1")
        assert desk.app.screen.mode == "review"


async def test_the_question_has_the_keys_where_its_cursor_is_shown(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("8")
        assert desk.app.screen.question.has_focus
        await desk.press("escape", "1", "8")
        assert desk.app.focused is not None


async def test_a_claim_made_by_hand_leaves_the_reviewer_in_place(opened: Opened, world: World) -> None:
    async with opened(query="kind:event_mention") as desk:
        await desk.press("j", "m", "1", "ctrl+s")
        assert desk.said == "Claim 7 made."
        assert desk.app.screen.list.id_at_cursor == world.claim["saw"]


COPIED = ("kind", "article_id", "run_id", "sentence_id", "char_start", "char_end", "rule", "confidence")


async def test_new_claims_are_offered_and_loaded(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.until(lambda: desk.app.listening)
        with database.write() as session:
            old = session.get_one(m.Claim, world.claim["met"])
            values = {name: getattr(old, name) for name in COPIED}
            claim = m.Claim(key="new", **values)
            session.add(claim)
            session.flush()
            session.add(m.EventMention(claim_id=claim.id, type="CONSULT", modality="occurred"))
        await desk.until(lambda: "1 new, L loads them" in desk.said)
        await desk.press("L")
        assert len(desk.app.screen.list.ids) == 7


async def test_a_verdict_goes_to_the_next_undecided_claim(opened: Opened, database: Database) -> None:
    ids = Desk(database, "Ann").queue("article").ids
    Desk(database, "Ben").confirm(ids[1], 1)
    async with opened() as desk:
        await desk.press("t", "3", "g", "a")
        assert desk.app.screen.list.id_at_cursor == ids[2]
        assert "undecided in this article" in desk.text


async def test_a_verdict_on_a_group_decides_over_all_of_it_and_enter_opens_it(
    opened: Opened, database: Database, world: World
) -> None:
    with database.write() as session:
        met = session.get_one(m.EventMention, world.claim["met"])
        session.get_one(m.EventMention, world.claim["travel"]).event_id = met.event_id
    both = [world.claim["travel"], world.claim["met"]]
    async with opened() as desk:
        assert "×2" in desk.text
        assert "2 claims say this" in desk.text
        await desk.press("a")
        assert {row.status for row in Desk(database, "Ann").rows(both).values()} == {"confirmed"}
        await desk.press("u", "enter")
        assert list(desk.app.screen.list.ids[:2]) == both
        await desk.press("x")
    rows = Desk(database, "Ann").rows(both)
    assert [rows[one].status for one in both] == ["rejected", "new"]


@pytest.mark.parametrize("key", ["a", "x", "s", "d"])
async def test_a_key_with_nothing_to_act_on_says_why(opened: Opened, key: str) -> None:
    async with opened(query="cue:shout") as desk:
        await desk.press(key)
        assert desk.said


async def test_words_that_have_been_read_go_away_and_the_place_stays(opened: Opened) -> None:
    with patch.object(bars, "LASTS", 0.0):
        async with opened(size=(80, 24)) as desk:
            await desk.press("a")
            assert "confirmed" in desk.said
            await desk.press("j")
            assert not desk.said
            assert "undecided" in desk.text


async def test_the_name_of_an_export_is_selected_so_that_typing_replaces_it(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("w")
        line = desk.app.screen.query_one(Input)
        assert line.value
        await desk.press("o", "k")
        assert line.value == "ok"


@pytest.mark.parametrize(("number", "words"), [(1, "1 mention"), (2, "2 mentions"), (1234, "1,234 mentions")])
def test_one_is_one_mention(number: int, words: str) -> None:
    assert count(number, "mention") == words
