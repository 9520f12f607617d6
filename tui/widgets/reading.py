"""The text of an article, scrolled to the claim at hand; the mouse selects words in it."""

from __future__ import annotations

from textual import events
from textual.message import Message

from claims.desk.cards import ArticleCard
from claims.desk.review.spans import snap
from claims.document import Span
from claims.errors import DecisionError
from tui.draw.claims.page import MARGIN, Drawn, Page, Shown, offset_at
from tui.draw.text import Line
from tui.widgets.pane import Pane

AROUND = 2
"""Lines that stay in sight above and below the claim at hand, where there is room."""


class ReadingPane(Pane):
    """Shows one article at a time."""

    class Selected(Message):
        """The mouse was drawn over some words of the article."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self, shown: Shown, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown = shown
        self._page: Page | None = None
        self._view = Drawn([], [], 0)
        self._at: int | None = None
        self._sentence: Span | None = None
        self._began: int | None = None

    @property
    def card(self) -> ArticleCard | None:
        """The article that is shown."""
        return self._page.card if self._page is not None else None

    def read(self, card: ArticleCard, at: int | None, sentence: Span | None = None) -> None:
        """Show an article with a claim or a sentence at hand; it scrolls only where that is out of sight."""
        self._at, self._sentence = at, sentence
        here = self._page
        if here is None or here.card.text is not card.text or here.card.marks != card.marks:
            self._page = Page(card, self.across)
        else:
            here.card = card
        self.show(self._lines_of, keep=here is not None and here.card.head.id == card.head.id)
        self._in_sight()

    def _lines_of(self, width: int) -> list[Line]:
        if self._page is None:
            return []
        if self._page.width != width:
            self._page = Page(self._page.card, width)
        self._view = self._page.drawn(self._at, self._shown, self._sentence)
        return self._view.lines

    def on_resize(self) -> None:
        """Lay the text out again and keep the claim in sight."""
        super().on_resize()
        self.call_after_refresh(self._in_sight)

    def _in_sight(self) -> None:
        reached, top, height = self._view.reached, self.scroll_offset.y, self.size.height
        around = min(AROUND, height // 4)
        if not top + around <= reached < top + height - 2 * around:
            self.reveal(reached)

    def _offset(self, event: events.MouseEvent) -> int | None:
        """Return the character under the mouse."""
        line, card = self.scroll_offset.y + event.y, self.card
        place = self._view.places[line] if 0 <= line < len(self._view.places) else None
        return None if place is None or card is None else offset_at(card.text, place, event.x - MARGIN)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection."""
        self._began = self._offset(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the selection: it is widened to whole words."""
        began, ended, card = self._began, self._offset(event), self.card
        self._began = None
        if began is None or ended is None or card is None or began == ended:
            return
        try:
            span = snap(card.text, Span(min(began, ended), max(began, ended) + 1))
        except DecisionError:
            return
        self.post_message(self.Selected(span))
