"""Widgets that draw lines of pieces themselves, in styles that the theme gives."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.draw.text import Line

STYLES = (
    "plain", "dim", "strong", "accent", "good", "fair", "bad", "warn", "struck", "held", "cursor", "chosen",
    "content", "cue", "speaker", "addressee", "trigger", "actor", "recipient", "time", "place", "occasion",
    "number", "claimed", "match", "axis", "heading",
)  # fmt: skip
"""The styles a line may name; each is a component class ``paint--NAME`` in the style sheet."""


class Painted(ScrollView):
    """A scrolling widget whose lines are pieces of text with named styles."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"paint--{name}" for name in STYLES}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paint: dict[tuple[str, ...], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles when the theme or the widget's own change."""
        super().notify_style_update()
        self._paint.clear()

    def strip(self, line: Line, width: int, *over: str) -> Strip:
        """Return ``line`` as a strip of ``width`` cells, with the styles named in ``over`` laid on top."""
        paint = self.paint
        segments = [Segment(text, paint((name, *over))) for text, name in line if text]
        return Strip(segments).adjust_cell_length(width, paint(over))

    def paint(self, names: tuple[str, ...]) -> Style:
        """Return the styles called ``names`` laid over each other on the widget's own ground."""
        style = self._paint.get(names)
        if style is None:
            parts = [self.get_component_rich_style(f"paint--{name}", partial=True) for name in names]
            style = self._paint[names] = Style.combine([self.rich_style, *parts])
        return style
