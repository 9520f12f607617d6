"""The Statistics mode: which rules cost the most errors, where the review stands, and what to do next."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from textual import on, work
from textual.containers import Container, Vertical
from textual.widget import Widget

from claims.desk.cards import RuleScore
from tui.draw import statistics as statistic_lines
from tui.screens.base import DeskScreen
from tui.widgets.pane import HeadPane, Pane
from tui.widgets.virtual_list import VirtualList


class StatisticsScreen(DeskScreen):
    """The rules by what they cost, and a page of progress beside; counted whenever one comes back to it."""

    mode = "statistics"

    def __init__(self) -> None:
        super().__init__()
        self._rules: Sequence[RuleScore] = ()
        self.list: VirtualList[RuleScore] = VirtualList(
            self._fetch, statistic_lines.rule, lambda _: None, empty="No rule has a claim."
        )
        self.head = HeadPane(id="columns")
        self.pane = Pane()

    def body(self) -> Iterable[Widget]:
        """The rules, and the page."""
        rules = Vertical(self.head, self.list, classes="queue")
        yield Container(rules, Container(self.pane, classes="beside"), classes="split")

    def on_screen_resume(self) -> None:
        """Count."""
        self.list.focus()
        self.count()

    @work(exclusive=True, group="count", exit_on_error=False)
    async def count(self) -> None:
        """Count and draw."""
        progress = await self.read(lambda desk: desk.progress())
        rules = await self.read(lambda desk: desk.rules())
        agreement = await self.read(lambda desk: desk.agreement())
        if progress is None:
            return
        self._rules = rules or ()
        self.list.show(array("q", range(len(self._rules))), self.list.cursor)
        self.head.show(lambda width: [((" ", "dim"), *statistic_lines.rule_head(width - 1))])
        page = partial(statistic_lines.statistics, progress, self._rules, agreement or ())
        self.pane.show(page, keep=True)

    async def _fetch(self, ids: Sequence[int]) -> Mapping[int, RuleScore]:
        return {id_: self._rules[id_] for id_ in ids if id_ < len(self._rules)}

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        """Show the claims of a rule: those that wait, or where none does all of them."""
        rule = self.list.row_at_cursor
        if rule is not None:
            undecided = " status:new,disputed" if rule.undecided else ""
            self.desk_app.show_query(f"rule:{rule.rule}{undecided}")

    def changed(self) -> None:
        """Count again."""
        self.count()
