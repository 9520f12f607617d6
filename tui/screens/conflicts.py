"""The Conflicts mode: where accounts differ, side by side."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from textual import on, work
from textual.binding import BindingType

from claims.desk.cards import ConflictCard, ConflictRow
from claims.errors import QueryError
from tui.draw import event as event_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.screens.claims.article import ArticleScreen
from tui.screens.listing import ListScreen
from tui.widgets.pane import Builder
from tui.widgets.virtual_list import VirtualList

STATES: Mapping[str, Literal["open", "settled", "apparent"] | None] = {
    "": "open", "open": "open", "settled": "settled", "apparent": "apparent", "all": None,
}  # fmt: skip
"""The words that the filter knows, and the judgement each means."""


class ConflictsScreen(ListScreen[ConflictRow]):
    """The open conflicts; the filter may ask for settled or apparent ones, or all."""

    mode = "conflicts"
    empty = "No conflict. / shows settled, apparent or all."
    filter_hint = "open, settled, apparent or all"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("conflicts"))

    def __init__(self) -> None:
        super().__init__()
        self.chosen = 0
        self.card: ConflictCard | None = None

    async def ids(self) -> array[int] | None:
        """Return the conflicts that stand as the filter asks."""
        judgement = STATES[self.text]
        return await self.read(lambda desk: desk.events.conflicts(judgement))

    async def fits(self, text: str) -> bool:
        """Say that there is such a state."""
        if text not in STATES:
            raise QueryError(f"There is no such state as {text!r}: open, settled, apparent or all.")
        return True

    async def fetch(self, ids: Sequence[int]) -> dict[int, ConflictRow] | None:
        """Return the rows of some conflicts."""
        return await self.read(lambda desk: desk.events.conflict_rows(ids))

    def draw(self, row: ConflictRow, width: int) -> Line:
        """Return a conflict as a line."""
        return event_lines.conflict_row(row, width)

    async def detail(self, id_: int) -> Builder | None:
        """Return the versions side by side."""
        card = await self.read(lambda desk: desk.events.conflict(id_))
        if card is None:
            return None
        if self.card is None or self.card.id != id_:
            self.chosen = 0
        self.card = card
        return lambda width: event_lines.conflict(card, self.chosen, width)

    def action_step_version(self, by: int) -> None:
        """Point at the next version, or the one before."""
        versions = len(self.card.versions) if self.card is not None else 0
        if versions < 2 or self.list.id_at_cursor is None:
            self.say("There is one version only." if versions else self.absent())
            return
        self.chosen = (self.chosen + by) % versions
        self.show_detail(self.list.id_at_cursor, keep=True)

    def action_prefer(self) -> None:
        """The version pointed at is right."""
        card = self.card
        if card is None or not card.versions:
            self.say(self.absent())
        else:
            self.action_settle("settled", card.versions[self.chosen].claim.id)

    def action_put_off(self) -> None:
        """Leave it open and go on."""
        self.go_on()

    @work(group="verdict", exit_on_error=False)
    async def action_settle(
        self, judgement: Literal["open", "settled", "apparent"], prefer: int | None = None
    ) -> None:
        """Call the conflict settled, only apparent, or open; ``prefer`` is the claim that is right."""
        card = self.card
        if card is None or card.id != self.list.id_at_cursor:
            self.say(self.absent())
        else:
            await self.decide(lambda desk: desk.events.settle(card, judgement, prefer))

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        if self.card is not None and self.card.versions:
            claim = self.card.versions[self.chosen].claim
            self.app.push_screen(ArticleScreen(claim.article_id, claim.id))

    def changed(self) -> None:
        """Show how the conflict stands now; the list keeps its rows while one works."""
        self.again()
