"""Words in which sentences differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.desk.cards import Window
from claims.document import Span
from tui.draw.claims.card import move

WORD = re.compile(r"\w+(?:['’]\w+)*")


def differing_words(shown: Window, others: Sequence[Window]) -> list[Span]:
    """Return the words of a window's own sentences that no other's have, as spans of the window's text.

    Where there is no other there is nothing to differ from.
    """
    known = {word.casefold() for other in others for word in WORD.findall(_focus(other))}
    focus = move(shown.focus, -shown.start)
    found = WORD.finditer(shown.text, focus.start, focus.end) if known else ()
    return [Span(*word.span()) for word in found if word[0].casefold() not in known]


def _focus(shown: Window) -> str:
    return move(shown.focus, -shown.start).of(shown.text)


def marked_words(text: str, other: str) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is a word that the other text does not have."""
    known = {word.casefold() for word in WORD.findall(other)}
    pieces, at = [], 0
    for found in WORD.finditer(text):
        pieces += [(text[at : found.start()], False)] if found.start() > at else []
        pieces.append((found[0], found[0].casefold() not in known))
        at = found.end()
    return [*pieces, (text[at:], False)] if at < len(text) else pieces
