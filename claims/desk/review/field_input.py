"""Parser of edited field text: from a reviewer's words to a change of state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy.orm import Session

from claims.desk.actors.naming import read_actors
from claims.desk.articles.date_input import parse_days
from claims.desk.review.fields import FLAG, fields_of, shown_value
from claims.desk.review.spans import add_piece
from claims.document import DateRange, Span
from claims.errors import DecisionError, InputError
from claims.store import kinds
from claims.store.claim_kind import Kind
from claims.store.known_kinds import is_known, kind_named
from claims.store.queries import articles, detail
from claims.store.review import distinct_values
from claims.store.review.replay import State, laid_over

Texts = Mapping[str, str]
Pieces = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Where:
    """What is being written about: a claim of ``kind`` that stands at ``here`` in an article's ``text``."""

    article_id: int
    kind: str
    here: Span
    text: str


def wanted(session: Session, where: Where, state: State, texts: Texts, pieces: Pieces) -> State:
    """Return the change that ``texts`` and ``pieces`` ask of a claim in ``state``.

    Raises:
        DecisionError: a field, a role or a value makes no sense; the message says what would.
    """
    change: State = {"fields": {}, "spans": {}, "participants": {}}
    for role, spans in pieces.items():
        with _about(role):
            change = laid_over(change, _spans(session, where, role, spans))
    for name, text in texts.items():
        field, value = field_named(where.kind, name), text.strip()
        if value != shown_value(session, field, where.text, state):
            with _about(name):
                change = laid_over(change, _value(session, where, state, field, value))
    return _with_its_mode(session, state, change)


def _with_its_mode(session: Session, state: State, change: State) -> State:
    """Return the change, which also drops a mode that another type than the new one has."""
    stands, asked = state.get("fields", {}), change["fields"]
    kept = stands.get("mode")
    if not kept or "mode" in asked or asked.get("type", stands.get("type")) == stands.get("type"):
        return change
    if distinct_values.has_mode(session, asked["type"], kept):
        return change
    return laid_over(change, {"fields": {"mode": None}})


@contextmanager
def _about(name: str) -> Iterator[None]:
    """Name the field or role that is refused in the block."""
    try:
        yield
    except DecisionError as error:
        error.field = name
        raise


def field_named(kind: str, name: str) -> kinds.KindField:
    """Return the field of a kind.

    Raises:
        DecisionError: it has no such field.
    """
    fields = {field.name: field for field in fields_of(kind)}
    if name not in fields and not is_known(kind):
        raise DecisionError(
            f"No installed package brings claims of kind {kind}, so its {name} cannot be corrected here. "
            "Install the package that found it; to confirm, reject or dispute it takes none."
        )
    if name not in fields:
        raise DecisionError(f"A {kind} has no field “{name}”. It has: {', '.join(fields)}.")
    return fields[name]


def _value(session: Session, where: Where, state: State, field: kinds.KindField, value: str) -> State:
    if field.type == "participant":
        old = state.get("participants", {}).get(field.name, [])
        entries = read_actors(session, value, old, where.article_id, where.here, where.text)
        if len(entries) > 1 and not field.many:
            raise DecisionError(f"There is one {field.name}; write one name.")
        return {"participants": {field.name: entries}}
    if field.type == "span":
        return _spans(session, where, field.name, _find(where.text, value, where.here.start, field.name))
    if field.name == "type":
        return {"fields": {"type": _chosen("type", value, distinct_values.event_types(session))}}
    return {"fields": _columns(field, value, articles.published(session, where.article_id))}


def _columns(field: kinds.KindField, value: str, published: DateRange | None) -> Mapping[str, Any]:
    if field.type == "date":
        return _date(value, published)
    if field.type == "flag":
        return {field.name: FLAG.index(_chosen(field.name, value, FLAG))}
    if field.name == "date_precision":
        return {field.name: _chosen(field.name, value, field.choices) if value else None}
    if field.type == "choice":
        return {field.name: _chosen(field.name, value, field.choices)}
    if field.type == "number":
        return {field.name: _number(field.name, value)}
    return {field.name: value or None}


def _number(name: str, value: str) -> float | None:
    try:
        return float(value.replace(",", "")) if value else None
    except ValueError as error:
        raise DecisionError(f"“{value}” is no number for {name}; write it in digits: 1200 or 4.5.") from error


def _date(value: str, published: DateRange | None) -> Mapping[str, Any]:
    try:
        days = parse_days(value, published) if value else None
    except InputError as error:
        raise DecisionError(str(error)) from error
    return {
        "date_from": days and days.first and days.first.isoformat(),
        "date_to": days and days.last and days.last.isoformat(),
        "date_precision": days and days.precision,
        "time_expression_id": None,
    }


def _chosen(name: str, value: str, choices: Sequence[str]) -> str:
    found = [one for one in choices if one.lower() == value.lower()]
    if not found:
        near = get_close_matches(value.lower(), [one.lower() for one in choices], n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise DecisionError(f"“{value}” is no {name}.{hint} There are: {', '.join(choices)}.")
    return found[0]


def _spans(session: Session, where: Where, role: str, pieces: Sequence[Span]) -> State:
    """Return the pieces of a role, with the columns that say the same in words."""
    kind = kind_named(where.kind)
    joined = _joined(kind, where, role, pieces)
    words = " ".join(where.text[joined[0].start : joined[-1].end].split()) if joined else None
    columns: State = {role: words} if role in (*kind.columns, "place") else {}
    if role == "time" and joined:
        columns = detail.time_at(session, where.article_id, joined[0]) or {}
    return {"fields": columns, "spans": {role: [[span.start, span.end] for span in joined]}}


def _joined(kind: Kind, where: Where, role: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    if role not in kind.span_roles:
        raise DecisionError(f"A {kind.name} has no span “{role}”. It has: {', '.join(kind.span_roles)}.")
    joined: tuple[Span, ...] = ()
    for piece in pieces:
        joined = add_piece(joined, piece)
    if joined and joined[-1].end > len(where.text):
        raise DecisionError(f"The {role} would run past the end of the article.")
    if role == kind.main and not joined:
        raise DecisionError(f"A {kind.name} cannot do without its {role}; reject it instead.")
    many = next((field.many for field in kind.fields if field.name == role), False)
    if len(joined) > 1 and not many:
        raise DecisionError(f"A {kind.name} has one {role}; drop the other piece first.")
    return joined


def _find(text: str, words: str, near: int, name: str) -> tuple[Span, ...]:
    """Return where the words of a field stand in the article, the place nearest to the claim."""
    if not words:
        return ()
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = [Span(*found.span()) for found in re.finditer(pattern, text)]
    if not places:
        raise DecisionError(
            f"The article does not say “{words}”; copy the {name} from its text, or move edges."
        )
    return (min(places, key=lambda span: abs(span.start - near)),)
