"""Decided claims of our own extractor and of reviewers, with what a correction changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.document import Span
from claims.store import models as m
from claims.store.known_kinds import kind_named
from claims.store.review.claim_state import read_states
from claims.store.review.manual_claims import REVIEW
from claims.store.review.replay import PARTS, difference
from claims.store.review.statistics import JUDGED

TOOL = "claims"


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A claim: its main spans and other spans by role, status, own fields, and what was corrected in it."""

    claim_id: int
    article_id: int
    kind: str
    status: str
    made: bool
    spans: Mapping[str, tuple[Span, ...]]
    fields: Mapping[str, Any]
    corrected: frozenset[str]


def articles(session: Session, most: int) -> list[int]:
    """Return the articles with decided claims, those with the most first; then others, ``most`` in all."""
    judged = func.count(m.Claim.id)
    rows = select(m.Article.id).outerjoin(
        m.Claim, (m.Claim.article_id == m.Article.id) & m.Claim.status.in_(JUDGED)
    )
    return list(
        session.scalars(rows.group_by(m.Article.id).order_by(judged.desc(), m.Article.id).limit(most))
    )


def claims(session: Session, article_ids: Sequence[int]) -> dict[int, list[DecidedRow]]:
    """Return the claims of some articles that our extractor proposed or a reviewer made."""
    tools = dict(session.execute(select(m.Run.id, m.Run.tool)).all())
    ours = [run for run, tool in tools.items() if tool in (TOOL, REVIEW)]
    rows = session.execute(
        select(m.Claim.id, m.Claim.article_id, m.Claim.kind, m.Claim.status, m.Claim.run_id)
        .where(m.Claim.article_id.in_(article_ids), m.Claim.run_id.in_(ours), m.Claim.status != "withdrawn")
        .order_by(m.Claim.id)
    ).all()
    states = read_states(session, "claim", [row.id for row in rows])
    proposed = _payloads(session, article_ids)
    found: defaultdict[int, list[DecidedRow]] = defaultdict(list)
    for row in rows:
        state = states[row.id]
        changed = difference(state, {part: proposed[row.id][part] for part in PARTS})
        found[row.article_id].append(
            DecidedRow(
                row.id,
                row.article_id,
                row.kind,
                row.status,
                tools[row.run_id] == REVIEW,
                _spans(state),
                state["fields"],
                frozenset(name for part in PARTS for name in changed.get(part, {})),
            )
        )
    return found


def _spans(state: Mapping[str, Any]) -> Mapping[str, tuple[Span, ...]]:
    return {role: tuple(Span(*piece) for piece in pieces) for role, pieces in state["spans"].items()}


def _payloads(session: Session, article_ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    """Return what each claim's rows rest upon, by its id."""
    rests = (m.Proposal.claim_id == m.Claim.id) & (m.Proposal.run_id == m.Claim.run_id)
    rows = select(m.Claim.id, m.Proposal.payload).join(m.Proposal, rests)
    return dict(session.execute(rows.where(m.Claim.article_id.in_(article_ids))).all())


def main_spans(row: DecidedRow) -> tuple[Span, ...]:
    """Return the spans that make a claim the one it is."""
    return row.spans.get(kind_named(row.kind).main, ())
