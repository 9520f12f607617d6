"""Two desks on one file, and a desk that is killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter

import pytest
from sqlalchemy import insert, select

from claims.store import models as m
from claims.store.backends.address import Address
from claims.store.database import Database
from tests.desk.world import World

pytestmark = pytest.mark.slow

MANY = 300
DECIDES = """
import sys
from claims.desk import Desk
from claims.errors import ChangedSinceError
from claims.store.database import Database

path, reviewer, action = sys.argv[1:]
desk = Desk(Database.open(path), reviewer)
ids = desk.queue("newest", "rule:many").ids
seen = desk.rows(ids)
for claim_id in ids:
    while True:
        try:
            getattr(desk, action)(claim_id, seen[claim_id].version)
        except ChangedSinceError:
            seen |= desk.rows([claim_id])
            continue
        break
    print(claim_id, flush=True)
"""
ANNS = [*["a"] * 6, "u", "ctrl+r", "x", "s"] * 2
BENS = [*["x"] * 4, "u", "u", "a", "e", "f", "2", "a", "."] * 2


@pytest.fixture
def many(database: Database, world: World) -> Address:
    """Return a database with three hundred claims more."""
    with database.write() as session:
        session.execute(
            insert(m.Claim),
            [
                {
                    "key": f"many-{n}", "kind": "quote", "run_id": 1, "article_id": world.first,
                    "char_start": n % 100, "char_end": n % 100 + 5, "rule": "many", "confidence": 0.5,
                }
                for n in range(MANY)
            ],
        )  # fmt: skip
        ids = session.scalars(select(m.Claim.id).where(m.Claim.rule == "many")).all()
        session.execute(insert(m.Quote), [{"claim_id": one, "form": "direct"} for one in ids])
        content = {"role": "content", "ordinal": 0}
        session.execute(
            insert(m.Span),
            [
                {"claim_id": one, "char_start": at % 100, "char_end": at % 100 + 5, **content}
                for at, one in enumerate(ids)
            ],
        )
    return database.address


def start(path: Address, reviewer: str, action: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DECIDES, str(path), reviewer, action], stdout=subprocess.PIPE, text=True
    )


def test_two_processes_decide_the_same_claims_and_lose_nothing(many: Address, database: Database) -> None:
    both = [start(many, "Ann", "confirm"), start(many, "Ben", "reject")]
    acknowledged = [one.communicate()[0].split() for one in both]
    assert [len(ids) for ids in acknowledged] == [MANY, MANY]
    with database.read() as session:
        log = session.execute(select(m.Decision.claim_id, m.Decision.became).order_by(m.Decision.id)).all()
        rows = session.execute(
            select(m.Claim.id, m.Claim.version, m.Claim.status).where(m.Claim.rule == "many")
        )
        found = {row.id: row for row in rows}
    assert Counter(claim_id for claim_id, _ in log) == dict.fromkeys(found, 2)
    assert {row.version for row in found.values()} == {3}
    assert {row.id: row.status for row in found.values()} == {
        row.claim_id: row.became["status"] for row in log
    }


def test_two_runs_of_recorded_keys_on_one_database_lose_nothing(many: Address, database: Database) -> None:
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.tui.recorded_keys", str(many), reviewer, " ".join(keys)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for reviewer, keys in (("Ann", ANNS), ("Ben", BENS))
    ]  # fmt: skip
    for desk in both:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "ready\n"
    for desk in both:
        assert desk.stdin is not None
        desk.stdin.write("go\n")
        desk.stdin.flush()
    acknowledged = [sum(json.loads(desk.communicate()[0])) for desk in both]
    columns = (m.Decision.reviewer, m.Decision.claim_id, m.Decision.became)
    with database.read() as session:
        log = session.execute(select(*columns).order_by(m.Decision.id)).all()
        claims = {row.id: row for row in session.execute(select(m.Claim.id, m.Claim.version, m.Claim.status))}
    assert Counter(row.reviewer for row in log) == dict(zip(("Ann", "Ben"), acknowledged, strict=True))
    assert all(acknowledged)  # how many each is left depends on who comes first
    assert len({row.claim_id for row in log}) < len(log)  # they met
    for claim_id, number in Counter(row.claim_id for row in log).items():
        newest = next(row for row in reversed(log) if row.claim_id == claim_id)
        assert (claims[claim_id].version, claims[claim_id].status) == (number + 1, newest.became["status"])


def test_a_killed_desk_keeps_every_decision_it_acknowledged(many: Address, database: Database) -> None:
    desk = start(many, "Ann", "confirm")
    assert desk.stdout is not None
    acknowledged = {int(desk.stdout.readline()) for _ in range(25)}
    desk.send_signal(signal.SIGKILL)
    acknowledged |= {int(line) for line in desk.stdout.read().split()}
    desk.wait()
    with database.read() as session:
        kept = set(session.scalars(select(m.Decision.claim_id)))
        confirmed = set(session.scalars(select(m.Claim.id).where(m.Claim.status == "confirmed")))
    assert acknowledged <= kept
    assert kept == confirmed
