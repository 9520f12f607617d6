"""The Rounds mode: rounds of blind coding, how far everybody is, and the way to a seat or to what differs."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType

from claims.desk.cards import Decided
from claims.desk.rounds.agreement import RoundAgreement
from claims.desk.rounds.service import RoundStatus
from tui.draw import rounds as round_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.screens.listing import ListScreen
from tui.widgets.completing import Complete
from tui.widgets.pane import Builder
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from claims.desk import Desk


class RoundsScreen(ListScreen[RoundStatus]):
    """The rounds, the newest first; the filter is a part of a name."""

    mode = "rounds"
    empty = "No round yet. m opens one: several people judge the same, none seeing what the others say."
    filter_hint = "a part of the name; empty shows all"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("rounds"))

    def __init__(self) -> None:
        super().__init__()
        self._rows: Mapping[int, RoundStatus] = {}
        self._agreement: dict[int, RoundAgreement] = {}

    def on_screen_resume(self) -> None:
        """Look again how far everybody is."""
        self.list.focus()
        self.open(self.list.id_at_cursor)

    async def ids(self) -> array[int] | None:
        """Return the rounds whose name fits."""
        found = await self.read(lambda desk: desk.rounds.list())
        if found is None:
            return None
        fitting = [one for one in found if self.text.casefold() in one.row.name.casefold()]
        self._rows = {one.row.id: one for one in fitting}
        return array("q", self._rows)

    def known(self) -> Mapping[int, RoundStatus]:
        """Return the rows: they came with the ids."""
        return self._rows

    async def fetch(self, ids: Sequence[int]) -> Mapping[int, RoundStatus]:
        """Return the rounds of some ids."""
        return {id_: self._rows[id_] for id_ in ids if id_ in self._rows}

    def draw(self, row: RoundStatus, width: int) -> Line:
        """Return a round as a line."""
        return round_lines.row(row, width)

    async def detail(self, id_: int) -> Builder | None:
        """Return how far everybody is; of a closed round also how they agree."""
        one = self._rows.get(id_)
        if one is None:
            return None
        name, shown = one.row.name, self.desk_app.keymap.shown
        if one.row.closed_at is None:
            all_done = set(one.states) <= {"done", "skipped"}
            seat = "All seats are done" if all_done else f"{shown('open')} takes a seat"
            hint = f"{seat}; {shown('close_round')} ends the coding and shows who agrees."
            return partial(round_lines.round_, one, None, None, hint)
        waiting = await self.read(lambda desk: len(desk.rounds.waiting(name)))
        hint = f"{shown('settle_round')} settles by the policy; {shown('open')} shows what differs."
        if id_ not in self._agreement:
            self._measure(id_, name)
        return partial(round_lines.round_, one, waiting, self._agreement.get(id_), hint)

    @work(group="measure", exclusive=True, exit_on_error=False)
    async def _measure(self, id_: int, name: str) -> None:
        """Find out how far everybody agrees, which may take seconds, and show it once it is known."""
        found = await self.read(lambda desk: desk.rounds.agreement(name))
        if found is not None:
            self._agreement[id_] = found
            if id_ == self.list.id_at_cursor:
                self.show_detail(id_, keep=True)

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        """Take a seat of an open round; of a closed one see what differs."""
        from tui.screens.rounds.adjudication import AdjudicationScreen
        from tui.screens.rounds.coding import CodingScreen

        one = self.list.row_at_cursor
        if one is None:
            self.say(self.absent())
        elif one.row.closed_at is None:
            self.app.push_screen(CodingScreen(one.row.name))
        else:
            self.app.push_screen(AdjudicationScreen(one.row.name))

    # Opening, closing, settling

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_new_round(self) -> None:
        """Ask for what a round needs, and open it."""
        from tui.modals.new_round import ask_round

        if (said := await ask_round(self, self._filters())) is not None:
            self.say(said, "good")
            self.open()

    def _filters(self) -> Complete:
        return lambda text: self.gateway.read(lambda desk: desk.complete_query(text))

    def action_close_round(self) -> None:
        """End the coding of the round at hand."""
        self._do(_close)

    def action_reopen_round(self) -> None:
        """Open the round at hand again."""
        self._do(_reopen)

    def action_settle_round(self) -> None:
        """Settle what the policy of the round at hand settles."""
        self._do(_settle)

    @work(group="verdict", exit_on_error=False)
    async def _do(self, call: Callable[[str, Desk], Decided]) -> None:
        one = self.list.row_at_cursor
        if one is None:
            self.say(self.absent())
        elif await self.decide(partial(call, one.row.name)) is not None:
            self._agreement.pop(one.row.id, None)
            self.open(one.row.id)

    def changed(self) -> None:
        """Look again how far everybody is, unless another screen is in front; then on coming back."""
        if self.app.screen is self:
            self.open(self.list.id_at_cursor)


def _close(name: str, desk: Desk) -> Decided:
    return desk.rounds.close(name)


def _reopen(name: str, desk: Desk) -> Decided:
    return desk.rounds.reopen(name)


def _settle(name: str, desk: Desk) -> Decided:
    return desk.rounds.settle(name)
