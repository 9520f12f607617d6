"""The decisions of the reviewer, newest first: to look through, to go to, and to reopen."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from claims.desk.cards import HistoryLine
from tui.actions import on as actions_on
from tui.draw.claims.card import history as history_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.modals.modal import Asking
from tui.widgets.bars import KeyBar
from tui.widgets.virtual_list import VirtualList


@dataclass(frozen=True, slots=True)
class Picked:
    """What is to be done with the claim of a decision."""

    does: Literal["go", "reopen"]
    claim_id: int


class HistoryScreen(Asking[Picked | None]):
    """One line for each decision."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("history"))

    def __init__(self, lines: Sequence[HistoryLine]) -> None:
        super().__init__()
        self._lines = lines
        self.list: VirtualList[HistoryLine] = VirtualList(
            self._fetch, self._draw, lambda _: None, empty="Nothing was decided yet."
        )

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the keys."""
        with Vertical(id="facets"):
            yield Static("Your decisions, newest first", id="title", markup=False)
            yield self.list
            yield KeyBar(actions_on("history"), self.desk_app.keymap.shown)

    def on_mount(self) -> None:
        """Show the newest."""
        self.list.focus()
        self.list.show(array("q", range(len(self._lines))))

    async def _fetch(self, ids: Sequence[int]) -> Mapping[int, HistoryLine]:
        return {id_: self._lines[id_] for id_ in ids}

    def _draw(self, row: HistoryLine, width: int) -> Line:
        return history_lines([row], width, name="")[0]

    def say(self, words: str) -> None:
        """Show a sentence above the list."""
        self.query_one("#title", Static).update(words)

    @on(VirtualList.Opened)
    @on(VirtualList.Vacant)
    def _opened(self) -> None:
        self._pick("go")

    def action_reopen_decided(self) -> None:
        """Make the claim undecided again, and go to it."""
        self._pick("reopen")

    def action_close_history(self) -> None:
        """Back to where one was."""
        self.dismiss(None)

    def _pick(self, does: Literal["go", "reopen"]) -> None:
        row = self.list.row_at_cursor
        if not self._lines:
            self.say("You have decided nothing yet.")
        elif row is None or row.claim_id is None:
            self.say("That decision is about no claim; u takes back the last step.")
        else:
            self.dismiss(Picked(does, row.claim_id))
