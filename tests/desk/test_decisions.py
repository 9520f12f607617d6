"""Decisions, and the rows that each leaves in the database."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.errors import ChangedSinceError, DecisionError, NothingToUndoError
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World


def row(database: Database, claim_id: int) -> m.Claim:
    with database.read() as session:
        return session.get_one(m.Claim, claim_id)


def log(database: Database) -> list[m.Decision]:
    with database.read() as session:
        return list(session.scalars(select(m.Decision).order_by(m.Decision.id)))


@pytest.mark.parametrize(
    ("action", "status"),
    [("confirm", "confirmed"), ("reject", "rejected"), ("dispute", "disputed"), ("reopen", "new")],
)
def test_a_decision_changes_the_row_and_is_logged(
    ann: Desk, database: Database, world: World, action: str, status: str
) -> None:
    claim_id = world.claim["met"]
    note = ("where?",) if action == "dispute" else ()
    decided = getattr(ann, action)(claim_id, 1, *note)
    claim, (decision,) = row(database, claim_id), log(database)
    assert (claim.status, claim.version) == (status, 2)
    assert decided.rows[claim_id].status == status
    assert (decision.reviewer, decision.action, decision.claim_id) == ("Ann", action, claim_id)
    assert decision.was == {"status": "new"}
    assert decision.became == {"status": status}
    assert decision.note == (note[0] if note else None)


def test_whoever_comes_second_is_told_who_came_first(ann: Desk, ben: Desk, world: World) -> None:
    claim_id = world.claim["met"]
    ben.dispute(claim_id, 1, "which Tuesday?")
    with pytest.raises(ChangedSinceError, match=r"Ben disputed claim \d+ at .*which Tuesday\?"):
        ann.confirm(claim_id, 1)
    assert ann.rows([claim_id])[claim_id].status == "disputed"


def test_a_dispute_wants_a_note(ann: Desk, database: Database, world: World) -> None:
    with pytest.raises(DecisionError, match="note"):
        ann.dispute(world.claim["met"], 1, "  ")
    assert log(database) == []


def test_a_claim_that_does_not_exist(ann: Desk) -> None:
    with pytest.raises(DecisionError, match="no claim 999"):
        ann.confirm(999, 1)


def test_a_bulk_decision_is_one_step(ann: Desk, database: Database, world: World) -> None:
    preview = ann.preview_query("kind:quote")
    assert (preview.count, preview.by_status, preview.by_kind) == (3, {"new": 3}, {"quote": 3})
    assert ann.decide_all(preview, "reject").words == "3 claims rejected."
    assert {decision.batch for decision in log(database)} == {log(database)[0].batch}
    assert ann.undo().words == "Undone: rejected 3 claims."
    assert {row.status for row in ann.rows(list(world.claim.values())).values()} == {"new"}


def test_a_bulk_decision_leaves_out_what_changed_meanwhile(ann: Desk, ben: Desk, world: World) -> None:
    preview = ann.preview(list(world.claim.values()))
    ben.confirm(world.claim["met"], 1)
    decided = ann.decide_all(preview, "reject")
    assert decided.left_out == 1
    assert ann.rows([world.claim["met"]])[world.claim["met"]].status == "confirmed"


def test_undo_and_redo_walk_the_whole_way(ann: Desk, database: Database, world: World) -> None:
    one, two = world.claim["met"], world.claim["saw"]
    ann.confirm(one, 1)
    ann.reject(two, 1)

    def statuses() -> tuple[str, str]:
        rows = ann.rows([one, two])
        return rows[one].status, rows[two].status

    assert ann.undo().words == f"Undone: rejected claim {two} (“saw”)."
    assert statuses() == ("confirmed", "new")
    ann.undo()
    assert statuses() == ("new", "new")
    with pytest.raises(NothingToUndoError):
        ann.undo()
    again = Desk(database, "Ann")
    again.redo()
    assert statuses() == ("confirmed", "new")
    again.redo()
    assert statuses() == ("confirmed", "rejected")
    with pytest.raises(NothingToUndoError):
        again.redo()
    again.undo()
    again.dispute(two, again.rows([two])[two].version, "new thought")
    with pytest.raises(NothingToUndoError):
        again.redo()


def test_undo_is_ones_own(ann: Desk, ben: Desk, world: World) -> None:
    ann.confirm(world.claim["met"], 1)
    with pytest.raises(NothingToUndoError):
        ben.undo()


def test_undo_refuses_what_another_decided_since_and_then_passes_it_over(
    ann: Desk, ben: Desk, world: World
) -> None:
    one, two = world.claim["met"], world.claim["saw"]
    ann.reject(two, 1)
    ann.confirm(one, 1)
    ben.reject(one, 2)
    with pytest.raises(ChangedSinceError, match="Ben rejected claim"):
        ann.undo()
    assert ann.rows([one])[one].status == "rejected"
    assert ann.undo().words == f"Undone: rejected claim {two} (“saw”)."


def test_undo_works_when_the_other_took_theirs_back(ann: Desk, ben: Desk, world: World) -> None:
    one = world.claim["met"]
    ann.confirm(one, 1)
    ben.reject(one, 2)
    ben.undo()
    ann.undo()
    assert ann.rows([one])[one].status == "new"


def test_a_long_decision_tells_how_far_it_is(ann: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.store.review.decisions.AT_ONCE", 4)
    said: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        said.append((done, total))

    ann.decide_all(ann.preview_query(""), "confirm", tell=tell)
    ann.undo(tell)
    ann.redo(tell)
    assert said == [(0, 1), (0, 6), (4, 6)] * 3
    assert {row.status for row in ann.rows(ann.queue().ids).values()} == {"confirmed"}
