"""A new round: its name, unit, seats, policy and filter, asked one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from claims.desk.history.wording import count
from claims.desk.rounds.service import POLICIES, UNITS
from claims.errors import InputError
from tui.modals.prompt import Menu, Prompt
from tui.screens.base import DeskScreen
from tui.widgets.completing import Complete

POLICY_WORDS = {
    "unanimous": "unanimous: what all say to the letter is settled",
    "majority": "majority: what more than half say is settled",
    "adjudicate": "adjudicate: a person settles everything",
}
UNIT_WORDS = {
    "claim": "claims: each seat is one claim",
    "article": "articles: each seat is an article, and what was missed is added",
}
MOST = 5
"""Reviewers that a round may be given by a digit; the command takes any number."""


@dataclass(frozen=True, slots=True)
class RoundShape:
    """What a round is like, but for the claims that it is over."""

    name: str
    unit: str
    seats: int
    policy: str


async def ask_round(screen: DeskScreen, complete: Complete) -> str | None:
    """Ask for a round, open it, and return that in words; ``None`` where the reviewer goes away."""
    shape, said = await _shape(screen), ""
    if shape is None:
        return None

    async def opened(query: str) -> bool:
        nonlocal said
        said = await screen.gateway.write(
            lambda desk: _told(
                shape, *desk.rounds.open(shape.name, shape.unit, shape.seats, query, shape.policy)
            )
        )
        return True

    hint = "the filter language: kind:quote article:3; empty takes all that nobody decided"
    asked = Prompt("Which claims?", hint=hint, complete=complete, whole=False, accept=opened)
    return said if await screen.asked(asked) is not None else None


async def _shape(screen: DeskScreen) -> RoundShape | None:
    async def named(name: str) -> bool:
        if not name:
            raise InputError("A round wants a name, such as: pilot")
        found = await screen.gateway.read(lambda desk: desk.rounds.list())
        if any(name == one.row.name for one in found):
            raise InputError(f"There is a round “{name}” already.")
        return True

    wait = screen.desk_app.push_screen_wait
    name = await screen.asked(Prompt("A new round: its name", hint="a word or two", accept=named))
    if name is None:
        return None
    chosen = []
    for title, options, now in (
        ("What is judged?", [(one, UNIT_WORDS[one]) for one in UNITS], None),
        ("How many judge each?", [(str(n), count(n, "reviewer")) for n in range(1, MOST + 1)], "2"),
        ("What is settled without a person?", [(one, POLICY_WORDS[one]) for one in POLICIES], None),
    ):
        answer = await wait(Menu(title, options, now))
        if answer is None:
            return None
        chosen.append(answer)
    unit, seats, policy = chosen
    return RoundShape(name, unit, int(seats), policy)


def _told(shape: RoundShape, chosen: int, left_out: int) -> str:
    out = f"; {left_out:,} left out: decided, or in another round" if left_out else ""
    return f"Round {shape.name} is open: {count(chosen, shape.unit)}, {count(shape.seats, 'seat')} each{out}."
