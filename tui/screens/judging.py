"""Pairs judged as same or different: the part that the Actors and Events modes share."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.binding import BindingType

from claims.desk.cards import Decided, LinkCard, Verdict
from tui.draw.link import link as link_lines
from tui.keymap import bindings
from tui.messages import Heard, Saved
from tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from claims.desk import Desk

Row = TypeVar("Row")


class JudgingScreen(ListScreen[Row]):
    """A list of things that may be the same as others; ``link`` is the pair that the keys are about."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("judge"))

    def __init__(self) -> None:
        super().__init__()
        self.link: LinkCard | None = None
        self.taken: int | None = None
        self._pairs: array[int] = array("q")
        self._at = -1

    # What subclasses give

    @abstractmethod
    async def pairs(self) -> array[int]:
        """Return the links that wait, the likeliest first."""

    @abstractmethod
    async def pair(self, link_id: int) -> LinkCard | None:
        """Return one of them."""

    @abstractmethod
    def judged(self, link: LinkCard, verdict: Verdict) -> Callable[[Desk], Decided]:
        """Return the call that judges a pair."""

    @abstractmethod
    def merged(self, left: int, right: int) -> Callable[[Desk], Decided]:
        """Return the call that merges two rows."""

    @abstractmethod
    async def parts(self, id_: int) -> Sequence[tuple[str, str]]:
        """Return what may be split off a row: a value and how it reads."""

    @abstractmethod
    def split(self, part: str) -> Callable[[Desk], Decided]:
        """Return the call that splits off a part, by its value."""

    @work(group="verdict", exit_on_error=False)
    async def action_judge(self, verdict: Verdict) -> None:
        """Say of the pair that the two are the same, are not, or cannot be told."""
        link = self.link
        if link is None or link.judgement != "proposed":
            self.say("No pair waits here; tab goes to the next one.")
            return
        self.link = None
        if await self.decide(self.judged(link, verdict)) is not None and self._at >= 0:
            self.action_next_proposal()

    @work(exclusive=True, group="detail", exit_on_error=False)
    async def action_next_proposal(self) -> None:
        """Show the next pair that waits."""
        if self._at < 0:
            pairs = await self.attempt(self.pairs(), "read")
            if pairs is None:
                return
            self._pairs = pairs
        self._at += 1
        if self._at >= len(self._pairs):
            self._at = -1
            self.say("That was the last pair that waits." if self._pairs else "No pair waits.", "good")
            return
        link = await self.pair(self._pairs[self._at])
        if link is not None:
            if link == self.link:
                self.say("No other pair waits.", "good")
            self.link = link
            self.pane.show(lambda width: link_lines(link, width))
            self.place(f"pair {self._at + 1} of {len(self._pairs):,} ")

    def action_merge(self) -> None:
        """Take up a row; on a second one, merge the two."""
        here = self.list.id_at_cursor
        if here is None:
            self.say(self.absent())
            return
        if self.taken is None or self.taken == here:
            self.taken = here if self.taken is None else None
            self.say("Go to the other one and press the key again to merge." if self.taken else "Let go.")
            self.list.refresh()
        else:
            taken, self.taken = self.taken, None
            self.step(self.merged(taken, here))

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_split(self) -> None:
        """Choose what to split off."""
        from tui.modals.prompt import Menu

        here = self.list.id_at_cursor
        parts = await self.attempt(self.parts(here), "read") if here is not None else ()
        if parts is None:
            return
        if not parts:
            self.say("There is nothing to split off.")
            return
        part = await self.desk_app.push_screen_wait(Menu("Split off what?", parts))
        if part:
            await self.decide(self.split(part))

    def found(self, links: Sequence[LinkCard]) -> None:
        """Take up the first open pair of what the pane shows."""
        self._at = -1
        self.link = next((link for link in links if link.judgement == "proposed"), None)

    def on_saved(self, message: Saved) -> None:
        """Fetch the list again: a merge or a split changes its rows."""
        if self._at < 0:
            self.open(self.list.id_at_cursor)
        else:
            self.list.outdate()

    def on_heard(self, message: Heard) -> None:
        """Show what others did."""
        self.list.outdate()
