"""Places, sources, copies and quotations across articles."""

from __future__ import annotations

import pytest

from claims.records import QuoteRecord
from claims.resolve import places, provenance
from claims.resolve.quotes import QuoteIndex, compare
from tests.resolve.accounts import days, who

LANDS = ("Chile", "Peru", "Kenya", "Oman")
TEXT = " ".join(f"The minister of {land} spoke of trade and of fish." for land in LANDS)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Vienna", "Austria", "within"),
        ("Austria", "Vienna", "within"),
        ("the United States", "U.S.", "same"),
        ("Japan", "China", "different"),
        ("Vienna", "France", "different"),
        ("Vienna", "Vienna", "same"),
        ("Osterholmia", "Austria", "unknown"),
        ("Bombay", "Mumbai", "same"),
        ("Cologne", "Germany", "within"),
        ("Cologne", "Köln", "same"),
        ("Sao Paulo", "São Paulo", "same"),
        ("Seville", "Oporto", "different"),
    ],
)
def test_how_places_stand_to_each_other(left: str, right: str, expected: str) -> None:
    assert places.relation(left, right) == expected


def test_an_agency_answers_before_its_outlets() -> None:
    assert provenance.family("Reuters", "The Post", 1) == provenance.family("REUTERS", "The Star", 2)
    assert provenance.family(None, None, 1) != provenance.family(None, None, 2)


def test_a_copy_is_found_and_another_text_is_not() -> None:
    others = {4: "Rain fell on the hills of the north all day long.", 7: TEXT + " More follows.", 9: TEXT}
    assert provenance.copied_from(TEXT, others) == 7
    assert provenance.copied_from(TEXT, {4: others[4]}) is None


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([("reuters", 1), ("reuters", 2)], 1),
        ([("reuters", 1), ("afp", 2)], 2),
        ([("post", 1), ("star", 1), ("afp", 3)], 2),
        ([], 0),
    ],
)
def test_independent_accounts(accounts: list[tuple[str, int]], expected: int) -> None:
    assert provenance.independent(accounts) == expected


def said(claim: int, content: str, speaker: str = "Qin Gang") -> QuoteRecord:
    return QuoteRecord(claim, claim, content, who(speaker), days("2023-06-14"))


WORDS = "the two countries should respect each other and live in peace"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (said(2, WORDS), "same"),
        (said(2, "both countries should live in peace and respect each other"), "proposed"),
        (said(2, "trade grew by a tenth last year according to our figures"), None),
        (said(2, WORDS, "Olaf Scholz"), None),
    ],
    ids=["word for word", "in other words", "something else", "somebody else"],
)
def test_a_quotation_in_two_articles(other: QuoteRecord, expected: str | None) -> None:
    found = compare(said(1, WORDS), other)
    assert (found.judgement if found else None) == expected


def test_a_quotation_meets_the_likest_of_each_article() -> None:
    index = QuoteIndex()
    index.settle([said(1, WORDS)])
    assert [(one.left, one.right) for one in index.settle([said(2, WORDS)])] == [(1, 2)]
