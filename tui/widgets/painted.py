"""Widgets that draw lines of pieces themselves, in styles that the theme gives."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.draw.text import Line

STYLES = (
    "plain", "dim", "strong", "accent", "good", "fair", "bad", "warn", "struck", "held", "cursor", "chosen",
    "content", "cue", "speaker", "addressee", "trigger", "actor", "recipient", "time", "place", "occasion",
    "number", "sentence", "claimed", "match", "axis", "heading",
)  # fmt: skip
"""The styles a line may name; each is a component class ``paint--NAME`` in the style sheet.

They are the application's and not each widget's: Textual works all of them out again for every node that has
them, whenever the style of that node changes.
"""


class Painted(ScrollView):
    """A scrolling widget whose lines are pieces of text with named styles."""

    def __init__(self, *, id: str | None = None) -> None:
        self._drawn: dict[int, Strip] = {}
        self._paint: dict[tuple[str, ...], Style] = {}
        super().__init__(id=id)

    def notify_style_update(self) -> None:
        """Draw again when the theme or the widget's own style changes."""
        super().notify_style_update()
        if self._paint:
            self._paint.clear()
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some of the widget's lines; where no border stands around them they are what ``crop`` shows.

        Textual's own way makes five strips of each line, to lay borders, padding and filters over it. Lines
        are kept until they are to be drawn again: a change above and one below asks for all between them.
        """
        if self.styles.gutter.totals != (0, 0) or self.get_line_filters():
            return super().render_lines(crop)
        return [self._line(y).crop(crop.x, crop.right) for y in crop.line_range]

    def _line(self, y: int) -> Strip:
        strip = self._drawn.get(y)
        if strip is None:
            strip = self.render_line(y).adjust_cell_length(self.outer_size.width, self.paint(()))
            self._drawn[y] = strip
        return strip

    def _set_dirty(self, *regions: Region) -> None:
        """Forget the lines that are to be drawn again; every refresh comes through here."""
        if not regions:
            self._drawn.clear()
        for region in regions:
            for y in region.line_range:
                self._drawn.pop(y, None)
        super()._set_dirty(*regions)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that a line needs once its styles are true colours."""
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    def strip(self, line: Line, width: int, *over: str) -> Strip:
        """Return ``line`` as a strip of ``width`` cells, with the styles named in ``over`` laid on top."""
        paint = self.paint
        segments = [Segment(text, paint((name, *over))) for text, name in line if text]
        return Strip(segments).adjust_cell_length(width, paint(over))

    def paint(self, names: tuple[str, ...]) -> Style:
        """Return the styles called ``names`` laid over each other on the widget's own ground."""
        style = self._paint.get(names)
        if style is None:
            component = self.app.get_component_styles
            parts = [component(f"paint--{name}").partial_rich_style for name in names]
            style = self._paint[names] = self._true(Style.combine([self.rich_style, *parts]))
        return style

    def _true(self, style: Style) -> Style:
        """Return ``style`` with the colours that stand for the terminal's own, and for dim, once for all."""
        ground = self.background_colors[1].rich_color
        for one in super().get_line_filters():
            if isinstance(one, ANSIToTruecolor):
                style = one.truecolor_style(style, ground)
        return style
