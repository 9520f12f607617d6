"""Text in terminal cells: cleaned, cut, padded and wrapped without losing an offset.

A line is a tuple of pieces; a piece is its text and the name of a style (a component class of
:class:`tui.widgets.painted.Painted` without its prefix). Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from claims.document import Span

Piece = tuple[str, str]
Line = tuple[Piece, ...]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_JOINER = "\u200d"
"""At the end of a text it would swallow the blank that pads it."""
_BREAK = re.compile(r"\s+|(?<=[-–—/])(?=\w)")
TOKEN = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")


def clean(text: str) -> str:
    """Return ``text`` with as many code points, safe to print: controls and bidi overrides are blanks."""
    return _UNSEEN.sub(" ", text)


def fit(text: str, width: int) -> str:
    """Return ``text`` on one line in exactly ``width`` cells: cut with an ellipsis, or padded."""
    if width <= 0:
        return ""
    text = clean(text).rstrip(_JOINER)
    if cell_len(text) > width:
        text = text[: _reach(text, 0, len(text), width - 1)].rstrip(" " + _JOINER)
        while cell_len(text + "…") > width:  # joiners make a text wider once something follows
            text = text[:-1].rstrip(" " + _JOINER)
        text += "…"
    return text + " " * (width - cell_len(text))


def right(text: str, width: int) -> str:
    """Return ``text`` against the right edge of ``width`` cells."""
    room = width - cell_len(text)
    return " " * room + text if room >= 0 else fit(text, width)


def length(line: Line) -> int:
    """Return the cells a line takes."""
    return sum(cell_len(text) for text, _ in line)


def cut(line: Line, width: int, style: str = "plain") -> Line:
    """Return ``line`` in exactly ``width`` cells."""
    pieces: list[Piece] = []
    room = width
    for text, name in line:
        wide = cell_len(text)
        if wide > room:
            pieces.append((fit(text, room), name))
            return tuple(pieces)
        pieces.append((text, name))
        room -= wide
    if room:
        pieces.append((" " * room, style))
    return tuple(pieces)


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """Return ``text[start:end]`` cut into lines of at most ``width`` cells, as spans of ``text``.

    Lines break at blanks, after hyphens and dashes, or inside a word that is wider than a line. Line
    breaks of the text end a line. Blanks at a break belong to no line.
    """
    lines: list[Span] = []
    for first, last in _paragraphs(text, start, end):
        at = first
        while at < last:
            stop = _fill(text, at, last, max(width, 1))
            shown = len(text[at:stop].rstrip()) + at
            if shown > at:
                lines.append(Span(at, shown))
            at = stop
    return lines


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        while start < stop and text[start].isspace():
            start += 1
        if start < stop:
            yield start, stop
        start = stop + 1


def _fill(text: str, start: int, end: int, width: int) -> int:
    """Return where the line that begins at ``start`` ends: the start of the next one."""
    limit = _reach(text, start, end, width)
    if limit == end:
        return end
    best = start
    for match in _BREAK.finditer(text, start, end):
        if match.start() > limit:
            break
        if match.start() > start:
            best = match.end()
    return best if best > start else max(limit, start + 1)


def _reach(text: str, start: int, end: int, width: int) -> int:
    """Return the last offset such that the characters from ``start`` to it fit into ``width`` cells."""
    if cell_len(clean(text[start : start + width])) <= width:
        stop = min(start + width, end)
    else:
        stop = start
    while stop < end and cell_len(clean(text[start : stop + 1])) <= width:
        stop += 1
    return stop


def paragraph(text: str, width: int, style: str = "plain", indent: int = 0) -> list[Line]:
    """Return ``text`` wrapped as lines of one style."""
    pad = " " * indent
    return [
        ((pad + clean(span.of(text)), style),) for span in wrap(text, 0, len(text), max(width - indent, 1))
    ]


def tokens(text: str, start: int, end: int) -> list[Span]:
    """Return the words and the marks of punctuation of ``text[start:end]``."""
    return [Span(match.start(), match.end()) for match in TOKEN.finditer(text, start, end)]


def plain(lines: Iterable[Line]) -> str:
    """Return lines as text with no style and no blanks at the ends."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)
