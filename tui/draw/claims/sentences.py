"""A claim's sentences as lines, with marks on the words that it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from claims.desk.cards import Mark as CardMark
from claims.desk.cards import Window
from claims.document import Span
from tui.draw.claims.marks import DIFFERS, Mark, sentence
from tui.draw.text import Line


def window(
    shown: Window,
    marks: Sequence[CardMark],
    width: int,
    held: CardMark | None = None,
    around: int | None = None,
    edge: str = "",
) -> list[Line]:
    """Return a window: the sentences around it dim, its own with their marks.

    ``held`` is the mark that the keys move, ``edge`` ("start", "end") the one that letters move, ``around``
    the most lines to show before and after.
    """
    at = shown.start
    local = [
        Mark(move(mark.span, -at), mark.role, mark == held, edge=edge if mark == held else "")
        for mark in marks
        if inside(mark, shown)
    ]
    before: list[Line] = []
    own: list[Line] = []
    after: list[Line] = []
    for span in shown.sentences or (shown.focus,):
        here = move(span, -at)
        if span.overlaps(shown.focus) or any(mark.span.overlaps(here) for mark in local):
            own += sentence(shown.text, here, local, width)
        else:
            (after if own else before).extend(sentence(shown.text, here, [], width, "dim"))
    if around is not None:
        before, after = before[-around:], after[:around]
    return [*before, *own, *after]


def focus(shown: Window, marks: Sequence[CardMark], width: int, differs: Sequence[Span] = ()) -> list[Line]:
    """Return only the sentences that a window is about, with their marks.

    ``differs`` are words, as spans of the window's text, that another account does not have.
    """
    at = shown.start
    local = [Mark(move(mark.span, -at), mark.role) for mark in marks if inside(mark, shown)]
    local += [Mark(span, DIFFERS, quiet=True) for span in differs]
    return sentence(shown.text, move(shown.focus, -at), local, width)


def move(span: Span, by: int) -> Span:
    """Return ``span`` shifted by ``by`` code points."""
    return Span(span.start + by, span.end + by)


def inside(mark: CardMark, shown: Window) -> bool:
    """Say whether the whole mark lies in the window."""
    return shown.start <= mark.span.start and mark.span.end <= shown.start + len(shown.text)
