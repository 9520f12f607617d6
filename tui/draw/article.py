"""A whole article with every claim marked: underlined, with its verdict in the margin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from claims.desk.cards import ArticleCard, ArticleHead, ClaimRow
from claims.desk.review.fields import main_role
from claims.document import Span
from tui.draw.marks import Mark, lanes, marked
from tui.draw.text import Line, clean, cut, fit, wrap
from tui.draw.words import KIND_MARK, STATUS_MARK, STATUS_STYLE, days, published

MARGIN = 5
"""Cells left of the text: up to two claims that begin on the line."""
BLOCK_STYLE = {
    "title": "heading", "caption": "dim", "byline": "dim", "dateline": "dim", "chrome": "dim",
}  # fmt: skip

Shown = Callable[[ClaimRow], ClaimRow]


def article(card: ArticleCard, at: int | None, width: int, shown: Shown) -> tuple[list[Line], int]:
    """Return an article as lines, and the line on which the claim ``at`` (an id) begins.

    ``shown`` gives a claim the verdict that is on its way.
    """
    main = {row.id: main_role(row.kind) for row in card.claims}
    marks = [
        Mark(mark.span, mark.role, quiet=mark.claim_id != at)
        for mark in card.marks
        if mark.claim_id == at or mark.role == main.get(mark.claim_id)
    ]
    starts: dict[int, int] = {}
    for mark in card.marks:
        if mark.role == main.get(mark.claim_id):
            starts[mark.claim_id] = min(starts.get(mark.claim_id, mark.span.start), mark.span.start)
    lines: list[Line] = heading(card.head, width)
    reached = 0
    for span in wrap(card.text, 0, len(card.text), width - MARGIN - 1):
        begins = [shown(row) for row in card.claims if _within(starts.get(row.id, -1), span)]
        if any(row.id == at for row in begins):
            reached = len(lines)
        here = [mark for mark in marks if mark.span.overlaps(span)]
        first, *under = marked(card.text, span, here, lanes(here), _style(card, span.start))
        lines.append((*_margin(begins, at), *first))
        lines += [((" " * MARGIN, "plain"), *line) for line in under]
        if card.text[span.end : span.end + 2].startswith("\n"):
            lines.append(())
    return lines, reached


def heading(head: ArticleHead, width: int) -> list[Line]:
    """Return what is known about an article, on two lines."""
    names = [name for name in (head.agency, head.publisher, head.author) if name]
    return [
        cut(((f" {clean(head.title or head.label)}", "heading"),), width),
        cut(((f" {published(head.published)} · {clean(' · '.join(names) or head.origin)}", "dim"),), width),
        (),
    ]


def at_hand(row: ClaimRow, number: int, total: int, width: int) -> list[Line]:
    """Return the claim at hand in two lines, for the foot of the article."""
    where = " · ".join(part for part in (days(row.date), row.place or "") if part)
    who = (row.who or "nobody named") + (f" → {row.whom}" if row.whom else "")
    first: Line = (
        (f" {STATUS_MARK[row.status]} ", STATUS_STYLE[row.status]),
        (f"{KIND_MARK.get(row.kind, '•')} {number} of {total} ", "accent"),
        (f" {clean(row.label)} ", "dim"),
        (f" {clean(who)} ", "strong"),
        (f" {clean(where)}", "dim"),
    )
    return [cut(first, width), ((f"   {fit(row.text, width - 4)}", "plain"),)]


def _within(offset: int, span: Span) -> bool:
    return span.start <= offset < span.end


def _style(card: ArticleCard, offset: int) -> str:
    place = bisect_right(card.blocks, offset, key=lambda block: block.span.start) - 1
    block = card.blocks[place] if place >= 0 else None
    return BLOCK_STYLE.get(block.kind, "plain") if block and offset < block.span.end else "plain"


def _margin(rows: list[ClaimRow], at: int | None) -> Line:
    """Return the margin of a line: a mark for each claim, a pointer if the one at hand is among them."""
    pointer = "▸" if any(row.id == at for row in rows) else " "
    marks = [(STATUS_MARK[row.status], STATUS_STYLE[row.status]) for row in rows[:2]]
    more = "+" if len(rows) > 2 else " "
    used = 1 + len(marks) + 1
    return ((pointer, "accent"), *marks, (more + " " * (MARGIN - used), "dim"))
