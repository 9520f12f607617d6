"""Figures of two articles of one story: which are of one thing, and which of these differ."""

from __future__ import annotations

import pytest

from claims.records import FigureRecord
from claims.resolve.stories.figures import figure_differences

Told = tuple[str, float, str | None, str]
"""A figure: its role, its value, the noun that is counted, and its sentence."""
CASES: dict[str, tuple[list[Told], list[Told], list[tuple[str, str]]]] = {
    "the toll that is the news, and that of an older disaster": (
        [
            ("killed", 37, "people", "The toll rose to 37."),
            ("killed", 9, "people", "9 died at Bhor in May."),
        ],
        [("killed", 41, None, "At least 41 are dead."), ("killed", 12, None, "At Bhor 12 died in May.")],
        [("37", "41"), ("9", "12")],
    ),
    "what is left over of tolls says nothing by itself": (
        [("killed", 37, "people", "The toll rose to 37."), ("killed", 9, None, "In Lund, 9.")],
        [("killed", 41, None, "So 41 are dead."), ("killed", 12, None, "Elsewhere 12.")],
        [("37", "41")],
    ),
    "of those counted, some": (
        [("killed", 2, "guards", "Two guards were killed.")],
        [
            ("killed", 3, "guards", "3 guards were killed, of whom 1 died later."),
            ("killed", 1, None, "3 guards were killed, of whom 1 died later."),
        ],
        [("2", "3")],
    ),
    "one says only how many they are": (
        [("arrested", 14, "dockers", "Guards took 14 dockers away.")],
        [("count", 17, "dockers", "The case of the 17 dockers in Ulm.")],
        [("14", "17")],
    ),
    "the only count of a noun in each": (
        [
            ("count", 180, "schools", "More than 180 schools took part."),
            ("count", 3, "posts", "It has 3 posts."),
        ],
        [
            ("count", 140, "schools", "The walkout shut 140 schools."),
            ("count", 2, "rooms", "It has 2 rooms."),
        ],
        [("180", "140")],
    ),
    "several counts of one noun": (
        [
            ("count", 180, "schools", "In Ulm 180 schools shut."),
            ("count", 90, "schools", "In Bonn 90 schools did."),
        ],
        [("count", 140, "schools", "Lessons fell out at 140 schools.")],
        [],
    ),
    "nouns of one kind": (
        [("count", 4, "companies", "He lent to 4 companies.")],
        [("count", 5, "firms", "Loans went to 5 firms.")],
        [("4", "5")],
    ),
    "what becomes of them, told by one": (
        [("count", 900, "jobs", "It will cut 900 jobs.")],
        [("dismissed", 1200, "employees", "It is to dismiss 1,200 employees.")],
        [("900", "1200")],
    ),
    "the dead, and victims": (
        [("killed", 34, "people", "The flood killed 34 people.")],
        [("casualties", 47, "victims", "The flood took 47 victims.")],
        [("34", "47")],
    ),
    "the dead are no wounded": (
        [("killed", 34, "people", "The flood killed 34 people.")],
        [("injured", 47, "people", "The flood injured 47 people.")],
        [],
    ),
    "the same": ([("killed", 3, None, "3 died.")], [("killed", 3, None, "It killed 3.")], []),
}


def figures(article: int, told: list[Told]) -> list[FigureRecord]:
    return [
        FigureRecord(
            10 * article + at,
            article,
            role,
            value,
            None,
            None,
            None,
            f"{value:g}",
            counted,
            sentence,
            None,
            None,
        )
        for at, (role, value, counted, sentence) in enumerate(told)
    ]


@pytest.mark.parametrize(("ours", "theirs", "expected"), CASES.values(), ids=CASES)
def test_figures_that_differ(ours: list[Told], theirs: list[Told], expected: list[tuple[str, str]]) -> None:
    found = figure_differences(figures(1, ours), figures(2, theirs))
    assert sorted((one.left_value, one.right_value) for one in found) == sorted(expected)
