"""Exact intervals, held against published values and against their definition."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.desk.audit.intervals import (
    clopper_pearson,
    finite_bound,
    finite_interval,
    lower_bound,
    regularised_beta,
    size_for,
)

PUBLISHED = [  # right, judged, low, high; Newcombe, Statistics in Medicine 17 (1998), table I, method 5
    (81, 263, 0.2527, 0.3676),
    (15, 148, 0.0578, 0.1617),
    (0, 20, 0.0, 0.1684),
    (1, 29, 0.0009, 0.1776),
]


@pytest.mark.parametrize(("right", "judged", "low", "high"), PUBLISHED)
def test_the_interval_is_the_published_one(right: int, judged: int, low: float, high: float) -> None:
    assert clopper_pearson(right, judged) == pytest.approx((low, high), abs=5e-5)


def tail(right: int, judged: int, share: float) -> float:
    """Return the chance of ``right`` or more of ``judged``, added up."""
    return sum(comb(judged, k) * share**k * (1 - share) ** (judged - k) for k in range(right, judged + 1))


@given(st.integers(1, 60), st.data())
def test_the_bound_is_where_the_tail_has_the_stated_chance(judged: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(1, judged))
    assert tail(right, judged, lower_bound(right, judged, 0.95)) == pytest.approx(0.05, abs=1e-7)


@given(st.floats(0.01, 0.99), st.floats(0.5, 200), st.floats(0.5, 200))
def test_the_beta_function_and_its_mirror_add_up_to_one(x: float, a: float, b: float) -> None:
    assert regularised_beta(x, a, b) + regularised_beta(1 - x, b, a) == pytest.approx(1, abs=1e-9)


def test_nothing_is_known_before_the_first_judgement() -> None:
    assert clopper_pearson(0, 0) == (0.0, 1.0)
    assert lower_bound(0, 10) == 0.0


def chance(right: int, judged: int, good: int, size: int) -> float:
    """Return the chance of ``right`` or more in a draw without replacement, added up."""
    ways = sum(comb(good, k) * comb(size - good, judged - k) for k in range(right, min(judged, good) + 1))
    return ways / comb(size, judged)


@given(st.integers(1, 60), st.data())
def test_the_bound_of_a_counted_population_is_the_least_that_the_draw_does_not_speak_against(
    size: int, data: st.DataObject
) -> None:
    judged = data.draw(st.integers(1, size))
    right = data.draw(st.integers(0, judged))
    at = round(finite_bound(right, judged, size, 0.95) * size)
    assert chance(right, judged, at, size) > 0.05 - 1e-12
    assert at == right or chance(right, judged, at - 1, size) <= 0.05 + 1e-12


@pytest.mark.parametrize(("right", "judged"), [(59, 59), (290, 300), (0, 20)])
def test_a_large_population_is_as_good_as_endless(right: int, judged: int) -> None:
    sure = finite_bound(right, judged, 1_000_000, 0.95)
    assert sure == pytest.approx(lower_bound(right, judged, 0.95), abs=1e-4)
    assert finite_interval(right, judged, 1_000_000) == pytest.approx(
        clopper_pearson(right, judged), abs=1e-4
    )


def test_what_was_read_whole_leaves_nothing_to_chance() -> None:
    assert finite_interval(19, 20, 20) == (0.95, 0.95)


@pytest.mark.parametrize(
    ("bar", "expected", "among", "size"),
    [
        (0.95, 1.0, 1_000_000, 59), (0.9, 1.0, 1_000_000, 29), (0.95, 1.0, 100, 39), (0.9, 1.0, 20, 12),
        (0.95, 0.99, 15, 15), (0.95, 0.95, 1000, None),
    ],
)  # fmt: skip
def test_the_sample_is_as_large_as_the_bar_asks(
    bar: float, expected: float, among: int, size: int | None
) -> None:
    assert size_for(bar, expected, 0.95, among) == size
