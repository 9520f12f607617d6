"""A whole article, its claims marked; the keys decide over the one at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widget import Widget

from claims.desk.cards import ArticleCard, ClaimRow, Decided
from tui.draw import article as article_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.messages import Heard, Saved
from tui.screens.deciding import DecidingScreen
from tui.state import Reviewing
from tui.widgets.pane import Pane


class TextPane(Pane, can_focus=True):
    """The text; the movement keys scroll it."""

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
        """Back to the queue."""
        await self.screen.run_action("back")


class ArticleScreen(DecidingScreen):
    """One article; ``claim_id`` is the claim to begin with."""

    mode = "article"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("article"))

    def __init__(self, article_id: int, claim_id: int | None = None) -> None:
        super().__init__()
        self.state = Reviewing()
        self.article_id = article_id
        self.card: ArticleCard | None = None
        self.claim_id = claim_id
        self.pane = TextPane()
        self.foot = Pane(id="foot")
        self.reached = 0

    def body(self) -> Iterable[Widget]:
        """The text, and the claim at hand below it."""
        yield self.pane
        yield self.foot

    def on_mount(self) -> None:
        """Fetch the article."""
        self.pane.focus()
        self.fetch()

    @work(exclusive=True, group="article", exit_on_error=False)
    async def fetch(self, reveal: bool = True) -> None:
        """Fetch the article and show it; ``reveal`` scrolls to the claim at hand."""
        card = await self.read(lambda desk: desk.article(self.article_id))
        if card is None:
            return
        self.card = card
        if self.claim_id is None and card.claims:
            self.claim_id = card.claims[0].id
        self.draw(reveal=reveal)

    def draw(self, *, reveal: bool) -> None:
        """Show the text with the claim at hand."""
        card, row = self.card, self.at_hand()
        if card is None:
            return
        self.pane.show(self._lines, keep=True)
        if row is not None:
            number, total, shown = self._number(), len(card.claims), self.state.shown(row)
            self.foot.show(lambda width: article_lines.at_hand(shown, number, total, width))
        if reveal:
            self.pane.reveal(self.reached)
        self.place(f"{len(card.claims)} claims ")

    def _lines(self, width: int) -> list[Line]:
        if self.card is None:
            return []
        lines, self.reached = article_lines.article(self.card, self.claim_id, width, self.state.shown)
        return lines

    def _number(self) -> int:
        rows = self.card.claims if self.card else ()
        return next((number for number, row in enumerate(rows, 1) if row.id == self.claim_id), 0)

    def at_hand(self) -> ClaimRow | None:
        """The claim that ``n`` and ``N`` came to."""
        rows = self.card.claims if self.card else ()
        return next((row for row in rows if row.id == self.claim_id), None)

    def go_on(self) -> None:
        """To the next claim."""
        self.action_next_claim()

    def redraw(self, *, fetch: bool = False) -> None:
        """Show verdicts; all of the article again where one failed."""
        self.draw(reveal=False)
        if fetch:
            self.fetch(reveal=False)

    def made(self, decided: Decided) -> None:
        """Go to a claim that was made by hand."""
        if decided.claim_ids:
            self.claim_id = decided.claim_ids[0]
            self.fetch()

    def action_next_claim(self) -> None:
        """To the next claim of the text."""
        self._step(1)

    def action_previous_claim(self) -> None:
        """To the claim before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        rows = self.card.claims if self.card else ()
        place = self._number() - 1 + by
        if 0 <= place < len(rows):
            self.claim_id = rows[place].id
            self.draw(reveal=True)

    def action_skip(self) -> None:
        """Go on."""
        self.go_on()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()

    def on_saved(self, message: Saved) -> None:
        """Show the claims as they are now."""
        self.fetch(reveal=False)

    def on_heard(self, message: Heard) -> None:
        """Show the claims as they are now."""
        self.fetch(reveal=False)
