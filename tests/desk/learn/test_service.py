"""Learning from decisions, applied to undecided claims and taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select
from typer.testing import CliRunner

from claims.cli.program import app
from claims.desk import Desk
from claims.desk.learn import service
from claims.errors import DecisionError
from claims.store import models as m
from claims.store.database import Database
from claims.store.learning import calibrations
from tests.desk.world import World

JUDGED, WAITING = 60, 20


@pytest.fixture
def claims(database: Database, world: World) -> list[int]:
    """Add eighty events of which the extractor is sure; nothing is decided yet."""
    with database.write() as session:
        like = session.get_one(m.Claim, world.claim["met"])
        given = {"kind": "event_mention", "run_id": like.run_id, "article_id": like.article_id}
        span = {"rule": "event.verb", "char_start": like.char_start, "char_end": like.char_end}
        rows = [{**given, **span, "key": f"made-{n}", "confidence": 0.96} for n in range(JUDGED + WAITING)]
        ids = list(session.scalars(insert(m.Claim).returning(m.Claim.id), rows))
        events = [{"claim_id": claim_id, "type": "CONSULT", "modality": "occurred"} for claim_id in ids]
        session.execute(insert(m.EventMention), events)
        empty: dict[str, dict[str, object]] = {"fields": {}, "spans": {}, "participants": {}}
        payload = {"run_id": like.run_id, "confidence": 0.96, "payload": empty}
        session.execute(insert(m.Proposal), [{"claim_id": claim_id, **payload} for claim_id in ids])
    return ids


def judge(desk: Desk, claim_ids: list[int], share: float) -> None:
    """Confirm a share of the claims and reject the others, evenly."""
    for number, claim_id in enumerate(claim_ids):
        if int((number + 1) * share) > int(number * share):
            desk.confirm(claim_id, 1)
        else:
            desk.reject(claim_id, 1)


def confidences(database: Database, claim_ids: list[int]) -> set[float]:
    with database.read() as session:
        found = session.scalars(select(m.Claim.confidence).where(m.Claim.id.in_(claim_ids)))
        return {round(confidence, 6) for confidence in found}


def test_what_waits_gets_the_learned_confidence_and_back(
    database: Database, ann: Desk, claims: list[int]
) -> None:
    judge(ann, claims[:JUDGED], 0.5)
    with database.write() as session:
        learned = service.calibrate(session, "Ann", undecided=True)
    assert learned.trial.error_after < learned.trial.error_before / 2
    assert learned.changed == WAITING
    (sure,) = confidences(database, claims[JUDGED:])
    assert 0.5 < sure < 0.7
    assert confidences(database, claims[:JUDGED]) == {0.96}
    with database.write() as session:
        assert service.undo_calibration(session) == (learned.calibration_id, WAITING)
    assert confidences(database, claims) == {0.96}


def test_what_is_imported_later_gets_the_learned_confidence(
    database: Database, ann: Desk, claims: list[int]
) -> None:
    judge(ann, claims[:JUDGED], 0.5)
    with database.write() as session:
        service.calibrate(session, "Ann")
    assert confidences(database, claims[JUDGED:]) == {0.96}
    with database.write() as session:
        article_id = session.get_one(m.Claim, claims[0]).article_id
        assert calibrations.apply(session, article_id) >= WAITING


def test_a_calibration_that_does_not_help_is_refused(
    database: Database, ann: Desk, claims: list[int]
) -> None:
    judge(ann, claims[:JUDGED], 0.96)
    with pytest.raises(DecisionError, match="would not help"), database.write() as session:
        service.calibrate(session, "Ann")
    with database.read() as session:
        assert calibrations.in_use(session) is None


def test_few_decisions_teach_nothing(database: Database, ann: Desk, claims: list[int]) -> None:
    judge(ann, claims[:10], 0.5)
    with pytest.raises(DecisionError, match="10 claims are decided"), database.write() as session:
        service.calibrate(session, "Ann")
    with pytest.raises(DecisionError, match="No calibration"), database.write() as session:
        service.undo_calibration(session)


def test_a_verdict_that_its_like_contradict_is_worth_another_look(
    database: Database, ann: Desk, claims: list[int]
) -> None:
    for claim_id in claims[:JUDGED]:
        ann.reject(claim_id, 1) if claim_id == claims[7] else ann.confirm(claim_id, 1)
    with database.read() as session:
        (odd,) = service.odd_verdicts(session)
    assert (odd.claim_id, odd.right) == (claims[7], False)
    assert odd.likelihood < 0.1


def test_the_commands_tell_the_same_story(database: Database, ann: Desk, claims: list[int]) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(app, ["learn", *words, "--db", str(database.address)])
        assert done.exit_code == 0, done.output
        return done.output

    judge(ann, claims[:JUDGED], 0.5)
    assert f"{WAITING} undecided claims changed" in run("calibrate", "--undecided")
    assert f"{WAITING} claims have their confidence back" in run("calibrate", "--undo")
    assert "claim_id" in run("check", "--format", "csv")
