"""An audit from its drawing to the acceptance of a stratum, and back by undo."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from sqlalchemy import func, insert, select
from typer.testing import CliRunner

from claims.cli.program import app
from claims.desk import Desk
from claims.desk.audit import service
from claims.desk.audit.estimate import Judged, by_stratum, wanted
from claims.errors import DecisionError, InputError
from claims.store import models as m
from claims.store.database import Database
from claims.store.review.replay import replay
from tests.desk.world import World

QUOTES, SURE = 300, "quote ≥ 0.95"


@pytest.fixture
def many(database: Database, world: World) -> list[int]:
    """Add 300 sure quotes to the world, and return their ids."""
    with database.write() as session:
        like = session.get_one(m.Claim, world.claim["met"])
        given = {
            "kind": "quote",
            "run_id": like.run_id,
            "article_id": like.article_id,
            "rule": "quote.direct",
        }
        span = {"char_start": like.char_start, "char_end": like.char_end}
        rows = [{**given, **span, "key": f"made-{number}", "confidence": 0.97} for number in range(QUOTES)]
        ids = list(session.scalars(insert(m.Claim).returning(m.Claim.id), rows))
        session.execute(insert(m.Quote), [{"claim_id": claim_id, "form": "direct"} for claim_id in ids])
        empty: dict[str, dict[str, object]] = {"fields": {}, "spans": {}, "participants": {}}
        payload = {"run_id": like.run_id, "confidence": 0.97, "payload": empty}
        session.execute(insert(m.Proposal), [{"claim_id": claim_id, **payload} for claim_id in ids])
    return ids


def opened(database: Database, size: int = 80) -> int:
    with database.write() as session:
        return service.open_audit(session, "Ann", "rule:quote.direct confidence>0.9", size=size, seed=3)


def drawn(database: Database, audit_id: int) -> list[int]:
    statement = select(m.AuditClaim.claim_id).where(m.AuditClaim.audit_id == audit_id)
    with database.read() as session:
        return list(session.scalars(statement.order_by(m.AuditClaim.claim_id)))


def judge(desk: Desk, claim_ids: Iterable[int], wrong: Iterable[int] = ()) -> None:
    for claim_id in claim_ids:
        desk.reject(claim_id, 1) if claim_id in set(wrong) else desk.confirm(claim_id, 1)


def accept(database: Database, audit_id: int) -> int:
    with database.write() as session:
        return service.accept(session, "Ann", audit_id, SURE)


def statuses(database: Database) -> dict[str, int]:
    counted = select(m.Claim.status, func.count()).where(m.Claim.rule == "quote.direct")
    with database.read() as session:
        return dict(session.execute(counted.group_by(m.Claim.status)).all())


def stratum(database: Database, audit_id: int) -> service.Stratum:
    with database.read() as session:
        return next(x for x in service.report(session, audit_id).strata if x.estimate.name == SURE)


def test_the_sample_is_a_queue_of_its_own(database: Database, ann: Desk, many: list[int]) -> None:
    audit_id = opened(database)
    assert sorted(ann.queue("article", f"audit:{audit_id}").ids) == drawn(database, audit_id)
    assert len(drawn(database, audit_id)) == 80


def test_a_stratum_that_passes_is_accepted_as_one_decision_and_undone_as_one(
    database: Database, ann: Desk, many: list[int]
) -> None:
    audit_id = opened(database)
    judge(ann, drawn(database, audit_id))
    assert stratum(database, audit_id).estimate.passes
    assert accept(database, audit_id) == QUOTES - 80
    assert statuses(database) == {"confirmed": 80, "accepted": QUOTES - 80}
    with database.read() as session:
        notes = set(session.scalars(select(m.Decision.note).where(m.Decision.action == "accept")))
    assert notes == {f"audit {audit_id}, {SURE}: 80 of 80 right, surely 97.0%"}
    assert stratum(database, audit_id).accepted == QUOTES - 80
    ann.undo()
    assert statuses(database) == {"confirmed": 80, "new": QUOTES - 80}
    assert stratum(database, audit_id).accepted == 0


def test_a_stratum_below_the_bar_is_refused_and_nothing_changes(
    database: Database, ann: Desk, many: list[int]
) -> None:
    audit_id = opened(database)
    sample = drawn(database, audit_id)
    judge(ann, sample, wrong=sample[:3])
    with pytest.raises(DecisionError, match="the bar is 95%"):
        accept(database, audit_id)
    assert statuses(database) == {"confirmed": 77, "rejected": 3, "new": QUOTES - 80}


def test_a_sample_has_to_be_judged_whole(database: Database, ann: Desk, many: list[int]) -> None:
    audit_id = opened(database)
    judge(ann, drawn(database, audit_id)[1:])
    with pytest.raises(DecisionError, match="1 of the sample"):
        accept(database, audit_id)


def test_a_claim_that_was_withdrawn_needs_no_verdict(database: Database, ann: Desk, many: list[int]) -> None:
    audit_id = opened(database)
    first, *others = drawn(database, audit_id)
    judge(ann, others)
    with database.write() as session:
        session.get_one(m.Claim, first).status = "withdrawn"
    assert (stratum(database, audit_id).estimate.drawn, accept(database, audit_id)) == (79, QUOTES - 80)


def test_a_later_decision_that_contradicts_takes_the_estimate_back(
    database: Database, ann: Desk, ben: Desk, many: list[int]
) -> None:
    audit_id = opened(database)
    judge(ann, drawn(database, audit_id))
    accept(database, audit_id)
    ben.reject(next(x for x in many if x not in drawn(database, audit_id)), 2)
    assert stratum(database, audit_id).contradicted == 1
    with pytest.raises(DecisionError, match="found wrong after"):
        accept(database, audit_id)


def test_what_came_after_the_draw_is_not_accepted_with_it(
    database: Database, ann: Desk, many: list[int]
) -> None:
    audit_id = opened(database)
    judge(ann, drawn(database, audit_id))
    with database.write() as session:
        like = session.get_one(m.Claim, many[0])
        columns = {c.key: getattr(like, c.key) for c in m.Claim.__table__.columns if c.key != "id"}
        session.add(m.Claim(**{**columns, "key": "later", "status": "new"}))
    assert accept(database, audit_id) == QUOTES - 80
    assert statuses(database)["new"] == 1


@pytest.mark.parametrize(
    ("query", "bar", "words"), [("id:99999", 0.9, "No undecided claim"), ("", 1.5, "The bar is 1.5")]
)
def test_an_audit_that_cannot_be_is_refused(database: Database, query: str, bar: float, words: str) -> None:
    with pytest.raises(InputError, match=words), database.write() as session:
        service.open_audit(session, "Ann", query, bar)


def test_replaying_the_log_gives_the_statuses(database: Database, ann: Desk, many: list[int]) -> None:
    audit_id = opened(database)
    judge(ann, drawn(database, audit_id))
    accept(database, audit_id)
    ann.undo()
    ann.redo()
    with database.read() as session:
        for claim_id, status in session.execute(select(m.Claim.id, m.Claim.status)):
            log = select(m.Decision.became).where(m.Decision.claim_id == claim_id).order_by(m.Decision.id)
            assert replay({"status": "new"}, session.scalars(log)) == {"status": status}


def test_the_commands_tell_the_same_story(database: Database, ann: Desk, many: list[int]) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(app, ["audit", *words, "--db", str(database.address)])
        assert done.exit_code == 0, done.output
        return done.output

    assert "Audit 1 drew 80 claims" in run("draw", "rule:quote.direct", "--size", "80", "--seed", "3")
    judge(ann, drawn(database, 1))
    assert "may be accepted" in run("show", "1", "--format", "csv")
    assert f"{QUOTES - 80} claims" in run("accept", "1", SURE, "--as", "Ann")
    assert f"{QUOTES - 80} accepted" in run("show", "1", "--format", "csv")
    assert "80 of 80" in run("list", "--format", "csv")


@pytest.mark.parametrize(
    ("drawn", "judged", "right", "words"),
    [
        (80, 60, 60, "20 left to judge"),
        (80, 80, 80, "may be accepted"),
        (80, 80, 78, "draw 115 more of it"),
        (41, 41, 39, "judge the other 259"),
        (80, 80, 76, "not above 95%"),
        (300, 300, 300, "read whole"),
    ],
)
def test_a_stratum_says_what_is_to_be_done_with_it(drawn: int, judged: int, right: int, words: str) -> None:
    sample = [Judged(SURE, drawn / QUOTES, at < right if at < judged else None) for at in range(drawn)]
    (found,) = by_stratum(sample, {SURE: QUOTES}, 0.95, 0.95)
    assert service.Stratum(found, wanted(found, 0.95, 0.95), 0, 0).standing(0.95) == words
