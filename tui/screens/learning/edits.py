"""The Learn mode: edits of the word lists that corrections speak for, to accept or to decline."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType

from claims.desk.cards import Decided
from claims.desk.cards.learning import EditCard, EditJudgement
from claims.errors import QueryError
from tui.draw import learning as learning_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.messages import Heard
from tui.screens.listing import ListScreen
from tui.widgets.pane import Builder
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from claims.desk import Desk

STANDING: Mapping[str, EditJudgement | None] = {
    "": "proposed", "proposed": "proposed", "accepted": "accepted", "declined": "declined", "all": None,
}  # fmt: skip
"""The words that the filter knows, and the judgement each means."""


class EditsScreen(ListScreen[EditCard]):
    """The edits that wait; the filter may ask for accepted or declined ones, or all."""

    mode = "learning"
    empty = "No edit is proposed. m looks for some in the corrections, / shows accepted ones, z the audits."
    filter_hint = "proposed, accepted, declined or all"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("learning"))

    def __init__(self) -> None:
        super().__init__()
        self._rows: Mapping[int, EditCard] = {}
        self._judged: list[tuple[int, EditJudgement]] = []

    def on_screen_resume(self) -> None:
        """Look again what is proposed."""
        self.list.focus()
        self.open(self.list.id_at_cursor)

    async def ids(self) -> array[int] | None:
        """Return the edits that stand as the filter asks."""
        judgement = STANDING[self.text]
        found = await self.read(lambda desk: desk.learning.edits(judgement))
        if found is None:
            return None
        self._rows = {one.id: one for one in found}
        return array("q", self._rows)

    async def fits(self, text: str) -> bool:
        """Say that edits may stand so."""
        if text not in STANDING:
            raise QueryError(f"No edit stands as {text!r}: proposed, accepted, declined or all.")
        return True

    def column_names(self, width: int) -> Line:
        """Return the names of the columns."""
        return learning_lines.edit_head(width)

    def known(self) -> Mapping[int, EditCard]:
        """Return the rows: they came with the ids."""
        return self._rows

    async def fetch(self, ids: Sequence[int]) -> Mapping[int, EditCard]:
        """Return the edits of some ids."""
        return {id_: self._rows[id_] for id_ in ids if id_ in self._rows}

    def draw(self, row: EditCard, width: int) -> Line:
        """Return an edit as a line."""
        return learning_lines.edit_row(row, width)

    async def detail(self, id_: int) -> Builder | None:
        """Return an edit with the claims behind it."""
        edit = self._rows.get(id_)
        found = await self.read(lambda desk: desk.learning.evidence(edit)) if edit is not None else None
        return None if found is None else partial(learning_lines.edit, found)

    @work(group="verdict", exit_on_error=False)
    async def action_judge_edit(self, judgement: EditJudgement) -> None:
        """Take the edit into the desk's own word lists, decline it, or let it wait again."""
        edit = self.list.row_at_cursor
        if edit is None:
            self.say(self.absent())
        elif await self._judged_as(edit.id, judgement):
            self._judged.append((edit.id, edit.judgement))

    async def _judged_as(self, edit_id: int, judgement: EditJudgement) -> bool:
        if await self.decide(partial(_judge, edit_id, judgement)) is None:
            return False
        at = self.list.ids.index(edit_id) if edit_id in self.list.ids else self.list.cursor
        after = self.list.id_at(at + 1) if STANDING[self.text] not in (None, judgement) else edit_id
        self.open(after)
        return True

    def undo(self) -> None:
        """Take back the last judgement of an edit; before the first of them, the last decision."""
        if self._judged:
            self._take_back(*self._judged.pop())
        else:
            super().undo()

    @work(group="step", exit_on_error=False)
    async def _take_back(self, edit_id: int, judgement: EditJudgement) -> None:
        if await self._judged_as(edit_id, judgement):
            self.say(f"Taken back: the edit is {judgement} again.", "good")

    @work(group="propose", exclusive=True, exit_on_error=False)
    async def action_propose_edits(self) -> None:
        """Look for edits that corrections speak for."""
        self.say("Reading the articles with decisions again; this takes a while, and the desk stays free …")
        if await self.decide(_propose) is not None:
            self.open()

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        """Show the claims behind the edit."""
        edit = self.list.row_at_cursor
        if edit is not None:
            ids = dict.fromkeys((*edit.claims, *edit.mends, *edit.breaks))
            self.desk_app.show_query(f"id:{','.join(map(str, ids))}")

    def action_audits(self) -> None:
        """Show the audits."""
        from tui.screens.learning.audits import AuditsScreen

        self.app.push_screen(AuditsScreen())

    def on_heard(self, message: Heard) -> None:
        """Look again what is proposed."""
        self.open(self.list.id_at_cursor)


def _judge(edit_id: int, judgement: EditJudgement, desk: Desk) -> Decided:
    return desk.learning.judge(edit_id, judgement)


def _propose(desk: Desk) -> Decided:
    return desk.learning.propose()
