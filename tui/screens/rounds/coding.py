"""A seat of a round: an article, or one claim in its article, judged without seeing what others said."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from claims.desk.cards import ArticleCard
from claims.desk.history.wording import count
from claims.desk.rounds import coding
from claims.desk.rounds.service import SeatCard
from tui.draw import rounds as round_lines
from tui.keymap import bindings
from tui.screens.rounds import seats
from tui.screens.rounds.seats import Seated
from tui.screens.rounds.voting import VotingScreen

BEAT = 30.0
"""Seconds between two signs of life at a seat."""


class CodingScreen(VotingScreen):
    """The seats of one round, one after the other.

    In a round over claims a vote is given in with the next one, so that the last can be taken back.
    """

    mode = "coding"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("coding"))

    def __init__(self, name: str) -> None:
        super().__init__()
        self.round = name
        self._given = 0

    def on_mount(self) -> None:
        """Take a seat, and say now and then that one is there."""
        self.pane.focus()
        self.set_interval(BEAT, self._beat)
        self.take_seat()

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
            self.show_seat(self.seated)
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
            self.show_seat(seated)

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
        judged = self._given + (self.before is not None)
        done = f"{count(judged, 'seat')} judged" if judged else "your first seat"
        here = f"{count(seated.left, 'claim')} left here" if not seated.of_claim else "one claim"
        self.place(f"{self.round} ", f"{here} · {done}")

    @work(group="rest", exit_on_error=False)
    async def fetch(self) -> None:
        """Nothing: what others do to the article meanwhile is not shown."""

    def _beat(self) -> None:
        for seated in (self.seated, self.before):
            if seated is not None:
                self._renew(seated)

    @work(group="listen", exit_on_error=False)
    async def _renew(self, seated: Seated) -> None:
        if await self.attempt(self.gateway.write(partial(seats.renew, seated.seat)), "read") is False:
            self.say("The seat went to somebody else; what you give in counts as an extra vote.", "warn")

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
            self.action_step_claim(1)

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
            self.say("")
            if await self._finish(seated):
                await self._take()
            else:
                self.seated = seated

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
