"""Time expressions: where they stand, what they come to, and for which days."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import DateRange, Published, Sentence, Span, TimeExpression
from claims.extract.dates import find_times, resolve_times

FRIDAY = date(2023, 6, 16)


def read(text: str, day: date | None = FRIDAY) -> tuple[TimeExpression, ...]:
    published = Published(DateRange(day, day, "day"), "given") if day else Published()
    return resolve_times(text, find_times(text, ()), published)


def days(time: TimeExpression) -> str:
    if time.range is None:
        return "-"
    return f"{time.range.first or ''}..{time.range.last or ''}"


EXAMPLES = [
    tuple(column.strip() for column in line.split("|"))
    for line in (Path(__file__).parent / "date_examples.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "words", "kind", "value", "covers"), EXAMPLES)
def test_one_expression(text: str, words: str, kind: str, value: str, covers: str) -> None:
    found = [(time.span.of(text), time.type, time.value, days(time)) for time in read(text)]
    assert found == [(words, kind, value, covers)]


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "They march home.",
        "She sat down.",
        "Take a second look.",
        "About 2000 people came.",
        "It cost $1999.",
        "He wears a size 12.",
        "Temperatures fall and spring up.",
        "The Winter Palace stood.",
        "He is 27 years old.",
        "We met General May.",
        "It was a 2-1 win.",
        "The ratio is 3:15.",
        "The future of the firm is open.",
        "May I come in?",
        "He lives in March Street, near May Avenue.",
        "He lives on the 20th floor.",
        "She made a birdie on the 18th.",
        "They will march 3 miles.",
        "It was in the 90s, with highs of 97 degrees.",
        "The plot of Operation Ramadan failed.",
        "He may march 10 men.",
        "Flight 2019 was late, and the gate 1995 was shut.",
        "Some 2020 passengers wait.",
        "Augusta June agreed with Ms April Winters.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [time.span.of(text) for time in read(text)] == []


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        (
            "Revenue for the nine months ended Sept. 30, 2022 rose from that of the year-ago period.",
            "2021-01-01..2021-09-30",
        ),
        (
            "In the six months to June 30, 2022 the firm sold less than in the same period a year earlier.",
            "2021-01-01..2021-06-30",
        ),
        (
            "Costs for the year ended March 31, 2022 were higher than in the comparable period of 2020.",
            "2019-04-01..2020-03-31",
        ),
    ],
)
def test_a_period_is_compared_with_the_same_months_of_another_year(text: str, covers: str) -> None:
    assert days(read(text)[-1]) == covers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The war began on June 3, 1871. The next day the fort fell.", ["1871-06-03", "1871-06-04"]),
        (
            "Sales rose in the first quarter of 2022 from a year earlier.",
            ["2022-Q1", "2021-Q1"],
        ),
        (
            "Sales in the third quarter of 2022 beat those of the same quarter a year earlier.",
            ["2022-Q3", "2021-Q3"],
        ),
        (
            "Profit in the first half of 2022 was twice that of the comparable period of 2019.",
            ["2022-H1", "2019-H1"],
        ),
        ("Profit rose in the second quarter from the same period last year.", ["2023-Q2", "2022-Q2"]),
        ("It was closed in May 2021. Since then, nobody has reopened it.", ["2021-05", "2021-05"]),
        ("It closed in 2019. During this period, the town grew.", ["2019", "PAST_REF"]),
        ("Since then, nobody has reopened it.", []),
        ("He has worked for then president Holm since then president Weiss left.", []),
        (
            "It was signed on 25/6/2021 and revised on 5/6/2021.",
            ["2021-06-25", "2021-06-05"],
        ),
        ("On the 14th local time they met. The next morning they left.", ["2023-06-14", "2023-06-15TMO"]),
        ("It opened in 1990. In October of that year it closed.", ["1990", "1990-10"]),
        ("He left on May 4, 2020, and came back two weeks later.", ["2020-05-04", "2020-W21"]),
        ("They met in April and June 1955.", ["1955-04", "1955-06"]),
        ("They met on May 4 and 5.", ["2023-05-04", "2023-05-05"]),
        (
            "It began on March 3, 2021. It rained from the 5th to the 9th.",
            ["2021-03-03", "2021-03-05", "2021-03-09"],
        ),
        ("They met on May 4, 5 and 6, 2021.", ["2021-05-04", "2021-05-05", "2021-05-06"]),
        ("They met on 4 and 5 May 2021.", ["2021-05-04", "2021-05-05"]),
        ("He was killed on May 4 and 5 soldiers were hurt.", ["2023-05-04"]),
        ("It began on March 3, 2021. They left on the 20th.", ["2021-03-03", "2021-03-20"]),
        ("It ran from October to March 1944.", ["1943-10", "1944-03"]),
        ("The battles of 1861-1863 are known.", ["1861", "1863"]),
    ],
)
def test_what_leans_on_another_date(text: str, values: list[str]) -> None:
    assert [time.value for time in read(text)] == values


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("It grew between 2014 and 2018.", "2014-01-01..2018-12-31"),
        ("It rained from Monday through Thursday.", "2023-06-12..2023-06-15"),
        ("The fair ran June 9-June 11.", "2023-06-09..2023-06-11"),
        ("The fair ran from 30 May to 2 June 2021.", "2021-05-30..2021-06-02"),
    ],
)
def test_two_ends_of_one_stretch_cover_all_of_it(text: str, covers: str) -> None:
    assert [days(time) for time in read(text)] == [covers, covers]


@pytest.mark.parametrize(
    "text", ["He won in 2014 and 2018.", "He went to Rome in May and June.", "In winter 2022-23 it froze."]
)
def test_dates_that_only_stand_side_by_side_stay_apart(text: str) -> None:
    first, last = read(text)
    assert first.range != last.range


STORY = (
    "In March 1921 the harbour froze. On April 12 the first ship left. By late June the town was full. "
    "In November 1921 the mayor resigned. In January a new one was chosen. In 1923 the railway came."
)


def test_a_history_takes_its_years_from_what_it_told_last() -> None:
    expected = ["1921-03", "1921-04-12", "1921-06", "1921-11", "1922-01", "1923"]
    assert [time.value for time in read(STORY * 2)][:6] == expected


def test_an_unknown_publication_leaves_relative_dates_open() -> None:
    found = read("On Tuesday the ministers met. They met in 2019 too.", None)
    assert [(time.value, days(time)) for time in found] == [
        ("XXXX-WXX-2", "-"),
        ("2019", "2019-01-01..2019-12-31"),
    ]


def test_a_publication_range_covers_what_both_ends_allow() -> None:
    text = "He spoke on Tuesday and again today."
    published = Published(DateRange(date(2023, 6, 15), date(2023, 6, 16), "day"), "inferred")
    tuesday, today = resolve_times(text, find_times(text, ()), published)
    assert (tuesday.value, days(tuesday)) == ("2023-06-13", "2023-06-13..2023-06-13")
    assert (today.value, days(today)) == ("2023-06-15/2023-06-16", "2023-06-15..2023-06-16")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The court rules on the appeal on Monday.", "2023-06-19"),
        ("Ann Hill meets the envoy on Tuesday.", "2023-06-20"),
        ("The two sides hold talks on Monday.", "2023-06-19"),
        ("The union wants drivers to stay at home on Monday.", "2023-06-19"),
        ("They did not hold talks on Monday.", "2023-06-12"),
        ("Ann Hill met the envoy on Tuesday.", "2023-06-13"),
    ],
)
def test_a_day_behind_a_present_or_a_wish_is_still_to_come(text: str, day: str) -> None:
    assert [time.value for time in read(text)] == [day]


def test_a_new_publication_date_moves_what_is_relative_without_finding_anew() -> None:
    text = "He spoke on Tuesday. He had come in 2019."
    found = find_times(text, ())
    first, later = (
        resolve_times(text, found, Published(DateRange(day, day, "day"), "given"))
        for day in (FRIDAY, FRIDAY + timedelta(7))
    )
    assert [time.value for time in first] == ["2023-06-13", "2019"]
    assert [time.value for time in later] == ["2023-06-20", "2019"]


def test_the_anchor_says_what_a_date_was_counted_from() -> None:
    tuesday, later = read("He spoke on Tuesday. Two days later he left.")
    assert tuesday.anchor == "publication 2023-06-16, past tense"
    assert later.anchor is not None
    assert later.anchor.startswith("2023-06-13 at 12")


def test_an_expression_stays_within_its_sentence() -> None:
    text = "He left in June\n2021 was warm."
    sentences = (Sentence(Span(0, 15)), Sentence(Span(16, 30)))
    published = Published(DateRange(FRIDAY, FRIDAY, "day"), "given")
    found = resolve_times(text, find_times(text, sentences), published)
    assert [time.span.of(text) for time in found] == ["June", "2021"]


PIECES = st.sampled_from(
    [
        "June",
        "18",
        "-",
        "19",
        "2023",
        ",",
        " ",
        "the",
        "end",
        "of",
        "last",
        "next",
        "week",
        "ago",
        "three",
        "Tuesday",
        "0",
        "BC",
        "'",
        "99",
        "s",
        "a",
        "year",
        "century",
        "1:30",
        "pm",
        "1/2/03",
        "every",
        "early",
        "the following",
        "\n",
        "9999",
        "half",
        "to",
        "31",
        "February",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS, DAYS)
def test_any_text_and_any_publication_date(text: str, one: date | None, other: date | None) -> None:
    known = sorted(day for day in (one, other) if day)
    published = Published(DateRange(known[0], known[-1], "day"), "given") if known else Published()
    found = resolve_times(text, find_times(text, ()), published)
    assert all(0 <= time.span.start < time.span.end <= len(text) for time in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "9 ",
        "'",
        '"',
        " ",
        "the ",
        "early ",
        "June ",
        "18-",
        "a few ",
        "\u00a0",
        ",",
        "1,000,",
        "and a half ",
    ],
)
def test_long_runs_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(time.span.end <= len(text) for time in read(text))
