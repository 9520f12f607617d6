"""Days and months whose year or direction the words around them give."""

from __future__ import annotations

from datetime import date

import pytest

from claims.document import DateRange, Published
from claims.extract.parse import Parser
from tests.extract.test_date_kinds import dated, told

DAY = Published(DateRange(date(2024, 5, 15), date(2024, 5, 15), "day"), "given")


def first_days(text: str, parser: Parser) -> dict[str, str]:
    """Return the first day of each time expression of an article published on ``DAY``."""
    return {words: first for words, first, _ in told(dated(text, parser, DAY))}


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        (
            "The ferry sank on 3 March 2011. Divers found it on 12 August and gave up on 1 September.",
            "1 September",
            "2011-09-01",
        ),
        ("On May 2, 2017, police searched the barn. On May 20 they charged him.", "May 20", "2017-05-20"),
        ("The dam broke on 6 October 2019. The mayor resigned on 9 November.", "9 November", "2019-11-09"),
        # What news may tell without a year is of the months before.
        ("The dam broke on 4 October 2016. It was opened again on 2 May.", "2 May", "2024-05-02"),
        ("The treaty of 7 July 2019 was extended on December 20.", "December 20", "2023-12-20"),
    ],
)
def test_a_day_long_past_is_of_the_year_of_the_day_told_before_it(
    text: str, words: str, day: str, parser: Parser
) -> None:
    assert first_days(text, parser)[words] == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "In 2020 he was suspended in March, reinstated in June and dismissed in December.",
            {"March": "2020-03-01", "June": "2020-06-01", "December": "2020-12-01"},
        ),
        (
            "The levy was raised twice in 2023, in March and in October.",
            {"March": "2023-03-01", "October": "2023-10-01"},
        ),
        (
            "In February 2019 the mine was sold, in June flooded and in September closed.",
            {"June": "2019-06-01", "September": "2019-09-01"},
        ),
        ("The mill, built in 1903, burned down in March.", {"March": "2024-03-01"}),
        ("In 2022 the club was relegated; it will move in July.", {"July": "2024-07-01"}),
    ],
)
def test_a_year_that_opens_a_sentence_is_that_of_its_months(
    text: str, days: dict[str, str], parser: Parser
) -> None:
    found = first_days(text, parser)
    assert {words: found[words] for words in days} == days


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Two days after the March 3 raid, the guards went on strike.", "Two days", "2024-03-05"),
        ("Three weeks before the feast of 20 April, the bakers' union met.", "Three weeks", "2024-03-25"),
        ("A month after the quake of 6 February 2023, the school was shut.", "A month", "2023-03-01"),
    ],
)
def test_a_stretch_before_its_day_leads_to_another(text: str, words: str, day: str, parser: Parser) -> None:
    assert first_days(text, parser)[words] == day


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The rowers trained for the August 3 final.", "August 3", "2024-08-03"),
        ("She was suspended from the July 14 race.", "July 14", "2024-07-14"),
        ("Dancers rehearsed for the June 22 gala.", "June 22", "2024-06-22"),
        ("The commission has set June 30 as the date of the ballot.", "June 30", "2024-06-30"),
        ("He was charged over the March 3 robbery.", "March 3", "2024-03-03"),
        ("They took hostages during the October 7 attack.", "October 7", "2023-10-07"),
    ],
)
def test_an_occasion_that_is_prepared_for_may_be_to_come(
    text: str, words: str, day: str, parser: Parser
) -> None:
    assert first_days(text, parser)[words] == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The inquiry will report in three days.", {"three days": "2024-05-18"}),
        ("The choir will sing again in a fortnight.", {"a fortnight": "2024-05-27"}),
        ("Prices doubled in three days.", {}),
    ],
)
def test_a_stretch_to_come_ends_on_a_day(text: str, days: dict[str, str], parser: Parser) -> None:
    assert first_days(text, parser) == days


@pytest.mark.parametrize(
    "text",
    [
        "He paid 1000 dirhams.",
        "A fine of 1500 rupees was due.",
        "A herd of 1800 cows crossed.",
        "It cost 2000 yen.",
    ],
)
def test_an_amount_is_no_year(text: str, parser: Parser) -> None:
    assert first_days(text, parser) == {}


def test_an_hour_behind_a_month_long_past_is_of_no_day_that_is_known(parser: Parser) -> None:
    assert first_days("The king was killed in June 1968. A guard shot him just after midnight.", parser) == {
        "June 1968": "1968-06-01"
    }
    told_of_now = first_days("The shop opened in May. Two men robbed it at 9 p.m. on Monday.", parser)
    assert told_of_now["9 p.m. on Monday"] == "2024-05-13"
