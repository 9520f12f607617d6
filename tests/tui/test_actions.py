"""Every action of the registry, carried out by its key: what the database, or else the screen, holds then.

A walk is one session at the desk. A step presses an action's key, and the answers to what it asks; what is
looked at then is what the table says, and was not so before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from textual.command import CommandPalette

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import FIRST, World
from tests.tui import test_lanes, test_learning, test_macros, test_rounds, test_sql
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tui.actions import ACTIONS, MODES
from tui.keymap import Keymap

pytestmark = pytest.mark.slow

FILE = "FILE"
"""Stands for a path in the test's own folder."""


@dataclass(frozen=True)
class Seen:
    """What a step can look at."""

    desk: Driver
    database: Database
    world: World
    folder: Path

    @property
    def screen(self) -> Any:
        """The screen in front, whichever it is."""
        return self.desk.app.screen

    def row(self, table: type[Any], id_: int) -> Any:
        """Return a row as the database has it."""
        with self.database.read() as session:
            return session.get_one(table, id_)

    def all(self, column: Any) -> list[Any]:
        """Return a column as the database has it."""
        with self.database.read() as session:
            return list(session.scalars(select(column)))

    def here(self) -> str:
        """Return the claim under the cursor, by the world's name of it."""
        return next(name for name, id_ in self.world.claim.items() if id_ == self.screen.list.id_at_cursor)


Look = Callable[[Seen], object]


@dataclass(frozen=True)
class Step:
    """``action`` by its key, ``after`` it; then ``look`` is ``becomes``. ``before`` leads to it."""

    action: str
    look: Look
    becomes: object
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def status(claim: str) -> Look:
    """Look at the status of a claim."""
    return lambda seen: seen.row(m.Claim, seen.world.claim[claim]).status


def spans(role: str = "content") -> Look:
    """Look at the words of a role of the claim "talks"."""

    def look(seen: Seen) -> list[str]:
        card = Desk(seen.database, "Eve").card(seen.world.claim["talks"])
        return [span.of(FIRST) for span in card.spans.get(role, ())]

    return look


def modality(name: str) -> Look:
    """Return what looks at the modality of an event mention."""
    return lambda seen: seen.row(m.EventMention, seen.world.claim[name]).modality


def cursor(seen: Seen) -> object:
    """Look at the row under the cursor, from 0."""
    return seen.screen.list.cursor


def mode(seen: Seen) -> object:
    """Look at the mode; a question has none."""
    return getattr(seen.screen, "mode", None)


def kept(seen: Seen) -> list[str]:
    """Look at the names of the saved filters and questions."""
    desk = Desk(seen.database, "Eve")
    return [one.name for one in (*desk.saved_filters(), *desk.queries.saved())]


def link(seen: Seen) -> object:
    """Look at the judgement of the proposed pair of actors."""
    return seen.row(m.ActorLink, seen.world.link).judgement


def conflict(seen: Seen) -> object:
    """Look at the judgement of the conflict, and at the claim that is preferred."""
    row = seen.row(m.Conflict, seen.world.conflict)
    return row.judgement, row.preferred_claim_id is not None


def same_actor(seen: Seen) -> bool:
    """Say whether the two Karlsens are one."""
    people = [seen.row(m.Actor, seen.world.actor[name]) for name in ("karlsen", "karlsen2")]
    return people[0].canonical_id == people[1].canonical_id


def mentions(seen: Seen) -> object:
    """Look at how often Karlsen is mentioned."""
    return Desk(seen.database, "Eve").actors.card(seen.world.actor["karlsen"]).row.mentions


def question(seen: Seen) -> object:
    """Look at the question as it is written."""
    return seen.screen.question.text


def facet(seen: Seen) -> object:
    """Look at what is counted."""
    return seen.screen.facet


def sentence(seen: Seen) -> str:
    """Look at the sentence at hand."""
    place = seen.screen.place_at_hand()
    return place.of(seen.screen.article_at_hand().text) if place is not None else ""


TALKS = ("g", "j", "j")
EDIT = (*TALKS, "E")
BACK = ("ctrl+s", "u")
GO, ON = "the talks would go on", "and on"
COLUMNS = "SELECT kind, claim_id FROM claims"


def edge(action: str, moved: str) -> Step:
    """Return the step that moves an edge of the first piece, saves it, and finds it moved."""
    return Step(action, spans(), [moved, ON], after=("enter",), before=TALKS)


WALKS: dict[str, tuple[Step, ...]] = {
    "verdicts": (
        Step("confirm", status("travel"), "confirmed"),
        Step("undo", status("travel"), "new"),
        Step("redo", status("travel"), "confirmed"),
        Step("reject", status("settled"), "rejected", before=("g", "j")),
        Step("reopen", status("settled"), "new", before=("k",)),
        Step("skip", Seen.here, "saw"),
        Step("dispute", status("saw"), "disputed", after=("where?", "enter")),
        Step("correct", modality("travel"), "possible", after=("o", "4"), before=("g",)),
        Step("repeat", modality("saw"), "possible", before=("g", *["j"] * 3)),
        Step("correct_all", spans(), ["talks would go on", ON], after=("]", "enter"), before=TALKS),
        Step("missed", lambda seen: len(seen.all(m.Claim.id)), 7, after=("1", "enter")),
        Step("set_date", lambda seen: str(seen.row(m.Article, 2).published_from), "2023-06-20",
             after=("2023-06-20", "enter")),
        Step("all_matching", lambda seen: {*seen.all(m.Claim.status)}, {"confirmed", "corrected"},
             after=("1",)),
    ),
    "the queue": (
        Step("order", lambda seen: seen.screen.state.order, "newest", after=("5",)),
        Step("filter", lambda seen: len(seen.screen.list.ids), 3, after=("kind:quote", "enter")),
        Step("saved", kept, ["said"], after=("1", "said", "enter")),
        Step("range", lambda seen: len(seen.screen.list.selected), 2, after=("j",)),
        Step("drop_range", lambda seen: len(seen.screen.list.selected), 0),
        Step("load_new", lambda seen: "No new claims" in seen.desk.said, True),
        Step("last", cursor, 2, before=("g",)),
        Step("first", cursor, 0),
        Step("down", cursor, 1),
        Step("up", cursor, 0),
        Step("page_down", cursor, 2),
        Step("page_up", cursor, 0),
        Step("go_to", cursor, 1, after=("2", "enter")),
        Step("detail_down", lambda seen: seen.screen.pane.scroll_offset.y > 0, True),
        Step("detail_up", lambda seen: seen.screen.pane.scroll_offset.y > 0, False),
        Step("copy", lambda seen: "Karlsen" in seen.desk.app.clipboard, True),
        Step("export", lambda seen: (seen.folder / "claims.csv").exists(), True,
             after=("ctrl+u", FILE, "enter")),
        Step("open", mode, "article"),
    ),
    "facets": (
        Step("facets", lambda seen: type(seen.screen).__name__, "FacetScreen"),
        Step("next_facet", facet, "speaker"),
        Step("previous_facet", facet, "article"),
        Step("close_facets", mode, "review"),
        Step("judge_facet", status("settled"), "confirmed", after=("1",), before=("f", "G")),
    ),
    "the selection": (
        Step("history", lambda seen: type(seen.screen).__name__, "HistoryScreen", before=("a",)),
        Step("close_history", mode, "review"),
        Step("reopen_decided", status("travel"), "new", before=("H",)),
        Step("command", lambda seen: "took 1 claim" in seen.desk.said, True, after=("true", "enter")),
    ),
    "the text": (
        Step("next_sentence", sentence, "“We agreed on the border,” Lind said.",
             before=(*TALKS, "K", "K", "K")),
        Step("previous_sentence", sentence, FIRST.split("\n")[0]),
        Step("panes", lambda seen: seen.screen.reading, True),
    ),
    "the article": (
        Step("whole_article", mode, "article"),
        Step("next_claim", lambda seen: seen.screen.claim_id, 4),
        Step("previous_claim", lambda seen: seen.screen.claim_id, 3),
        Step("back", mode, "review"),
    ),
    "edges by token": (
        edge("start_later", "talks would go on"),
        edge("start_earlier", GO),
        edge("end_earlier", "the talks would go"),
        edge("end_later", GO),
    ),
    "edges by character": (
        edge("start_later_character", GO[1:]),
        edge("start_earlier_character", GO),
        edge("end_earlier_character", GO[:-1]),
        edge("end_later_character", GO),
    ),
    "edges by clause": (
        edge("start_earlier_clause", f"that {GO}"),
        Step("end_earlier_clause", spans(), ["Karlsen said", ON], after=("enter",),
             before=(*TALKS, "'", "enter", *TALKS)),
        edge("end_later_clause", f"Karlsen said that {GO}"),
        edge("start_later_clause", f"that {GO}"),
    ),
    "the editor": (
        Step("next_span", lambda seen: seen.screen.pane.draft.held, ("content", 1), before=EDIT),
        Step("previous_span", lambda seen: seen.screen.pane.draft.held, ("content", 0)),
        Step("cancel", mode, "review"),
        Step("other_edge", lambda seen: seen.screen.pane.draft.edge, "end", before=EDIT),
        Step("choose_field", lambda seen: seen.screen._line("form").value, "direct", after=("f", "1")),
        Step("next_suggestion", lambda seen: "no other reading" in seen.desk.said, True),
        Step("drop_piece", spans(), [GO], after=("ctrl+s",), before=("escape", "escape", *EDIT, "down")),
        Step("add_piece", spans(), [GO, "and"], after=("1", "ctrl+s"), before=EDIT),
        Step("save", spans(), ["talks would go on", "and"], before=(*EDIT, "]")),
    ),
    "pairs of actors": (
        Step("next_proposal", lambda seen: "pair 1 of 1" in seen.desk.text, True, before=("3",)),
        Step("same", link, "same"),
        Step("different", link, "different", before=("ctrl+z", "tab")),
        Step("unsure", link, "unsure", before=("ctrl+z", "tab")),
    ),
    "actors": (
        Step("merge", same_actor, True, after=("j", "M"), before=("3", "/", "karlsen", "enter")),
        Step("split", mentions, 2, after=("end", "enter"), before=("g",)),
        Step("rename", lambda seen: "Bo K." in seen.all(m.Actor.name), True,
             after=("ctrl+u", "Bo K.", "enter")),
        Step("change_kind", lambda seen: "organisation" in seen.all(m.Actor.kind), True, after=("2",)),
    ),
    "conflicts": (
        Step("next_version", lambda seen: seen.screen.chosen, 1, before=("7",)),
        Step("previous_version", lambda seen: seen.screen.chosen, 0),
        Step("prefer", conflict, ("settled", True)),
        Step("unsettle", conflict, ("open", False), before=("/", "all", "enter")),
        Step("settled", conflict, ("settled", False)),
        Step("apparent", conflict, ("apparent", False)),
        Step("put_off", lambda seen: seen.desk.said, "That is the last one."),
    ),
    "a question": (
        Step("complete", question, "SELECT kind FROM quotes", before=("8", "SELECT kind FROM quo")),
        Step("complete_back", question, "SELECT kind FROM quote_search"),
        Step("new_line", question, f"{COLUMNS}\n", before=("f7", COLUMNS)),
        Step("answer", lambda seen: seen.screen.question.has_focus, False),
        Step("write", lambda seen: seen.screen.question.has_focus, True),
        Step("run", lambda seen: len(seen.screen.list.ids), 6),
        Step("next_column", lambda seen: seen.screen.column, 1),
        Step("previous_column", lambda seen: seen.screen.column, 0),
        Step("queries", kept, ["kinds"], after=("1", "kinds", "enter")),
        Step("earlier", question, f"{COLUMNS}\n", before=("i", "f7", "backspace")),
        Step("later", question, ""),
    ),
    "the desk": (
        *(Step(f"show_{name}", mode, name, before=("escape",) if name == "rounds" else ())
          for name in MODES[1:]),
        Step("show_review", mode, "review", before=("escape",)),
        Step("keys", lambda seen: "Keys of the review screen" in seen.desk.text, True),
        Step("palette", lambda seen: isinstance(seen.screen, CommandPalette), True, before=("escape",)),
        Step("leave", lambda seen: seen.desk.app.return_value, 0, before=("escape",)),
    ),
}  # fmt: skip


ELSEWHERE = {
    **dict.fromkeys(("record", "replay"), test_macros.test_keys_are_recorded_kept_and_pressed_again),
    **test_rounds.ACTIONS,
    **test_learning.ACTIONS,
    **dict.fromkeys(test_lanes.ACTIONS, test_lanes.test_the_keys_go_through_events_and_days),
    "stop": test_sql.test_a_long_question_is_stopped_by_a_key_and_the_desk_answers_meanwhile,
}
"""Actions with a test of their own: a long question, rounds, what learns, and events that have days."""


def test_every_action_of_the_registry_is_walked_through() -> None:
    walked = [step.action for steps in WALKS.values() for step in steps]
    assert sorted([*walked, *ELSEWHERE]) == sorted(action.name for action in ACTIONS)


@pytest.mark.parametrize("walk", WALKS)
async def test_an_action_does_what_it_says(
    opened: Opened, database: Database, world: World, tmp_path: Path, walk: str
) -> None:
    async with opened((90, 16)) as desk:
        seen = Seen(desk, database, world, tmp_path)
        for step in WALKS[walk]:
            await type_(desk, step.before, tmp_path)
            assert step.look(seen) != step.becomes, f"{step.action}: it is so before"
            await type_(desk, (Keymap({}).keys(step.action)[0], *step.after), tmp_path)
            assert step.look(seen) == step.becomes, step.action


async def type_(desk: Driver, keys: tuple[str, ...], folder: Path) -> None:
    """Press keys; what is no key is pasted."""
    for key in keys:
        if key == FILE:
            await desk.paste(str(folder / "claims.csv"))
        elif len(key) > 1 and key not in NAMED and not key.startswith("ctrl+"):
            await desk.paste(key)
        else:
            await desk.press(key)


NAMED = {"enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "end", "home", "pagedown",
         "pageup", "f7", "backspace", "space"}  # fmt: skip
