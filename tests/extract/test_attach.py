"""The time expression that dates a quote or an event."""

from __future__ import annotations

import re

import pytest

from claims.document import Span, TimeExpression
from claims.extract.parse import Parser, read
from claims.extract.syntax.date_attachment import attach

DATES = re.compile(r"(?:last )?(?:Monday|Tuesday|Wednesday|Friday|Sunday|February|March|May|November|month)")
CANCELLED = "The visit scheduled for February was cancelled on Monday."
FRONTED = "On Tuesday, the minister spoke by phone with the president, a spokesman said."
SAID_LAST = "The minister will travel to Oslo on Friday, a spokesman said Wednesday."


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (CANCELLED, "visit", "February"),
        (CANCELLED, "cancelled", "Monday"),
        ("The February visit was cancelled.", "visit", "February"),
        ("Nurses gathered on Monday, but soldiers dispersed them.", "dispersed", "Monday"),
        ("Rebels shelled the port on Sunday while medics evacuated it.", "evacuated", "Sunday"),
        ("Nurses gathered on Monday, but soldiers will disperse them.", "disperse", None),
        ("She was elected in February, and police arrested her.", "arrested", None),
        ("The February visit was cancelled.", "cancelled", None),
        ("Officials said on Monday that the army attacked the village in March.", "said", "Monday"),
        ("Officials said on Monday that the army attacked the village in March.", "attacked", "March"),
        (FRONTED, "spoke", "Tuesday"),
        (FRONTED, "said", None),
        (SAID_LAST, "travel", "Friday"),
        (SAID_LAST, "said", "Wednesday"),
        ("The two sides held talks in Vienna last month.", "talks", "last month"),
        ("He canceled the trip in February after the army shot down a balloon.", "trip", None),
        ("He canceled the trip in February after the army shot down a balloon.", "shot", None),
        ("Senators from both parties on Wednesday rebuked the bank.", "rebuked", "Wednesday"),
        ("A strike failed to halt the trains on Monday.", "strike", "Monday"),
        ("Nurses met the minister on Monday and have dropped the demand.", "dropped", None),
        ("The guard was jailed on Friday for beating a boy.", "beating", None),
        (
            "He was sworn in on Wednesday at a feast boycotted by most unions.",
            "boycotted",
            "Wednesday",
        ),
        ("Rebels shelled the port despite a truce that was signed in Oslo on Friday.", "shelled", None),
        ("Union leaders will vote on Monday about a strike.", "strike", None),
        ("The man arrested on Monday told police nothing.", "told", None),
        ("Under the agreement, wages rise in May.", "agreement", None),
        ("He put off the visit, planned for Monday, because of a strike by staff.", "strike", None),
        ("Workers held a rally on Monday, and a union urged Congress to act.", "urged", None),
        ("In a briefing on Wednesday, officials said they had no hopes.", "said", "Wednesday"),
        ("On Monday the president met the king and signed a treaty.", "signed", "Monday"),
        ("Relations broke down in May, when the army attacked the village.", "attacked", "May"),
        ("He made a call on Friday during which he told them to stop.", "told", "Friday"),
        ("The trip, which could set the stage for talks in May, was long.", "trip", None),
        ("In a letter dated March, the king praised the nurses.", "praised", "March"),
        ("Protesters in Lisbon Friday called on him to quit.", "called", "Friday"),
        ("The bank said on Friday it may waive the rule.", "waive", None),
        ("The bank said on Friday it may waive the rule.", "said", "Friday"),
        ("The minister will meet the chiefs to discuss the leaks on Tuesday.", "meet", "Tuesday"),
        ("The talks are due to begin on Friday.", "talks", "Friday"),
        ("The talks are set to resume on Friday.", "talks", "Friday"),
        ("Police accused the clerk of lying to the court in May.", "accused", None),
        ("The envoy, who resigned in May, will meet rebels on Sunday.", "resigned", "May"),
        ("The envoy, who resigned in May, will meet rebels on Sunday.", "meet", "Sunday"),
        ("Police arrested the man on Friday, accusing him of fraud.", "accusing", "Friday"),
        ("It is the first visit to Rome since Ann Hill's trip there in March.", "visit", None),
        ("It is the first visit to Rome since Ann Hill's trip there in March.", "trip", "March"),
    ],
)
def test_attach(parser: Parser, text: str, trigger: str, expected: str | None) -> None:
    times = [
        TimeExpression(
            Span(*m.span()), "DATE", "2023-05-01" if m[0].endswith("day") else "2023", None, "test"
        )
        for m in DATES.finditer(text)
    ]
    parsed = read(parser, text, ())
    found = attach(parsed, times, text.index(trigger))
    assert (None if found is None else times[found].span.of(text)) == expected


def test_a_duration_dates_nothing(parser: Parser) -> None:
    text = "The army fought there for three years."
    times = [TimeExpression(Span(27, 38), "DURATION", "P3Y", None, "test")]
    assert attach(read(parser, text, ()), times, Span(9, 15)) is None
