"""A choice among what was saved under a name: take one up, keep what is at hand, forget one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tui.modals.prompt import Accept, Menu, Prompt
from tui.screens.base import DeskScreen

Saved = tuple[str, str]
"""A name and the text kept under it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the reviewer chose: to take up a text, to forget a name; or a name that was kept."""

    does: Literal["take", "kept", "forget"]
    words: str


async def choose(
    screen: DeskScreen, title: str, saved: Sequence[Saved], at_hand: str, keep: Accept
) -> Kept | None:
    """Ask what to do with what was saved and with the text ``at_hand``; ``None`` if nothing.

    ``keep`` keeps that text under a name.
    """
    options = [(f"={text}", f"{name}: {' '.join(text.split())}") for name, text in saved]
    if at_hand.strip():
        options.append(("+", f"keep “{' '.join(at_hand.split())}” under a name"))
    options += [(f"-{name}", f"forget {name}") for name, _ in saved]
    if not options:
        screen.say(f"{title}: none yet. Write one first, then this key keeps it under a name.")
        return None
    chosen = await screen.desk_app.push_screen_wait(Menu(title, options)) or ""
    if chosen.startswith("="):
        return Kept("take", chosen[1:])
    if chosen.startswith("-"):
        return Kept("forget", chosen[1:])
    name = await screen.asked(Prompt("Keep it as", accept=keep)) if chosen else None
    return Kept("kept", name) if name else None
