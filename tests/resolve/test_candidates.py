"""Which occasions are compared at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import DateRange
from claims.records import Days, EventRecord
from claims.resolve.candidates import MOST, Candidates, meets, search_window
from claims.resolve.event_clusters import Occasion
from tests.resolve.accounts import days, occasion, told

JUNE = days("2023-06-15")


def visit(when: DateRange | None, news: DateRange | None = JUNE, *, planned: bool = False) -> Occasion:
    modality = "planned" if planned else "occurred"
    return occasion(told(f"CONSULT/visit {modality}", "Ann Hill", "PERU", date=when, published=news))


ROOM = {
    "the same day, told a year later": (visit(JUNE), visit(JUNE, days("2024-06-15")), True),
    "days one apart": (visit(JUNE), visit(days("2023-06-16")), True),
    "days two apart": (visit(JUNE), visit(days("2023-06-17")), False),
    "a plan that was moved by two weeks": (
        visit(days("2023-07-01"), planned=True), visit(days("2023-07-15"), planned=True), True,
    ),
    "one of them undated, in the same news": (visit(None), visit(days("2021-01-01")), True),
    "one of them undated, in later news": (visit(None), visit(JUNE, days("2023-09-01")), False),
    "nobody knows when it was news": (visit(None, None), visit(JUNE), True),
}  # fmt: skip


@pytest.mark.parametrize(("new", "known", "expected"), ROOM.values(), ids=ROOM)
def test_there_is_room_for_one_event(new: Occasion, known: Occasion, expected: bool) -> None:
    assert meets(search_window(new), known.days) is expected


DAYS = st.one_of(st.none(), st.dates(date(2023, 1, 1), date(2023, 3, 1)))


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_accounts_meet_either_way(
    one: date | None, other: date | None, news: date | None, later: date | None
) -> None:
    left, right = Days(one, one, news, news), Days(other, other, later, later)
    assert meets(left, right) == meets(right, left)


def test_an_occasion_is_found_behind_many_that_share_less() -> None:
    candidates = Candidates()
    first = occasion(told("CONSULT/visit occurred", "Ann Hill", "PERU", published=JUNE, article=2))
    candidates.add(first)
    for _ in range(2 * MOST):
        candidates.add(occasion(told("CONSULT/visit occurred", "Ann Hill", published=JUNE, article=2)))
    new = occasion(told("CONSULT/visit occurred", "Ann Hill", "PERU", published=JUNE))
    found = candidates.of(new)
    assert found[0] == first
    assert len(found) == MOST


def test_those_of_other_seasons_take_no_place() -> None:
    candidates = Candidates()
    first = occasion(told("CONSULT/visit occurred", "Ann Hill", "PERU", date=JUNE, published=JUNE, article=2))
    candidates.add(first)
    for _ in range(2 * MOST):
        candidates.add(visit(days("2023-06-01"), JUNE))
    assert candidates.of(visit(JUNE)) == [first]


COPIED = "The minister said that soldiers had been sent to all of the flooded villages."


def test_a_copied_sentence_finds_what_names_nobody() -> None:
    candidates = Candidates()
    first = occasion(told("MOBILIZE/troops occurred", sentence=COPIED, published=JUNE, article=2))
    candidates.add(first)
    assert candidates.of(occasion(told("MOBILIZE/troops occurred", sentence=COPIED, published=JUNE))) == [
        first
    ]
    other = COPIED.replace("soldiers", "nurses")
    assert candidates.of(occasion(told("MOBILIZE/troops occurred", sentence=other, published=JUNE))) == []


FOUND = {
    "a minister by the country": (
        told("SUPPORT/sign occurred", "Ann Hill, Chilean Foreign Minister", date=JUNE, article=2),
        told("SUPPORT/sign occurred", "CHILE", date=JUNE),
    ),
    "an arrest by who was arrested, whoever made it": (
        told("COERCE/arrest occurred", "Ed Ruiz", "Ann Hill", date=JUNE, article=2),
        told("COERCE/arrest occurred", "", "Ann Hill", date=JUNE),
    ),
    "a protest by the word for those who protest": (
        told("PROTEST/demo occurred", "some 3,000 teachers", date=JUNE, article=2),
        told("PROTEST/demo occurred", "thousands of teachers", date=JUNE),
    ),
    "an attack by its town": (
        told("ASSAULT/attack occurred", "", "12 people", place="Trujillo", date=JUNE, article=2),
        told("ASSAULT/attack occurred", "gunmen", place="Trujillo", date=JUNE),
    ),
}


@pytest.mark.parametrize(("known", "new"), FOUND.values(), ids=FOUND)
def test_an_occasion_is_found(known: EventRecord, new: EventRecord) -> None:
    candidates = Candidates()
    candidates.add(occasion(known))
    assert [one.told for one in candidates.of(occasion(new))] == [(known,)]
