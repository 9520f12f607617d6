"""Disjoint sets: who is connected by pairs has one head, and nobody else has it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.disjoint_sets import DisjointSets

MEMBERS = range(8)
MEMBER = st.integers(0, len(MEMBERS) - 1)


@given(st.lists(st.tuples(MEMBER, MEMBER)))
def test_members_share_a_head_if_pairs_connect_them(pairs: list[tuple[int, int]]) -> None:
    sets = DisjointSets[int]()
    groups = [{member} for member in MEMBERS]
    for left, right in pairs:
        sets.unite(left, right)
        joined = [group for group in groups if group & {left, right}]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    for group in groups:
        heads = {sets.head(member) for member in group}
        assert len(heads) == 1
        assert heads <= group


def test_the_head_of_the_first_stays() -> None:
    sets = DisjointSets[str]()
    sets.unite("b", "a")
    sets.unite("c", "a")
    assert [sets.head(member) for member in "abcd"] == ["c", "c", "c", "d"]
