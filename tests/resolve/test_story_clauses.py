"""Clauses of two articles of one story that differ in day, place or outcome."""

from __future__ import annotations

import re
from datetime import date

import pytest

from claims.document import DateRange
from claims.records import ArticleRecord, ClaimRecord, Difference, TimeRecord
from claims.resolve.stories.days import day_differences
from claims.resolve.stories.denials import denial_differences
from claims.resolve.stories.passages import passages
from claims.resolve.stories.whereabouts import place_differences

WEEK = {"Monday": 3, "Tuesday": 4, "Wednesday": 5, "Thursday": 6, "Friday": 7, "Saturday": 8, "Sunday": 9}
"""The days of a week in June 2024, of which the articles appeared on Friday."""
MONTHS = {"April": (4, 30), "May": (5, 31)}
PUBLISHED = date(2024, 6, 7)

DAYS = {
    "one visit": (
        "Minister Sofia Machava visited the camp of Nangara on Monday.",
        "The minister Sofia Machava came to the camp Nangara on Tuesday.",
        [("2024-06-03", "2024-06-04")],
    ),
    "in other words": (
        "Two boards approved the deal on Tuesday.",
        "The councils of directors gave their consent on Monday.",
        [("2024-06-04", "2024-06-03")],
    ),
    "a sentence that resumes the one before": (
        "The club dismissed coach Pereyra on Monday.",
        "The club relieved the trainer Pereyra. The decision was taken on Tuesday.",
        [("2024-06-03", "2024-06-04")],
    ),
    "the same day": (
        "Police arrested Ana Ruiz in Porto on Monday.", "Ana Ruiz was detained in Porto on Monday.", [],
    ),
    "two of a kind in one, of which the other tells one": (
        "Shells hit Kovach on Monday and a second attack hit Kovach on Thursday.",
        "An attack hit Kovach on Thursday.", [],
    ),
    "when it was said": (
        "The mayor of Kovach said on Monday that the bridge was closed.",
        "The bridge in Kovach was closed, the mayor said on Tuesday.", [],
    ),
    "over here and still to come there": (
        "Kim visited Lima on Tuesday.", "Kim will visit Lima on Sunday.", [],
    ),
    "months": (
        "The leader Derlis Ocampo was moved to a jail in Lima in May.",
        "The leader Derlis Ocampo was transferred to Lima in April.", [("2024-05", "2024-04")],
    ),
    "a day and its month": (
        "Ana Ruiz was arrested in Porto on Monday.", "Ana Ruiz was detained in Porto in May.", [],
    ),
    "other people": ("Ana Ruiz resigned on Monday.", "Tom Hill resigned on Tuesday.", []),
    "nothing shared": ("A ferry sank on Monday.", "Teachers marched on Tuesday.", []),
}  # fmt: skip

OUTCOMES = {
    "denied": (
        "Mozambique has closed the bridge at Muloza.",
        "Mozambique denied that the bridge at Muloza was closed.",
        [("occurred", "negated")],
    ),
    "not yet": (
        "The vaccine arrived in Pemba.", "The vaccine has not yet arrived in Pemba.",
        [("occurred", "negated")],
    ),
    "planned or not": (
        "Nordal will close a brewery in Odense.", "The brewery in Odense will not be closed.",
        [("planned", "negated")],
    ),
    "refused": (
        "Minister Peric promised to meet the savers.", "Minister Peric refused to receive the savers.",
        [("planned", "refused")],
    ),
    "called off": (
        "Karimov will travel to Osh.", "The trip of Karimov to Osh has been cancelled.",
        [("planned", "cancelled")],
    ),
    "the opposite": (
        "The government closed the airport.", "The airport works as usual.", [("occurred", "negated")],
    ),
    "nobody": ("Three sailors were injured.", "Nobody was injured.", [("occurred", "negated")]),
    "both tell of the denial": (
        "Police used gas at the rally. Police denied that gas was used.",
        "The police denied that gas was used at the rally.", [],
    ),
    "denied right behind": (
        "Police used gas at the rally, which the ministry denied.",
        "The ministry denied that gas was used at the rally.", [],
    ),
    "only asked for": (
        "The union demanded that the bank be closed.", "The bank was not closed.", [],
    ),
    "no less than": ("Ten people died in the fire.", "No less than ten people died in the fire.", []),
    "a call to refuse": (
        "The preacher called on believers to refuse the vaccine.", "Believers took the vaccine.", [],
    ),
    "only who does it": (
        "Ignace Diatta struck a soft note.", "Ignace Diatta denied that his fighters had left.", [],
    ),
    "another verb": ("Lassak met Danko in Kosice.", "Lassak did not sue Danko in Kosice.", []),
}  # fmt: skip

PLACES = {
    "an arrest": (
        "Elie Mukendi was arrested in Lyon.", "Elie Mukendi was detained in Marseille.",
        [("Lyon", "Marseille")],
    ),
    "a city and its country": (
        "Elie Mukendi was arrested in Lyon.", "Elie Mukendi was detained in France.", [],
    ),
    "both named by both": (
        "Elie Mukendi was arrested in Lyon. He was visiting Marseille.",
        "Elie Mukendi was detained in Marseille. He was visiting Lyon.", [],
    ),
    "on days far apart": (
        "Elie Mukendi was arrested in Lyon on Monday.", "Elie Mukendi was arrested in Nice on Friday.", [],
    ),
    "hands of a people": (
        "The club passed into Norwegian hands.", "The club passed into hands in Madrid.", [],
    ),
}  # fmt: skip


def article(id_: int, text: str) -> ArticleRecord:
    """Return an article whose sentences end in a full stop, each with one claim at its start."""
    ends = [found.end() for found in re.finditer(r"\.(?: |$)", text)]
    sentences = tuple(zip((0, *ends), ends, strict=False))
    times = tuple(
        TimeRecord(found.start(), found.end(), meant(found[0]))
        for found in re.finditer("|".join((*WEEK, *MONTHS)), text)
    )
    claims = tuple(ClaimRecord(100 * id_ + at, start, "quote", "") for at, (start, _) in enumerate(sentences))
    return ArticleRecord(id_, text, PUBLISHED, sentences, times, claims)


def meant(words: str) -> DateRange:
    if words in MONTHS:
        month, last = MONTHS[words]
        return DateRange(date(2024, month, 1), date(2024, month, last), "month")
    day = date(2024, 6, WEEK[words])
    return DateRange(day, day, "day")


def values(found: list[Difference]) -> list[tuple[str, str]]:
    assert all(one.left < one.right for one in found)
    return [(one.left_value, one.right_value) for one in found]


def told(ours: str, theirs: str) -> tuple[ArticleRecord, ArticleRecord]:
    return article(1, ours), article(2, theirs)


@pytest.mark.parametrize(("ours", "theirs", "expected"), DAYS.values(), ids=DAYS)
def test_days(ours: str, theirs: str, expected: list[tuple[str, str]]) -> None:
    left, right = ((passages(one), one.published) for one in told(ours, theirs))
    assert values(day_differences(left, right)) == expected


@pytest.mark.parametrize(("ours", "theirs", "expected"), OUTCOMES.values(), ids=OUTCOMES)
def test_outcomes(ours: str, theirs: str, expected: list[tuple[str, str]]) -> None:
    left, right = ((passages(one), one.published) for one in told(ours, theirs))
    assert values(denial_differences(left, right)) == expected
    turned = [(right, left) for left, right in expected]
    other, one = ((passages(each), each.published) for each in told(theirs, ours))
    assert values(denial_differences(other, one)) == turned


@pytest.mark.parametrize(("ours", "theirs", "expected"), PLACES.values(), ids=PLACES)
def test_places(ours: str, theirs: str, expected: list[tuple[str, str]]) -> None:
    left, right = map(passages, told(ours, theirs))
    assert values(place_differences(left, right)) == expected


def test_a_day_in_a_sentence_without_a_claim_is_said_beside_the_claim_that_stands_nearest() -> None:
    ours, theirs = told(
        "Kari Lind spoke. Kari Lind visited Lima on Monday.", "Kari Lind came to Lima on Tuesday."
    )
    alone = ArticleRecord(1, ours.text, PUBLISHED, ours.sentences, ours.times, ours.claims[:1])
    (found,) = day_differences((passages(alone), PUBLISHED), (passages(theirs), PUBLISHED))
    assert found.left == ours.claims[0].claim
    assert (found.left_at, found.right_at) == (ours.text.index("Monday"), None)


def test_weekdays_of_articles_that_nobody_dated_are_compared_by_name() -> None:
    ours, theirs = told("The talks open in Bissau on Thursday.", "The negotiations open in Bissau on Friday.")
    undated = ArticleRecord(
        1, ours.text, None, ours.sentences,
        tuple(TimeRecord(one.start, one.end, None, weekday=4) for one in ours.times), ours.claims,
    )  # fmt: skip
    left, right = (passages(undated), None), (passages(theirs), PUBLISHED)
    assert values(day_differences(left, right)) == [("Thursday", "2024-06-07")]
    agreeing = article(2, "The negotiations open in Bissau on Thursday.")
    assert day_differences(left, (passages(agreeing), PUBLISHED)) == []
