"""Publication dates of articles, and their basis."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from claims.document import DateRange, GivenArticle, Published
from claims.extract.blocks import find_blocks
from claims.extract.dates import find_times, publication, resolve_times

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "The minister said the talks would go on. Nobody expects a result soon."


def published(text: str, known: Published | None = None) -> Published:
    article = GivenArticle(text=text, origin="test", published=known or Published())
    return publication(article, find_blocks(text), find_times(text, ()))


def days(first: str, last: str) -> DateRange:
    return DateRange(date.fromisoformat(first), date.fromisoformat(last), "day")


def test_what_was_given_counts_most() -> None:
    known = Published(days("2020-01-01", "2020-01-01"), "given")
    assert published(f"Published: 17 June 2023\n\n{BODY}", known) == known


@pytest.mark.parametrize(
    "dated",
    [
        "Guards stand at the mill in Lodz on 13 June 2023. Picture: Jan Kos / AFP",
        "A crane leans over the harbour on June 13, 2023. Photo: Reuters",
        "The mill stays shut. Nobody asked us. — Ewa Lis (@ewalis) June 13, 2023",
    ],
)
def test_a_picture_or_post_of_the_weekday_told_first_dates_the_news(dated: str) -> None:
    lead = "Guards closed the mill on Tuesday, the owner said."
    page, news = f"Mill closed\n\n{lead}\n\n{dated}\n\n{BODY}", days("2023-06-13", "2023-06-15")
    assert published(page).range == news
    assert published(page.replace("Tuesday", "Friday")).range != news


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Published: Saturday, 17 June, 2023 at 12:00 AM", "2023-06-17", "2023-06-17"),
        ("Posted on June 17, 2023", "2023-06-17", "2023-06-17"),
        ("Saturday, 17 June, 2023, 7:23 PM", "2023-06-17", "2023-06-17"),
        ("Published: 17-Jun-2023", "2023-06-17", "2023-06-17"),
        ("Published: 2023/06/17", "2023-06-17", "2023-06-17"),
        ("PUBLISHED : 17 JUN 2023 AT 04:00", "2023-06-17", "2023-06-17"),
        ("Updated 17 June 2023 10:32 GMT", "2023-06-17", "2023-06-17"),
        ("Issued on: 17/06/2023 - 10:22 Modified: 18/06/2023 - 10:20", "2023-06-17", "2023-06-17"),
        ("Date Posted: 17 June 2023", "2023-06-17", "2023-06-17"),
        ("Sat 17 Jun 2023 19.23 BST", "2023-06-17", "2023-06-17"),
        ("Sat Jun 17 19:23:00 EDT 2023", "2023-06-17", "2023-06-17"),
        ("17. June 2023", "2023-06-17", "2023-06-17"),
        ("By Ann Hill | June 17, 2023", "2023-06-17", "2023-06-17"),
        ("By Ann Hill June 17, 2023 at 5:32 p.m. EDT", "2023-06-17", "2023-06-17"),
        ("Ann Hill • Jun 17, 2023", "2023-06-17", "2023-06-17"),
        ("Writes: Ann Hill 17.06.2023", "2023-06-17", "2023-06-17"),
        ("Author: Ann Hill, 17 June 2023", "2023-06-17", "2023-06-17"),
        ("Prepared by: Ann Hill | 17.06.2023 14:20", "2023-06-17", "2023-06-17"),
        ("Published: 05/06/2023", "2023-05-06", "2023-06-05"),
        ("Input 2023.06.17. 09:41  Modified 2023.06.18. 13:05", "2023-06-17", "2023-06-17"),
        (
            "Published on: Saturday, June 17, 2023 – 10:51 PM | Last updated: Sunday, June 18, 2023",
            "2023-06-17",
            "2023-06-17",
        ),
        ("05.06.2023", "2023-06-05", "2023-06-05"),
        ("05.06.23, 14:05", "2023-06-05", "2023-06-05"),
        ("Updated: 19 June 2023\n\nPublished: 17 June 2023", "2023-06-17", "2023-06-17"),
    ],
)
def test_stated_by_the_page(line: str, first: str, last: str) -> None:
    assert published(f"{line}\n\nMinister stays\n\n{BODY}") == Published(days(first, last), "stated")


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("written", ["%d %B %Y", "%B %d, %Y", "%A, %B %d, %Y", "%d %b %Y, 14:05 GMT"])
def test_a_line_with_nothing_but_a_day_states_it(written: str, month: int) -> None:
    day = date(2023, month, 17)
    text = f"Minister stays\nThe Halden Post\n{day.strftime(written)}\n\n{BODY}"
    assert published(text) == Published(DateRange(day, day, "day"), "stated")


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, June 16, 2023 (AP) — ",
        "OSLO, June 16, 2023 /MediaWire/ -- ",
        "June 16, 2023 (SELTA) - ",
        "June 16, 2023 (SELTA) ",
        "Oslo, 16 June 2023. ",
        "(Oslo, June 16, 2023) – ",
        "(São Paulo, 16 June 2023) - ",
    ],
)
def test_a_dateline_names_the_day(dateline: str) -> None:
    assert published(f"{dateline}{BODY}") == Published(days("2023-06-16", "2023-06-16"), "dateline")


@pytest.mark.parametrize(
    ("lead", "first", "last"),
    [
        ("OSLO, June 16 (AP) — The mayor, elected in 2022, resigned on Friday.", "2023-06-16", "2023-06-16"),
        ("OSLO, June 17 (AP) — The mayor, elected in 2022, resigned on Friday.", "2022-06-17", "2022-06-17"),
        ("OSLO, March 27 (AP) — Rates rose on Thursday. They last rose in 2024.", "2025-03-27", "2025-03-27"),
    ],
)
def test_weekdays_tell_the_year_of_a_dateline(lead: str, first: str, last: str) -> None:
    assert published(lead) == Published(days(first, last), "inferred")


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("OSLO, Wednesday, May 3 (AP) — The mayor, elected in 2022, resigned.", "2023-05-03"),
        ("OSLO, Tues., May 3 — The mayor, elected in 2022, resigned.", "2022-05-03"),
        (
            "Mayor resigns\n\nFriday 3 May\n\nThe mayor, elected in 2022, resigned, her office said.",
            "2024-05-03",
        ),
    ],
)
def test_its_own_weekday_tells_the_year_of_a_day_that_dates_the_page(lead: str, day: str) -> None:
    assert published(lead) == Published(days(day, day), "inferred")


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Compiled on 5 May 2021", "2012-03-03", "2021-05-05"),
        ("This page was archived on 5 May 2021.", "2012-03-03", "2021-05-05"),
        ("Retrieved: Wednesday, 5 May 2021", "2012-03-03", "2021-05-05"),
    ],
)
def test_the_day_of_a_copy_is_the_last_that_it_may_be(line: str, first: str, last: str) -> None:
    found = published(
        f"Ferry sinks\n\nThe ferry sank on 3 March 2012. The talks ended, her office said.\n\n{line}"
    )
    assert found.basis == "inferred"
    assert found.range
    assert (str(found.range.first), str(found.range.last)) == (first, last)


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (f"Council live\n\nFriday 16 June 2023. All times CET.\n\n{BODY}", "2023-06-16"),
        (f"Harbour Bill\nHouse of Assembly, Friday, 16 June 2023\n\n{BODY}", "2023-06-16"),
        (f"Bridge shut\n\nNordic News, 14:20, 16.06.2023\n\n{BODY}", "2023-06-16"),
        (f"Bridge shut\n\nAs of: 16.06.2023, 07:55 o'clock\n\n{BODY}", "2023-06-16"),
        (f"Received: 4 May 2022 / Accepted: 1 April 2023 / Published: 16 June 2023\n\n{BODY}", "2023-06-16"),
    ],
)
def test_a_line_that_dates_the_page(page: str, day: str) -> None:
    assert published(page) == Published(days(day, day), "stated")


@pytest.mark.parametrize(
    "line", ["A look back at 16 June 2023", "Born: 16 June 2023", "He was elected on 16 June 2023, it says"]
)
def test_a_line_that_only_names_a_day(line: str) -> None:
    assert published(f"Harbour news\n\n{line}\n\n{BODY}").basis != "stated"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He came in May 2021. He will leave in June 2021.", "2021-05-01", "2021-06-30"),
        (
            "He came on 3 May 2021. He spoke on May 9. He will leave on May 12. It will close in July 2021.",
            "2021-05-09",
            "2021-05-12",
        ),
        (
            "He came on 3 May 2021, he said Wednesday and Tuesday. He will leave on May 6, 2021.",
            "2021-05-05",
            "2021-05-06",
        ),
        (
            "The former Foreign Minister Qin Gang spoke. The fair will open in August 2023.",
            "2023-07-25",
            "2023-08-31",
        ),
    ],
    ids=["past below, planned above", "days without a year", "weekdays", "terms of office"],
)
def test_inferred_from_what_the_text_dates(text: str, first: str, last: str) -> None:
    found = published(text)
    assert found.basis == "inferred"
    assert found.range is not None
    assert (str(found.range.first), str(found.range.last)) == (first, last)


@pytest.mark.parametrize("text", [BODY, "He spoke on Tuesday.", "He left in February."])
def test_unknown_stays_unknown(text: str) -> None:
    assert published(text) == Published()


@pytest.mark.parametrize(
    ("name", "basis", "truth"),
    [
        ("000", "inferred", ["2023-06-16", "2023-06-17"]),
        ("001", "inferred", ["2023-06-15", "2023-06-17"]),
        ("002", "inferred", ["2023-06-14"]),
        ("003", "inferred", ["2023-06-06", "2023-06-10"]),
        ("004", "stated", ["2023-06-17"]),
    ],
)
def test_the_range_of_a_seed_contains_its_day(name: str, basis: str, truth: list[str]) -> None:
    found = published(next(SEEDS.glob(f"{name}*.txt")).read_bytes().decode())
    assert found.basis == basis
    assert found.range is not None
    for day in truth:
        assert found.range.first is not None
        assert found.range.last is not None
        assert found.range.first <= date.fromisoformat(day) <= found.range.last


@pytest.mark.parametrize(
    ("name", "words", "covers"),
    [
        ("000", "next week", "2023-06-19 2023-06-25"),
        ("000", "June 18-19", "2023-06-18 2023-06-19"),
        ("000", "last November", "2022-11-01 2022-11-30"),
        ("001", "February", "2023-02-01 2023-02-28"),
        ("002", "this week", "2023-06-12 2023-06-18"),
        ("002", "Wednesday", "2023-06-14 2023-06-14"),
        ("002", "June 16 to 21", "2023-06-16 2023-06-21"),
        ("003", "November", "2022-11-01 2022-11-30"),
        ("004", "this weekend", "2023-06-17 2023-06-18"),
        ("004", "Tuesday", "2023-06-13 2023-06-13"),
    ],
)
def test_the_dates_of_the_seeds(name: str, words: str, covers: str) -> None:
    text = next(SEEDS.glob(f"{name}*.txt")).read_bytes().decode()
    found = find_times(text, ())
    times = resolve_times(text, found, published(text))
    time = next(time for time in times if time.span.of(text) == words)
    assert time.range is not None
    assert f"{time.range.first} {time.range.last}" == covers


@for_all(st.text(alphabet=st.sampled_from("PublishedJune 0123456789/,.-\n:"), max_size=60))
def test_any_page_has_a_publication(text: str) -> None:
    found = published(text)
    assert (found.range is None) == (found.basis == "unknown")


def test_a_date_on_every_line_is_one_date() -> None:
    text = "In June he spoke.\n" * 5_000 + "He came on 3 May 2021. He will leave in July 2021."
    assert published(text).range == DateRange(date(2021, 6, 1), date(2021, 7, 31), "month")
