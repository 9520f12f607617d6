"""The article beside the queue: its text follows the cursor."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import Container

from claims.desk.cards import ArticleCard, ClaimCard, ClaimRow, Decided
from tui.draw import rows as row_lines
from tui.draw.claims import card as card_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.screens.claims.bulk import BulkScreen
from tui.screens.claims.selection import SelectionScreen
from tui.screens.claims.sentences import SentenceScreen
from tui.screens.claims.state import Reviewing
from tui.widgets.pane import HeadPane, Pane
from tui.widgets.reading import ReadingPane

KEPT = 6
"""Articles kept at hand; the one read longest ago goes first."""
FACTS = 2
"""Lines that there is room for above the text without taking some of its own."""
READING = "-reading"
"""The class of a screen that shows the text."""


class ReadingScreen(BulkScreen, SelectionScreen, SentenceScreen):
    """A list of claims, and the article of the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("reading"))
    state: Reviewing

    def __init__(self) -> None:
        super().__init__()
        self.text_pane = ReadingPane(self._shown_row, id="text")
        self.facts = Pane(id="facts")
        self.columns = HeadPane(id="columns")
        self._under: ClaimRow | None = None
        self._articles: OrderedDict[int, ArticleCard] = OrderedDict()
        self.add_class(READING)

    def text_column(self) -> Container:
        """Return the text with its place in the layout."""
        return Container(self.text_pane, classes="text")

    def _shown_row(self, row: ClaimRow) -> ClaimRow:
        return self.state.shown(row)

    @property
    def reading(self) -> bool:
        """Whether the text is shown."""
        return self.has_class(READING)

    def action_panes(self) -> None:
        """Show the text, or the queue with the card."""
        self.toggle_class(READING)
        self.call_after_refresh(self.follow)

    def article_at_hand(self) -> ArticleCard | None:
        """The article of the claim under the cursor."""
        row = self.at_hand() or self._under
        return self._articles.get(row.article_id) if row is not None else None

    def follow(self, row: ClaimRow | None = None) -> None:
        """Show the text around the claim under the cursor; fetch it where it is not at hand.

        ``row`` is the claim where the list has not fetched its rows yet.
        """
        self._under = row = self.at_hand() or row or self._under
        if row is None:
            return
        if row.article_id in self._articles:
            self._articles.move_to_end(row.article_id)
            self.show_text()
        else:
            self.fetch_text(row.article_id)

    def show_text(self) -> None:
        """Show the text with the claim or the sentence at hand."""
        card, row = self.article_at_hand(), self.at_hand() or self._under
        if card is not None and row is not None and self.reading:
            self.text_pane.read(card, row.id, self.sentence)

    @work(exclusive=True, group="article", exit_on_error=False)
    async def fetch_text(self, article_id: int) -> None:
        """Fetch an article and show it, unless the cursor has left it meanwhile."""
        card = await self.read(lambda desk: desk.article(article_id))
        if card is None:
            return
        self._articles[article_id] = card
        while len(self._articles) > KEPT:
            self._articles.popitem(last=False)
        self.show_text()

    def tell_facts(
        self, card: ClaimCard, together: Sequence[ClaimRow] = (), alike: int | None = None
    ) -> None:
        """Show in few lines what the text does not show of a claim, and of those that share its row."""

        def build(width: int) -> list[Line]:
            return card_lines.summary(card, width, together, alike)

        self.set_class(len(build(self.size.width - 1)) > FACTS, "-more-facts")
        self.facts.show(build)
        self.columns.show(self._head)

    def _head(self, width: int) -> list[Line]:
        """Return the names of the columns, as wide as the rows below them."""
        return [((" ", "dim"), *row_lines.claim_head(self.list.scrollable_content_region.width - 1))]

    def renew_texts(self, decided: Decided | None) -> None:
        """Take in what a decision changed; fetch the text again where more than verdicts did."""
        here = self.article_at_hand()
        for article_id, card in list(self._articles.items()):
            fresh = None if decided is None or decided.wide else _with_verdicts(card, decided)
            if fresh is None and (here is None or article_id != here.head.id):
                del self._articles[article_id]
            elif fresh is None:
                self.fetch_text(article_id)
            else:
                self._articles[article_id] = fresh
        self.show_text()


def _with_verdicts(card: ArticleCard, decided: Decided) -> ArticleCard | None:
    """Return an article with the rows that a decision left; ``None`` where more changed than verdicts."""
    known = {row.id: row for row in card.claims}
    for row in decided.rows.values():
        old = known.get(row.id)
        if old is None and row.article_id == card.head.id:
            return None
        if old is not None and replace(row, status=old.status, version=old.version, flag=old.flag) != old:
            return None
    return replace(card, claims=tuple(decided.rows.get(row.id, row) for row in card.claims))
