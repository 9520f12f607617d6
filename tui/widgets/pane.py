"""A pane of lines that are built for its width."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip

from tui.draw.text import Line
from tui.keymap import bindings
from tui.widgets.painted import Painted

Builder = Callable[[int], list[Line]]


USUAL = 80
"""Cells of a line of a pane that is not laid out."""


class Pane(Painted):
    """Shows the lines that a builder makes for its width, and has them made again when the width changes."""

    can_focus = False
    virtual_size = Reactive(Size(0, 0))
    """How much there is to scroll through; the scroll bar keeps its cell, so nothing is laid out again."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._build: Builder | None = None
        self.lines: list[Line] = []
        self._width = 0

    def show(self, build: Builder | None, *, keep: bool = False) -> None:
        """Show what ``build`` makes, from the top, or where the reader was if ``keep``."""
        self._build = build
        self._rebuild()
        if not keep:
            self.scroll_to(y=0, animate=False, immediate=True)

    @property
    def whole(self) -> list[Line]:
        """All lines, also where the pane is hidden and so has no width."""
        return self.lines or (self._build(USUAL) if self._build else [])

    @property
    def across(self) -> int:
        """The cells of a line; one is kept for the scroll bar, so that its coming moves nothing."""
        return max(self.size.width - 1, 0)

    def _rebuild(self) -> None:
        self._width = self.across
        self.lines = self._build(self._width) if self._build and self._width > 4 else []
        self.virtual_size = Size(1, max(len(self.lines), self.size.height))
        self.vertical_scrollbar.window_virtual_size = self.virtual_size.height
        self.refresh()

    def on_resize(self) -> None:
        """Build again if there is more or less room across."""
        if self.across != self._width:
            self._rebuild()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at = self.scroll_offset.y + y
        line: Line = self.lines[at] if at < len(self.lines) else ()
        return self.strip(line, self._width)

    def reveal(self, line: int) -> None:
        """Scroll so that ``line`` is in sight, a third from the top."""
        self.scroll_to(y=max(line - self.size.height // 3, 0), animate=False, immediate=True)

    def page(self, by: int) -> None:
        """Scroll by half a pane, down or up."""
        self.scroll_to(
            y=self.scroll_offset.y + by * max(self.size.height // 2, 1), animate=False, immediate=True
        )


class HeadPane(Pane):
    """One line above a list, as wide as the list: it never scrolls."""

    @property
    def across(self) -> int:
        """The cells of a line."""
        return self.size.width


class TextPane(Pane, can_focus=True):
    """A pane that the movement keys scroll."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("move"))

    def action_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False)

    def action_page_down(self) -> None:
        """One screen down."""
        self.scroll_relative(y=self.size.height - 1, animate=False)

    def action_page_up(self) -> None:
        """One screen up."""
        self.scroll_relative(y=1 - self.size.height, animate=False)

    def action_first(self) -> None:
        """To the top."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_to(y=len(self.lines), animate=False)

    async def action_open(self) -> None:
        """Back to where one came from, if one did."""
        await self.screen.run_action("back")
