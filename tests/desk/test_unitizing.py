"""Agreement of coders who mark units themselves: published examples, and what the definitions say."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.desk.statistics import gamma, reliability, unitizing
from claims.desk.statistics.continuum import Continuum, Marked, apart

# Krippendorff 2004, p. 254: two observers, units of c and k on a continuum from 150 to 450.
OBSERVERS = Continuum(
    150,
    450,
    (
        (Marked(180, 240, "k"), Marked(225, 295, "c"), Marked(300, 350, "k"), Marked(370, 400, "c")),
        (
            Marked(180, 240, "k"), Marked(220, 300, "c"), Marked(300, 350, "k"), Marked(355, 375, "c"),
            Marked(400, 420, "c"),
        ),
    ),
)  # fmt: skip

# The example that comes with the authors' program of gamma, and with pygamma-agreement.
ALEX_PAUL_SUZAN = Continuum(
    2,
    60,
    (
        (
            Marked(2, 9, "1"), Marked(11, 17, "2"), Marked(24, 30, "5"), Marked(32, 36, "6"),
            Marked(36, 44, "6"), Marked(44, 60, "7"),
        ),
        (Marked(2, 9, "1"), Marked(11, 17, "3"), Marked(19, 25, "5"), Marked(32, 44, "6")),
        (
            Marked(2, 9, "1"), Marked(11, 17, "4"), Marked(21, 27, "5"), Marked(32, 36, "6"),
            Marked(36, 40, "6"), Marked(40, 44, "6"),
        ),
    ),
)  # fmt: skip

# Two of the continua by which DKPro Statistics is held against pygamma-agreement 0.5.9.
UNEQUAL = Continuum(
    0,
    40,
    (
        (Marked(1, 5, "a"), Marked(6, 10, "b"), Marked(20, 24, "a"), Marked(30, 34, "b")),
        (Marked(2, 6, "a"), Marked(31, 35, "b")),
    ),
)
THREE = Continuum(
    0,
    20,
    (
        (Marked(1, 5, "a"), Marked(10, 14, "b")),
        (Marked(2, 6, "a"), Marked(11, 15, "b")),
        (Marked(1, 4, "a"), Marked(9, 14, "c")),
    ),
)


@pytest.mark.parametrize(
    ("value", "observed", "expected", "alpha"),
    [("c", 0.0144, 0.0532, 0.7286), ("k", 0.0, 0.0490, 1.0)],
)
def test_alpha_of_2004_gives_the_published_figures_by_value(
    value: str, observed: float, expected: float, alpha: float
) -> None:
    found = unitizing.disagreements(OBSERVERS, value)
    assert found == (pytest.approx(observed, abs=0.00005), pytest.approx(expected, abs=0.00005))
    assert unitizing.alpha_u([found]) == pytest.approx(alpha, abs=0.0001)


def test_alpha_of_2004_gives_the_published_figure_over_all_values() -> None:
    assert unitizing.alpha_u([unitizing.mismatch(OBSERVERS)]) == pytest.approx(0.8591, abs=0.0005)


@pytest.mark.parametrize(
    ("text", "published"),
    [pytest.param(UNEQUAL, 0.70833331, id="four units and two"), pytest.param(THREE, 0.40875643, id="three")],
)
def test_gamma_finds_the_best_alignment(text: Continuum, published: float) -> None:
    assert gamma.disorder(text, alpha=1, beta=1) == pytest.approx(published, abs=1e-6)


def test_gamma_gives_the_figures_of_the_authors_example() -> None:
    (found,) = gamma.disorders([ALEX_PAUL_SUZAN])
    assert found.observed == pytest.approx(0.96, abs=0.005)
    value = gamma.gamma([found])
    assert value is not None
    assert 0.44 <= value <= 0.47
    assert gamma.disorders([ALEX_PAUL_SUZAN]) == [found]


@st.composite
def continua(draw: st.DrawFn, most: int = 3, values: str = "ab", longest: int = 6) -> Continuum:
    """Return a text of 24 characters with units of some coders that do not overlap."""
    coders = []
    for _ in range(draw(st.integers(2, most))):
        spans = draw(st.lists(st.tuples(st.integers(0, 23), st.integers(1, longest)), max_size=6))
        units = [Marked(start, min(start + some, 24), draw(st.sampled_from(values))) for start, some in spans]
        coders.append(apart(units))
    return Continuum(0, 24, tuple(coders))


def characters(text: Continuum) -> list[list[tuple[object, str]]]:
    """Return for each coder each character with the unit it belongs to and that unit's value."""
    rows: list[list[tuple[object, str]]] = []
    for coder, units in enumerate(text.coders):
        row: list[tuple[object, str]] = [((coder, at), unitizing.GAP) for at in range(24)]
        for unit in units:
            row[unit.start : unit.end] = [((coder, unit), unit.value)] * unit.length
        rows.append(row)
    return rows


def alpha_of(rows: list[tuple[object, str]], disagreeing: float) -> float | None:
    """Return alpha over characters, where none is compared with another of its own unit."""
    pairs = [(ours, theirs) for ours, theirs in permutations(rows, 2) if ours[0] != theirs[0]]
    expected = sum(ours[1] != theirs[1] for ours, theirs in pairs) / len(pairs) * len(rows) if pairs else 0
    return 1 - disagreeing / expected if expected else None


def same(found: float | None, wanted: float | None) -> None:
    assert (found is None) == (wanted is None)
    if wanted is not None:
        assert found == pytest.approx(wanted)


@given(continua())
def test_u_alpha_compares_all_characters_but_those_of_one_unit(text: Continuum) -> None:
    rows = characters(text)
    disagreeing = sum(
        ours[at][1] != theirs[at][1] for ours, theirs in permutations(rows, 2) for at in range(24)
    ) / (len(rows) - 1)
    wanted = alpha_of([one for row in rows for one in row], disagreeing)
    same(unitizing.u_alpha([unitizing.coincidences(text)]), wanted)


@given(continua(most=2))
def test_cu_alpha_looks_only_where_units_of_two_coders_meet(text: Continuum) -> None:
    left, right = characters(text)
    met = [at for at in range(24) if unitizing.GAP not in (left[at][1], right[at][1])]
    disagreeing = 2.0 * sum(left[at][1] != right[at][1] for at in met)
    wanted = alpha_of([row[at] for row in (left, right) for at in met], disagreeing)
    same(unitizing.cu_alpha([unitizing.coincidences(text)]), wanted)


@given(continua(values="a"))
def test_with_one_value_what_is_marked_at_all_is_the_whole(text: Continuum) -> None:
    shared = [unitizing.coincidences(text)]
    assert unitizing.cu_alpha(shared) is None
    same(unitizing.binary_u_alpha(shared), unitizing.u_alpha(shared))


@given(continua(longest=1))
def test_over_units_of_one_character_u_alpha_is_alpha(text: Continuum) -> None:
    rows = characters(text)
    coded = [[row[at][1] for row in rows] for at in range(24)]
    same(unitizing.u_alpha([unitizing.coincidences(text)]), reliability.alpha(coded))


@given(continua(most=2, longest=8))
def test_no_alignment_costs_less_than_the_best(text: Continuum) -> None:
    if not text.comparable:
        return
    left, right = text.coders

    def cheapest(at: int, taken: frozenset[int]) -> float:
        if at == len(left):
            return gamma.EMPTY * (len(right) - len(taken))
        with_one = [
            gamma.dissimilarity(left[at], right[other]) + cheapest(at + 1, taken | {other})
            for other in range(len(right))
            if other not in taken
        ]
        return min([gamma.EMPTY + cheapest(at + 1, taken), *with_one])

    mean = (len(left) + len(right)) / 2
    assert gamma.disorder(text) == pytest.approx(cheapest(0, frozenset()) / mean)


@given(continua())
def test_who_marks_the_same_agrees_fully(text: Continuum) -> None:
    if not text.comparable or not text.coders[0]:
        return
    same_twice = Continuum(0, 24, (text.coders[0], text.coders[0]))
    assert gamma.disorder(same_twice) == 0
    assert unitizing.mismatch(same_twice)[0] == 0
    assert unitizing.u_alpha([unitizing.coincidences(same_twice)]) in (None, pytest.approx(1.0))


@pytest.mark.parametrize(
    ("units", "kept"),
    [
        ([(0, 4), (2, 9), (9, 12)], [(2, 9), (9, 12)]),
        ([(0, 4), (0, 4)], [(0, 4)]),
        ([(3, 3), (4, 6)], [(4, 6)]),
    ],
)
def test_of_units_that_overlap_the_longest_stays(
    units: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    assert [(one.start, one.end) for one in apart(Marked(*span, "a") for span in units)] == kept


@pytest.mark.parametrize("seed", range(20))
def test_chance_shifts_somebodys_units_round_the_text(seed: int) -> None:
    drawn = gamma.shifted(UNEQUAL, Random(seed))
    assert len(drawn.coders) == 2
    for units in drawn.coders:
        (by,) = {
            shift
            for shift in range(40)
            for some in UNEQUAL.coders
            if {((one.start + shift) % 40, one.value) for one in some}
            == {(one.start % 40, one.value) for one in units}
        }
        assert 0 <= by < 40
    assert {one.length for units in drawn.coders for one in units} == {4}
