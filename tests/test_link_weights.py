"""Weights of links: from judged pairs to scores, on numbers one can check."""

from __future__ import annotations

from math import log
from random import Random

import pytest

from claims.link_weights import LEAST, MOST, Pair, Weights, features, fit, kind_of, trial


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("Ada Brandt, Tomas Weiss in both", "… in both"),
        ("both tell of “sign”", "both tell of …"),
        ("the days are 12 apart", "the days are … apart"),
        ("one in Oslo, the other in Bergen", "one in …, the other in …"),
        ("the family names are equal", "the family names are equal"),
    ],
)
def test_a_reason_is_known_without_names_and_numbers(reason: str, kind: str) -> None:
    assert kind_of(reason) == kind


def test_a_pair_is_known_by_its_score_and_its_reasons() -> None:
    known = features(0.8, ("the days agree",), ("5 years apart",))
    expected = {"level": 1.0, "for the days agree": 1.0, "against … years apart": 1.0}
    assert known == pytest.approx({**expected, "shipped": log(0.8 / 0.2)})


@pytest.mark.parametrize("shipped", [0.1, 0.5, 0.87, 0.95])
def test_with_nothing_judged_the_score_is_the_shipped_one(shipped: float) -> None:
    assert fit([]).score(shipped, ("the same role",), ()) == pytest.approx(shipped, abs=0.001)


def test_a_reason_that_proves_right_raises_the_score_and_one_that_proves_wrong_lowers_it() -> None:
    pairs = [Pair(0.8, ("the same role",), (), True)] * 9 + [Pair(0.8, ("the days agree",), (), False)] * 9
    made = fit(pairs)
    assert made.score(0.8, ("the same role",), ()) > 0.84
    assert made.score(0.8, ("the days agree",), ()) < 0.4


def test_no_score_is_certain() -> None:
    certain = Weights({"level": 100.0})
    assert (certain.score(0.5, (), ()), Weights({"level": -100.0}).score(0.5, (), ())) == (MOST, LEAST)


def test_what_half_of_the_pairs_teaches_helps_on_the_other_where_the_reasons_tell() -> None:
    random = Random(7)
    pairs = [
        Pair(0.85, (reason,), (), random.random() < share)
        for _ in range(100)
        for reason, share in (("the same role", 0.95), ("the names are alike", 0.3))
    ]
    tried = trial((pairs[:100], pairs[100:]))
    assert tried.helps
    assert tried.error_after < tried.error_before / 2


def test_it_does_not_help_where_the_halves_contradict_each_other() -> None:
    lucky, unlucky = Pair(0.5, ("the same role",), (), True), Pair(0.5, ("the same role",), (), False)
    assert not trial(([lucky] * 8 + [unlucky] * 2, [lucky] * 2 + [unlucky] * 8)).helps
