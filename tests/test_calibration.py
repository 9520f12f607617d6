"""Recalibration: from what is judged to how sure to be, on numbers one can check by hand."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.calibration import ANY, JudgedClaim, band, error, fit, log_loss, trial, weighted

RULES = ("quote.direct", "quote.indirect", "event.verb")
SHARES = st.floats(0.0, 1.0)
JUDGEMENTS = st.lists(
    st.builds(JudgedClaim, st.just("quote"), st.sampled_from(RULES), SHARES, st.booleans()), max_size=60
)


def said(kind: str, rule: str, confidence: float, right: int, wrong: int) -> list[JudgedClaim]:
    return [JudgedClaim(kind, rule, confidence, number < right) for number in range(right + wrong)]


def test_without_judgements_the_shipped_confidence_stands() -> None:
    assert fit([]).confidence("quote", "quote.direct", 0.87) == 0.87


def test_a_cell_is_a_beta_binomial_with_the_shipped_confidence_as_prior() -> None:
    """20 judgements of 0.9 as prior, 20 of which 10 are right: first the kind, then the rule."""
    made = fit(said("quote", "quote.direct", 0.9, 10, 10))
    kind = (20 * 0.9 + 10) / 40
    assert made.confidence("quote", "another", 0.9) == pytest.approx(kind)
    assert made.confidence("quote", "quote.direct", 0.9) == pytest.approx((20 * kind + 10) / 40)
    assert made.confidence("quote", "quote.direct", 0.7) == 0.7
    assert made.confidence("event_mention", "quote.direct", 0.9) == 0.9


def test_a_judgement_stands_for_the_claims_of_its_band() -> None:
    """Ten of a hundred sure claims were judged, and ten of ten unsure ones."""
    judged = said("quote", "a", 0.97, 10, 0) + said("quote", "a", 0.5, 0, 10)
    found = weighted(judged, {("quote", 0.95): 100, ("quote", 0.0): 10})
    assert sum(each.weight for each in found) == pytest.approx(len(found))
    assert found[0].weight == pytest.approx(10 * found[-1].weight)


@given(JUDGEMENTS, st.sampled_from(RULES), SHARES)
def test_confidence_stays_a_probability(judged: list[JudgedClaim], rule: str, shipped: float) -> None:
    assert 0.01 <= fit(judged).confidence("quote", rule, shipped) <= 0.99


@given(JUDGEMENTS)
def test_the_cells_of_a_kind_are_the_sum_of_its_rules(judged: list[JudgedClaim]) -> None:
    cells = fit(judged).cells
    for low in {at[2] for at in cells}:
        of_rules = [cells[at].judged for at in cells if at[2] == low and at[1] != ANY]
        assert cells["quote", ANY, low].judged == pytest.approx(sum(of_rules))


def test_an_overconfident_extractor_is_brought_to_earth_on_what_it_was_not_made_from() -> None:
    random = Random(5)
    judged = [
        JudgedClaim("event_mention", random.choice(RULES), 0.96, random.random() < 0.4) for _ in range(400)
    ]
    found = trial((judged[:200], judged[200:]))
    assert found.helps
    assert found.error_after < found.error_before / 2


def test_a_calibrated_extractor_is_left_alone() -> None:
    random = Random(6)
    judged = []
    for _ in range(300):
        confidence = random.choice([0.97, 0.92, 0.85, 0.7, 0.3])
        judged.append(JudgedClaim("quote", random.choice(RULES), confidence, random.random() < confidence))
    assert not trial((judged[:150], judged[150:])).helps


def test_loss_and_error_of_a_word_that_is_kept() -> None:
    kept = [(0.9, each) for each in said("quote", "a", 0.9, 9, 1)]
    assert error(kept) == pytest.approx(0)
    assert log_loss([(0.5, each) for _, each in kept]) == pytest.approx(0.693147, abs=1e-6)


@pytest.mark.parametrize(("confidence", "low"), [(1.0, 0.95), (0.95, 0.95), (0.9499, 0.9), (0.0, 0.0)])
def test_a_band_has_its_lower_end(confidence: float, low: float) -> None:
    assert band(confidence) == low
