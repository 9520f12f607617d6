"""The history of claims, actors and events, told to a reviewer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from claims.desk.cards import HistoryLine
from claims.desk.history.wording import Show, changes, plain
from claims.desk.review.fields import shown_actors
from claims.store.queries import detail
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import Taken
from claims.store.review.labels import named


def told(
    session: Session, found: Sequence[tuple[Taken, bool]], names: bool = False
) -> tuple[HistoryLine, ...]:
    """Return decisions in words, with ``names`` also what each is about."""
    about = named(session, {taken.target for taken, _ in found}) if names else {}
    shows = {target: shown_in(session, target) for target in {taken.target for taken, _ in found}}
    return tuple(
        HistoryLine(
            taken.id, taken.at, taken.reviewer,
            changes(taken, shows[taken.target], about.get(taken.target, "")), taken.note, not holds,
            taken.target.id if taken.target.kind == "claim" else None,
        )
        for taken, holds in found
    )  # fmt: skip


def shown_in(session: Session, target: Target) -> Show:
    """Return how values look in decisions about ``target``: pieces in their words, people by name."""
    if target.kind != "claim":
        return plain
    place = detail.place_of(session, target.id)
    return partial(_shown, session, place[3] if place else "")


def _shown(session: Session, text: str, group: str, value: object) -> str:
    if isinstance(value, list) and group == "spans":
        return " … ".join(f"“{' '.join(text[start:end].split())}”" for start, end in value) or "none"
    if isinstance(value, list) and group == "participants":
        return shown_actors(session, text, value) or "none"
    return plain(group, value)
