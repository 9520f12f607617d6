"""A whole article as lines, and the claim at hand in it."""

from __future__ import annotations

from claims.desk.cards import ArticleCard, ClaimRow
from tui.draw.claims.page import Page, Shown
from tui.draw.text import Line, clean, cut, fit
from tui.draw.words import KIND_MARK, STATUS_MARK, STATUS_STYLE, days


def article(card: ArticleCard, at: int | None, width: int, shown: Shown) -> tuple[list[Line], int]:
    """Return an article as lines, and the line on which the claim ``at`` (an id) begins.

    ``shown`` gives a claim the verdict that is on its way.
    """
    drawn = Page(card, width).drawn(at, shown)
    return drawn.lines, drawn.reached


def at_hand(row: ClaimRow, number: int, total: int, width: int) -> list[Line]:
    """Return the claim at hand in two lines, for the foot of the article."""
    where = " · ".join(part for part in (days(row.date), row.place or "") if part)
    nobody = "" if row.kind == "figure" else "nobody named"
    who = (row.who or nobody) + (f" → {row.whom}" if row.whom else "")
    first: Line = (
        (f" {STATUS_MARK[row.status]} ", STATUS_STYLE[row.status]),
        (f"{KIND_MARK.get(row.kind, '•')} {number} of {total} ", "accent"),
        (f" {clean(row.label)} ", "dim"),
        (f" {clean(who)} ", "strong"),
        (f" {clean(where)}", "dim"),
    )
    return [cut(first, width), ((f"   {fit(row.text, width - 4)}", "plain"),)]
