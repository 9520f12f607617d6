"""The timeline: events in lanes over the whole width, one of them at hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widget import Widget

from claims.desk.cards import DatedEvent
from claims.desk.events.timeline import By, Timeline
from claims.document import DateRange
from tui.draw import event as event_lines
from tui.draw import lanes
from tui.draw.text import Line
from tui.draw.timeline import fitting
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.screens.claims.article import ArticleScreen
from tui.widgets.pane import Pane, TextPane

HEAD = 3
"""Lines above the first lane."""
END = 1 << 20
"""More lanes than there are."""
FEWEST = 2
"""Days that the window shows at the least."""


class LanePane(TextPane):
    """The lanes; the movement keys go from lane to lane, and from event to event in one."""

    def action_down(self) -> None:
        """To the lane below."""
        self._screen().move(1, 0)

    def action_up(self) -> None:
        """To the lane above."""
        self._screen().move(-1, 0)

    def action_first(self) -> None:
        """To the first lane."""
        self._screen().move(-END, 0)

    def action_last(self) -> None:
        """To the last lane."""
        self._screen().move(END, 0)

    async def action_open(self) -> None:
        """Open the event at hand."""
        self._screen().open_event()

    def _screen(self) -> TimelineScreen:
        screen = self.screen
        assert isinstance(screen, TimelineScreen)
        return screen


class TimelineScreen(DeskScreen):
    """The events that fit ``query``, in lanes by actor or by place."""

    mode = "timeline"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("timeline"))

    def __init__(self, query: str) -> None:
        super().__init__()
        self._query = query
        self.by: By = "actor"
        self.shown: Timeline | None = None
        self.window: tuple[date, date] | None = None
        self.lane = self.number = 0
        self.pane = LanePane(id="lanes")
        self.card = Pane(id="event")

    def body(self) -> Iterable[Widget]:
        """The lanes, and the event at hand below them."""
        yield self.pane
        yield self.card

    def on_mount(self) -> None:
        """Read the events."""
        self.pane.focus()
        self.fetch()

    @work(exclusive=True, group="lanes", exit_on_error=False)
    async def fetch(self) -> None:
        """Read the events and show their lanes."""
        by, query = self.by, self._query
        found = await self.read(lambda desk: desk.events.timeline(query, by))
        if found is None:
            return
        self.shown, self.lane, self.number = found, 0, 0
        self.window = self.window or _core(found)
        self.draw()

    def at_hand(self) -> DatedEvent | None:
        """The event that the cursor is on."""
        lanes_ = self.shown.lanes if self.shown else ()
        marks = lanes_[self.lane].marks if self.lane < len(lanes_) else ()
        return marks[self.number] if self.number < len(marks) else None

    def draw(self) -> None:
        """Show the lanes, and the event at hand."""
        shown, window = self.shown, self.window
        if shown is None or window is None:
            self.say("No event has a day." if shown else "")
            return
        at = (self.lane, self.number)
        self.pane.show(lambda width: lanes.picture(shown, *window, at, width), keep=True)
        line, top = HEAD + self.lane, self.pane.scroll_offset.y
        if not top <= line < top + self.pane.size.height:
            self.pane.reveal(line)
        mark = self.at_hand()
        self.place(f"{len(shown.lanes)} lanes · {window[0]} … {window[1]} ")
        if mark is not None:
            self.show_event(mark)

    @work(exclusive=True, group="detail", exit_on_error=False)
    async def show_event(self, mark: DatedEvent) -> None:
        """Show the event at hand below the lanes."""
        card = await self.read(lambda desk: desk.events.card(mark.id))
        if card is None or mark != self.at_hand() or self.shown is None:
            return
        number, total = self.number + 1, len(self.shown.lanes[self.lane].marks)

        def lines(width: int) -> list[Line]:
            return [lanes.at_hand(mark, number, total, width), *event_lines.event(card, width)]

        self.card.show(lines)

    def move(self, lanes_: int, events: int) -> None:
        """Go to another lane, there to the nearest event, or to another event of the lane."""
        shown, here = self.shown, self.at_hand()
        if shown is None or here is None:
            self.say("No event has a day." if shown else "")
            return
        before = (self.lane, self.number)
        lane = max(0, min(self.lane + lanes_, len(shown.lanes) - 1))
        marks = shown.lanes[lane].marks
        if lane != self.lane:
            away = [abs((mark.first - here.first).days) for mark in marks]
            self.lane, self.number = lane, away.index(min(away))
        else:
            self.number = max(0, min(self.number + events, len(marks) - 1))
        if (self.lane, self.number) == before:
            where, what = (
                "last" if lanes_ + events > 0 else "first",
                "event of the lane" if events else "lane",
            )
            self.say(f"This is the {where} {what}.")
        self._keep_in_window()
        self.draw()

    def _keep_in_window(self) -> None:
        """Move the window to the event at hand where that lies outside."""
        here, window = self.at_hand(), self.window
        if here is not None and window is not None and not window[0] <= here.first <= window[1]:
            self._zoom_to(here.first, (window[1] - window[0]).days)

    def _zoom_to(self, middle: date, days: int) -> None:
        first = middle - timedelta(days=days // 2)
        self.window = (first, first + timedelta(days=max(days, 1)))

    def action_step_event(self, by: int) -> None:
        """To the next event of the lane, or the one before."""
        self.move(0, by)

    def action_zoom(self, by: float) -> None:
        """Show ``by`` times the days, at most all, around the event at hand."""
        here, window, shown = self.at_hand(), self.window, self.shown
        whole = shown.span if shown is not None else None
        if here is None or window is None or whole is None:
            self.say("No event has a day.")
            return
        before = (window[1] - window[0]).days
        days = round(max(before, 1) * by)
        if days >= (whole[1] - whole[0]).days:
            self.window = whole
            self.say("All days are in sight." if by > 1 else "It goes no nearer.")
        else:
            self._zoom_to(here.first, max(days, FEWEST))
            self.say("It goes no nearer." if before <= FEWEST and by < 1 else "")
        self.draw()

    def action_lanes_by(self) -> None:
        """Lanes by place, or by actor again."""
        self.by = "place" if self.by == "actor" else "actor"
        self.fetch()

    def open_event(self) -> None:
        """Read the article that tells of the event at hand."""
        self._open()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def _open(self) -> None:
        mark = self.at_hand()
        card = await self.read(lambda desk: desk.events.card(mark.id)) if mark is not None else None
        if card is not None and card.mentions:
            claim = card.mentions[0].claim
            self.app.push_screen(ArticleScreen(claim.article_id, claim.id))

    def action_close_timeline(self) -> None:
        """Back to the list."""
        self.dismiss()


def _core(shown: Timeline) -> tuple[date, date] | None:
    """Return the days to begin with: without the few events that alone make the axis twice as long."""
    days = (DateRange(mark.first, mark.last, "day") for lane in shown.lanes for mark in lane.marks)
    axis = fitting(days, 1)
    return (axis.first, axis.last) if axis is not None else None
