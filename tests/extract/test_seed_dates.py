"""The dates of the five seeds, all of them, through the whole pipeline: none missed, none spurious."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claims.document import GivenArticle, TimeExpression
from claims.extract import extract
from claims.extract.parse import Parser

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"
ROWS = [
    tuple(column.strip() for column in line.split("|"))
    for line in (Path(__file__).parent / "seed_dates.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def right(expected: str, time: TimeExpression) -> bool:
    """Say whether an expression covers the days it should."""
    days = time.range
    if expected == "-":
        return True
    if days is None or days.first is None or days.last is None:
        return False
    first, last = map(date.fromisoformat, expected.removeprefix("around ").split(".."))
    if expected.startswith("around"):
        return days.first <= first and last <= days.last
    return (days.first, days.last) == (first, last)


def wrong(words: list[str], expected: list[str], times: list[TimeExpression]) -> Iterator[str]:
    for word, days, time in zip(words, expected, times, strict=True):
        if not right(days, time):
            yield f"{word}: {days}, not {time.range}"


@pytest.mark.parametrize("name", sorted({row[0] for row in ROWS}))
def test_every_date_of_a_seed(name: str, parser: Parser) -> None:
    text = next(SEEDS.glob(f"{name}*.txt")).read_bytes().decode()
    times = list(extract(GivenArticle(text=text, origin=name), parser).times)
    words = [row[1] for row in ROWS if row[0] == name]
    assert [time.span.of(text) for time in times] == words
    assert not list(wrong(words, [row[2] for row in ROWS if row[0] == name], times))


def test_the_table_names_enough_dates() -> None:
    assert sum(row[2] != "-" for row in ROWS) >= 40
