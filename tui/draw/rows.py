"""One line of a list."""

from __future__ import annotations

from claims.desk.cards import ArticleRow, ClaimRow, Preview
from claims.desk.history.wording import count
from tui.draw.text import Line, cut, fit, right
from tui.draw.words import FLAG, KIND_MARK, SAVING, STATUS_MARK, STATUS_STYLE, days, percent, published


def claim(row: ClaimRow, width: int, saving: bool = False) -> Line:
    """Return a claim in ``width`` cells: mark, kind, label, who, the words, when, and how sure.

    ``saving`` shows a verdict that the database does not have yet.
    """
    wide = width >= 100
    label, who, when = (22, 20, 16) if wide else (13, 15, 10)
    whom = f" → {row.whom}" if row.whom else ""
    side = fit(f"{row.article}", 18) + " " if wide else ""
    words = max(width - 3 - 2 - label - 1 - who - 1 - len(side) - when - 1 - 4, 8)
    return cut(
        (
            (SAVING if saving else STATUS_MARK[row.status], STATUS_STYLE[row.status]),
            (FLAG if row.flag else " ", "warn"),
            (" ", "plain"),
            (KIND_MARK.get(row.kind, "•") + " ", "accent"),
            (fit(row.label, label) + " ", "dim"),
            (fit((row.who or "nobody named") + whom, who) + " ", "strong" if row.who else "dim"),
            (fit(row.text, words) + " ", "struck" if row.status == "rejected" else "plain"),
            (side, "dim"),
            (fit(days(row.date), when), "dim"),
            (right(percent(row.confidence), 4), "dim"),
        ),
        width,
    )


def article(row: ArticleRow, width: int) -> Line:
    """Return an article in ``width`` cells: what waits, its title, outlet and date."""
    head = row.head
    outlet = " / ".join(name for name in (head.agency, head.publisher) if name) or "no outlet"
    title = max(width - 2 - 13 - 16 - 22 - 3, 10)
    done = "✓" if not row.waiting else "·"
    return cut(
        (
            (done + " ", "good" if not row.waiting else "dim"),
            (fit(f"{row.waiting:,} of {row.claims:,}", 13) + " ", "strong" if row.waiting else "dim"),
            (fit(head.title or head.label, title) + " ", "plain"),
            (fit(outlet, 16) + " ", "accent"),
            (fit(published(head.published), 22), "dim" if head.published.range else "warn"),
        ),
        width,
    )


def counted(rows: int, at: int, selected: int) -> str:
    """Return where the cursor stands in a list, in words."""
    where = f"{at + 1:,} of {count(rows, 'row')}" if rows else "nothing here"
    return f"{where} · {selected:,} selected" if selected else where


def preview(seen: Preview) -> str:
    """Return what a decision over many claims would touch, in words."""
    status = ", ".join(f"{number:,} {name}" for name, number in seen.by_status.items())
    return f"{count(seen.count, 'claim')} ({status})"
