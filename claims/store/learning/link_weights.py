"""Rows of learned link weights, and the scores of proposals by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from claims.calibration import Trial
from claims.link_weights import Pair, Weights
from claims.store.models import ActorLink, EventLink, LinkWeights
from claims.store.statements import fetch

Thing = Literal["actor", "event"]
# The two tables have the same columns; one of them stands for both.
MODELS = cast("Mapping[Thing, type[ActorLink]]", {"actor": ActorLink, "event": EventLink})
SHIPPED = "shipped"
"""Under this name the reasons of a link keep the score that the rules gave, once weights gave another."""
IN_USE = (
    select(LinkWeights.id, LinkWeights.weights)
    .where(LinkWeights.thing == bindparam("thing"), LinkWeights.retracted_at.is_(None))
    .order_by(LinkWeights.id.desc())
    .limit(1)
)


def judged(session: Session, thing: Thing) -> dict[int, Pair]:
    """Return the pairs that a rule proposed and a person judged, by the id of the link."""
    model = MODELS[thing]
    rows = session.scalars(
        select(model)
        .where(model.judgement.in_(("same", "different")), model.retracted_at.is_(None))
        .where(model.score.is_not(None), model.decided_by.not_like("rule:%"))
        .order_by(model.id)
    )
    return {row.id: _pair(row) for row in rows if row.score is not None}


def _pair(row: ActorLink) -> Pair:
    shipped = float(row.reasons.get(SHIPPED, row.score or 0.0))
    speaks_for, against = (tuple(row.reasons.get(side, ())) for side in ("for", "against"))
    return Pair(shipped, speaks_for, against, row.judgement == "same")


def insert(session: Session, thing: Thing, made_by: str, made: Weights, trial: Trial) -> int:
    """Keep weights, from now on in use, and return their id."""
    tried = {name: getattr(trial, name) for name in trial.__slots__}
    row = LinkWeights(
        thing=thing, made_by=made_by, made_at=datetime.now(UTC), weights=dict(made.weights), trial=tried
    )
    session.add(row)
    session.flush()
    return row.id


def in_use(session: Session, thing: Thing) -> tuple[int, Weights] | None:
    """Return the newest weights that were not taken back, with their id."""
    rows = fetch(session, IN_USE, thing=thing)
    return next(((id_, Weights(weights)) for id_, weights in rows), None)


def retract(session: Session, weights_id: int) -> None:
    """Take weights back; those before them are in use again."""
    session.get_one(LinkWeights, weights_id).retracted_at = datetime.now(UTC)
    session.flush()


def apply(session: Session, thing: Thing) -> int:
    """Set the scores of open proposals by the weights in use; return how many changed.

    With none in use each gets back the score that the rules gave it.
    """
    used = in_use(session, thing)
    model = MODELS[thing]
    changed = 0
    opened = select(model).where(model.judgement == "proposed", model.retracted_at.is_(None))
    for row in session.scalars(opened.order_by(model.id)):
        pair = _pair(row)
        score = used[1].score(pair.score, pair.speaks_for, pair.speaks_against) if used else pair.score
        if row.score != score:
            kept = {SHIPPED: pair.score} if used else {}
            row.reasons = {**{name: row.reasons[name] for name in ("for", "against")}, **kept}
            row.score = score
            changed += 1
    session.flush()
    return changed
