"""The Search mode: every sentence that matches, with its claims."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from textual import on

from claims.desk.cards import ClaimRow, SearchHit
from tui.draw import search as search_lines
from tui.draw.text import Line
from tui.screens.claims.article import ArticleScreen
from tui.screens.listing import ListScreen
from tui.widgets.pane import Builder
from tui.widgets.virtual_list import VirtualList


class SearchScreen(ListScreen[SearchHit]):
    """Hits, best first; Enter opens the article at the sentence's first claim."""

    mode = "search"
    empty = "/ asks for words; “in quotes” a phrase, word* a beginning."
    filter_hint = "words, “a phrase”, begin*, OR, NOT"

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[SearchHit, ...] = ()

    async def ids(self) -> array[int] | None:
        """Search; a hit's id is its place."""
        self.hits = ()
        if self.text:
            hits = await self.read(lambda desk: desk.search(self.text))
            if hits is None:
                return None
            self.hits = hits
        return array("q", range(len(self.hits)))

    async def fits(self, text: str) -> bool:
        """Say that the words can be looked for."""
        if text:
            await self.gateway.read(lambda desk: desk.search(text, 1))
        return True

    async def fetch(self, ids: Sequence[int]) -> dict[int, SearchHit] | None:
        """Return some hits."""
        return {id_: self.hits[id_] for id_ in ids if id_ < len(self.hits)}

    def draw(self, row: SearchHit, width: int) -> Line:
        """Return a hit as a line."""
        return search_lines.row(row, width)

    async def detail(self, id_: int) -> Builder | None:
        """Return the sentence with its neighbours, and its claims."""
        hit = self.hits[id_]
        rows: dict[int, ClaimRow] = await self.read(lambda desk: desk.rows(hit.claim_ids)) or {}
        claims = [rows[claim] for claim in hit.claim_ids if claim in rows]
        return lambda width: search_lines.hit(hit, claims, width)

    @on(VirtualList.Opened)
    def _opened(self, message: VirtualList.Opened) -> None:
        hit = self.hits[message.id]
        self.app.push_screen(ArticleScreen(hit.article_id, hit.claim_ids[0] if hit.claim_ids else None))
