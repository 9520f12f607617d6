"""One decision over many claims: a range of rows, or all that match the filter."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from claims.desk.cards import BECOMES, BulkAction, ClaimRow, Preview
from claims.desk.history.wording import count
from claims.errors import DecisionError
from tui.draw import rows as row_lines
from tui.screens.claims.deciding import DecidingScreen, Verdict

if TYPE_CHECKING:
    from tui.widgets.virtual_list import VirtualList


class BulkScreen(DecidingScreen):
    """A list of claims, in which a range may be selected."""

    list: VirtualList[ClaimRow]
    text: str

    def located(self) -> None:
        """Say where the cursor is."""

    def verdict(self, action: BulkAction, call: Verdict) -> None:
        """Decide over the claim under the cursor, or over the selected range after a preview."""
        if len(self.list.selected) > 1:
            self.decide_range(action, array("q", self.list.selected))
        else:
            self.list.begun = None
            super().verdict(action, call)

    async def dispute(self, row: ClaimRow) -> None:
        """Dispute the claim under the cursor, or the selected range after a preview."""
        if len(self.list.selected) > 1:
            await self._range("dispute", array("q", self.list.selected))
        else:
            self.list.begun = None
            await super().dispute(row)

    def action_range(self) -> None:
        """Begin a range at the cursor, or give it up."""
        if self.list.id_at_cursor is None:
            self.say(self.absent())
            return
        begins = self.list.begun is None
        self.say("A range begins here: move on, then decide." if begins else "The range is given up.")
        self.list.begun = self.list.cursor if self.list.begun is None else None
        self.list.refresh()
        self.located()

    def action_drop_range(self) -> None:
        """Give the range up."""
        if self.list.begun is None:
            self.say("No range is selected; v begins one.")
        else:
            self.action_range()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_all_matching(self) -> None:
        """Decide over all that match the filter, after a preview."""
        await self.judge_query(self.text)

    async def judge_query(self, query: str) -> None:
        """Decide over all that match a filter, after a preview."""
        from tui.modals.prompt import Menu

        options = [(name, f"{name} them") for name in BECOMES]
        seen = await self.read(lambda desk: desk.preview_query(query))
        if seen is None:
            return
        if not seen.count:
            self.say("No claim matches, so there is nothing to decide.")
            return
        which = f"All that match “{query}”" if query else "ALL claims, as no filter is set"
        asked = Menu(f"{which}: {row_lines.preview(seen)}", options)
        action = await self.desk_app.push_screen_wait(asked)
        if action:
            await self._over(seen, next(name for name in BECOMES if name == action))

    @work(group="ask", description="range", exclusive=True, exit_on_error=False)
    async def decide_range(self, action: BulkAction, ids: Sequence[int]) -> None:
        """Decide over a range, after a preview."""
        await self._range(action, ids)

    async def _range(self, action: BulkAction, ids: Sequence[int]) -> None:
        from tui.modals.prompt import Menu

        whole = [one for id_ in ids for one in self.about(id_, action)]
        seen = await self.read(lambda desk: desk.preview(whole))
        if seen is None:
            return
        title = f"{action.capitalize()} {row_lines.preview(seen)}?"
        asked = Menu(title, (("yes", action), ("no", "leave them")))
        if await self.desk_app.push_screen_wait(asked) == "yes":
            self.list.begun = None
            await self._over(seen, action)

    async def _over(self, seen: Preview, action: BulkAction) -> None:
        """Decide over all claims of a preview; a dispute asks for its note first."""
        from tui.modals.prompt import Prompt

        async def accept(note: str) -> bool:
            if not note:
                raise DecisionError("A dispute wants a note: say in a few words what is doubtful.")
            return True

        note = None
        if action == "dispute":
            note = await self.asked(Prompt("Why are they doubtful?", accept=accept))
        if action != "dispute" or note:
            self.decide_all(seen, action, note)

    @work(group="verdict", description="all", exit_on_error=False)
    async def decide_all(self, seen: Preview, action: BulkAction, note: str | None = None) -> None:
        """Write one decision over many claims; the keys work on meanwhile."""
        self.say(f"Writing the decision over {count(seen.count, 'claim')} …")
        await self.decide(lambda desk: desk.decide_all(seen, action, note, self.gateway.tell))
