"""Undo and redo, without limit, for every kind of decision. An undo is itself a decision."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from claims.desk.history.render import shown_in
from claims.desk.history.wording import changes, said, what, when
from claims.errors import ChangedSinceError, NothingToUndoError
from claims.store.review.claim_state import Target, TargetKind, read_states
from claims.store.review.decision_log import Taken, changed_by_others, last_step, last_undo, taken
from claims.store.review.decisions import Step, Tell, take
from claims.store.review.labels import named
from claims.store.review.replay import part


class RefusedError(ChangedSinceError):
    """A step cannot be taken back; ``first`` is its first decision, by which it can be passed over."""

    def __init__(self, message: str, first: int) -> None:
        super().__init__(message)
        self.first = first


def undo(
    session: Session, reviewer: str, passed: Collection[int] = (), tell: Tell | None = None
) -> tuple[str, tuple[Target, ...]]:
    """Take back the reviewer's last step that is not among ``passed``; return what was undone.

    ``tell`` is told how far it is.

    Raises:
        NothingToUndoError: there is none.
        RefusedError: somebody else, or a newer extraction, changed a row of it since.
    """
    unit = last_step(session, reviewer, passed)
    if not unit:
        raise NothingToUndoError("There is nothing to undo.")
    _take_back(session, unit, "undo", tell)
    return f"Undone: {_sentence(session, unit)}.", _targets(unit)


def redo(session: Session, reviewer: str, tell: Tell | None = None) -> tuple[str, tuple[Target, ...]]:
    """Take back the reviewer's last undo; return what was done again. ``tell`` is told how far it is.

    Raises:
        NothingToUndoError: there is none, or a new decision came after it.
        RefusedError: somebody else, or a newer extraction, changed a row of it since.
    """
    unit = last_undo(session, reviewer)
    if not unit:
        raise NothingToUndoError("There is nothing to redo.")
    _take_back(session, unit, "redo", tell)
    return f"Redone: {_sentence(session, unit)}.", _targets(unit)


def _take_back(session: Session, unit: Sequence[Taken], action: str, tell: Tell | None) -> None:
    later = changed_by_others(session, unit)
    if later is not None:
        raise RefusedError(
            f"This cannot be taken back: {_sentence(session, unit)}. "
            f"{later.reviewer} {said(later)} {_name(session, later.target)} {when(later.at)}.",
            unit[0].id,
        )
    for one in _moved_on(session, unit):
        raise RefusedError(
            f"This cannot be taken back: {_sentence(session, unit)}. "
            f"{_name(session, one.target).capitalize()} was changed by a newer extraction.",
            unit[0].id,
        )
    steps = [Step(one.target, one.became, one.was, one.id) for one in reversed(unit)]
    take(session, unit[0].reviewer, action, steps, tell=tell)


def _moved_on(session: Session, unit: Sequence[Taken]) -> list[Taken]:
    """Return the decisions whose rows no longer stand as they left them."""
    moved: list[Taken] = []
    for kind in dict.fromkeys(one.target.kind for one in unit):
        mine = [one for one in unit if one.target.kind == kind]
        groups = {name for one in mine for name in one.became}
        now = read_states(session, kind, [one.target.id for one in mine], groups)
        moved += [one for one in mine if part(now.get(one.target.id, {}), one.became) != one.became]
    return moved


def _sentence(session: Session, unit: Sequence[Taken]) -> str:
    """Return what a step was about, seen through undo and redo to the decision that it began with."""
    first = unit[0]
    while first.undoes is not None:
        first = taken(session, first.undoes)
    targets = sorted(_targets(unit), key=lambda target: target.kind != first.target.kind)
    about = what(targets, named(session, targets[:1]))
    if len(unit) == 1 and first.action in ("correct", "rename", "kind", "date"):
        return changes(first, shown_in(session, first.target), about)
    return f"{said(first)} {about}"


def _targets(unit: Sequence[Taken]) -> tuple[Target, ...]:
    return tuple(one.target for one in unit)


def _name(session: Session, target: Target) -> str:
    return what([target], named(session, [target]))


def ids_of(targets: Sequence[Target], kind: TargetKind) -> tuple[int, ...]:
    """Return the ids of those ``targets`` that are of a kind."""
    return tuple(target.id for target in targets if target.kind == kind)
