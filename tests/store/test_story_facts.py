"""What the articles of a story are compared by, as it is read from the database."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.store.linking.story_facts import nearest

CLAIMS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 99)), min_size=1, max_size=12, unique=True)


@given(CLAIMS, st.integers(0, 35))
def test_the_nearest_claim_is_the_one_that_a_look_at_all_of_them_finds(
    claims: list[tuple[int, int]], start: int
) -> None:
    assert nearest(sorted(claims), start) == min((abs(at - start), claim) for at, claim in claims)[1]
