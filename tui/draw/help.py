"""The registry as a table: for the help screen and for the documentation."""

from __future__ import annotations

from tui.actions import ACTIONS, SCREENS, on
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


def table() -> str:
    """Return the key table, in Markdown: every action once, with the screens it works on."""
    rows = ["| key | does | where |", "|---|---|---|"]
    keymap = Keymap({})
    for action in ACTIONS:
        where = [screen for screen, scopes in SCREENS.items() if action.scope in scopes]
        place = "everywhere" if action.scope == "app" else ", ".join(where)
        keys = " ".join(f"`{key}`" for key in keymap.shown(action.name, every=True).split(" "))
        rows.append(f"| {keys.replace('|', '&#124;')} | {action.help} | {place} |")
    return "\n".join(rows) + "\n"
