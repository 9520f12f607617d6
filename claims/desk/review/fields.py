"""The fields of a claim as a reviewer sees and writes them: one line of text each.

Actors are written ``Antony Blinken #12; Wang Yi #7`` (the number settles which of that name is meant), days
as in :mod:`claims.desk.articles.date_input`, pieces of text in their own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import get_args

from sqlalchemy.orm import Session

from claims.desk.articles.date_input import show_days
from claims.desk.cards import Field, FieldKind
from claims.desk.review.choice_words import modes
from claims.desk.review.rows import day_range
from claims.document import Precision
from claims.plugins.claim_kind import FieldType
from claims.store import kinds
from claims.store.claim_kind import CLAIM_FIELDS
from claims.store.known_kinds import all_kinds, is_known, kind_named
from claims.store.queries import people
from claims.store.review import distinct_values
from claims.store.review.replay import State

PRECISIONS: tuple[str, ...] = get_args(Precision)
KIND: Mapping[FieldType, FieldKind] = {
    "text": "text", "number": "text",
    "choice": "choice", "flag": "choice", "date": "date", "place": "text", "span": "span",
    "participant": "actors",
}  # fmt: skip
FLAG = ("no", "yes")


def shown_fields(
    session: Session, kind: str, text: str, state: State, proposal: State | None
) -> tuple[Field, ...]:
    """Return the fields of a claim with what stands and, where it differs, what was proposed."""
    shown = []
    for field in (*fields_of(kind), *_unknown(kind, state)):
        now = shown_value(session, field, text, state)
        before = now if proposal is None else shown_value(session, field, text, proposal)
        choices = FLAG if field.type == "flag" else choices_of(session, field, state)
        proposed = before if before != now else None
        shown.append(Field(field.name, KIND[field.type], now, proposed, choices, field.many))
    return tuple(shown)


def _unknown(kind: str, state: State) -> Iterator[kinds.KindField]:
    """Yield what a claim of a kind that no installed package brings says besides; it cannot be corrected."""
    if is_known(kind):
        return
    for role in state.get("participants", {}):
        yield kinds.KindField(role, "participant", many=True)
    for role in state.get("spans", {}):
        if role not in kind_named(kind).span_roles:
            yield kinds.KindField(role, "span", many=True)
    for name in state.get("fields", {}):
        if name not in CLAIM_FIELDS:
            yield kinds.KindField(name, "text")


def choices_of(session: Session, field: kinds.KindField, state: State | None = None) -> tuple[str, ...]:
    """Return what a field may be: an event may have a type of the user's own too, and a mode of its type."""
    if field.name == "type":
        return distinct_values.event_types(session)
    if field.name == "mode":
        return modes(str((state or {}).get("fields", {}).get("type") or ""))
    return tuple(field.choices)


def fields_of(kind: str) -> tuple[kinds.KindField, ...]:
    """Return the fields that a reviewer may correct in a claim of ``kind``."""
    precision = kinds.KindField("date_precision", "choice", PRECISIONS)
    return (*kind_named(kind).fields, precision)


def main_role(kind: str) -> str:
    """Return the role of the span that no claim of ``kind`` can be without."""
    return kind_named(kind).main


def span_roles(kind: str) -> tuple[str, ...]:
    """Return the roles whose spans a reviewer may set; participants are set as fields."""
    return kind_named(kind).span_roles


def participant_roles(kind: str) -> tuple[str, ...]:
    """Return the roles that actors play in a claim of ``kind``."""
    return kind_named(kind).participant_roles


def missed_kinds() -> tuple[tuple[str, str], ...]:
    """Return the kinds of claims that a reviewer may make by hand, each with what it is for."""
    return tuple((kind.name, kind.missed) for kind in all_kinds().values() if kind.missed)


def shown_value(session: Session, field: kinds.KindField, text: str, state: State) -> str:
    """Return what a state says of ``field``, as one line."""
    columns = state.get("fields", {})
    if field.type == "participant":
        return shown_actors(session, text, state.get("participants", {}).get(field.name, []))
    if field.type == "span":
        pieces = state.get("spans", {}).get(field.name, [])
        return " … ".join(" ".join(text[start:end].split()) for start, end in pieces)
    if field.type == "date":
        first, last = (_day(columns.get(name)) for name in ("date_from", "date_to"))
        return show_days(day_range(first, last, columns.get("date_precision")))
    if field.type == "flag":
        return FLAG[int(columns.get(field.name) or 0)]
    if field.type == "number":
        return show_number(columns.get(field.name))
    return str(columns.get(field.name) or "")


def show_number(value: float | None) -> str:
    """Return a number as it is written: without a decimal point where it is whole."""
    return "" if value is None else f"{value:,.10g}".replace(",", "") if value % 1 else f"{value:.0f}"


def shown_actors(session: Session, text: str, entries: Sequence[Mapping[str, int | None]]) -> str:
    """Return participants as :func:`claims.desk.review.editing.read_actors` reads them."""
    return "; ".join(shown for entry in entries if (shown := _actor(session, text, entry)))


def _actor(session: Session, text: str, entry: Mapping[str, int | None]) -> str:
    mention_id, actor_id = entry.get("mention_id"), entry.get("actor_id")
    if actor_id is None and mention_id is not None:
        actor_id = people.actor_of(session, mention_id)
    named = people.by_id(session, actor_id) if actor_id else None
    if named is not None:
        return f"{named.name} #{named.id}"
    span = people.words_at(session, mention_id) if mention_id else None
    return f"“{text[span[0] : span[1]]}”" if span else ""


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
