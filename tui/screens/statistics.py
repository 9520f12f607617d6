"""The Statistics mode: where the review stands, how fast it goes, which rules can be trusted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual import work
from textual.widget import Widget

from tui.draw import statistics as statistic_lines
from tui.messages import Heard, Saved
from tui.screens.base import DeskScreen
from tui.widgets.pane import TextPane


class StatisticsScreen(DeskScreen):
    """One page of numbers and bars; it is drawn again whenever one comes back to it."""

    mode = "statistics"

    def __init__(self) -> None:
        super().__init__()
        self.pane = TextPane()

    def body(self) -> Iterable[Widget]:
        """The page."""
        yield self.pane

    def on_screen_resume(self) -> None:
        """Count."""
        self.pane.focus()
        self.count()

    @work(exclusive=True, group="count", exit_on_error=False)
    async def count(self) -> None:
        """Count and draw."""
        progress = await self.read(lambda desk: desk.progress())
        rules = await self.read(lambda desk: desk.rules())
        agreement = await self.read(lambda desk: desk.agreement())
        if progress is not None:
            page = partial(statistic_lines.statistics, progress, rules or (), agreement or ())
            self.pane.show(page, keep=True)

    def on_saved(self, message: Saved) -> None:
        """Count again."""
        self.count()

    def on_heard(self, message: Heard) -> None:
        """Count again."""
        self.count()
