"""Replay: the log applied to the proposals gives the rows, whatever reviewers do."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from claims.desk import Desk
from claims.document import Span
from claims.errors import DecisionError
from claims.store import models as m
from claims.store.backends.address import Address
from claims.store.database import Database
from claims.store.review.claim_state import read_states
from claims.store.review.decisions import COLUMN, KINDS
from claims.store.review.replay import laid_over, part, replay
from tests.databases import Databases
from tests.desk.world import FIRST, World

pytestmark = pytest.mark.slow

PEOPLE = st.sampled_from([0, 1])
CLAIMS = st.sampled_from(["met", "agreed", "travel", "talks", "saw", "settled"])
FIELDS = st.sampled_from([
    {"place": "Bergen"}, {"place": ""}, {"date": "2023-06"}, {"date": ""}, {"form": "mixed"},
    {"modality": "negated"}, {"speaker": "Ada Lind"}, {"actor": "Bo Karlsen; Ada Lind"},
])  # fmt: skip
EDGES = st.tuples(st.integers(0, 60), st.integers(1, 60))


class Review(RuleBasedStateMachine):
    """Two reviewers decide, undo and redo in any order over the same claims."""

    template: Address
    databases: Databases
    world: World

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database.open(self.databases.copy(self.template, self.folder, "claims.db"))
        self.desks = [Desk(self.database, name) for name in ("Ann", "Ben")]
        self.proposed = self.states()

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    def states(self) -> dict[tuple[str, int], Any]:
        with self.database.read() as session:
            return {
                (kind, row_id): state
                for kind in KINDS
                for row_id, state in read_states(session, kind, range(1, 30)).items()
            }

    def version(self, claim_id: int) -> int:
        return self.desks[0].rows([claim_id])[claim_id].version

    @rule(who=PEOPLE, claim=CLAIMS, action=st.sampled_from(["confirm", "reject", "reopen"]))
    def decide(self, who: int, claim: str, action: str) -> None:
        claim_id = self.world.claim[claim]
        getattr(self.desks[who], action)(claim_id, self.version(claim_id))

    @rule(who=PEOPLE, claim=CLAIMS)
    def dispute(self, who: int, claim: str) -> None:
        claim_id = self.world.claim[claim]
        self.desks[who].dispute(claim_id, self.version(claim_id), "doubtful")

    @rule(who=PEOPLE, claim=CLAIMS, fields=FIELDS)
    def correct(self, who: int, claim: str, fields: dict[str, str]) -> None:
        claim_id = self.world.claim[claim]
        self.attempt(lambda: self.desks[who].correct(claim_id, self.version(claim_id), fields))

    @rule(who=PEOPLE, claim=CLAIMS, edges=EDGES)
    def move(self, who: int, claim: str, edges: tuple[int, int]) -> None:
        claim_id = self.world.claim[claim]
        role = "content" if claim in ("agreed", "talks", "settled") else "trigger"
        pieces = [Span(edges[0], edges[0] + edges[1])]
        self.attempt(lambda: self.desks[who].correct(claim_id, self.version(claim_id), spans={role: pieces}))

    @rule(who=PEOPLE, query=st.sampled_from(["kind:quote", "status:new", "who:lind"]))
    def decide_many(self, who: int, query: str) -> None:
        desk = self.desks[who]
        self.attempt(lambda: desk.decide_all(desk.preview_query(query), "confirm"))

    @rule(who=PEOPLE, start=st.integers(0, len(FIRST) - 20))
    def make(self, who: int, start: int) -> None:
        spans = {"content": [Span(start, start + 10)]}
        self.desks[who].create(self.world.first, "quote", spans, {"form": "direct"})

    @rule(
        who=PEOPLE, pair=st.sampled_from([("lind", "lind2"), ("karlsen", "karlsen2"), ("lind2", "karlsen2")])
    )
    def merge(self, who: int, pair: tuple[str, str]) -> None:
        ids = [self.world.actor[one] for one in pair]
        self.attempt(lambda: self.desks[who].actors.merge(*ids))

    @rule(who=PEOPLE, actor=st.sampled_from(["lind", "lind2", "karlsen", "karlsen2"]))
    def split(self, who: int, actor: str) -> None:
        self.attempt(lambda: self.desks[who].actors.split_member(self.world.actor[actor]))

    @rule(who=PEOPLE, mention=st.sampled_from(["lind", "she", "karlsen2"]))
    def split_mention(self, who: int, mention: str) -> None:
        self.desks[who].actors.split_mention(self.world.mention[mention])

    @rule(who=PEOPLE, judgement=st.sampled_from(["settled", "apparent"]))
    def settle(self, who: int, judgement: Any) -> None:
        events = self.desks[who].events
        self.attempt(lambda: events.settle(events.conflict(self.world.conflict), judgement))

    @rule(who=PEOPLE)
    def undo(self, who: int) -> None:
        self.attempt(self.desks[who].undo)

    @rule(who=PEOPLE)
    def redo(self, who: int) -> None:
        self.attempt(self.desks[who].redo)

    @rule(who=PEOPLE, steps=st.integers(1, 4))
    def undo_and_redo_change_nothing(self, who: int, steps: int) -> None:
        before = self.states()
        undone = 0
        for _ in range(steps):
            try:
                self.desks[who].undo()
            except DecisionError:
                break
            undone += 1
        for _ in range(undone):
            self.desks[who].redo()
        assert self.states() == before

    def attempt(self, action: Any) -> None:
        """Do what may be refused; a refusal changes nothing."""
        before = self.states()
        try:
            action()
        except DecisionError:
            assert self.states() == before

    @invariant()
    def the_log_tells_every_row(self) -> None:
        now = self.states()
        with self.database.read() as session:
            log = session.execute(select(m.Decision.__table__).order_by(m.Decision.id)).all()
        became: dict[tuple[str, int], list[Any]] = {}
        for row in log:
            kind = next(kind for kind in KINDS if row._mapping[COLUMN[kind]] is not None)
            became.setdefault((kind, row._mapping[COLUMN[kind]]), []).append(row)
        for key, decisions in became.items():
            first = self.proposed.get(key) or laid_over(now[key], decisions[0].was)
            told = replay(first, [row.became for row in decisions])
            assert part(now[key], told) == part(told, told)
        assert all(now[key] == state for key, state in self.proposed.items() if key not in became)

    @invariant()
    def offsets_say_what_the_claim_says(self) -> None:
        with self.database.read() as session:
            for claim in session.scalars(select(m.Claim).where(m.Claim.kind == "quote")):
                pieces = session.execute(
                    select(m.Span.char_start, m.Span.char_end).where(
                        m.Span.claim_id == claim.id, m.Span.role == "content"
                    )
                ).all()
                assert (claim.char_start, claim.char_end) == (min(pieces)[0], max(end for _, end in pieces))


def test_the_log_replays_to_the_rows(template: tuple[Address, World], databases: Databases) -> None:
    Review.template, Review.world = template
    Review.databases = databases
    run_state_machine_as_test(
        Review,
        settings=settings(
            max_examples=6, stateful_step_count=15, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "change", "expected"),
    [
        ({}, {"status": "new"}, {"status": "new"}),
        ({"status": "new"}, {"status": "rejected"}, {"status": "rejected"}),
        ({"fields": {"a": 1, "b": 2}}, {"fields": {"a": 3}}, {"fields": {"a": 3, "b": 2}}),
        (
            {"fields": {"a": 1}},
            {"spans": {"cue": [[1, 2]]}},
            {"fields": {"a": 1}, "spans": {"cue": [[1, 2]]}},
        ),
        ({"spans": {"cue": [[1, 2]]}}, {"spans": {"cue": []}}, {"spans": {"cue": []}}),
    ],
)
def test_a_change_is_laid_over_key_by_key(state: Any, change: Any, expected: Any) -> None:
    assert laid_over(state, change) == expected
