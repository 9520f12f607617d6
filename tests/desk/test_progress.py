"""Statistics: counts, pace, how often a rule is right, and how far reviewers agree."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claims.desk import Desk
from claims.desk.statistics.progress import pace, wilson
from claims.desk.statistics.reliability import cohen
from tests.desk.world import World

START = datetime(2023, 6, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilson(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == pytest.approx((low, high), abs=0.0001)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], None),
        ([("right", "right")] * 5, None),
        ([("right", "right"), ("wrong", "wrong")], 1.0),
        ([("right", "wrong"), ("wrong", "right")], -1.0),
        ([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15, 0.4),
    ],
)
def test_cohens_kappa(pairs: list[tuple[str, str]], expected: float | None) -> None:
    found = cohen(pairs)
    assert found == (None if expected is None else pytest.approx(expected))


def test_pace_leaves_pauses_out() -> None:
    moments = [START, *(START + timedelta(minutes=60 + step) for step in range(4))]
    found = pace(moments, undecided=120)
    assert (found.decisions, found.per_hour, found.hours_left) == (5, pytest.approx(60), pytest.approx(2))
    assert pace([START], 120).per_hour is None


def test_progress_counts_what_stands(ann: Desk, ben: Desk, world: World) -> None:
    ann.confirm(world.claim["met"], 1)
    ann.reject(world.claim["agreed"], 1)
    ben.correct(world.claim["talks"], 1, {"form": "indirect"})
    ben.undo()
    found = ann.progress()
    assert found.by_kind == {
        "event_mention": {"new": 2, "confirmed": 1}, "quote": {"new": 2, "rejected": 1},
    }  # fmt: skip
    assert (found.total, found.undecided, found.mine.decisions) == (6, 4, 2)
    assert found.by_reviewer == (("Ann", 2), ("Ben", 1))
    assert [count for _, count in found.by_day] == [3]
    assert found.confidence == ((0.85, 1, 0), (0.95, 1, 1))


def test_each_rule_has_its_score(ann: Desk, world: World) -> None:
    ann.confirm(world.claim["met"], 1)
    ann.reject(world.claim["saw"], 1)
    first, second = ann.rules()
    assert (first.rule, first.claims, first.judged, first.right) == ("event_mention.test", 3, 2, 0.5)
    assert (second.judged, second.right, second.low, second.high) == (0, None, 0.0, 1.0)


def test_agreement_counts_the_last_verdict_that_holds(ann: Desk, ben: Desk, world: World) -> None:
    met, saw, talks = (world.claim[key] for key in ("met", "saw", "talks"))
    ann.confirm(met, 1)
    ann.confirm(saw, 1)
    ann.reject(talks, 1)
    ben.confirm(met, 2)
    ben.reject(saw, 2)
    ben.reject(talks, 2)
    ben.confirm(world.claim["travel"], 1)
    (found,) = ann.agreement()
    assert (found.left, found.right, found.both, found.agreed) == ("Ann", "Ben", 3, 2)
    assert found.differ == (saw,)
    assert found.kappa == pytest.approx(0.4)
    ben.undo()
    ben.undo()
    assert ann.agreement()[0].both == 2
    ben.redo()
    assert ann.agreement()[0].both == 3


def test_what_is_disputed_still_waits_for_a_verdict_wherever_it_is_counted(ann: Desk, world: World) -> None:
    before = ann.progress().undecided
    ann.dispute(world.claim["met"], 1, "which day?")
    assert ann.progress().undecided == before
    assert ann.card(world.claim["met"]).row.is_undecided
    ann.confirm(world.claim["met"], 2)
    assert ann.progress().undecided == before - 1
    assert not ann.card(world.claim["met"]).row.is_undecided
