"""The Articles mode: every article, what waits in it, and its text beside."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from claims.desk.cards import ArticleRow
from tui.draw import rows as row_lines
from tui.draw.claims import article as article_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.modals.article_date import ask_date
from tui.screens.claims.article import ArticleScreen
from tui.screens.listing import ListScreen
from tui.widgets.pane import Builder
from tui.widgets.virtual_list import VirtualList


class ArticlesScreen(ListScreen[ArticleRow]):
    """The articles, newest first."""

    mode = "articles"
    empty = "No article. `claims import` brings some in."
    filter_hint = "part of a title, publisher, agency or file name"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("date"))

    async def ids(self) -> array[int] | None:
        """Return the articles that fit."""
        return await self.read(lambda desk: desk.articles.ids(self.text))

    async def fetch(self, ids: Sequence[int]) -> dict[int, ArticleRow] | None:
        """Return the rows of some articles."""
        return await self.read(lambda desk: desk.articles.rows(ids))

    def draw(self, row: ArticleRow, width: int) -> Line:
        """Return an article as a line."""
        return row_lines.article(row, width)

    def column_names(self, width: int) -> Line:
        """Return the names of the columns."""
        return row_lines.article_head(width)

    async def detail(self, id_: int) -> Builder | None:
        """Return the text of an article."""
        card = await self.read(lambda desk: desk.article(id_))
        if card is None:
            return None
        return lambda width: article_lines.article(card, None, width, lambda row: row)[0]

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_set_date(self) -> None:
        """Set the date of the article under the cursor."""
        if self.list.id_at_cursor is not None:
            await ask_date(self, self.list.id_at_cursor)
        else:
            self.say(self.absent())

    @on(VirtualList.Opened)
    def _opened(self, message: VirtualList.Opened) -> None:
        self.app.push_screen(ArticleScreen(message.id))

    def changed(self) -> None:
        """Count again."""
        self.again()
