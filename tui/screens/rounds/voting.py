"""Votes at a seat: verdicts, corrections and missed claims, shown at once and kept as the seat's draft."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import work

from claims.desk.cards import BulkAction, ClaimCard, ClaimRow, Decided
from claims.desk.rounds import coding
from claims.desk.rounds.coding import SeatVote, Votes
from claims.desk.rounds.service import Ballot, SeatRow
from tui.screens.claims.article import ArticleScreen
from tui.screens.claims.deciding import Verdict
from tui.screens.rounds import seats
from tui.screens.rounds.seats import Seated

if TYPE_CHECKING:
    from tui.draw.claims.spans import Draft


class VotingScreen(ArticleScreen):
    """An article with the votes of the seat at hand, and of the one before, which is not given in yet."""

    def __init__(self) -> None:
        super().__init__(0)
        self.seated: Seated | None = None
        self.before: Seated | None = None
        self._since = monotonic()

    def show_seat(self, seated: Seated) -> None:
        """Show a seat, the first claim without a vote at hand."""
        waiting = (row.id for row in seated.card.claims if row.id not in seated.votes)
        rows = seated.card.claims
        self.claim_id = next(waiting, rows[0].id if rows else None)
        self._since = monotonic()
        self.forget_sentence()
        self._voted(seated)

    def before_last(self, seated: Seated) -> None:
        """Do what follows on the vote that ends a seat over one claim."""
        raise NotImplementedError

    def _voted(self, seated: Seated) -> None:
        """Show the votes as they are now."""
        self.state.pending = {vote.number: vote.status for vote in seated.votes.values() if vote.number > 0}
        self.card = coding.article_with(seated.card, seated.votes)
        if self.at_hand() is None and self.card.claims:
            self.claim_id = self.card.claims[-1].id
        self.draw()

    def absent(self) -> str:
        """Say why there is no claim at hand."""
        return "No claim is at hand here; m makes one that was missed, ctrl+s gives in, esc goes back."

    def _ms(self) -> int:
        return int((monotonic() - self._since) * 1000)

    def verdict(self, action: BulkAction, call: Verdict) -> None:
        """Take a vote down and go on."""
        row, seated = self.at_hand(), self.seated
        if row is None or seated is None:
            self.say(self.absent())
        elif action == "reopen" or (row.id < 0 and action == "reject"):
            if row.id not in seated.votes:
                self.say("You have not voted on this claim.")
            else:
                self._change(coding.without(seated.votes, row.id))
        elif row.id < 0:
            self.say("You made this claim yourself; x drops it.")
        else:
            self._vote(SeatVote(row.id, Ballot(row.id, action, {}, self._ms())))

    def _vote(self, vote: SeatVote) -> None:
        if self.seated is not None:
            self._change(coding.with_vote(self.seated.votes, vote))
            self.go_on()

    def _change(self, votes: Votes) -> None:
        """Show other votes, keep them as the seat's draft, and remember those before."""
        if (seated := self.seated) is not None:
            seated.past.append(seated.votes)
            seated.undone.clear()
            self._put(seated, votes)

    def _put(self, seated: Seated, votes: Votes) -> None:
        seated.votes = votes
        self._voted(seated)
        self._keep(seated.seat, coding.as_body(votes))

    @work(group="verdict", exit_on_error=False)
    async def _keep(self, seat: SeatRow, body: Mapping[str, object]) -> None:
        await self.attempt(self.gateway.write(lambda desk: desk.rounds.save(seat, body)))

    def go_on(self) -> None:
        """To the next claim without a vote; from the last one to the next seat, or to what is left to do."""
        seated, card = self.seated, self.card
        if seated is None or card is None:
            return
        if seated.of_claim and not seated.left:
            self.before_last(seated)
            return
        rows = card.claims
        at = self._number()
        waiting = [row for row in (*rows[at:], *rows[:at]) if row.id not in seated.votes]
        if waiting:
            self.claim_id = waiting[0].id
            self._since = monotonic()
            self.forget_sentence()
            self.draw()
        else:
            give = self.desk_app.keymap.shown("give_in")
            missed = self.desk_app.keymap.shown("missed")
            self.say(f"All have your vote; {missed} adds what was missed, {give} gives them in.", "good")

    def undo(self) -> None:
        """Take back the last vote that was not given in."""
        seated, before = self.seated, self.before
        if seated is not None and seated.past:
            now, then = seated.votes, seated.past.pop()
            seated.undone.append(now)
            changed = (number for number in {**then, **now} if now.get(number) != then.get(number))
            self.claim_id = next(changed, self.claim_id)
            self._put(seated, then)
            self.say("Taken back.", "good")
        elif before is not None:
            self.before, self.seated = None, before
            before.undone.append(before.votes)
            self._put(before, {})
            self.show_seat(before)
            self.say("Taken back; it is yours to judge again.", "good")
        elif seated is not None and seated.of_claim and seated.votes:
            seated.undone.append(seated.votes)
            self._put(seated, {})
            self.say("Taken back.", "good")
        else:
            self.say("Nothing is left to take back: votes that were given in stay.")

    def redo(self) -> None:
        """Vote again as before it was taken back."""
        if (seated := self.seated) is not None and seated.undone:
            seated.past.append(seated.votes)
            self._put(seated, seated.undone.pop())
            self.go_on()
        else:
            self.say("Nothing was taken back here.")

    async def card_of(self, row: ClaimRow) -> ClaimCard | None:
        """Return a claim as the vote on it would leave it."""
        if row.id < 0:
            self.say("You made this claim yourself; x drops it, and m makes another.")
            return None
        card, seated = await super().card_of(row), self.seated
        return card and coding.card_with(card, seated.votes.get(row.id) if seated else None)

    async def _set(self, row: ClaimRow, fields: Mapping[str, str]) -> None:
        vote = await self.attempt(self._corrected(row, fields, {}))
        if vote is not None:
            self.state.last = fields
            self._vote(vote)

    async def _corrected(self, row: ClaimRow, fields: Mapping[str, str], spans: coding.Pieces) -> SeatVote:
        """Return the vote that a claim should have these fields and spans, and those written before."""
        before = self.seated.votes.get(row.id) if self.seated is not None else None
        texts = {**(before.texts if before else {}), **fields}
        pieces = {**(before.pieces if before else {}), **spans}
        call = partial(seats.ballot, row.id, "correct", self._ms(), texts, pieces, None)
        return SeatVote(row.id, await self.gateway.write(call), texts, pieces)

    async def _save_draft(self, row: ClaimRow, draft: Draft) -> Decided:
        vote = await self._corrected(row, draft.changed_fields, draft.changed_spans)
        self.state.last = draft.changed_fields or self.state.last
        if self.seated is not None:
            self._change(coding.with_vote(self.seated.votes, vote))
        return Decided("Your vote is kept.")

    async def dispute(self, row: ClaimRow) -> None:
        """Ask for a note, and vote that a claim is doubtful."""
        from tui.modals.prompt import Prompt

        if row.id < 0:
            self.say("You made this claim yourself; x drops it.")
            return

        async def accept(note: str) -> bool:
            call = partial(seats.ballot, row.id, "dispute", self._ms(), {}, {}, note)
            self._vote(SeatVote(row.id, await self.gateway.write(call)))
            return True

        await self.asked(Prompt("Why is it doubtful?", hint="the note goes with your vote", accept=accept))

    def no_missed(self) -> str:
        """Say why nothing is made in a round over claims."""
        of_claim = self.seated is not None and self.seated.of_claim
        return "This round is over claims that are there: nothing is added in it." if of_claim else ""

    async def _create(self, article_id: int, draft: Draft) -> Decided:
        kind, spans, fields = draft.kind, draft.changed_spans, draft.changed_fields
        call = partial(seats.made, article_id, kind, self._ms(), fields, spans)
        ballot, seated = await self.gateway.write(call), self.seated
        if seated is not None:
            vote = SeatVote(coding.next_made(seated.votes), ballot, fields, spans)
            self._change(coding.with_vote(seated.votes, vote))
        return Decided("The claim is kept with your votes.")

    def made(self, decided: Decided) -> None:
        """Say that it is kept; the place in the text stays."""
        self.say(decided.words, "good")

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_set_date(self) -> None:
        """Nothing: the article's date is everybody's."""
        self.say("In a round an article's date stays: it would show in everybody's claims.")
