"""Steps of linking: what is judged outside of a transaction is written only while it still holds."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from claims.linking import link_waiting, steps
from claims.linking.steps import TRIES, Write, run_apart
from claims.store.database import Database
from claims.store.linking import blocking_keys
from claims.store.models import Decision
from tests.importer.test_linking import UNITED, Telling, everything, linked, write

pytestmark = pytest.mark.slow

STEPS = 7
"""Steps that a batch takes in which nothing unites actors that were two before, and one to spare."""


def decide(database: Database) -> None:
    """Let a reviewer decide something."""
    row = {
        "at": datetime.now(UTC),
        "reviewer": "ann",
        "action": "confirm",
        "claim_id": 1,
        "was": {},
        "became": {},
    }
    with database.write() as session:
        session.execute(insert(Decision), [row])


@pytest.mark.parametrize("times", [0, 1, TRIES - 1, TRIES, TRIES + 3])
def test_a_step_judges_again_when_somebody_has_decided_meanwhile(database: Database, times: int) -> None:
    write(database, UNITED[:1])
    judged: list[int] = []
    written: list[int] = []

    def step(session: Session) -> Write:
        judged.append(session.scalar(select(func.count()).select_from(Decision)) or 0)
        if len(judged) <= min(times, TRIES):  # nobody else can decide while the step keeps them out
            decide(database)
        return lambda session: written.append(judged[-1])

    run_apart(database, [step])
    assert judged == list(range(min(times, TRIES) + 1))
    assert written == judged[-1:]


@pytest.mark.parametrize("size", [1, 2, 4])
def test_batches_that_judge_outside_of_transactions_find_the_same(
    database: Database, empty: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(blocking_keys, "BATCH", size)
    write(database, UNITED)
    while link_waiting(database):
        pass
    assert everything(database) == linked(empty, UNITED, [1, 1, 1, 1])


SPELT: list[Telling] = [
    ("Robert Stone", "Ann Hill", None, 0),
    ("Robert Stone", "Anne Hill", None, 0),
    ("Wang Yi", "Ann Hill", None, 1),
]


@pytest.mark.parametrize("at", range(STEPS))
def test_linking_that_was_broken_off_between_two_steps_is_made_up_for(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    taken: list[steps.Step] = []
    take = steps._take

    def broken(database: Database, step: steps.Step) -> None:
        if len(taken) == at:
            raise KeyboardInterrupt
        taken.append(step)
        take(database, step)

    with Database.open(shutil.copy(empty, tmp_path / "broken.db")) as database:
        write(database, SPELT)
        with monkeypatch.context() as patched:
            patched.setattr(steps, "_take", broken)
            try:
                link_waiting(database)
            except KeyboardInterrupt:
                assert len(taken) == at
        while link_waiting(database):
            pass
        assert everything(database) == linked(empty, SPELT, [len(SPELT)])
