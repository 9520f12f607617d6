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

    def strip(self, line: Line, width: int, *over: str) -> Strip:
        """Return ``line`` as a strip of ``width`` cells, with the styles named in ``over`` laid on top."""
        ground = self.rich_style
        base = [self.paint(name) for name in over]
        segments = [
            Segment(text, Style.combine([ground, self.paint(name), *base])) for text, name in line if text
        ]
        return Strip(segments).adjust_cell_length(width, Style.combine([ground, *base]))

    def paint(self, name: str) -> Style:
        """Return the style called ``name``, without the widget's own background."""
        return self.get_component_rich_style(f"paint--{name}", partial=True)
