"""Proposals as rows: the claim, what its kind adds, its parts, the proposal itself."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from claims.document import Span
from claims.store import models
from claims.store.claim_kind import CLAIM_FIELDS, Kind, Proposed, RowIds
from claims.store.ingest.bulk_insert import insert_rows
from claims.store.models import Base

Row = dict[str, Any]
Rows = Mapping[type[Base], list[Row]]


@dataclass(frozen=True, slots=True)
class Place:
    """What a claim's row needs besides what was proposed: its id and key, and what it belongs to."""

    id: int
    key: str
    article_id: int
    sentence_id: int | None
    run_id: int


def keys(kind: Kind, sha256: str, values: Sequence[Any]) -> list[str]:
    """Return the key of each claim of one kind in the article with this hash.

    A key is a hash of the article's text, the kind, and the spans that make the claim. Where two claims agree
    in all of that, the later ones are numbered.
    """
    seen: Counter[str] = Counter()
    found = []
    for value in values:
        spans = ",".join(f"{span.start}-{span.end}" for span in kind.content(value))
        key = hashlib.sha256(f"{sha256}|{kind.name}|{spans}".encode()).hexdigest()[:32]
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}.{seen[key]}")
    return found


def extent(kind: Kind, value: object) -> Span:
    """Return the offsets from the first to the last character of what makes the claim."""
    spans = kind.content(value)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def state_of(proposed: Proposed, at: RowIds) -> Row:
    """Return a proposal as fields, spans and participants, as :mod:`claims.store.review.replay` has them."""
    return {
        "fields": {name: _plain(value) for name, value in proposed.fields.items()},
        "spans": {
            role: [[span.start, span.end] for span in pieces if span]
            for role, pieces in proposed.spans.items()
        },
        "participants": {
            role: [{"actor_id": None, "mention_id": at.mention(one)} for one in them if one]
            for role, them in proposed.participants.items()
        },
    }


def payload_of(proposed: Proposed, kind: Kind, state: Row) -> Row:
    """Return the proposal to keep: the state, with the rule and whole noun phrases of the participants."""
    phrases = {
        role: [[one.span.start, one.span.end] for one in them if one]
        for role, them in proposed.participants.items()
    }
    return {"kind": kind.name, "rule": proposed.rule, "phrases": phrases, **state}


def rows_of(kind: Kind, value: object, proposed: Proposed, at: RowIds, place: Place) -> Rows:
    """Return every row that a new claim consists of, its proposal included, by table."""
    state = state_of(proposed, at)
    whole = extent(kind, value)
    rows: dict[type[Base], list[Row]] = defaultdict(list)
    rows[models.Claim].append({
        "id": place.id, "key": place.key, "kind": kind.name, "run_id": place.run_id,
        "article_id": place.article_id, "sentence_id": place.sentence_id,
        "char_start": whole.start, "char_end": whole.end,
        "rule": proposed.rule, "confidence": proposed.confidence,
        **{name: proposed.fields[name] for name in CLAIM_FIELDS},
    })  # fmt: skip
    own = {name: value for name, value in proposed.fields.items() if name not in CLAIM_FIELDS}
    rows[kind.model].append(kind.row(place.id, own))
    rows[models.Span] += span_rows(place.id, state["spans"])
    rows[models.Participant] += participant_rows(place.id, state["participants"])
    rows[models.Proposal].append({
        "claim_id": place.id, "run_id": place.run_id, "confidence": proposed.confidence,
        "payload": payload_of(proposed, kind, state),
    })  # fmt: skip
    return rows


def span_rows(claim_id: int, spans: Mapping[str, Sequence[Sequence[int]]]) -> list[Row]:
    """Return the rows of a claim's pieces of text."""
    return [
        {"claim_id": claim_id, "role": role, "ordinal": ordinal, "char_start": start, "char_end": end}
        for role, pieces in spans.items()
        for ordinal, (start, end) in enumerate(pieces)
    ]


def participant_rows(claim_id: int, participants: Mapping[str, Sequence[Row]]) -> list[Row]:
    """Return the rows of a claim's participants."""
    return [
        {"claim_id": claim_id, "role": role, "ordinal": ordinal, **entry}
        for role, entries in participants.items()
        for ordinal, entry in enumerate(entries)
    ]


def insert_all(session: Session, groups: Iterable[Rows]) -> None:
    """Insert the rows of many claims, one statement a table."""
    together: dict[type[Base], list[Row]] = defaultdict(list)
    for rows in groups:
        for model, some in rows.items():
            together[model] += some
    for model, rows_of_model in together.items():
        if rows_of_model:
            insert_rows(session, model, rows_of_model)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
