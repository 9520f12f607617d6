"""Search hits as lines."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from claims.desk.cards import ClaimRow, SearchHit
from tui.draw.claims.card import brief
from tui.draw.claims.marks import Mark, sentence
from tui.draw.claims.sentences import move
from tui.draw.text import Line, Piece, clean, cut, fit

ARTICLE = 22
"""Cells for the article's name."""


def row(hit: SearchHit, width: int) -> Line:
    """Return a hit on one line: the article, and the words around the first match."""
    text, at = hit.window.text, hit.window.start
    focus = move(hit.window.focus, -at)
    first = hit.matches[0].start - at if hit.matches else focus.start
    start = max(focus.start, first - max((width - ARTICLE) // 3, 0))
    pieces: list[Piece] = [
        (fit(hit.article, ARTICLE - 1) + " ", "accent"),
        ("…" if start > focus.start else "", "dim"),
    ]
    for match in (move(match, -at) for match in hit.matches):
        if match.start >= start:
            pieces += [(clean(text[start : match.start]), "plain"), (clean(match.of(text)), "match")]
            start = match.end
    pieces.append((clean(text[start : focus.end]), "plain"))
    return cut(tuple(piece for piece in pieces if cell_len(piece[0])), width)


def hit(found: SearchHit, claims: Sequence[ClaimRow], width: int) -> list[Line]:
    """Return the sentences around a hit with the matches marked, and the claims that stand in it."""
    window, at = found.window, found.window.start
    marks = [Mark(move(match, -at), "match") for match in found.matches]
    lines: list[Line] = [cut(((f" {clean(found.article)}", "heading"),), width), ()]
    for span in window.sentences or (window.focus,):
        near = span.overlaps(window.focus)
        lines += sentence(
            window.text, move(span, -at), marks if near else [], width, "plain" if near else "dim"
        )
    lines.append(())
    lines += [cut(((" ", "plain"), *brief(row_, width - 1)), width) for row_ in claims]
    return lines or [((" no claim stands here", "dim"),)]
