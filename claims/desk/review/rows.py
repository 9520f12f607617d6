"""Claim rows for a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from claims.desk.cards import ClaimRow, Status
from claims.document import HEARS, SPEAKS, DateRange, Precision
from claims.store.queries.lines import OPENING, Line, TakesPart

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MEASURED = ("sum", "rate", "quantity")
"""Roles of figures whose number is written with its unit: "$2 million", "12 per cent", "six km"."""

BARE = ("count", "quantity")
"""Roles of figures that say nothing beside what is counted or measured."""


def claim_rows(session: Session, ids: Sequence[int]) -> dict[int, ClaimRow]:
    """Return one line for each of ``ids`` that exists, in the order of ``ids``."""
    from claims.store.queries import (
        claim_rows as listing,  # loads SQLAlchemy, without which a first page can do
    )

    found, taking_part = listing.lines(session, ids), listing.participants(session, ids)
    return {
        claim_id: claim_row(found[claim_id], taking_part.get(claim_id, ()))
        for claim_id in ids
        if claim_id in found
    }


def claim_row(line: Line, taking_part: Iterable[TakesPart]) -> ClaimRow:
    """Return one line of a list."""
    return ClaimRow(
        id=line.id,
        version=line.version,
        kind=line.kind,
        status=cast("Status", line.status),
        flag=line.flag,
        confidence=line.confidence,
        rule=line.rule,
        article_id=line.article_id,
        article=short_name(line.publisher, line.title, line.opening, line.origin),
        label=label(line),
        who=names(taking_part, SPEAKS),
        whom=names(taking_part, HEARS),
        text=" ".join(line.text.split()),
        date=day_range(line.date_from, line.date_to, line.date_precision),
        place=line.place,
        own_date=(line.date_from, line.date_to) != (line.published_from, line.published_to),
    )


def short_name(publisher: str | None, title: str | None, opening: str | None, origin: str) -> str:
    """Return what an article is called in a list: who published it, else its title, first words or file."""
    return publisher or title or first_words(opening or "") or PurePath(origin).name or origin


def first_words(opening: str) -> str:
    """Return the first line of how a text begins, without a word that the end cuts through."""
    line, broken, _ = opening.lstrip().partition("\n")
    whole, _, _ = line.rpartition(" ")
    return " ".join(line.split()) if broken or len(opening) < OPENING or not whole else f"{whole}…"


def label(line: Line) -> str:
    """Return the form of a quote, what an event mention or a figure tells of, else the kind."""
    if line.counts is not None:
        return figure_label(line.counts, line.unit, line.counted)
    if line.type is None:
        return line.form or line.kind
    return f"{'/'.join(filter(None, (line.type, line.mode)))} {line.modality}"


def figure_label(role: str, unit: str | None, counted: str | None) -> str:
    """Return what is counted, in the words of the text, and what became of it: "suspects arrested"."""
    what = None if role in MEASURED or unit is None else counted or unit
    told = "" if role in BARE and (what or role in MEASURED) else role
    return " ".join(" ".join(filter(None, (what, told))).split())


def names(taking_part: Iterable[TakesPart], roles: Sequence[str]) -> str:
    """Return the names of those who take part in one of ``roles``, by comma."""
    shown = (one.name or one.words for one in taking_part if one.role in roles)
    return ", ".join(dict.fromkeys(name for name in shown if name))


def day_range(first: date | None, last: date | None, precision: str | None) -> DateRange | None:
    """Return the days of a row, or ``None`` where it has none."""
    if first is None and last is None:
        return None
    return DateRange(first, last, cast("Precision", precision or "day"))
