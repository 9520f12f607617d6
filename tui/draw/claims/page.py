"""An article as a page to read: the claim at hand marked where it stands, its neighbours lightly.

What does not depend on the claim at hand is laid out once for a width, so that a key may draw the page again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from claims.desk.cards import ArticleCard, ClaimRow
from claims.document import Span
from tui.draw.claims.marks import SENTENCE, Mark, lanes, marked
from tui.draw.text import Line, clean, cut, wrap
from tui.draw.words import STATUS_MARK, STATUS_STYLE, published

MARGIN = 5
"""Cells left of the text: a pointer, and up to two claims that begin on the line."""
BLOCK_STYLE = {
    "title": "heading", "caption": "dim", "byline": "dim", "dateline": "dim", "chrome": "dim",
}  # fmt: skip

Shown = Callable[[ClaimRow], ClaimRow]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page with one claim at hand.

    ``places`` are the stretches of text that the lines show, ``None`` for a line of brackets or a blank one.
    ``reached`` is the line on which the claim at hand, or else the sentence at hand, begins.
    """

    lines: list[Line]
    places: list[Span | None]
    reached: int


class Page:
    """The text of ``card`` laid out for ``width`` cells."""

    def __init__(self, card: ArticleCard, width: int) -> None:
        from claims.desk.review.fields import main_role  # loads SQLAlchemy: a first page can do without

        self.card = card
        self.width = width
        self.head = heading(card, width)
        self._spans = wrap(card.text, 0, len(card.text), max(width - MARGIN - 1, 1))
        self._ends = [span.end for span in self._spans]
        main = {row.id: main_role(row.kind) for row in card.claims}
        leading = [mark for mark in card.marks if mark.role == main.get(mark.claim_id)]
        self._quiet: dict[int, list[Mark]] = defaultdict(list)
        starts: dict[int, int] = {}
        for mark in leading:
            starts[mark.claim_id] = min(starts.get(mark.claim_id, mark.span.start), mark.span.start)
            for at in self._lines_of(mark.span):
                self._quiet[at].append(Mark(mark.span, mark.role, quiet=True))
        self._begins: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(card.claims):
            start = starts.get(row.id, 0)
            for at in self._lines_of(Span(start, start + 1)):
                self._begins[at].append(number)
        self._plain: dict[int, Line] = {}

    def _lines_of(self, span: Span) -> range:
        """Return the lines of text that show some of ``span``."""
        first = bisect_right(self._ends, span.start)
        last = first
        while last < len(self._spans) and self._spans[last].start < span.end:
            last += 1
        return range(first, last)

    def drawn(self, at: int | None, shown: Shown, sentence: Span | None = None) -> Drawn:
        """Return the page with the claim ``at`` (an id) or a ``sentence`` at hand.

        ``shown`` gives a claim the verdict that is on its way.
        """
        own = [Mark(mark.span, mark.role) for mark in self.card.marks if mark.claim_id == at]
        if sentence is not None:
            own = [Mark(sentence, SENTENCE, quiet=True)]
        rows = lanes(own)
        touched = {line for mark in own for line in self._lines_of(mark.span)}
        pointed = self._lines_of(sentence) if sentence is not None else range(0)
        lines: list[Line] = list(self.head)
        places: list[Span | None] = [None] * len(lines)
        starts: list[int] = []
        for number, span in enumerate(self._spans):
            starts.append(len(lines))
            margin = self._margin(number, at, shown, number in pointed)
            if number in touched:
                marks = [*own, *self._quiet.get(number, ())]
                first, *under = marked(self.card.text, span, marks, rows, self._style(span.start))
            else:
                first, under = self._unmarked(number), []
            lines.append((*margin, *first))
            places.append(span)
            for line in under:
                lines.append(((" " * MARGIN, "plain"), *line))
                places.append(None)
            if self.card.text[span.end : span.end + 2].startswith("\n"):
                lines.append(())
                places.append(None)
        begins = (line for line, ids in self._begins.items() if sentence is None and self._has(ids, at))
        reached = next(begins, min(touched, default=0))
        return Drawn(lines, places, starts[reached] if starts else 0)

    def _has(self, numbers: Sequence[int], at: int | None) -> bool:
        return any(self.card.claims[number].id == at for number in numbers)

    def _unmarked(self, number: int) -> Line:
        """Return a line of text with its claims marked lightly; it is made once."""
        if number not in self._plain:
            span = self._spans[number]
            quiet = self._quiet.get(number, ())
            self._plain[number] = marked(self.card.text, span, quiet, (), self._style(span.start))[0]
        return self._plain[number]

    def _style(self, offset: int) -> str:
        blocks = self.card.blocks
        place = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
        block = blocks[place] if place >= 0 else None
        return BLOCK_STYLE.get(block.kind, "plain") if block and offset < block.span.end else "plain"

    def _margin(self, number: int, at: int | None, shown: Shown, pointed: bool) -> Line:
        """Return the margin of a line: a mark for each claim that begins there, and a pointer."""
        rows = [self.card.claims[one] for one in self._begins.get(number, ())]
        here = any(row.id == at for row in rows)
        pointer = "»" if pointed else "▸" if here else " "
        first = sorted(rows, key=lambda row: row.id != at)[:2]  # the one at hand is always in sight
        marks = [(STATUS_MARK[shown(row).status], STATUS_STYLE[shown(row).status]) for row in first]
        more = "+" if len(rows) > 2 else " "
        return ((pointer, "accent"), *marks, (more.ljust(MARGIN - 1 - len(marks)), "dim"))


def heading(card: ArticleCard, width: int) -> list[Line]:
    """Return what is known about an article, on two lines and a blank one."""
    head = card.head
    names = [name for name in (head.agency, head.publisher, head.author) if name]
    return [
        cut(((f" {clean(head.title or head.label)}", "heading"),), width),
        cut(((f" {published(head.published)} · {clean(' · '.join(names) or head.origin)}", "dim"),), width),
        (),
    ]


def offset_at(text: str, place: Span, column: int) -> int:
    """Return the offset of the character in a cell of a line that shows ``place``; 0 is its first cell."""
    at = place.start
    while at < place.end and cell_len(clean(text[place.start : at + 1])) <= column:
        at += 1
    return min(at, max(place.end - 1, place.start))
