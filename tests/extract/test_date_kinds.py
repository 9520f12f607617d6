"""Kinds of dates that were once misread, three examples of each."""

from __future__ import annotations

from datetime import date

import pytest

from claims.document import DateRange, Document, GivenArticle, Published
from claims.extract import extract
from claims.extract.parse import Parser

DAY = Published(DateRange(date(2024, 3, 6), date(2024, 3, 6), "day"), "given")


def dated(text: str, parser: Parser, published: Published = DAY) -> Document:
    return extract(GivenArticle(text, "a", published=published), parser)


def told(document: Document) -> list[tuple[str, str, str]]:
    """Return each time expression with the first and last day it covers."""
    return [
        (time.span.of(document.text), str(time.range.first), str(time.range.last))
        for time in document.times
        if time.range
    ]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        (
            "The alarm rang at 03/04/2015 6:20 AM, the guard said.",
            "03/04/2015 6:20 AM",
            ("2015-03-04", "2015-04-03"),
        ),
        (
            "A call came in on 11/12/2019 at 14:05 from the pier.",
            "11/12/2019 at 14:05",
            ("2019-11-12", "2019-12-11"),
        ),
        (
            "The log ends at 9/10/2011 11:59 PM, the court heard.",
            "9/10/2011 11:59 PM",
            ("2011-09-10", "2011-10-09"),
        ),
    ],
)
def test_a_slash_date_with_its_time_is_one_expression_open_between_two_days(
    text: str, words: str, days: tuple[str, str], parser: Parser
) -> None:
    (found,) = told(dated(text, parser))
    assert found[0] == words
    assert set(found[1:]) <= set(days)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr March thanked the crew. Ms April Winter and Augusta June sang in June.", ["June"]),
        ("Mrs May left early. May will return in May.", ["May"]),
        ("Dr August met Sgt. June Summers on Friday.", ["Friday"]),
    ],
)
def test_names_that_are_months_are_no_dates(text: str, words: list[str], parser: Parser) -> None:
    assert [found[0] for found in told(dated(text, parser))] == words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Trains stopped in the first week in January.", "2024-01-01", "2024-01-07"),
        ("The mill closed in the second week of February.", "2024-02-08", "2024-02-14"),
        ("Rain fell in the first week of March.", "2024-03-01", "2024-03-07"),
    ],
)
def test_a_week_of_a_month_lies_in_it(text: str, first: str, last: str, parser: Parser) -> None:
    (found,) = told(dated(text, parser))
    assert found[1:] == (first, last)


@pytest.mark.parametrize(
    ("text", "published", "monday"),
    [
        (
            "February 21, 2015 (HALDEN) - The talks have been put off until Monday.",
            "2015-02-21",
            "2015-02-23",
        ),
        ("OSLO, 3 May 2019 (NTB) — The vote has been delayed until Monday.", "2019-05-03", "2019-05-06"),
        ("March 7, 2024 (AGENCY) - The hearing was adjourned until Monday.", "2024-03-07", "2024-03-11"),
    ],
)
def test_until_a_weekday_looks_forward_from_the_dateline(
    text: str, published: str, monday: str, parser: Parser
) -> None:
    document = dated(text, parser, Published())
    assert document.published.range
    assert str(document.published.range.first) == published
    assert [found[2] for found in told(document) if found[0] == "Monday" or "until" in found[0]] == [monday]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Welder at North Dock 7b, Halden, JAN. 2011 – 2014.", "2011-01-01", "2014-12-31"),
        ("Clerk, Office 12c, Oslo, SEPT. 2009 – 2012.", "2009-09-01", "2012-12-31"),
        ("Coach of the youth side 4x, Lund, OCT. 2015 - 2018.", "2015-10-01", "2018-12-31"),
    ],
)
def test_a_month_in_capitals_to_a_year(text: str, first: str, last: str, parser: Parser) -> None:
    found = told(dated(text, parser))
    assert min(one[1] for one in found) == first
    assert max(one[2] for one in found) == last
    assert all(one[0][0] in "JSO2" for one in found)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Received: 14 October 2020 / Accepted: 16 December 2020 / Published: 2 January 2021", "2021-01-02"),
        ("Submitted 3 March 2018; revised 1 June 2018; published 9 July 2018", "2018-07-09"),
        ("Received 1 May 2019 | Accepted 30 June 2019 | Published online 4 July 2019", "2019-07-04"),
    ],
)
def test_the_day_of_publication_among_those_of_a_paper(line: str, day: str, parser: Parser) -> None:
    text = f"{line}\n\nThe vaccine halved the risk of fever, Dr Ida Berg wrote."
    found = dated(text, parser, Published()).published
    assert found.range
    assert (str(found.range.first), str(found.range.last)) == (day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor was shot on 14 April 1965. He died early the next morning.", "1965-04-15"),
        ("The mill burned on 3 May 1921. Late the following evening the roof fell in.", "1921-05-04"),
        ("The ship left on 30 June 1999. She sank early the next day.", "1999-07-01"),
    ],
)
def test_early_and_late_leave_the_next_day_the_next(text: str, day: str, parser: Parser) -> None:
    assert told(dated(text, parser))[-1][1] == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Flight 2017 carried 2019 passengers to gate 1996.", set()),
        ("The Class of 2010 met in room 1987.", {"2010"}),
        ("The court cited section 1984 and Resolution No. 2011.", set()),
    ],
)
def test_numbers_of_things_are_no_years(text: str, words: set[str], parser: Parser) -> None:
    assert {found[0] for found in told(dated(text, parser))} <= words


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("The bakers announced a strike from Saturday.", "2024-03-09..2024-03-09"),
        ("The envoy is expected in Baku on Friday.", "2024-03-08..2024-03-08"),
        ("She is running for mayor in June.", "2024-06-01..2024-06-30"),
        ("If they close the road, I lose it all by Friday.", "None..2024-03-08"),
        ("They would strike if the firm failed to hire staff by September.", "None..2024-09-30"),
        ("She said it would sell unless the offer was raised by November.", "None..2024-11-30"),
        ("Police are investigating a shooting on Monday.", "2024-03-04..2024-03-04"),
        ("They called for a march this Thursday.", "2024-03-07..2024-03-07"),
        ("They learned it this Monday.", "2024-03-04..2024-03-04"),
        ("The crews met the mayor this Friday.", "2024-03-01..2024-03-01"),
    ],
)
def test_a_day_lies_where_its_clause_looks(text: str, covers: str, parser: Parser) -> None:
    (found,) = told(dated(text, parser))
    assert f"{found[1]}..{found[2]}" == covers


@pytest.mark.parametrize(
    ("text", "words", "covers"),
    [
        ("Shots fell in the night from Sunday to Monday.", "the night from Sunday to Monday", "03-03..03-04"),
        (
            "A fire burned overnight Monday into Tuesday.",
            "overnight Monday into Tuesday",
            "03-04..03-05",
        ),
        ("Two boats sank in the night.", "in the night", "03-05..03-06"),
        ("The jail fell on the evening of the 4th.", "the evening of the 4th", "03-04..03-04"),
        ("The talks began on the 5th (local time).", "the 5th", "03-05..03-05"),
    ],
)
def test_a_night_and_a_day_by_its_number(text: str, words: str, covers: str, parser: Parser) -> None:
    (found,) = told(dated(text, parser))
    assert (found[0], f"{found[1][5:]}..{found[2][5:]}") == (words, covers)


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("They met on the 28th and will meet again on the 2nd.", "2024-04-02"),
    ],
)
def test_a_day_by_its_number_is_of_the_month_that_fits(text: str, covers: str, parser: Parser) -> None:
    assert covers in {found[1] for found in told(dated(text, parser))}


def test_a_weekday_in_a_life_told_by_years_is_of_the_week_of_the_news(parser: Parser) -> None:
    text = (
        "The painter Ada Holm, who in 1974 left Riga, died on Sunday. Born in 1931, she studied from 1950"
        " to 1954 in Turku, married in 1958, moved to Oslo in 1961 and to Rome in 1969. She came back"
        " in 1992."
    )
    assert ("Sunday", "2024-03-03", "2024-03-03") in told(dated(text, parser))


@pytest.mark.parametrize(
    "text",
    [
        "The talks will resume on Friday. Police found the car at 8.20 a.m.",
        "The airport will reopen tomorrow. Residents heard the blast at 8.20 a.m.",
        "A vigil is planned for Saturday. The ferry sank at 8.20 a.m.",
    ],
)
def test_what_has_happened_is_of_no_day_still_to_come(text: str, parser: Parser) -> None:
    assert told(dated(text, parser))[-1] == ("8.20 a.m.", "2024-03-06", "2024-03-06")


def test_a_score_is_no_time_of_day(parser: Parser) -> None:
    assert told(dated("The record stood at 14.07 seconds. It was 15.20 Euros a share.", parser)) == []
