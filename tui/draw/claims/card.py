"""The card of one claim, as lines: its sentence with marks, its fields, why, what happened to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from claims.desk.cards import ClaimCard, ClaimRow, Field, HistoryLine, Related
from claims.desk.history.wording import count
from claims.desk.review.rule_words import explain
from tui.draw.claims.sentences import window
from tui.draw.rows import told_along, told_apart
from tui.draw.text import Line, Piece, clean, cut, fit, length, paragraph
from tui.draw.words import (
    FIELD_NAME,
    KIND_MARK,
    KIND_NAME,
    STATUS_MARK,
    STATUS_STYLE,
    UNSAID,
    days,
    moment,
    percent,
    published,
)

NAME = 13
"""Cells for the name of a field: "organisation" is the longest."""
NUMBERED = re.compile(r" #\d+(?=;|$)")
"""The number that tells an actor from its namesakes, which only matters where one is written."""
UNBROKEN = 10_000
"""A width in which no line of a card is broken."""
ROOMY = 20
"""Lines from which on a card shows all of its surroundings."""
WHY = {"event": "same event", "speaker": "same speaker", "utterance": "same words"}


def claim(
    card: ClaimCard,
    width: int,
    height: int = ROOMY,
    together: Sequence[Line] = (),
    *,
    beside_text: bool = False,
) -> list[Line]:
    """Return everything about a claim in lines of ``width`` cells, what a reviewer needs first, first.

    Where there are few lines (``height``) the sentences around the claim give way to its fields; where the
    text stands beside they are left out. ``together`` are lines about other claims that say the same.
    """
    around = None if height >= ROOMY else 1
    return [
        *heading(card, width),
        *(() if beside_text else window(card.window, card.marks, width, around=around)),
        (),
        *together,
        *fields(card.fields, width),
        *corroborated(card, width),
        *differing(card, width),
        *why(card, width),
        *history(card.history, width),
        *related(card.related, width),
    ]


def summary(
    card: ClaimCard, width: int, together: Sequence[ClaimRow] = (), alike: int | None = None
) -> list[Line]:
    """Return in two lines, or three, what the marks in a text do not show of a claim.

    ``together`` are the claims of its row, of which the first ``alike`` say the same: what is told inside,
    and how they differ, takes the place of why there is one.
    """
    told = {field.name: NUMBERED.sub("", field.value) for field in card.fields if _tells(field)}
    shown = [told.pop(name) for name in ("form", "type", "mode", "modality") if name in told]
    told.pop("date_precision", None)  # the date shows it
    more = [f"{FIELD_NAME.get(name, name)} {value}" for name, value in told.items()]
    kind = KIND_NAME.get(card.row.kind, card.row.kind)
    flag = f"⚑ {card.row.flag}" if card.row.flag else ""
    first = " · ".join((f"{kind} {' '.join(shown)}".strip(), *more))
    reasons = _inside(together, alike, width) if together else [why(card, UNBROKEN)[0]]
    return [
        cut(((f" {first}", "strong"),), width),
        cut(((f" {flag}", "warn"), *reasons[0]) if flag else reasons[0], width),
        *reasons[1:],
    ]


def _inside(together: Sequence[ClaimRow], alike: int | None, width: int) -> list[Line]:
    """Return what else a verdict on a row is about."""
    same = together[:alike]
    words = told_apart(same)
    differing = f": {words}" if words else ", all alike"
    lines: list[Line] = []
    if inside := told_along(together[len(same) :], together[0].who):
        lines = paragraph(f"with {inside}", width, "accent", 1)
        if len(lines) > MOST_INSIDE:
            lines[MOST_INSIDE - 1 :] = [cut((*lines[MOST_INSIDE - 1], (" …" + " " * width, "accent")), width)]
    if len(same) > 1 and len(lines) < MOST_INSIDE:
        lines.append(((f" {len(same)} claims, enter shows each", "accent"), (differing, "plain")))
    return [cut(line, width) for line in lines]


MOST_INSIDE = 2
"""Lines about what else a verdict is about."""


def heading(card: ClaimCard, width: int) -> list[Line]:
    """Return the article, its date and outlet on one line, and a flag if the claim has one."""
    row, head = card.row, card.article
    pieces: list[Piece] = [
        (f" {KIND_MARK.get(row.kind, '•')} {KIND_NAME.get(row.kind, row.kind)} {row.id} ", "strong"),
        (f"{STATUS_MARK[row.status]} {row.status} ", STATUS_STYLE[row.status]),
        (f" {clean(head.outlet)} · {published(head.published)} · {clean(head.title or head.label)}", "dim"),
    ]
    lines: list[Line] = [cut(tuple(pieces), width)]
    if row.flag:
        lines += paragraph(f"⚑ {row.flag}", width, "warn", 1)
    return lines


def fields(given: Sequence[Field], width: int) -> list[Line]:
    """Return the fields that say something, in as many columns as there is room for.

    Spans are seen in the sentence; they are listed only where the machine had them otherwise.
    """
    told = [field for field in given if field.changed or _tells(field)]
    columns = 2 if width >= 76 else 1
    each = (width - 1) // columns
    cells = [_field(field, each - 1) for field in told]
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    return [((" ", "plain"), *(piece for cell in row for piece in (*cell, (" ", "plain")))) for row in rows]


def _tells(field: Field) -> bool:
    """Say whether a field is worth a line: a date to the day shows that it is one."""
    return bool(field.value) and field.kind != "span" and (field.name, field.value) not in UNSAID


def _field(field: Field, width: int) -> Line:
    """Return one field: its name, what stands, and what the machine said where that differs."""
    pieces: list[Piece] = [
        (fit(FIELD_NAME.get(field.name, field.name), NAME), "dim"),
        (clean(field.value) or "none", "strong"),
    ]
    if field.changed:
        pieces += [(" ← ", "warn"), (clean(field.proposed or "") or "none", "struck")]
    return cut(tuple(pieces), width)


def corroborated(card: ClaimCard, width: int) -> list[Line]:
    """Return how many articles tell of the event, and how many independently; nothing where one does."""
    if card.told_by < 2:
        return []
    words = f"{count(card.told_by, 'article')}, {card.independent} independent"
    words += f", quoting {clean(card.quoted)}" if card.quoted else ""
    style = "good" if card.independent > 1 else "dim"
    return [cut(((" ", "plain"), (fit("told by", NAME), "dim"), (words, style)), width)]


def differing(card: ClaimCard, width: int) -> list[Line]:
    """Return that other accounts differ, and in what; nothing where none does."""
    if not card.differing:
        return []
    verb = "differs" if card.differing == 1 else "differ"
    words = f"{count(card.differing, 'other account')} {verb}: {', '.join(card.differs_in)}"
    return [cut(((" ", "plain"), (fit("accounts", NAME), "dim"), (f"≠ {words}", "bad")), width)]


def why(card: ClaimCard, width: int) -> list[Line]:
    """Return why the machine thinks so."""
    row = card.row
    moved = " · spans moved" if card.proposed_marks else ""
    return named("why", f"{percent(row.confidence).strip()} · {explain(row.rule)}{moved}", width)


def named(name: str, text: str, width: int, room: int = NAME) -> list[Line]:
    """Return a text in as many lines as it takes, with its name in ``room`` cells in front of the first."""
    first, *rest = paragraph(text, max(width - room - 1, 10)) or [()]
    pad = (" " * (room + 1), "plain")
    return [((" ", "plain"), (fit(name, room), "dim"), *first), *((pad, *line) for line in rest)]


def history(lines: Iterable[HistoryLine], width: int, name: str = "history") -> list[Line]:
    """Return the decisions on something, newest as they come; those undone are struck through."""
    return [
        cut(
            (
                (" ", "plain"),
                (fit(name if at == 0 else "", NAME if name else 0), "dim"),
                (moment(line.at) + " ", "dim"),
                (clean(line.words), "struck" if line.undone else "plain"),
                (" (undone)" if line.undone else "", "dim"),
                (f" “{clean(line.note)}”" if line.note else "", "accent"),
            ),
            width,
        )
        for at, line in enumerate(lines)
    ]


def related(others: Sequence[Related], width: int) -> list[Line]:
    """Return other claims, grouped by what joins them to this one."""
    lines: list[Line] = []
    for reason, group in groupby(others, key=lambda other: other.why):
        for at, other in enumerate(group):
            name = WHY[reason] if at == 0 else ""
            lines.append(
                cut(
                    ((" ", "plain"), (fit(name, NAME + 2), "dim"), *brief(other.row, width - NAME - 3)), width
                )
            )
    return lines


def brief(row: ClaimRow, width: int) -> Line:
    """Return a claim in few cells, for lists inside a card."""
    start: Line = (
        (STATUS_MARK[row.status] + " ", STATUS_STYLE[row.status]),
        (fit(row.who or row.label, 16) + " ", "strong"),
    )
    end: Line = ((" " + fit(days(row.date) or row.article, 14), "dim"),)
    return (*start, (fit(row.text, max(width - length(start) - length(end), 6)), "plain"), *end)
