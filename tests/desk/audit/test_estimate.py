"""Estimates from a sample: right in the cases one can see, and at their stated rate in many."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.desk.audit.estimate import Judged, by_stratum, overall, wanted
from claims.desk.audit.sampling import Drawn, allocate, draw, strata, stratum_of
from claims.records import Candidate

BAR, LEVEL = 0.9, 0.95


def population(random: Random, size: int) -> list[Candidate]:
    return [
        Candidate(
            number,
            random.choice(["quote", "event_mention"]),
            random.choice(["a", "b", "c"]),
            random.choice([0.97, 0.92, 0.7]),
        )
        for number in range(size)
    ]


def drawn(some: list[Candidate], total: int, seed: int) -> tuple[Drawn, ...]:
    return draw(some, allocate({name: len(each) for name, each in strata(some).items()}, total), seed)


def judged(sample: tuple[Drawn, ...], truth: dict[int, bool]) -> list[Judged]:
    return [Judged(each.stratum, each.probability, truth[each.claim_id]) for each in sample]


def test_a_stratum_is_a_kind_and_a_band_of_confidence() -> None:
    assert stratum_of(Candidate(1, "quote", "quote.direct", 0.951)) == "quote ≥ 0.95"
    assert stratum_of(Candidate(1, "event_mention", "event.verb", 0.3)) == "event_mention ≥ 0.00"


@given(st.integers(1, 400), st.integers(1, 200), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_sample_has_no_claim_twice_and_chances_that_add_up(size: int, total: int, seed: int) -> None:
    some = population(Random(seed), size)
    sample = drawn(some, total, seed)
    assert len({each.claim_id for each in sample}) == len(sample)
    assert sample == drawn(some, total, seed)
    sizes = {name: len(each) for name, each in strata(some).items()}
    counted = Counter(each.stratum for each in sample)
    assert counted == Counter(allocate(sizes, total))
    for each in sample:
        assert each.probability == pytest.approx(counted[each.stratum] / sizes[each.stratum])


def test_every_claim_of_a_stratum_is_drawn_equally_often() -> None:
    some = [Candidate(number, "quote", "a", 0.97) for number in range(20)]
    counts = Counter(each.claim_id for seed in range(2000) for each in drawn(some, 8, seed))
    assert all(720 <= counts[number] <= 880 for number in range(20))  # 800 is expected


def test_rules_are_drawn_from_as_often_as_they_occur() -> None:
    some = [Candidate(number, "quote", "common" if number < 80 else "rare", 0.97) for number in range(100)]
    rare = {each.claim_id for each in some if each.rule == "rare"}
    for seed in range(50):
        assert len(rare & {each.claim_id for each in drawn(some, 20, seed)}) in (4, 5)


def test_a_stratum_that_was_read_whole_leaves_nothing_to_chance() -> None:
    sample = [Judged("quote ≥ 0.95", 1.0, right) for right in (True, True, True, False)]
    (found,) = by_stratum(sample, {"quote ≥ 0.95": 4}, 0.75, LEVEL)
    assert (found.low, found.high, found.sure, found.passes) == (0.75, 0.75, 0.75, True)


def test_a_population_that_was_read_whole_leaves_nothing_to_chance() -> None:
    sample = [Judged(name, 1.0, right) for name in "ab" for right in (True, True, True, name == "a")]
    found = overall(sample, len(sample), BAR, LEVEL)
    assert (found.share, found.low, found.high, found.sure) == (0.875,) * 4


def test_what_nobody_judged_passes_nothing() -> None:
    found = overall([Judged("quote ≥ 0.95", 0.1, None)], 10, BAR, LEVEL)
    assert (found.share, found.low, found.high, found.passes) == (None, 0.0, 1.0, False)


@pytest.mark.parametrize(
    ("verdicts", "more"), [([True] * 10, 28), ([True] * 8 + [False] * 2, None), ([], 112)]
)
def test_an_estimate_says_how_many_judgements_are_wanted(verdicts: list[bool], more: int | None) -> None:
    sample = [Judged("quote ≥ 0.95", 0.01, right) for right in verdicts]
    (found,) = by_stratum(sample, {"quote ≥ 0.95": 1000}, BAR, LEVEL)
    assert wanted(found, BAR, LEVEL) == more


def test_no_more_judgements_are_wanted_than_a_stratum_has() -> None:
    sample = [Judged("quote ≥ 0.95", 0.5, True)] * 3
    (found,) = by_stratum(sample, {"quote ≥ 0.95": 7}, BAR, LEVEL)
    assert wanted(found, BAR, LEVEL) == 4


def test_weights_undo_an_uneven_draw() -> None:
    """A small stratum that is all wrong was drawn whole; the large one, all right, by a tenth."""
    sample = [Judged("small", 1.0, False)] * 10 + [Judged("large", 0.1, True)] * 9
    assert overall(sample, 100, BAR, LEVEL).share == pytest.approx(0.9)


def test_an_unread_stratum_widens_the_interval_by_its_share() -> None:
    sample = [Judged("read", 0.5, True)] * 40 + [Judged("unread", 0.5, None)] * 10
    found = overall(sample, 100, BAR, LEVEL)
    assert found.high == 1.0
    assert found.low < 0.8


@pytest.mark.slow
@pytest.mark.parametrize("rates", [(0.97, 0.9, 0.6), (0.99, 0.95, 0.9), (0.5, 0.5, 0.5)])
def test_the_interval_covers_the_truth_at_its_rate_and_the_bar_is_rarely_passed_wrongly(
    rates: tuple[float, ...],
) -> None:
    """Over 1,000 populations of known error; the rates are those of the three bands of confidence."""
    covered = wrong = strata_covered = strata_seen = strata_wrong = 0
    random = Random(7)
    some = population(random, 600)
    sizes = {name: len(each) for name, each in strata(some).items()}
    chance = dict(zip((0.97, 0.92, 0.7), rates, strict=True))
    name_of = {each.claim_id: stratum_of(each) for each in some}
    for trial in range(1000):
        truth = {each.claim_id: random.random() < chance[each.confidence] for each in some}
        sample = judged(drawn(some, 120, trial), truth)
        share = sum(truth.values()) / len(truth)
        whole = overall(sample, len(some), BAR, LEVEL)
        covered += whole.low <= share <= whole.high
        wrong += whole.passes and share < BAR
        right = Counter(name_of[claim_id] for claim_id, good in truth.items() if good)
        for found in by_stratum(sample, sizes, BAR, LEVEL):
            true_share = right[found.name] / sizes[found.name]
            strata_seen += 1
            strata_covered += found.low <= true_share <= found.high
            strata_wrong += found.passes and true_share < BAR
    assert covered >= 940
    assert wrong <= 50
    assert strata_covered >= 0.95 * strata_seen
    assert strata_wrong <= 0.05 * strata_seen
