"""Several accounts of one thing as a table: a row a field, a column a family of articles."""

from __future__ import annotations

from claims.desk.cards import Account, AccountCell, AccountTable
from claims.desk.history.wording import count
from tui.draw.text import Line, Piece, clean, cut, fit
from tui.draw.words import days

NAME = 11
"""Cells for the name of a field."""
LEAST = 16
"""Cells that a column needs at least; accounts for which there is no room are only counted."""


def table(given: AccountTable, width: int) -> list[Line]:
    """Return the accounts side by side; nothing where there is only one."""
    if len(given.accounts) < 2 or not given.rows:
        return []
    shown = max(min(len(given.accounts), (width - NAME - 1) // LEAST), 1)
    each = (width - NAME - 1) // shown
    hidden = len(given.accounts) - shown
    title = f" {count(len(given.accounts), 'account')}" + (f", {hidden} of them not shown" if hidden else "")
    lines: list[Line] = [cut(((title, "heading"),), width)]
    some = given.accounts[:shown]
    lines.append(_line("", [(_outlets(one), "accent") for one in some], each, width))
    lines.append(_line("", [(days(one.published.range) or "no date", "dim") for one in some], each, width))
    lines += [
        _line(row.field, [_cell(cell) for cell in row.cells[:shown]], each, width) for row in given.rows
    ]
    return [*lines, ()]


def _line(name: str, cells: list[Piece], each: int, width: int) -> Line:
    pieces = tuple((fit(words, each - 1) + " ", style) for words, style in cells)
    return cut(((" ", "plain"), (fit(name, NAME), "dim"), *pieces), width)


def _outlets(one: Account) -> str:
    """Return who published an account; how many articles it folds."""
    first, *rest = one.outlets
    more = f" +{len(rest)}" if rest else ""
    return clean(first) + more + (f" ({len(one.articles)}×)" if len(one.articles) > 1 else "")


def _cell(cell: AccountCell) -> Piece:
    """Return what an account says, what differs with a mark of its own."""
    words = clean(" / ".join(cell.values))
    return (f"≠ {words}", "bad") if cell.differs else (words, "plain")
