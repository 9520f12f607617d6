"""A text with a sentence at hand: what the Review screen and the article screen share beyond verdicts."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType

from claims.desk.cards import ArticleCard, Decided
from claims.document import Span
from tui.keymap import bindings
from tui.screens.claims.deciding import DecidingScreen
from tui.widgets.reading import ReadingPane

if TYPE_CHECKING:
    from tui.draw.claims.spans import Draft


class SentenceScreen(DecidingScreen):
    """A screen with a text, in which a sentence, or words that the mouse selected, may be at hand."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("text"))

    def __init__(self) -> None:
        super().__init__()
        self.sentence: Span | None = None
        self.selected: Span | None = None

    @abstractmethod
    def article_at_hand(self) -> ArticleCard | None:
        """Return the article whose text is shown."""

    @abstractmethod
    def show_text(self) -> None:
        """Show the text with the claim or the sentence at hand."""

    def forget_sentence(self) -> None:
        """Let the claim be at hand again."""
        self.sentence = self.selected = None

    def place_at_hand(self) -> Span | None:
        """Return the sentence at hand: the one that was gone to, else that of the claim."""
        if self.sentence is not None:
            return self.sentence
        card, row = self.article_at_hand(), self.at_hand()
        if card is None or not card.sentences:
            return None
        starts = [mark.span.start for mark in card.marks if row is not None and mark.claim_id == row.id]
        start = min(starts, default=0)
        return next((one for one in card.sentences if one.end > start), card.sentences[-1])

    def no_missed(self) -> str:
        """Say why no claim may be made here; nothing where one may."""
        return ""

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_missed(self) -> None:
        """Make a claim of the sentence at hand, or of the words that the mouse selected."""
        from claims.desk.review.fields import missed_kinds
        from tui.modals.editor import EditScreen
        from tui.modals.prompt import Menu

        card, sentence = self.article_at_hand(), self.place_at_hand()
        if card is None or sentence is None or self.no_missed():
            self.say(self.no_missed() or self.absent())
            return
        asked = Menu("What did the machine miss here?", missed_kinds())
        kind = await self.desk_app.push_screen_wait(asked)
        if kind is None:
            return
        article_id = card.head.id
        self.say("Reading the sentence …")
        found = await self.read(lambda desk: desk.suggestions(article_id, sentence, kind))
        if found is None:
            return
        self.say("")
        edit = EditScreen.on_missed(
            article_id, found[0], found[1], self.selected, partial(self._create, article_id)
        )
        decided = await self.desk_app.push_screen_wait(edit)
        if decided is not None:
            self.made(decided)

    async def _create(self, article_id: int, draft: Draft) -> Decided:
        kind, spans, fields = draft.kind, draft.changed_spans, draft.changed_fields
        return await self.decided(lambda desk: desk.create(article_id, kind, spans, fields))

    def made(self, decided: Decided) -> None:
        """Show a claim that was made by hand; the place in the text stays."""

    def action_step_sentence(self, by: int) -> None:
        """To the next sentence, or the one before."""
        card, here = self.article_at_hand(), self.place_at_hand()
        if card is None or here is None or here not in card.sentences:
            self.say("There is no text here to go through.")
            return
        place = card.sentences.index(here) + by
        if not 0 <= place < len(card.sentences):
            self.say(f"That is the {'last' if by > 0 else 'first'} sentence of the article.")
            return
        self.sentence, self.selected = card.sentences[place], None
        self.show_text()

    @on(ReadingPane.Selected)
    def _selected(self, message: ReadingPane.Selected) -> None:
        """Take up words that the mouse selected, with the sentence they begin in."""
        card = self.article_at_hand()
        if card is None:
            return
        self.selected = message.span
        inside = (one for one in card.sentences if one.end > message.span.start)
        self.sentence = next(inside, message.span)
        self.show_text()
        missed = self.desk_app.keymap.shown("missed")
        self.say(f"“{message.span.of(card.text)[:60]}” is selected; {missed} makes a claim of it.")
