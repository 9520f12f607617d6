from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality.evaluate import Tally, calibration, calibration_error, match


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [(Tally(3, 4, 6), 0.75, 0.5, 0.6), (Tally(0, 0, 5), 0, 0, 0), (Tally(2, 2, 0), 1, 0, 0)],
    ids=["some", "nothing found", "nothing marked"],
)
def test_precision_recall_and_their_mean(tally: Tally, precision: float, recall: float, f1: float) -> None:
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((precision, recall, f1))


def test_the_most_alike_are_matched_first_and_each_once() -> None:
    likeness = {(0, 0): 0.6, (0, 1): 0.9, (1, 1): 0.8, (1, 0): 0.5}
    assert match("ab", "cd", lambda a, b: likeness["ab".index(a), "cd".index(b)]) == [(0, 1), (1, 0)]
    assert match("ab", "cd", lambda a, b: 0.0) == []


Judged = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


@given(Judged)
def test_every_judgement_lies_in_one_bin(judged: list[tuple[float, bool]]) -> None:
    table = calibration(judged)
    assert sum(row.number for row in table) == len(judged)
    assert all(row.low <= row.confidence <= row.high + 1e-9 for row in table)
    assert 0 <= calibration_error(table) <= 1


def test_confidence_that_keeps_its_word_has_no_calibration_error() -> None:
    honest = [(0.75, True)] * 3 + [(0.75, False)] + [(0.25, False)] * 3 + [(0.25, True)]
    assert calibration_error(calibration(honest)) == pytest.approx(0)
    assert calibration_error(calibration([(0.9, False)])) == pytest.approx(0.9)
