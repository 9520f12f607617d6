"""Audits: drawn, judged in the Review mode, and here finished article by article or accepted by stratum."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType

from claims.desk.cards import Decided
from claims.desk.cards.learning import AuditPart
from claims.errors import InputError
from tui.draw import learning as learning_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.screens.listing import ListScreen
from tui.widgets.completing import Complete
from tui.widgets.pane import Builder
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from claims.desk import Desk

ARTICLES, CLAIMS = "articles", "claims"


class AuditsScreen(ListScreen[AuditPart]):
    """The audits, each with the articles or strata that it drew; the filter is a part of a line's words."""

    mode = "audits"
    empty = "No audit yet. m draws one: articles read whole, or a sample of claims."
    filter_hint = "words of an article's title or a stratum's name; empty shows all"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("audits"))

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[AuditPart] = ()
        self._finished: list[AuditPart] = []

    def on_screen_resume(self) -> None:
        """Look again how far each is."""
        self.list.focus()
        self.open(self.list.id_at_cursor)

    async def ids(self) -> array[int] | None:
        """Return the places of the lines that fit."""
        found = await self.read(lambda desk: desk.learning.audits())
        if found is None:
            return None
        self._rows = found
        words = self.text.casefold()
        return array("q", (at for at, one in enumerate(found) if words in one.name.casefold()))

    def known(self) -> Mapping[int, AuditPart]:
        """Return the rows: they came with the ids."""
        return dict(enumerate(self._rows))

    async def fetch(self, ids: Sequence[int]) -> Mapping[int, AuditPart]:
        """Return the lines at some places."""
        return {id_: self._rows[id_] for id_ in ids if id_ < len(self._rows)}

    def draw(self, row: AuditPart, width: int) -> Line:
        """Return a line of an audit."""
        return learning_lines.audit_row(row, width)

    async def detail(self, id_: int) -> Builder | None:
        """Return what an audit is and says."""
        one, key = self._rows[id_], self.desk_app.keymap.shown
        parts = [part for part in self._rows if part.audit_id == one.audit_id]
        whole = any(part.part == "article" for part in parts)
        does = (
            "finishes an article once all is judged and added" if whole else "accepts a stratum that passes"
        )
        hint = f"{key('open')} shows the claims to judge; {key('close_part')} {does}."
        return partial(learning_lines.audit, one, parts, hint)

    def action_close_part(self) -> None:
        """Finish the article at hand, or accept the stratum."""
        self._do(_close)

    def action_reopen_part(self) -> None:
        """Take back that the article is finished."""
        self._do(_reopen)

    @work(group="verdict", exit_on_error=False)
    async def _do(self, call: Callable[[AuditPart, Desk], Decided]) -> None:
        one = self.list.row_at_cursor
        if one is None:
            self.say(self.absent())
        elif await self.decide(partial(call, one)) is not None:
            if call is _close and one.part == "article":
                self._finished.append(one)
            else:
                self._finished.clear()
            self.open(self.list.id_at_cursor)

    def undo(self) -> None:
        """Take back the article that was finished last; before the first of them, the last decision."""
        if self._finished:
            self._take_back(self._finished.pop())
        else:
            super().undo()

    @work(group="step", exit_on_error=False)
    async def _take_back(self, part: AuditPart) -> None:
        now = next((one for one in self._rows if _same(one, part)), part)
        if await self.decide(partial(_reopen, now)) is not None:
            self.open(self.list.id_at_cursor)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_draw_audit(self) -> None:
        """Draw articles whole, or a sample of claims."""
        from tui.modals.prompt import Menu, Prompt

        options = [
            (ARTICLES, "whole articles: how much of what they claim is found at all"),
            (CLAIMS, "a sample of claims: how many are right as they stand"),
        ]
        kind = await self.desk_app.push_screen_wait(Menu("What is drawn?", options))
        if kind is None:
            return
        number: int | None = None
        if kind == ARTICLES:
            said = await self.asked(Prompt("How many articles?", "10", accept=_number, fresh=True))
            if said is None:
                return
            number = int(said)

        async def drawn(query: str) -> bool:
            await self.decided(partial(_draw, query, number))
            return True

        hint = "the filter language: kind:quote publisher:reuters; empty draws from everything"
        asked = Prompt("Among which claims?", hint=hint, complete=self._filters(), whole=False, accept=drawn)
        if await self.asked(asked) is not None:
            self.open()

    def _filters(self) -> Complete:
        return lambda text: self.gateway.read(lambda desk: desk.complete_query(text))

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        """Show the claims to judge."""
        one = self.list.row_at_cursor
        if one is not None:
            here = f" article:{one.article_id}" if one.article_id is not None else ""
            self.desk_app.show_query(f"audit:{one.audit_id}{here}")

    def action_close_audits(self) -> None:
        """Back to the edits."""
        self.dismiss()

    def changed(self) -> None:
        """Look again how far each is."""
        self.open(self.list.id_at_cursor)


async def _number(said: str) -> bool:
    if not said.isdecimal() or not int(said):
        raise InputError(f"{said!r} is no number of articles; write one such as 10.")
    return True


def _same(one: AuditPart, other: AuditPart) -> bool:
    return (one.audit_id, one.article_id) == (other.audit_id, other.article_id)


def _close(part: AuditPart, desk: Desk) -> Decided:
    return desk.learning.close(part)


def _reopen(part: AuditPart, desk: Desk) -> Decided:
    return desk.learning.reopen(part)


def _draw(query: str, articles: int | None, desk: Desk) -> Decided:
    return desk.learning.draw(query, articles)
