"""The keys of a screen, as lines of the help screen."""

from __future__ import annotations

from tui.actions import on
from tui.draw.text import Line, cut, fit, paragraph
from tui.keymap import Keymap


def lines(screen: str, keymap: Keymap, width: int) -> list[Line]:
    """Return the keys of one screen, a line or more each, the name for the key file in the middle."""
    found: list[Line] = []
    for action in on(screen):
        keys = keymap.shown(action.name, every=True)
        first, *rest = paragraph(action.help, max(width - 32, 10)) or [()]
        found.append(
            cut(((f" {fit(keys, 11)} ", "accent"), (fit(action.name, 18) + " ", "dim"), *first), width)
        )
        found += [((" " * 32, "plain"), *line) for line in rest]
    return found
