"""Agreement of reviewers: the measures, the differing claims, the command."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from claims.cli.program import app
from claims.desk import Desk
from claims.desk.statistics import agreement
from claims.store.database import Database
from tests.desk.world import World


@pytest.fixture
def judged(ann: Desk, ben: Desk, world: World) -> Database:
    """Ann and Ben agree on two claims and differ on one; a fourth is Ben's alone."""
    met, saw, talks = (world.claim[key] for key in ("met", "saw", "talks"))
    ann.confirm(met, 1)
    ann.confirm(saw, 1)
    ann.reject(talks, 1)
    ben.confirm(met, 2)
    ben.reject(saw, 2)
    ben.reject(talks, 2)
    ben.confirm(world.claim["travel"], 1)
    return ann.database


def test_every_measure_counts_the_claims_that_two_judged(judged: Database) -> None:
    with judged.read() as session:
        found = agreement.measures(session)
    assert {one.units for one in found.values()} == {3}
    assert {name: one.value for name, one in found.items()} == {
        "alike": pytest.approx(2 / 3),
        "Krippendorff's alpha": pytest.approx(1 - 5 * 2 / 18),
        "Fleiss' kappa": pytest.approx(1 / 3),
        "Gwet's AC1": pytest.approx((2 / 3 - 1 / 6) / (1 - 1 / 6)),
    }


def test_claims_on_which_they_differ_say_who_said_what(judged: Database, world: World) -> None:
    with judged.read() as session:
        assert agreement.differing(session) == [(world.claim["saw"], {"Ann": "right", "Ben": "wrong"})]


def test_the_command_prints_the_measures_and_the_differences(judged: Database, world: World) -> None:
    judged.close()
    run = CliRunner()
    said = run.invoke(app, ["agreement", "--db", str(judged.address), "--format", "json"])
    assert [(row["measure"], row["value"], row["claims"]) for row in json.loads(said.stdout)] == [
        ("alike", 0.667, 3),
        ("Krippendorff's alpha", 0.444, 3),
        ("Fleiss' kappa", 0.333, 3),
        ("Gwet's AC1", 0.6, 3),
    ]
    said = run.invoke(app, ["agreement", "--db", str(judged.address), "--differing", "--format", "json"])
    saw = world.claim["saw"]
    assert json.loads(said.stdout) == [
        {"claim_id": saw, "reviewer": "Ann", "verdict": "right"},
        {"claim_id": saw, "reviewer": "Ben", "verdict": "wrong"},
    ]


def test_where_nobody_judged_twice_there_is_no_figure(ann: Desk) -> None:
    with ann.database.read() as session:
        found = agreement.measures(session)
    assert {(one.value, one.low, one.units) for one in found.values()} == {(None, None, 0)}
