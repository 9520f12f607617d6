"""Conflicts between accounts of one event."""

from __future__ import annotations

import pytest

from claims.records import EventRecord
from claims.resolve.conflicts import MOST_TOLD, differences, differences_between
from tests.resolve.accounts import days, told

VISIT = "CONSULT/visit planned"
JUNE = days("2023-06-01", "2023-06-30", "month")
DATE = "date disagreement"
ZONE = "date time zone"
NO_DATE = "No date has yet been set for the trip."


def visit(date: object = None, **more: object) -> EventRecord:
    return told(VISIT, "Ann Hill", date=date, **more)  # type: ignore[arg-type]


CASES = {
    "other days": (visit(days("2023-06-18")), visit(days("2023-06-25")), [DATE]),
    "two ranges of days that only overlap": (
        visit(days("2023-06-18", "2023-06-19")), visit(days("2023-06-16", "2023-06-21")), [DATE],
    ),
    "a month holds its days": (visit(days("2023-06-18")), visit(JUNE), []),
    "a week holds its days": (visit(days("2023-06-18")), visit(days("2023-06-12", "2023-06-18", "week")), []),
    "a day apart may be a time zone": (visit(days("2023-06-14")), visit(days("2023-06-13")), [ZONE]),
    "a later date supersedes that there was none": (
        visit(sentence=NO_DATE, published=days("2023-06-13")),
        visit(days("2023-06-18"), published=days("2023-06-16")),
        ["date superseded"],
    ),
    "no date after one was given": (
        visit(sentence=NO_DATE, published=days("2023-06-17")),
        visit(days("2023-06-18"), published=days("2023-06-16")),
        [DATE],
    ),
    "first in other years": (
        visit(words="visit", sentence="It is the first visit in five years.", published=days("2023-06-16")),
        visit(words="visit", sentence="It is the first visit to Peru since October 2018."),
        [DATE],
    ),
    "first in as many years": (
        visit(words="visit", sentence="It is the first visit in five years.", published=days("2023-06-16")),
        visit(words="visit", sentence="It is the first visit to Peru since 2018."),
        [],
    ),
    "a city lies in its country": (visit(place="Vienna"), visit(place="Austria"), []),
    "other places": (visit(place="Vienna"), visit(place="France"), ["place disagreement"]),
    "villages that no gazetteer has": (
        visit(place="Orlavek", article=1), visit(place="Tarrego", article=2), ["place disagreement"],
    ),
    "a village within a wider name": (
        visit(place="Orlavek", article=1), visit(place="Orlavek valley", article=2), [],
    ),
    "a village and a city that is known": (
        visit(place="Orlavek", article=1), visit(place="Vienna", article=2), [],
    ),
    "a village in two spellings": (visit(place="Orlavek", article=1), visit(place="Orlavik", article=2), []),
    "a village and the district it lies in": (
        visit(place="Orlavek", article=1, sentence="He came to Orlavek in Tarrego."),
        visit(place="Tarrego", article=2), [],
    ),
    "cancelled or postponed": (
        told("REJECT/meet occurred", "Ann Hill", words="canceled the trip"),
        told("REJECT/meet occurred", "Ann Hill", words="delayed"),
        ["modality disagreement"],
    ),
    "cancelled in two words": (
        told("REJECT/meet occurred", "Ann Hill", words="canceled"),
        told("REJECT/meet occurred", "Ann Hill", words="called off"),
        [],
    ),
    "happened or not": (
        told("CONSULT/meet occurred", "Ann Hill"), told("CONSULT/meet negated", "Ann Hill"),
        ["modality disagreement"],
    ),
    "still to come and over, in the news of one day": (
        told(VISIT, "Ann Hill", article=1, published=days("2023-06-14")),
        told("CONSULT/visit occurred", "Ann Hill", article=2, published=days("2023-06-14")),
        ["modality disagreement"],
    ),
    "still to come, and over a day later": (
        told(VISIT, "Ann Hill", article=1, published=days("2023-06-14")),
        told("CONSULT/visit occurred", "Ann Hill", article=2, published=days("2023-06-15")),
        [],
    ),
    "agreed to or refused": (
        told("AGREE/ occurred", "Ann Hill", words="accepted"),
        told("REJECT/ occurred", "Ann Hill", words="declined"),
        ["modality disagreement"],
    ),
    "other numbers": (
        told("ASSAULT/attack occurred", number="12"), told("ASSAULT/attack occurred", number="15"),
        ["number disagreement"],
    ),
    "other numbers, in words": (
        told("ASSAULT/attack occurred", number="twenty-one people"),
        told("ASSAULT/attack occurred", number="At least 22"), ["number disagreement"],
    ),
    "a number in words and in figures": (
        told("ASSAULT/attack occurred", number="twenty-one people"),
        told("ASSAULT/attack occurred", number="21"), [],
    ),
    "a number written otherwise": (
        told("ASSAULT/attack occurred", number="1,200"), told("ASSAULT/attack occurred", number="1200"), [],
    ),
    "a part and the whole of one account": (
        told("ASSAULT/attack occurred", number="12"),
        told("ASSAULT/attack occurred", number="nine", sentence="Nine drowned, and three others died."),
        [],
    ),
    "a part and another whole": (
        told("ASSAULT/attack occurred", number="13"),
        told("ASSAULT/attack occurred", number="nine", sentence="Nine drowned, another three later."),
        ["number disagreement"],
    ),
    "a part and the whole of another account": (
        told("ASSAULT/attack occurred", number="12", article=1),
        told("ASSAULT/attack occurred", number="nine", article=2, sentence="Nine died and three others."),
        ["number disagreement"],
    ),
    "a name in two spellings": (
        told("CONSULT/meet occurred", "Ann Hill", "Wang Yi", article=1),
        told("CONSULT/meet occurred", "Ann Hill", "Wang Ye", article=2),
        ["name disagreement"],
    ),
    "a surname is no other name": (
        told("CONSULT/meet occurred", "Ann Hill", article=1),
        told("CONSULT/meet occurred", "Hill", article=2),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), CASES.values(), ids=CASES)
def test_a_difference(left: EventRecord, right: EventRecord, expected: list[str]) -> None:
    for pair in ((left, right), (right, left)):
        found = differences(pair)
        assert [f"{one.field} {one.kind}" for one in found] == expected
        assert all(one.left < one.right for one in found)


def test_a_capital_and_its_country_make_one_difference() -> None:
    found = differences([visit(place="Lima"), visit(place="Japan"), visit(place="Peru")])
    assert [(one.left_value, one.right_value) for one in found] == [("Lima", "Japan")]


def test_each_pair_of_values_is_told_once() -> None:
    found = differences([visit(days("2023-06-18")), visit(days("2023-06-18")), visit(days("2023-06-25"))])
    assert [(one.left_value, one.right_value) for one in found] == [("2023-06-18", "2023-06-25")]


def test_of_an_event_told_without_end_only_the_first_mentions_are_compared_with_a_likely_one() -> None:
    often = [visit(days("2023-06-18"), place="Peru") for _ in range(MOST_TOLD)]
    (found,) = differences_between([*often, visit(days("2023-06-18"), place="Chile")], [visit(place="Oman")])
    assert (found.left_value, found.right_value) == ("Peru", "Oman")
