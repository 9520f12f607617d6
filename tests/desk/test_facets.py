"""Claims counted by what they have in common, each count with the filter that shows the claims."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.desk.review.facets import NAMES
from claims.store.database import Database
from tests.desk.world import World


@pytest.mark.parametrize(
    ("name", "query", "counts"),
    [
        ("article", "", {"Foreign Minister Ada": 4, "Anna Lind saw Karlse": 2}),
        ("speaker", "", {"Ada Lind": 1, "Anna Lind": 1, "Bo Karlsen": 1}),
        ("type", "", {"CONSULT": 3}),
        ("status", "", {"new": 6}),
        ("rule", "kind:quote", {"quote.test": 3}),
        ("confidence", "kind:quote", {"50–60 %": 1, "60–70 %": 1, "80–90 %": 1}),
        ("reviewer", "", {}),
    ],
)
def test_claims_are_counted_by_their_values(ann: Desk, name: str, query: str, counts: dict[str, int]) -> None:
    assert {row.label: row.claims for row in ann.facet(name, query)} == counts


@pytest.mark.parametrize("name", NAMES)
def test_the_filter_of_a_value_shows_as_many_claims_as_are_counted(
    ann: Desk, world: World, name: str
) -> None:
    ann.confirm(world.claim["settled"], 1)
    rows = ann.facet(name, "")
    assert rows
    for row in rows:
        assert len(ann.queue("article", row.query)) == row.claims
        undecided = ann.queue("article", f"{row.query} status:new,disputed")
        assert len(undecided) == row.undecided


def test_only_what_the_filter_lets_through_is_counted(ann: Desk, database: Database, world: World) -> None:
    assert [row.claims for row in ann.facet("article", "kind:quote")] == [2, 1]
