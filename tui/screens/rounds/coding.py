"""A seat of a round: an article, or one claim in its article, judged without seeing what others said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from claims.desk.cards import ArticleCard, BulkAction, ClaimCard, ClaimRow, Decided
from claims.desk.history.wording import count
from claims.desk.rounds import coding
from claims.desk.rounds.coding import SeatVote, Votes
from claims.desk.rounds.service import Ballot, SeatCard, SeatRow
from tui.draw import rounds as round_lines
from tui.keymap import bindings
from tui.messages import Heard, Saved
from tui.screens.claims.article import ArticleScreen
from tui.screens.claims.deciding import Verdict
from tui.screens.rounds import seats
from tui.screens.rounds.seats import Seated

if TYPE_CHECKING:
    from tui.draw.claims.spans import Draft

BEAT = 30.0
"""Seconds between two signs of life at a seat."""


class CodingScreen(ArticleScreen):
    """The seats of one round, one after the other.

    In a round over claims a vote is given in with the next one, so that the last can be taken back.
    """

    mode = "coding"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("coding"))

    def __init__(self, name: str) -> None:
        super().__init__(0)
        self.round = name
        self.seated: Seated | None = None
        self.before: Seated | None = None
        self._given = 0
        self._since = monotonic()

    def on_mount(self) -> None:
        """Take a seat, and say now and then that one is there."""
        self.pane.focus()
        self.set_interval(BEAT, self._beat)
        self.take_seat()

    # Seats

    @work(exclusive=True, group="article", exit_on_error=False)
    async def take_seat(self) -> None:
        """Take the next seat, beside the one whose vote is not given in yet."""
        await self._take()

    async def _take(self) -> None:
        but = self.before.seat.id if self.before is not None else None
        found = await self.attempt(self.gateway.write(partial(seats.take, self.round, but)))
        if found:
            self._sit(*found[0])
            return
        self._go_back()
        if found is None:
            return  # it failed, and the status line says why
        if self.seated is not None:
            back = self.desk_app.keymap.shown("back")
            undo = self.desk_app.keymap.shown("undo")
            words = f"Nothing more is left for you; {back} gives your last vote in, {undo} takes it back."
            self.say(words, "good")
        else:
            self.pane.show(lambda width: round_lines.nothing_left(self.round, width))

    def _go_back(self) -> None:
        """Go back to the seat whose vote is not given in yet; without one there is nothing to show."""
        self.seated, self.before = self.before, None
        if self.seated is not None:
            self._show(self.seated)
            return
        self.card = None
        self.foot.show(None)
        self.pane.show(lambda width: [])
        self.place(f"{self.round} ")

    def _sit(self, found: SeatCard, article: ArticleCard) -> None:
        votes = coding.from_body(found.seat.draft)
        seated = Seated(found.seat, article, found.claim is not None, votes)
        if seated.of_claim and votes:  # a desk ended before it gave this one in
            self.before = seated
            self.take_seat()
        else:
            self.seated = seated
            self._show(seated)

    def _show(self, seated: Seated) -> None:
        waiting = (row.id for row in seated.card.claims if row.id not in seated.votes)
        rows = seated.card.claims
        self.claim_id = next(waiting, rows[0].id if rows else None)
        self._since = monotonic()
        self.forget_sentence()
        self._voted(seated)

    def _voted(self, seated: Seated) -> None:
        """Show the votes as they are now."""
        self.state.pending = {vote.number: vote.status for vote in seated.votes.values() if vote.number > 0}
        self.card = coding.article_with(seated.card, seated.votes)
        if self.at_hand() is None and self.card.claims:
            self.claim_id = self.card.claims[-1].id
        self.draw()

    def draw(self) -> None:
        """Show the text with the claim at hand and the vote on it."""
        super().draw()
        seated, row, card = self.seated, self.at_hand(), self.card
        if seated is None or card is None:
            return
        if row is None:
            self.foot.show(None)
        else:
            vote, shown = seated.votes.get(row.id), self.state.shown(row)
            total = len(card.claims)
            self.foot.show(lambda width: round_lines.at_hand(shown, vote, self._number(), total, width))
        given = f"{count(self._given, 'seat')} given in" if self._given else "your first seat"
        here = f"{count(seated.left, 'claim')} left here" if not seated.of_claim else "one claim"
        self.place(f"{self.round} ", f"{here} · {given}")

    @work(group="rest", exit_on_error=False)
    async def fetch(self) -> None:
        """Nothing: what others do to the article meanwhile is not shown."""

    def on_saved(self, message: Saved) -> None:
        """Nothing: a seat shows its own votes alone."""

    def on_heard(self, message: Heard) -> None:
        """Nothing: likewise."""

    def absent(self) -> str:
        """Say why there is no claim at hand."""
        return "No claim is at hand here; m makes one that was missed, ctrl+s gives in, esc goes back."

    def _beat(self) -> None:
        for seated in (self.seated, self.before):
            if seated is not None:
                self._renew(seated)

    @work(group="listen", exit_on_error=False)
    async def _renew(self, seated: Seated) -> None:
        if await self.attempt(self.gateway.write(partial(seats.renew, seated.seat)), "read") is False:
            self.say("The seat went to somebody else; what you give in counts as an extra vote.", "warn")

    # Votes

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

    def before_last(self, seated: Seated) -> None:
        """Give the vote before in, hold this one, and take the next seat."""
        earlier, self.before, self.seated = self.before, seated, None
        self.card = None
        self._hand_over(earlier)

    @work(exclusive=True, group="article", exit_on_error=False)
    async def _hand_over(self, done: Seated | None) -> None:
        if done is None or await self._finish(done):
            await self._take()
        else:
            self._go_back()

    async def _finish(self, seated: Seated) -> bool:
        """Give the votes of a seat in; ``False`` where that failed, and the draft stays."""
        said = await self.attempt(self.gateway.write(partial(seats.finish, seated.seat, seated.ballots)))
        if said == "extra":
            self.say("It came late: the seat was somebody else's, and it counts as an extra vote.", "warn")
        self._given += said is not None
        return said is not None

    def action_skip(self) -> None:
        """Go on without a vote; a claim that has a seat of its own is left to others."""
        seated = self.seated
        if seated is None:
            self.say(self.absent())
        elif seated.of_claim:
            self.action_leave_seat()
        else:
            self.action_next_claim()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_leave_seat(self) -> None:
        """Leave the seat to others, for good."""
        from tui.modals.prompt import Menu

        seated = self.seated
        if seated is None:
            self.say(self.absent())
            return
        what = "claim" if seated.of_claim else "article, with what you did there,"
        options = [("yes", "leave it"), ("no", "stay")]
        asked = Menu(f"Leave this {what} to others, for good?", options)
        if await self.desk_app.push_screen_wait(asked) != "yes":
            return
        if await self.attempt(self.gateway.write(partial(seats.skip, seated.seat))) is False:
            self.say("The seat was somebody else's by then.", "warn")
        self.seated = None
        await self._take()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_give_in(self) -> None:
        """Give the votes in and take the next seat."""
        seated = self.seated
        if seated is None:
            self.say(self.absent())
        elif seated.left:
            verb = "waits" if seated.left == 1 else "wait"
            self.say(f"{count(seated.left, 'claim')} of this seat {verb} for your vote.", "warn")
        else:
            self.seated = None
            if await self._finish(seated):
                await self._take()
            else:
                self.seated = seated

    # Taking back

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
            self._show(before)
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

    # Corrections and missed claims

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

    # Leaving

    def action_back(self) -> None:
        """Back to the rounds; what is done is given in, the rest is kept as a draft."""
        self.leaving()
        self.dismiss()

    def leaving(self) -> None:
        """Give in what is done."""
        for seated in (self.before, self.seated):
            if seated is not None and seated.of_claim and seated.votes:
                self.gateway.submit(partial(seats.finish, seated.seat, seated.ballots))
        self.before = None
