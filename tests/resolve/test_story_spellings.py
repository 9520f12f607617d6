"""Names that two articles of one story spell differently."""

from __future__ import annotations

import pytest

from claims.document import ActorKind
from claims.records import NameRecord
from claims.resolve.stories.spellings import fuller_pairs, spelling_pairs

PEOPLE = [
    ("Daniyar Seitov", "Daniyar Seyitov", True),
    ("Kim Seo-joon", "Kim Seo-jun", True),
    ("Cho Ji-woo", "Cho Ji-u", True),
    ("Farid Rahmanov", "Fareed Rahmanov", True),
    ("Mizanur Talukdar", "Mizan Talukder", True),
    ("Peter Hall", "Paul Hall", False),
    ("Jan Moreno", "Jan Marengo", False),
    ("Ana Ruiz", "Ana Ruiz Soto", False),
]
BODIES = [
    ("Haesung Heavy Industries", "Hae Sung", True),
    ("Hae Sung Works", "Haesung Works", True),
    ("Vanguards of the Mountains", "Avant-garde of the Mountains", True),
    ("Export-Import Bank of Kenya", "Eximbank of Kenya", False),
    ("Free Workers Union", "Three Rivers Workers Union", False),
    ("Regional Health Board", "Rural District Health Board", False),
    ("Guardians of the Delta", "Gardians of the Delta", True),
    ("Ministry of Defense", "Ministry of Defence", False),
    ("Labor Party", "Labour Party", False),
    ("National Security Council", "United Nations Security Council", False),
    ("Northern Alliance", "Southern Alliance", False),
    ("Harbour Works", "Harbour", False),
]


def told_of_one(ours: str, theirs: str, kind: ActorKind) -> bool:
    left, right = (NameRecord(at, at, at, kind, name, (name,)) for at, name in enumerate((ours, theirs)))
    return bool(list(spelling_pairs([left], [right])))


@pytest.mark.parametrize(("ours", "theirs", "expected"), PEOPLE)
def test_people(ours: str, theirs: str, expected: bool) -> None:
    assert told_of_one(ours, theirs, "person") is expected


@pytest.mark.parametrize(("ours", "theirs", "expected"), BODIES)
def test_bodies(ours: str, theirs: str, expected: bool) -> None:
    assert told_of_one(ours, theirs, "organisation") is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Export-Import Bank of Kenya", "Eximbank of Kenya", True),
        ("International Police", "Interpol", True),
        ("Hae Sung Works", "Haesung Works", False),
        ("Harbour Board", "Labour Board", False),
    ],
)
def test_bodies_whose_name_is_cut_short_may_be_one(ours: str, theirs: str, expected: bool) -> None:
    left, right = (
        NameRecord(at, at, at, "organisation", name, (name,)) for at, name in enumerate((ours, theirs))
    )
    assert bool(list(fuller_pairs([left], [right]))) is expected
