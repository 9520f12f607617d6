"""Confirm, reject, dispute, reopen: one claim, or many as one step."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from typing import cast

from sqlalchemy.orm import Session

from claims.desk.cards import BECOMES, BulkAction, Preview, Status
from claims.desk.history.wording import said, when
from claims.desk.review.rows import short_name
from claims.errors import ChangedSinceError, DecisionError
from claims.store.queries.claim_rows import labels
from claims.store.review import groups
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import history, versions
from claims.store.review.decisions import Step, Tell, take

NAMED = 3
"""Articles that a preview names."""


def decide(
    session: Session, reviewer: str, claim_id: int, version: int, action: BulkAction, note: str | None = None
) -> None:
    """Take one decision about the claim as the reviewer saw it.

    Raises:
        ChangedSinceError: it is no longer at ``version``; the message says who did what.
        DecisionError: there is no such claim, or a dispute comes without a note.
    """
    if action == "dispute" and not (note or "").strip():
        raise DecisionError("A dispute wants a note: say in a few words what is doubtful.")
    status, flag = standing(session, claim_id, version)
    take(session, reviewer, action, [_step(claim_id, status, flag, action)], note)


def standing(session: Session, claim_id: int, version: int) -> tuple[str, str | None]:
    """Return status and flag of a claim that still is what the reviewer saw.

    Raises:
        ChangedSinceError: somebody changed it.
        DecisionError: there is no such claim.
    """
    found = versions(session, [claim_id]).get(claim_id)
    if found is None:
        raise DecisionError(f"There is no claim {claim_id}.")
    now, status, flag, _ = found
    if now != version:
        raise ChangedSinceError(_what_came_between(session, claim_id, now - version))
    return status, flag


def preview(session: Session, ids: Sequence[int]) -> Preview:
    """Count what a decision over ``ids`` would touch, and note the versions seen."""
    found = versions(session, ids)
    known = [claim_id for claim_id in ids if claim_id in found]
    statuses = Counter(cast("Status", found[claim_id][1]) for claim_id in known)
    kinds = Counter(found[claim_id][3] for claim_id in known)
    seen = array("q", (found[claim_id][0] for claim_id in known))
    of_articles = groups.articles_of(session, known)
    most = [article_id for article_id, _ in of_articles.most_common(NAMED)]
    names = labels(session, most)
    named = tuple(short_name(*names[article_id]) for article_id in most)
    return Preview(len(known), dict(statuses), dict(kinds), array("q", known), seen, named, len(of_articles))


def decide_group(
    session: Session, reviewer: str, ids: Sequence[int], version: int, action: BulkAction, note: str | None
) -> tuple[int, ...]:
    """Take one decision about each of the claims of a row, as one step; return their ids.

    The first of ``ids`` is the one that the reviewer saw, at ``version``; of the others those are left out
    that are decided already. To reopen, all are taken that stand as the first does.

    Raises:
        ChangedSinceError: the first is no longer at ``version``.
        DecisionError: there is no such claim, or a dispute comes without a note.
    """
    first, others = ids[0], ids[1:]
    status, _ = standing(session, first, version)
    if action == "reopen":
        found = groups.standings(session, others)
        also = {claim_id for claim_id, (_, stands, _) in found.items() if stands == status}
    else:
        also = groups.undecided(session, others)
    seen = preview(session, [first, *(claim_id for claim_id in others if claim_id in also)])
    return decide_all(session, reviewer, seen, action, note)


def decide_all(
    session: Session,
    reviewer: str,
    seen: Preview,
    action: BulkAction,
    note: str | None = None,
    tell: Tell | None = None,
) -> tuple[int, ...]:
    """Take one decision about every claim of the preview, as one step; return the claims it was taken about.

    Claims that changed since the preview are left out. ``tell`` is told how far it is.

    Raises:
        DecisionError: nothing is left to decide, or a dispute comes without a note.
    """
    if action == "dispute" and not (note or "").strip():
        raise DecisionError("A dispute wants a note: say in a few words what is doubtful.")
    found = versions(session, seen.ids)
    steps = [
        _step(claim_id, found[claim_id][1], found[claim_id][2], action)
        for claim_id, version in zip(seen.ids, seen.versions, strict=True)
        if claim_id in found and found[claim_id][0] == version
    ]
    if not steps:
        raise DecisionError("No claim is left to decide: choose others, or look again.")
    take(session, reviewer, action, steps, note, tell)
    return tuple(step.target.id for step in steps)


def _step(claim_id: int, status: str, flag: str | None, action: BulkAction) -> Step:
    keeps = action == "confirm" and status == "corrected"
    was: dict[str, str | None] = {"status": status}
    became: dict[str, str | None] = {"status": status if keeps else BECOMES[action]}
    if flag is not None and action != "reopen":
        was["flag"], became["flag"] = flag, None
    return Step(Target("claim", claim_id), was, became)


def _what_came_between(session: Session, claim_id: int, changes: int) -> str:
    between = history(session, [Target("claim", claim_id)], limit=max(changes, 1))
    if not between:
        return f"Claim {claim_id} was extracted again meanwhile: look again, then decide."
    last, _ = between[0]
    note = f" (“{last.note}”)" if last.note else ""
    return f"{last.reviewer} {said(last)} claim {claim_id} {when(last.at)}{note}: look again, then decide."
