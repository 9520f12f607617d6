"""Verdicts on the claim at hand: what the Review screen and the article screen share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from claims.desk.cards import ClaimRow, Decided
from tui.draw.words import count
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.state import BECOMES, Reviewing

if TYPE_CHECKING:
    from claims.desk import Desk
    from tui.draw.spans import Draft

Verdict = Callable[["Desk", ClaimRow, int], Decided]


class DecidingScreen(DeskScreen):
    """A screen on which one claim is at hand. Subclasses say which, and what comes after it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("decide", "edges"))
    state: Reviewing

    @abstractmethod
    def at_hand(self) -> ClaimRow | None:
        """Return the claim that the keys are about, or ``None`` while there is none."""

    @abstractmethod
    def go_on(self) -> None:
        """Go to the next claim."""

    @abstractmethod
    def redraw(self, *, fetch: bool = False) -> None:
        """Show the verdicts on their way; ``fetch`` where they failed and the database knows better."""

    def action_confirm(self) -> None:
        """The claim is right."""
        self.verdict("confirm", lambda desk, row, version: desk.confirm(row.id, version))

    def action_reject(self) -> None:
        """The article makes no such claim."""
        self.verdict("reject", lambda desk, row, version: desk.reject(row.id, version))

    def action_reopen(self) -> None:
        """Undecided again."""
        self.verdict("reopen", lambda desk, row, version: desk.reopen(row.id, version))

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_dispute(self) -> None:
        """Doubtful, with a note."""
        from tui.screens.prompt import Prompt

        if self.at_hand() is None:
            return
        note = await self.desk_app.push_screen_wait(
            Prompt("Why is it doubtful?", hint="the note stays with the claim; esc leaves it undisputed")
        )
        if note:
            self.verdict("dispute", lambda desk, row, version: desk.dispute(row.id, version, note))

    def verdict(self, action: str, call: Verdict) -> None:
        """Show a verdict at once, have it saved, and go on."""
        row = self.at_hand()
        if row is None:
            return
        self.state.pending[row.id] = BECOMES[action]
        self.save(row, call)
        self.go_on()
        self.redraw()

    @work(group="verdict", exit_on_error=False)
    async def save(self, row: ClaimRow, call: Verdict) -> None:
        """Write a decision on ``row``; the version is taken when its turn comes."""

        def decide(desk: Desk) -> Decided:
            decided = call(desk, row, self.state.version(row))
            self.state.took(decided)
            return decided

        saved = await self.decide(decide)
        self.state.pending.pop(row.id, None)
        self.redraw(fetch=saved is None)

    # Corrections

    def action_correct(self) -> None:
        """Open the editor on the claim at hand."""
        self._correct("")

    def action_start_earlier(self) -> None:
        """Open the editor with the start moved back."""
        self._correct("start_earlier")

    def action_start_later(self) -> None:
        """Open the editor with the start moved on."""
        self._correct("start_later")

    def action_end_earlier(self) -> None:
        """Open the editor with the end moved back."""
        self._correct("end_earlier")

    def action_end_later(self) -> None:
        """Open the editor with the end moved on."""
        self._correct("end_later")

    def action_start_earlier_character(self) -> None:
        """Open the editor with the start moved back by a character."""
        self._correct("start_earlier_character")

    def action_start_later_character(self) -> None:
        """Open the editor with the start moved on by a character."""
        self._correct("start_later_character")

    def action_end_earlier_character(self) -> None:
        """Open the editor with the end moved back by a character."""
        self._correct("end_earlier_character")

    def action_end_later_character(self) -> None:
        """Open the editor with the end moved on by a character."""
        self._correct("end_later_character")

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def _correct(self, first: str) -> None:
        from tui.screens.edit import EditScreen

        row = self.at_hand()
        card = await self.read(lambda desk: desk.card(row.id)) if row else None
        if row is None or card is None:
            return
        edit = await self.desk_app.push_screen_wait(EditScreen.on_claim(card, first))
        if edit is None:
            return
        self.state.pending[row.id] = "corrected"
        self.save(
            row,
            lambda desk, row, version: desk.correct(row.id, version, edit.changed_fields, edit.changed_spans),
        )
        self.go_on()
        self.redraw()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_missed(self) -> None:
        """Make a claim of the sentence at hand."""
        from claims.desk.fields import missed_kinds
        from tui.screens.edit import EditScreen
        from tui.screens.prompt import Menu

        row = self.at_hand()
        if row is None:
            return
        asked = Menu("What did the machine miss here?", missed_kinds())
        kind = await self.desk_app.push_screen_wait(asked)
        card = await self.read(lambda desk: desk.card(row.id)) if kind else None
        if kind is None or card is None:
            return
        edit = await self.desk_app.push_screen_wait(EditScreen.on_missed(card, kind))
        if edit is not None:
            await self._create(row.article_id, kind, edit)

    async def _create(self, article_id: int, kind: str, edit: Draft) -> None:
        decided = await self.decide(
            lambda desk: desk.create(article_id, kind, edit.changed_spans, edit.changed_fields)
        )
        if decided is not None:
            self.made(decided)

    def made(self, decided: Decided) -> None:
        """Show a claim that was made by hand."""

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_set_date(self) -> None:
        """Set the date of the article at hand, after saying what follows from it."""
        from tui.screens.prompt import Menu, Prompt

        row = self.at_hand()
        if row is None:
            return
        article = row.article_id
        date = await self.desk_app.push_screen_wait(
            Prompt(
                "When was the article published?",
                hint="2023-06-16, 2023-06, 2023-06-16..2023-06-18, or empty for unknown",
            )
        )
        seen = (
            await self.read(lambda desk: desk.articles.preview_date(article, date))
            if date is not None
            else None
        )
        if date is None or seen is None:
            return
        times, claims = count(seen.times, "date"), count(seen.claims, "claim")
        title = f"{times} resolved again, {claims} changed, {seen.flagged} flagged"
        if (
            await self.desk_app.push_screen_wait(Menu(title, (("yes", "set it"), ("no", "leave it"))))
            == "yes"
        ):
            await self.decide(lambda desk: desk.articles.set_date(article, date))
