"""Facets: the claims counted by article, speaker, rule, …; one of them filters the queue, or is judged."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from claims.desk.cards import FacetRow
from tui.draw.rows import facet as facet_line
from tui.draw.text import Line
from tui.keymap import bindings
from tui.modals.modal import Asking
from tui.widgets.bars import KeyBar
from tui.widgets.virtual_list import VirtualList


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be done with the claims of a value: shown, or judged together."""

    does: Literal["filter", "judge"]
    query: str


class FacetScreen(Asking[Chosen | None]):
    """One facet at a time; ``query`` is the filter whose claims are counted."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("facets"))

    def __init__(self, query: str, names: Sequence[str], at: str) -> None:
        super().__init__()
        self._query = query
        self._names = names
        self.facet = at
        self._rows: Sequence[FacetRow] = ()
        self.list: VirtualList[FacetRow] = VirtualList(
            self._fetch, self._draw, self._moved, empty="No claim matches the filter."
        )

    def compose(self) -> ComposeResult:
        """Lay out the names of the facets, the list and the keys."""
        from tui.actions import on as actions_on

        keys = (
            replace(one, label="filter", weight=95) if one.name == "open" else one
            for one in actions_on("facets")
        )
        with Vertical(id="facets"):
            yield Static(self._head(), id="title", markup=False)
            yield self.list
            yield KeyBar(tuple(keys), self.desk_app.keymap.shown)

    def on_mount(self) -> None:
        """Count the first facet."""
        self.list.focus()
        self.count()

    def _head(self) -> str:
        names = " ".join(f"[{one}]" if one == self.facet else f" {one} " for one in self._names)
        return f"{names}   {self._query}".rstrip()

    @work(exclusive=True, group="facet", exit_on_error=False)
    async def count(self) -> None:
        """Count the claims by the facet at hand."""
        name, query = self.facet, self._query
        rows = await self.attempt(self.desk_app.gateway.read(lambda desk: desk.facet(name, query)))
        self._rows = rows or ()
        self.query_one("#title", Static).update(self._head())
        self.list.show(array("q", range(len(self._rows))))

    async def _fetch(self, ids: Sequence[int]) -> Mapping[int, FacetRow]:
        return {id_: self._rows[id_] for id_ in ids if id_ < len(self._rows)}

    def _draw(self, row: FacetRow, width: int) -> Line:
        return facet_line(row, max((one.claims for one in self._rows), default=1), width)

    def _moved(self, id_: int | None) -> None:
        """The cursor moved; nothing else follows it."""

    def say(self, words: str) -> None:
        """Show a sentence in place of the names until another facet is counted."""
        self.query_one("#title", Static).update(words)

    def action_step_facet(self, by: int) -> None:
        """Count by something else."""
        self.facet = self._names[(self._names.index(self.facet) + by) % len(self._names)]
        self.count()

    @on(VirtualList.Opened)
    @on(VirtualList.Vacant)
    def _opened(self) -> None:
        self._choose("filter")

    def action_judge_facet(self) -> None:
        """Decide over all claims of the value."""
        self._choose("judge")

    def _choose(self, does: Literal["filter", "judge"]) -> None:
        row = self.list.row_at_cursor
        if row is None:
            self.say("No value is counted here; go back and filter for something else.")
        else:
            self.dismiss(Chosen(does, f"{self._query} {row.query}".strip()))

    def action_close_facets(self) -> None:
        """Back to the queue as it was."""
        self.dismiss(None)
