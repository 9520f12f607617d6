"""Marked sentences: spans by colour, by a bracket under the words, and by the role's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from claims.document import Span
from tui.draw.text import Line, Piece, clean, wrap

ROLES: Mapping[str, tuple[str, str]] = {
    "content": ("content", "said"), "title": ("content", "is"), "trigger": ("trigger", "act"),
    "cue": ("cue", "C"), "speaker": ("speaker", "by"), "actor": ("actor", "by"), "holder": ("actor", "by"),
    "addressee": ("addressee", "to"), "recipient": ("recipient", "to"), "organisation": ("recipient", "of"),
    "time": ("time", "on"), "place": ("place", "at"), "occasion": ("occasion", "when"),
    "number": ("number", "no"), "counted": ("recipient", "of"),
}  # fmt: skip
"""The style of each role of a span or a participant, and its name where there is no room for it."""
OTHER = ("plain", "")
DIFFERS = "differs"
"""Words that another account of the same does not have."""
SENTENCE = "sentence"
"""The mark of what is at hand besides a claim: no role, and a style of its own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be shown and the role it plays.

    ``held`` says that the keys move it now, ``edge`` at which end letters do; ``quiet`` that it is only
    underlined, with no bracket.
    """

    span: Span
    role: str
    held: bool = False
    quiet: bool = False
    edge: str = ""

    @property
    def letter(self) -> str:
        """The role in one character."""
        return self.role[0].upper()


def sentence(
    text: str, shown: Span, marks: Sequence[Mark], width: int, style: str = "plain", indent: int = 1
) -> list[Line]:
    """Return ``text[shown]`` wrapped, with a line of brackets under each line that holds a marked span.

    A bracket reads ``╰speaker╯``; an end that is open (``──``) goes on in the next line. Spans that
    overlap are drawn in rows of their own, the shorter nearer to the text.
    """
    rows = lanes([mark for mark in marks if mark.span.overlaps(shown)])
    pad = (" " * indent, style)
    return [
        (pad, *line)
        for span in wrap(text, shown.start, shown.end, width - indent)
        for line in marked(text, span, marks, rows, style)
    ]


def marked(
    text: str, line: Span, marks: Sequence[Mark], rows: Sequence[Sequence[Mark]], style: str
) -> list[Line]:
    """Return one line of text in the colours of its marks, and under it a line for each row of brackets."""
    lines: list[Line] = [tuple(_coloured(text, line, marks, style))]
    for row in rows:
        if here := [mark for mark in row if mark.span.overlaps(line)]:
            lines.append(tuple(_brackets(text, line, here)))
    return lines


def lanes(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Put marks into rows so that no two of a row share a character, the short ones first."""
    lanes: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (len(mark.span), mark.span)):
        if mark.quiet:
            continue
        for lane in lanes:
            if not any(mark.span.overlaps(other.span) for other in lane):
                lane.append(mark)
                break
        else:
            lanes.append([mark])
    for lane in lanes:
        lane.sort(key=lambda mark: mark.span)
    return lanes


def _coloured(text: str, line: Span, marks: Sequence[Mark], style: str) -> list[Piece]:
    """Return the characters of ``line``, each in the style of the shortest mark on it."""
    edges = {line.start, line.end}
    for mark in marks:
        edges.update(at for at in (mark.span.start, mark.span.end) if line.start < at < line.end)
    ordered = sorted(edges)
    pieces: list[Piece] = []
    for start, end in pairwise(ordered):
        part = Span(start, end)
        over = [mark for mark in marks if mark.span.contains(part)]
        shortest = min(over, key=lambda mark: (not mark.held, mark.quiet, len(mark.span)), default=None)
        name = style if shortest is None else _style(shortest)
        pieces.append((clean(part.of(text)), name))
    return pieces


def _style(mark: Mark) -> str:
    if mark.held:
        return "held"
    if mark.role == SENTENCE:
        return SENTENCE
    if mark.role == DIFFERS:
        return "match"
    return "claimed" if mark.quiet else _role_style(mark)


def _role_style(mark: Mark) -> str:
    return ROLES.get(mark.role, OTHER)[0]


def _brackets(text: str, line: Span, marks: Sequence[Mark]) -> list[Piece]:
    pieces: list[Piece] = []
    column = 0
    for mark in marks:
        start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
        left = cell_len(clean(text[line.start : start]))
        width = max(cell_len(clean(text[start:end])), 1)
        if left > column:
            pieces.append((" " * (left - column), "plain"))
        pieces.append(
            (bracket(mark, width, start == mark.span.start, end == mark.span.end), _role_style(mark))
        )
        column = left + width
    return pieces


def bracket(mark: Mark, width: int, opens: bool, closes: bool) -> str:
    """Return the bracket under a span of ``width`` cells: ``╰speaker──╯``; narrow ones have less of it."""
    rule, left, right = ("━", "┗", "┛") if mark.held else ("─", "╰", "╯")
    left, right = ("▲" if mark.edge == "start" else left), ("▲" if mark.edge == "end" else right)
    if width == 1:
        return mark.letter
    if width == 2:
        return mark.letter + (right if closes else rule)
    names = (mark.role, ROLES.get(mark.role, OTHER)[1] or mark.letter, mark.letter)
    name = next(name for name in names if len(name) <= max(width - 2, 1))
    inner = name.ljust(width - 2, rule) if opens else rule * (width - 2)
    return (left if opens else rule) + inner + (right if closes else rule)
