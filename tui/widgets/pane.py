"""A pane of lines that are built for its width."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip

from tui.draw.text import Line
from tui.widgets.painted import Painted

Builder = Callable[[int], list[Line]]


class Pane(Painted):
    """Shows the lines that a builder makes for so many cells, and makes them anew when the width changes."""

    can_focus = False
    virtual_size = Reactive(Size(0, 0))
    """How much there is to scroll through; the scroll bar keeps its cell, so nothing is laid out anew."""

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
