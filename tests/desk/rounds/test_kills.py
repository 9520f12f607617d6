"""Eight reviewers in processes of their own, killed at random: no seat too many, no vote lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World

pytestmark = pytest.mark.slow

REVIEWERS = [f"reviewer {n}" for n in range(8)]
CLAIMS, SEATS, VOTES = 100, 3, 200
CODES = """
import random, sys, time
from datetime import timedelta
from claims.desk import Desk
from claims.store.database import Database
from claims.store.rounds import seats

path, reviewer, most = sys.argv[1:]
seats.LEASE = timedelta(seconds=5)
desk = Desk(Database.open(path), reviewer)
for _ in range(int(most)):
    card = desk.rounds.take("pilot")
    if card is None:
        print("none", flush=True)
        time.sleep(0.2)
        continue
    desk.rounds.save(card.seat, {"began": card.seat.target})
    ballot = desk.rounds.ballot(card.seat.target, random.choice(["confirm", "reject"]), 7)
    said = desk.rounds.finish(card.seat, [ballot])
    print(card.seat.target, said, ballot.verdict, flush=True)
"""


@pytest.fixture
def hundred(database: Database, world: World, ann: Desk) -> str:
    """Return a database with a round of three seats over a hundred claims."""
    with database.write() as session:
        rows = [
            {
                "key": f"many-{n}", "kind": "quote", "run_id": 1, "article_id": world.first,
                "char_start": n, "char_end": n + 5, "rule": "many", "confidence": 0.5,
            }
            for n in range(CLAIMS)
        ]  # fmt: skip
        session.execute(insert(m.Claim), rows)
        ids = session.scalars(select(m.Claim.id).where(m.Claim.rule == "many")).all()
        session.execute(insert(m.Quote), [{"claim_id": one, "form": "direct"} for one in ids])
    assert ann.rounds.open("pilot", seats_=SEATS, query="rule:many") == (CLAIMS, 0)
    return str(database.address)


def start(path: str, reviewer: str, log: Path) -> subprocess.Popen[str]:
    """Start a reviewer whose acknowledged votes are appended to a log."""
    with log.open("a", encoding="utf-8") as out:
        command = [sys.executable, "-c", CODES, path, reviewer, str(VOTES)]
        return subprocess.Popen(command, stdout=out, text=True)


def test_reviewers_are_killed_and_every_seat_is_filled_once(
    hundred: str, database: Database, ann: Desk, tmp_path: Path
) -> None:
    chance = random.Random(7)  # which of them is killed, no secret
    logs = {name: tmp_path / f"{name}.log" for name in REVIEWERS}
    running = {name: start(hundred, name, logs[name]) for name in REVIEWERS}
    killed, end = 0, time.monotonic() + 900
    while ann.rounds.status("pilot").states.get("done", 0) < CLAIMS * SEATS and time.monotonic() < end:
        time.sleep(0.3)
        if killed < 8 and chance.random() < 0.5:
            name = chance.choice(REVIEWERS)
            running[name].send_signal(signal.SIGKILL)
            running[name].wait()
            killed += 1
        for name, one in running.items():
            if one.poll() is not None:
                running[name] = start(hundred, name, logs[name])
    for one in running.values():
        one.kill()
        one.wait()
    acknowledged = {
        (name, int(target), said, verdict)
        for name, log in logs.items()
        for line in log.read_text("utf-8").splitlines()
        if line != "none" and line.count(" ") == 2
        for target, said, verdict in [line.split()]
    }
    ann.rounds.close("pilot")
    with database.read() as session:
        seats = session.execute(
            select(m.Seat.target, m.Seat.reviewer, m.Seat.state).where(m.Seat.state == "done")
        ).all()
        log = session.execute(
            select(m.Vote.reviewer, m.Seat.target, m.Vote.extra, m.Vote.verdict, m.Vote.ms)
            .join(m.Seat, m.Seat.id == m.Vote.seat_id)
            .order_by(m.Vote.id)
        ).all()
        drafts = session.scalar(select(func.count()).select_from(m.SeatDraft))
    assert Counter(seat.target for seat in seats) == dict.fromkeys(Counter(s.target for s in seats), SEATS)
    assert len({seat.target for seat in seats}) == CLAIMS
    assert len({(seat.target, seat.reviewer) for seat in seats}) == len(seats) == CLAIMS * SEATS
    filled = Counter((vote.target, vote.reviewer) for vote in log if not vote.extra)
    assert filled == Counter((seat.target, seat.reviewer) for seat in seats)
    kept = {(v.reviewer, v.target, "extra" if v.extra else "done", v.verdict) for v in log}
    assert {one for one in acknowledged if one[2] != "again"} <= kept
    assert killed > 0
    assert drafts is not None
    recount = Counter(vote.reviewer for vote in log if not vote.extra)
    status = ann.rounds.status("pilot")
    assert {one.reviewer: one.done for one in status.reviewers} == dict(recount)
    assert {one.reviewer: one.ms for one in status.reviewers} == {name: 7 * n for name, n in recount.items()}
    units = ann.rounds.units("pilot")
    last = {(vote.reviewer, vote.target): vote.verdict for vote in log}  # who came too late may come again
    assert Counter(one.verdict for unit in units for one in unit.opinions) == Counter(last.values())
