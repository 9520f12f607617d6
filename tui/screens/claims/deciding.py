"""Verdicts on the claim at hand: what the Review screen and the article screen share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from claims.desk.cards import BECOMES, OVER_ALL, BulkAction, ClaimCard, ClaimRow, Decided
from claims.errors import ChangedSinceError
from tui.keymap import bindings
from tui.modals.article_date import ask_date
from tui.screens.base import DeskScreen
from tui.screens.claims.state import Reviewing

if TYPE_CHECKING:
    from claims.desk import Desk
    from tui.draw.claims.spans import Draft

Verdict = Callable[["Desk", ClaimRow, int], Decided]


class DecidingScreen(DeskScreen):
    """A screen on which one claim is at hand. Subclasses say which, and what comes after it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("decide", "date", "edges"))
    state: Reviewing

    @abstractmethod
    def at_hand(self) -> ClaimRow | None:
        """Return the claim that the keys are about, or ``None`` while there is none."""

    def together(self, id_: int) -> Sequence[int]:
        """Return the claims that are judged with one, itself first, unless its row is unfolded."""
        return self.state.together(id_)

    def alike(self, id_: int) -> Sequence[int]:
        """Return those of them that say the same."""
        return self.state.alike(id_)

    def about(self, id_: int, action: BulkAction) -> Sequence[int]:
        """Return the claims that an action on one is about: a no is not over what is told inside it."""
        return self.together(id_) if action in OVER_ALL else self.alike(id_)

    def judged(self, id_: int, action: BulkAction) -> None:
        """A verdict was given that may not be over all that shared a row with the claim."""

    def absent(self) -> str:
        """Say why there is no claim at hand."""
        return "There is no claim here to decide."

    @abstractmethod
    def go_on(self) -> None:
        """Go to the next claim."""

    def corrected(self, row: ClaimRow) -> None:
        """A claim was corrected alone, whatever else says the same."""

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
        if (row := self.at_hand()) is not None:
            await self.dispute(row)
        else:
            self.say(self.absent())

    async def dispute(self, row: ClaimRow) -> None:
        """Ask for a note and dispute a claim; what somebody else did meanwhile is said first."""
        from tui.modals.prompt import Prompt

        seen = row

        async def accept(note: str) -> bool:
            nonlocal seen
            try:
                ids = self.about(row.id, "dispute")
                await self.decided(self._noted(seen, lambda d, v: d.decide_group(ids, v, "dispute", note)))
            except ChangedSinceError:
                seen = (await self.gateway.read(lambda desk: desk.rows([row.id])))[row.id]
                raise
            return True

        hint = "the note stays with the claim; esc leaves it undisputed"
        if await self.asked(Prompt("Why is it doubtful?", hint=hint, accept=accept)) is not None:
            self.judged(row.id, "dispute")
            self.go_on()

    def _noted(self, row: ClaimRow, call: Callable[[Desk, int], Decided]) -> Callable[[Desk], Decided]:
        """Return a call that takes the version when its turn comes, and takes note of the one it leaves."""

        def decide(desk: Desk) -> Decided:
            decided = call(desk, self.state.version(row.id, row.version))
            self.state.took(decided)
            return decided

        return decide

    def verdict(self, action: BulkAction, call: Verdict) -> None:
        """Show a verdict at once, have it saved, and go on."""
        row = self.at_hand()
        if row is None:
            self.say(self.absent())
            return
        ids = self.about(row.id, action)
        if len(ids) > 1:
            call = partial(_over_group, ids, action)
        self.state.pending.update(dict.fromkeys(ids, BECOMES[action]))
        self.save(row, call, ids)
        self.judged(row.id, action)
        self.go_on()
        self.redraw()

    @work(group="verdict", exit_on_error=False)
    async def save(self, row: ClaimRow, call: Verdict, ids: Sequence[int]) -> None:
        """Write a decision on ``row``; the version is taken when its turn comes."""
        saved = await self.decide(self._noted(row, lambda desk, version: call(desk, row, version)))
        for id_ in ids:
            self.state.pending.pop(id_, None)
        self.redraw(fetch=saved is None)

    async def card_of(self, row: ClaimRow) -> ClaimCard | None:
        """Return a claim as it stands, for its correction."""
        return await self.read(lambda desk: desk.card(row.id))

    async def _card_at_hand(self) -> ClaimCard | None:
        """Return the claim at hand as it stands; where there is none, say so."""
        row = self.at_hand()
        if row is None:
            self.say(self.absent())
            return None
        return await self.card_of(row)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_correct(self) -> None:
        """Ask for one field and what it should be, and save that."""
        from tui.modals.correction import ask_correction

        card = await self._card_at_hand()
        if card is None:
            return
        asked = await ask_correction(self, card)
        if asked is None:
            return
        if asked.field:
            await self._set(card.row, {asked.field: asked.value})
        else:
            self._correct(asked.edge)

    async def _set(self, row: ClaimRow, fields: Mapping[str, str]) -> None:
        """Set fields of a claim, remember them for the next one, and go on."""
        call = self._noted(row, lambda desk, version: desk.correct(row.id, version, fields))
        if await self.decide(call) is not None:
            self.state.last = fields
            self.corrected(row)
            self.go_on()

    @work(group="verdict", exit_on_error=False)
    async def action_repeat(self) -> None:
        """Make the last correction of fields again, on the claim at hand."""
        row, last = self.at_hand(), self.state.last
        if row is None or not last:
            self.say("Nothing was corrected yet that could be repeated." if row else self.absent())
        else:
            await self._set(row, last)

    def action_correct_all(self) -> None:
        """Open the editor on the claim at hand."""
        self._correct("")

    def action_edge(self, move: str) -> None:
        """Open the editor with an edge moved: ``start_earlier``, ``end_later_character`` and their like."""
        self._correct(move)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def _correct(self, first: str) -> None:
        from tui.modals.editor import EditScreen

        card = await self._card_at_hand()
        if card is None:
            return
        edit = EditScreen.on_claim(card, partial(self._save_draft, card.row), first)
        if await self.desk_app.push_screen_wait(edit) is not None:
            self.corrected(card.row)
            self.go_on()

    async def _save_draft(self, row: ClaimRow, draft: Draft) -> Decided:
        seen = replace(row, version=draft.version)
        fields, spans = draft.changed_fields, draft.changed_spans
        self.state.last = fields or self.state.last
        return await self.decided(self._noted(seen, lambda desk, v: desk.correct(row.id, v, fields, spans)))

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_set_date(self) -> None:
        """Set the date of the article at hand."""
        if (row := self.at_hand()) is not None:
            await ask_date(self, row.article_id)
        else:
            self.say(self.absent())


def _over_group(ids: Sequence[int], action: BulkAction, desk: Desk, row: ClaimRow, version: int) -> Decided:
    """Decide over all claims that say one thing; ``row`` is the first of them."""
    return desk.decide_group(ids, version, action)
