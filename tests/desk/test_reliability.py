"""Coefficients of agreement: each gives what its paper works out, and what must always hold of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.desk.statistics import reliability

# Krippendorff 2011, example C: four observers, twelve units, dots for what is missing.
OBSERVERS = ("12332141 2...", "12332241 25.3", ".33323422 51.", "12332441 251.")
NUMBERS = [
    [int(row[at]) for row in (one.replace(" ", "") for one in OBSERVERS) if row[at] != "."]
    for at in range(12)
]

# Ten subjects, fourteen raters, five categories (the example of Fleiss' kappa in textbooks: kappa = 0.210).
RATED = (
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
)  # fmt: skip

# Gwet 2008, table 1: 118 times both said yes, 5 and 2 times one of them, never both no.
LOPSIDED = [("+", "+")] * 118 + [("+", "-")] * 5 + [("-", "+")] * 2

HALVES = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15


@pytest.mark.parametrize(
    ("found", "published"),
    [
        pytest.param(reliability.alpha(NUMBERS), 0.743, id="alpha, nominal: Krippendorff 2011"),
        pytest.param(
            reliability.alpha(NUMBERS, reliability.interval), 0.849, id="alpha, interval: Krippendorff 2011"
        ),
        pytest.param(
            reliability.fleiss([[n for n, count in enumerate(row) for _ in range(count)] for row in RATED]),
            0.210, id="Fleiss' kappa",
        ),
        pytest.param(reliability.cohen(HALVES), 0.400, id="Cohen's kappa, 35 of 50 alike"),
        pytest.param(reliability.cohen(LOPSIDED), -0.023, id="Cohen's kappa: Gwet 2008"),
        pytest.param(reliability.ac1(LOPSIDED), 0.941, id="AC1: Gwet 2008"),
        pytest.param(reliability.fleiss(LOPSIDED), -0.029, id="Scott's pi, of two raters: Gwet 2008"),
        pytest.param(reliability.percent(LOPSIDED), 0.944, id="percent: Gwet 2008"),
    ],
)  # fmt: skip
def test_a_published_example_is_reproduced(found: float | None, published: float) -> None:
    assert found == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("ab", "ab", 0),
        ("ab", "abcd", 1 - 1 / 2 * 2 / 3),
        ("ab", "bc", 1 - 1 / 3 * 1 / 3),
        ("ab", "cd", 1),
        ("", "a", 1),
        ("", "", 0),
    ],
)
def test_sets_are_apart_by_what_they_share(left: str, right: str, distance: float) -> None:
    assert reliability.masi(frozenset(left), frozenset(right)) == pytest.approx(distance)


@pytest.mark.parametrize(
    ("left", "right", "f1"), [("abc", "abc", 1.0), ("ab", "bc", 0.5), ("a", "", 0.0), ("", "", None)]
)
def test_spans_overlap_by_f1(left: str, right: str, f1: float | None) -> None:
    assert reliability.f1(left, right) == f1


UNITS = st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12)
MEASURES = (reliability.alpha, reliability.fleiss, reliability.ac1, reliability.percent)


@given(UNITS, st.randoms(use_true_random=False))
def test_neither_the_order_of_coders_nor_of_units_counts(units: list[list[str]], random) -> None:
    other = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]
    for measure in MEASURES:
        assert measure(other) == pytest.approx(measure(units))


@given(UNITS)
def test_a_unit_that_one_coder_saw_changes_nothing(units: list[list[str]]) -> None:
    for measure in MEASURES:
        assert measure([*units, ["a"], []]) == measure(units)


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=9).filter(lambda some: len(set(some)) > 1))
def test_who_always_agrees_agrees_wholly(values: list[str]) -> None:
    units = [[value] * 3 for value in values]
    for measure in MEASURES:
        assert measure(units) == pytest.approx(1)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30))
def test_alpha_of_two_coders_is_scotts_pi_for_small_samples(pairs: Sequence[tuple[str, str]]) -> None:
    pi, found = reliability.fleiss(pairs), reliability.alpha(pairs)
    if pi is not None and found is not None:
        assert found == pytest.approx(1 - (1 - pi) * (2 * len(pairs) - 1) / (2 * len(pairs)))


def test_an_estimate_says_of_how_many_units_and_how_sure() -> None:
    units: list[Sequence[str]] = [*HALVES, ["y"]]
    found = reliability.estimate(units, reliability.alpha)
    assert (found.units, found.left_out) == (50, 1)
    assert found.low is not None
    assert found.high is not None
    assert found.value is not None
    assert found.low < found.value < found.high
    assert reliability.estimate(units, reliability.alpha) == found
    assert reliability.estimate([["y"]], reliability.alpha) == reliability.CoefficientEstimate(
        None, None, None, 0, 1
    )
