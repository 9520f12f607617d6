"""A whole article, its claims marked; the keys decide over the one at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widget import Widget

from claims.desk.cards import ArticleCard, ClaimRow, Decided
from tui.draw.claims import article as article_lines
from tui.keymap import bindings
from tui.screens.claims.sentences import SentenceScreen
from tui.screens.claims.state import Reviewing
from tui.widgets.pane import Pane, TextPane
from tui.widgets.reading import ReadingPane


class ArticlePane(ReadingPane, TextPane):
    """The text; the movement keys scroll it, and enter leads back to the queue."""


class ArticleScreen(SentenceScreen):
    """One article; ``claim_id`` is the claim to begin with."""

    mode = "article"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("article"))

    def __init__(self, article_id: int, claim_id: int | None = None) -> None:
        super().__init__()
        self.state = Reviewing()
        self.article_id = article_id
        self.card: ArticleCard | None = None
        self.claim_id = claim_id
        self.pane = ArticlePane(self.state.shown)
        self.foot = Pane(id="foot")

    def body(self) -> Iterable[Widget]:
        """The text, and the claim at hand below it."""
        yield self.pane
        yield self.foot

    def on_mount(self) -> None:
        """Fetch the article."""
        self.pane.focus()
        self.fetch()

    @work(exclusive=True, group="article", exit_on_error=False)
    async def fetch(self) -> None:
        """Fetch the article and show it."""
        card = await self.read(lambda desk: desk.article(self.article_id))
        if card is None:
            return
        self.card = card
        if self.claim_id is None and card.claims:
            self.claim_id = card.claims[0].id
        self.draw()

    def draw(self) -> None:
        """Show the text with the claim at hand."""
        card, row = self.card, self.at_hand()
        if card is None:
            return
        self.pane.read(card, self.claim_id, self.sentence)
        self.let_go()
        if row is not None:
            number, total, shown = self._number(), len(card.claims), self.state.shown(row)
            self.foot.show(lambda width: article_lines.at_hand(shown, number, total, width))
        self.place(f"{len(card.claims)} claims ")

    def article_at_hand(self) -> ArticleCard | None:
        """The article."""
        return self.card

    def show_text(self) -> None:
        """Show the text with the claim or the sentence at hand."""
        self.draw()

    def _number(self) -> int:
        rows = self.card.claims if self.card else ()
        return next((number for number, row in enumerate(rows, 1) if row.id == self.claim_id), 0)

    def at_hand(self) -> ClaimRow | None:
        """The claim that ``n`` and ``N`` came to."""
        rows = self.card.claims if self.card else ()
        return next((row for row in rows if row.id == self.claim_id), None)

    def go_on(self) -> None:
        """To the next claim."""
        self.action_step_claim(1)

    def redraw(self, *, fetch: bool = False) -> None:
        """Show verdicts; all of the article again where one failed."""
        self.draw()
        if fetch:
            self.fetch()

    def made(self, decided: Decided) -> None:
        """Go to a claim that was made by hand."""
        if decided.claim_ids:
            self.claim_id = decided.claim_ids[0]
            self.fetch()

    def action_step_claim(self, by: int) -> None:
        """To the next claim of the text, or the one before."""
        rows = self.card.claims if self.card else ()
        place = self._number() - 1 + by
        if 0 <= place < len(rows):
            self.claim_id = rows[place].id
            self.forget_sentence()
            self.draw()
        elif rows:
            self.say(f"That is the {'last' if by > 0 else 'first'} claim of the article; escape goes back.")
        else:
            self.say(self.absent())

    def action_skip(self) -> None:
        """Go on."""
        self.go_on()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()

    def changed(self) -> None:
        """Show the claims as they are now."""
        self.fetch()
