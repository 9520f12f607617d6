"""Words in which sentences differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.desk.cards import Window
from claims.document import Span
from tui.draw.claims.sentences import move

MOST = 0.5
"""The share of a sentence's words up to which those that differ are marked."""
WORD = re.compile(r"\w+(?:['’]\w+)*")


def differing_words(shown: Window, others: Sequence[Window]) -> list[Span]:
    """Return the words of a window's own sentences that no other's have, as spans of the window's text.

    Where there is no other there is nothing to differ from; where few words are shared, marks help nobody.
    """
    known = {word.casefold() for other in others for word in WORD.findall(_focus(other))}
    focus = move(shown.focus, -shown.start)
    words = list(WORD.finditer(shown.text, focus.start, focus.end)) if known else []
    differing = [Span(*word.span()) for word in words if word[0].casefold() not in known]
    return differing if len(differing) <= MOST * len(words) else []


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
