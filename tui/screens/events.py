"""The Events mode: what happened, on an axis, with every account of it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from claims.desk.cards import Decided, EventCard, EventRow, LinkCard, Verdict
from tui.draw import event as event_lines
from tui.draw.text import Line, clean, fit
from tui.draw.timeline import Axis, fitting
from tui.keymap import bindings
from tui.screens.claims.article import ArticleScreen
from tui.screens.judging import JudgingScreen
from tui.widgets.completing import Complete
from tui.widgets.pane import Builder, Pane
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from claims.desk import Desk


class EventsScreen(JudgingScreen[EventRow]):
    """The events in order of time; the axis spans those in sight."""

    mode = "events"
    empty = "No event fits."
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("events"))
    filter_hint = "the filter language of the Review mode: actor:blinken type:CONSULT after:2023-06-01"

    def __init__(self) -> None:
        super().__init__()
        self.ticks = Pane(id="axis")
        self._axis: Axis | None = None
        self._seen: tuple[int, int, int] = (-1, -1, -1)

    def body(self) -> Iterable[Widget]:
        """The axis over the list, and the pane."""
        timeline = Vertical(self.ticks, self.list, id="timeline")
        yield Container(timeline, Container(self.pane, classes="beside"), classes="split")

    async def ids(self) -> array[int] | None:
        """Return the events that fit."""
        return await self.read(lambda desk: desk.events.ids(self.text))

    async def fetch(self, ids: Sequence[int]) -> dict[int, EventRow] | None:
        """Return the rows of some events."""
        return await self.read(lambda desk: desk.events.rows(ids))

    def draw(self, row: EventRow, width: int) -> Line:
        """Return an event as a line with its stretch of the axis."""
        return event_lines.row(row, width, self._axis_for(width), row.id == self.taken)

    def _axis_for(self, width: int) -> Axis | None:
        """Return the axis of the rows in sight; it changes only when they do."""
        shown = self.list.in_sight()
        seen = (self.list.scroll_offset.y, len(shown), width)
        if seen != self._seen:
            self._seen = seen
            self._axis = fitting([row.date for row in shown], event_lines.axis_cells(width))
            self.call_later(self._show_ticks)
        return self._axis

    def _show_ticks(self) -> None:
        axis = self._axis
        pad = (" " * (event_lines.DATE + 2), "plain")
        self.ticks.show(lambda width: [(pad, *line) for line in axis.ticks()] if axis else [])

    def completion(self) -> Complete:
        """Complete the filter language."""
        return lambda text: self.gateway.read(lambda desk: desk.complete_query(text))

    async def detail(self, id_: int) -> Builder | None:
        """Return everything about an event."""
        card = await self._card(id_)
        if card is None:
            return None
        self.found(card.links)
        return lambda width: event_lines.event(card, width)

    async def _card(self, id_: int) -> EventCard | None:
        return await self.read(lambda desk: desk.events.card(id_))

    async def pairs(self) -> array[int]:
        """Return the proposals about events, then those about quotes."""
        events = await self.gateway.read(lambda desk: desk.events.proposals("event"))
        quotes = await self.gateway.read(lambda desk: desk.events.proposals("quote"))
        return events + array("q", (-id_ for id_ in quotes))

    async def pair(self, link_id: int) -> LinkCard | None:
        """Return a proposal; those about quotes have their number negated."""
        if link_id < 0:
            return await self.read(lambda desk: desk.events.link(-link_id, "quote"))
        return await self.read(lambda desk: desk.events.link(link_id))

    def judged(self, link: LinkCard, verdict: Verdict) -> Callable[[Desk], Decided]:
        """Judge a proposal."""
        return lambda desk: desk.events.judge(link, verdict)

    def merged(self, left: int, right: int) -> Callable[[Desk], Decided]:
        """Merge two events."""
        return lambda desk: desk.events.merge(left, right)

    async def parts(self, id_: int) -> Sequence[tuple[str, str]]:
        """Return the accounts of an event, if there are several."""
        card = await self._card(id_)
        if card is None or len(card.mentions) < 2:
            return ()
        return [
            (str(v.claim.id), f"{clean(v.article.label)}: {fit(v.claim.text, 40).rstrip()}")
            for v in card.mentions
        ]

    def split(self, part: str) -> Callable[[Desk], Decided]:
        """Make one account an event of its own."""
        return lambda desk: desk.events.split(int(part))

    def action_timeline(self) -> None:
        """Show the events in lanes over the whole width."""
        from tui.screens.lanes import TimelineScreen

        self.app.push_screen(TimelineScreen(self.text))

    @on(VirtualList.Opened)
    async def _opened(self, message: VirtualList.Opened) -> None:
        card = await self._card(message.id)
        if card is not None and card.mentions:
            claim = card.mentions[0].claim
            self.app.push_screen(ArticleScreen(claim.article_id, claim.id))
