"""Claims that a reviewer makes."""

from __future__ import annotations

import uuid

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from claims.document import Span
from claims.store.ingest.writer import start_run
from claims.store.kinds import KindField
from claims.store.known_kinds import kind_named
from claims.store.models import Claim, Proposal, Run, Sentence
from claims.store.models.base import table_of
from claims.store.review.replay import State

REVIEW = "review"
"""The tool and the rule of claims that no extractor made."""
PARTS = ("fields", "spans", "participants")


def required(kind: str) -> tuple[KindField, ...]:
    """Return the choices that somebody must make for every claim of a kind."""
    needed = _needed(kind)
    return tuple(
        field for field in kind_named(kind).fields if field.type == "choice" and field.name in needed
    )


def _needed(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind that cannot be without a value; of a span, its words."""
    entry = kind_named(kind)
    if entry.is_plugin:
        return ()
    columns = table_of(entry.model).c
    return tuple(
        name for name in entry.columns if not columns[name].nullable and columns[name].server_default is None
    )


def add_claim(session: Session, article_id: int, kind: str, span: Span, fields: State) -> int:
    """Add a withdrawn claim at ``span`` with nothing in it but what ``fields`` must give; return its id.

    The decision that makes it a claim names everything that it says, so that its log alone tells it.
    """
    inside = (Sentence.char_start <= span.start, Sentence.char_end > span.start)
    sentence = select(Sentence.id).where(Sentence.article_id == article_id, *inside).limit(1)
    claim = Claim(
        key=uuid.uuid4().hex,
        kind=kind,
        run_id=review_run(session),
        article_id=article_id,
        sentence_id=session.scalar(sentence),
        char_start=span.start,
        char_end=span.end,
        rule=REVIEW,
        confidence=1.0,
        status="withdrawn",
    )
    session.add(claim)
    session.flush()
    needed = {name: fields[name] for name in _needed(kind)}
    entry = kind_named(kind)
    session.execute(insert(table_of(entry.model)).values(entry.row(claim.id, needed)))
    return claim.id


def put_on_record(session: Session, claim_id: int, said: State) -> None:
    """Keep what the reviewer said first as the claim's proposal, so that every claim rests upon one."""
    claim = session.get_one(Claim, claim_id)
    payload = {"kind": claim.kind, "rule": REVIEW, "phrases": {}, **{part: said[part] for part in PARTS}}
    row = {"claim_id": claim_id, "run_id": claim.run_id, "confidence": claim.confidence, "payload": payload}
    session.execute(insert(Proposal), [row])


def review_run(session: Session) -> int:
    """Return the run that stands for the desk; the first claim made there begins it."""
    found = session.scalar(select(Run.id).where(Run.tool == REVIEW).limit(1))
    return found or start_run(session, REVIEW)
