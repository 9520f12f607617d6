"""The first page of a review, drawn with plain escape sequences while the terminal library still loads.

It is a picture: it answers nothing. What is typed meanwhile waits in the terminal until the desk, which
draws the same rows over it, reads it.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tui.draw.text import Line
from tui.themes.store import USUAL, Look, kept

ENTER, LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[?1049l\x1b[?25h"
"""To the alternate screen without a cursor, and back (xterm control sequences)."""
WIDE = 140
"""Columns from which on the queue stands beside text and card; below, only the claim at hand is shown."""
COLOURS: Mapping[str, str] = {
    "accent": "accent", "good": "success", "fair": "primary", "bad": "error", "warn": "warning",
}  # fmt: skip
LEVELS = (0, 95, 135, 175, 215, 255)
"""The strengths of red, green and blue in xterm's palette of 256."""
TRUE_COLOUR = re.compile("#[0-9a-fA-F]{6}")
ATTRIBUTES: Mapping[str, str] = {"dim": ";2", "strong": ";1", "struck": ";2;9"}


@contextmanager
def picture(database: str, reviewer: str) -> Iterator[None]:
    """Show the page where ``reviewer`` was on the terminal; leave the terminal as it was after the block.

    Without a terminal, or a database that can be read this fast, nothing is shown.
    """
    from platformdirs import user_state_path

    lines = page(database, reviewer, shutil.get_terminal_size(), kept(user_state_path("claims")))
    if sys.platform == "win32" or not lines:
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        _write(ENTER + "".join(lines))
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
        _write(LEAVE)


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def page(database: str, reviewer: str, size: os.terminal_size, look: Look = USUAL) -> list[str]:
    """Return what to write for each line of a screen in a look; nothing where there is no page."""
    from claims.desk.review.first_page import glimpse_queue
    from tui.draw import rows

    width, height = area(size)
    found = glimpse_queue(database, max(height, 1) + 1, reviewer)
    if found is None or not found.rows:
        return []
    bar = len(found.rows) > height
    first = 0 if height > 1 else found.at
    shown = found.queue.ids[first : first + height]
    head = [(), rows.claim_head(width - 1 - bar)] if height > 1 else [()]
    lines = [*head, *(rows.claim(found.rows[id_], width - 1 - bar) for id_ in shown)]
    ground = colour(look, "background", 48)
    marks = ["▌" if at == found.at - first + len(head) else " " for at in range(size.lines)]
    return [
        f"\x1b[{at + 1};1H{ground}\x1b[2K" + written(look, ((marks[at], "accent"), *line))
        for at, line in enumerate([*lines, *[()] * (size.lines - len(lines))])
    ]


def area(size: os.terminal_size) -> tuple[int, int]:
    """Return how wide and how high the list of a screen is."""
    return (size.columns * 10 // 29, size.lines - 5) if size.columns >= WIDE else (size.columns, 1)


def written(look: Look, line: Line) -> str:
    """Return a line with its styles as escape sequences."""
    return "".join(
        f"\x1b[0{ATTRIBUTES.get(name, '')}m{colour(look, 'background', 48)}"
        f"{colour(look, COLOURS.get(name, 'foreground'), 38)}{text}"
        for text, name in line
    )


def colour(look: Look, name: str, layer: int) -> str:
    """Return what sets a colour of the desk for the text (layer 38) or the ground (48).

    A terminal that does not say that it shows true colours gets the nearest of xterm's 6 by 6 by 6.
    """
    shown = look.colours[name]
    if os.environ.get("NO_COLOR") is not None or not TRUE_COLOUR.fullmatch(shown):
        return ""
    red, green, blue = bytes.fromhex(shown[1:])
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return f"\x1b[{layer};2;{red};{green};{blue}m"
    red, green, blue = (min(range(6), key=lambda at: abs(LEVELS[at] - part)) for part in (red, green, blue))
    return f"\x1b[{layer};5;{16 + 36 * red + 6 * green + blue}m"
