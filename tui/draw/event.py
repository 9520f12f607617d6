"""Events as lines: a row with its stretch of the axis, everything about one, and a conflict in columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from claims.desk.cards import (
    Account,
    AccountCell,
    AccountTable,
    ConflictCard,
    ConflictRow,
    EventCard,
    EventRow,
    Version,
)
from claims.desk.history.wording import count
from claims.document import Span
from tui.draw.claims import card as card_lines
from tui.draw.claims import sentences
from tui.draw.differing import differing_words
from tui.draw.link import link
from tui.draw.rows import doing
from tui.draw.text import Line, Piece, clean, cut, fit, paragraph, right
from tui.draw.timeline import Axis
from tui.draw.words import STATUS_MARK, STATUS_STYLE, days, published

DATE = 14
"""Cells for a date in a row."""
FIELD = 11
"""Cells for the name of a field."""
COLUMN = 16
"""Cells that a column needs at least; accounts for which there is no room are only counted."""


def axis_cells(width: int) -> int:
    """Return how many cells of a row the axis gets."""
    return max(min(width // 4, 60), 12)


def row(event: EventRow, width: int, axis: Axis | None, taken: bool = False) -> Line:
    """Return an event: date, axis, who and whom, what, how many accounts, conflicts and proposals."""
    cells = axis_cells(width)
    who = (event.who or "…") + (f" → {event.whom}" if event.whom else "")
    rest = max(width - 1 - DATE - cells - 1 - 11, 16)
    label = min(rest // 2, 26)
    return cut(
        (
            ("↔" if taken else " ", "accent"),
            (fit(days(event.date) or "no date", DATE), "plain" if event.date else "dim"),
            ((axis.bar(event.date) if axis else " " * cells) + " ", "time"),
            (fit(who, rest - label - 1) + " ", "strong"),
            (fit("".join(doing(event.label)), label), "dim"),
            (right(f"{event.families}×" if event.families > 1 else "", 4), "good"),
            (right(f"≠{event.conflicts}" if event.conflicts else "", 4), "bad"),
            (right(f"?{event.proposals}" if event.proposals else "", 3), "warn"),
        ),
        width,
    )


def event(card: EventCard, width: int) -> list[Line]:
    """Return everything about an event: open proposals, its accounts, where they differ."""
    one = card.row
    accounts = (
        f"{count(one.mentions, 'mention')} in {count(one.articles, 'article')}, {one.families} independent"
    )
    title = f" {clean(one.who or '…')}{' → ' + clean(one.whom) if one.whom else ''}: {clean(one.label)}"
    where = " · ".join(part for part in (days(one.date), clean(one.place or ""), accounts) if part)
    lines: list[Line] = [cut(((title, "heading"),), width), cut(((" " + where, "dim"),), width), ()]
    waiting = [one for one in card.links if one.judgement == "proposed"]
    lines += link(waiting[0], width) if waiting else []
    lines += account_table(card.table, width)
    for conflict_ in card.conflicts:
        values = " ≠ ".join(clean(version.value) for version in conflict_.versions)
        style = "bad" if conflict_.judgement == "open" else "dim"
        lines.append(cut(((f" ≠ {conflict_.field}: {values} ", style), (conflict_.judgement, "dim")), width))
    for version in card.mentions:
        lines += [(), *account(version, width)]
    return [*lines, *card_lines.history(card.history, width)]


def account(version: Version, width: int) -> list[Line]:
    """Return one account: who published it, and its sentence with marks."""
    head, claim = version.article, version.claim
    top: Line = (
        (f" {STATUS_MARK[claim.status]} ", STATUS_STYLE[claim.status]),
        (f"{clean(head.outlet)} · {published(head.published)} ", "accent"),
        (clean(claim.label), "dim"),
    )
    return [cut(top, width), *sentences.focus(version.window, version.marks, width)]


def conflict_row(row: ConflictRow, width: int) -> Line:
    """Return a conflict: its field, the values against each other, who says so."""
    values = " ≠ ".join(value or "none" for value in row.values)
    outlets = " / ".join(row.outlets)
    value = max((width - 2 - 10 - 12) // 2, 12)
    return cut(
        (
            ("≠ " if row.judgement == "open" else "  ", "bad"),
            (fit(row.field, 9) + " ", "strong"),
            (fit(values, value) + " ", "plain"),
            (fit(f"{row.who} · {outlets}" if row.who else outlets, max(width - value - 26, 8)) + " ", "dim"),
            (fit(row.judgement if row.judgement != "open" else row.kind, 12), "dim"),
        ),
        width,
    )


def conflict(card: ConflictCard, chosen: int, width: int) -> list[Line]:
    """Return the versions in columns, of which ``chosen`` is pointed at, and all accounts in a table.

    The table comes first where it tells of more accounts than the columns do.
    """
    title = f" {card.field}: {card.kind}, {card.judgement}"
    count_ = max(len(card.versions), 1)
    each = (width - 1) // count_ - 2
    windows = [version.window for version in card.versions]
    others = [differing_words(window, [w for w in windows if w is not window]) for window in windows]
    columns = [_column(v, at == chosen, each, others[at]) for at, v in enumerate(card.versions)]
    table = account_table(card.table, width) if card.table else []
    sides = side_by_side(columns, each)
    many = card.table is not None and len(card.table.accounts) > len(card.versions)
    body = [*table, *sides] if many else [*sides, (), *table]
    return [cut(((title, "heading"),), width), (), *body]


def side_by_side(columns: Sequence[Sequence[Line]], each: int) -> list[Line]:
    """Return columns of ``each`` cells as lines, with a rule between them."""
    lines: list[Line] = []
    for cells in zip_longest(*columns):
        pieces: list[tuple[str, str]] = [(" ", "plain")]
        for at, cell in enumerate(cells):
            pieces += [("│ ", "axis")] if at else []
            pieces += cut(cell or (), each)
        lines.append(tuple(pieces))
    return lines


def _column(version: Version, chosen: bool, width: int, differs: Sequence[Span] = ()) -> list[Line]:
    head = version.article
    pointer = "▶ " if chosen else "  "
    preferred = " ★ preferred" if version.preferred else ""
    return [
        cut(
            ((pointer, "accent"), (f"[{clean(version.value) or 'none'}]", "match"), (preferred, "good")),
            width,
        ),
        cut(((f"  {clean(head.outlet)}", "accent"),), width),
        cut(((f"  {published(head.published)}", "dim"),), width),
        *(((("  ", "plain"), *line)) for line in paragraph(head.title or head.label, width - 2, "dim")),
        (),
        *sentences.focus(version.window, version.marks, width - 1, differs),
    ]


def account_table(given: AccountTable, width: int) -> list[Line]:
    """Return the accounts side by side; nothing where there is only one."""
    if len(given.accounts) < 2 or not given.rows:
        return []
    shown = max(min(len(given.accounts), (width - FIELD - 1) // COLUMN), 1)
    each = (width - FIELD - 1) // shown
    hidden = len(given.accounts) - shown
    title = f" {count(len(given.accounts), 'account')}" + (f", {hidden} of them not shown" if hidden else "")
    lines: list[Line] = [cut(((title, "heading"),), width)]
    some = given.accounts[:shown]
    lines.append(_account_line("", [(_outlets(one), "accent") for one in some], each, width))
    lines.append(
        _account_line("", [(days(one.published.range) or "no date", "dim") for one in some], each, width)
    )
    lines += [
        _account_line(row.field, [_cell(cell) for cell in row.cells[:shown]], each, width)
        for row in given.rows
    ]
    return [*lines, ()]


def _account_line(name: str, cells: list[Piece], each: int, width: int) -> Line:
    pieces = tuple((fit(words, each - 1) + " ", style) for words, style in cells)
    return cut(((" ", "plain"), (fit(name, FIELD), "dim"), *pieces), width)


def _outlets(one: Account) -> str:
    """Return who published an account; how many articles it folds."""
    first, *rest = one.outlets
    more = f" +{len(rest)}" if rest else ""
    return clean(first) + more + (f" ({len(one.articles)}×)" if len(one.articles) > 1 else "")


def _cell(cell: AccountCell) -> Piece:
    """Return what an account says, what differs with a mark of its own."""
    words = clean(" / ".join(cell.values))
    return (f"≠ {words}", "bad") if cell.differs else (words, "plain")
