"""Time of finding and resolving dates, beside dateparser's search in the same run."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

from claims.document import DateRange, Published
from claims.extract.dates import find_times, resolve_times
from tests.bench import Row

SENTENCES, SEARCHED = 3000, 150
WHO = ("The minister", "A spokesman for the port", "Officials in the capital", "The head of the union")
DID = (
    "said the talks had gone well{}", "told reporters that nobody expects a result{}", "met the delegation{}",
    "will open the new bridge{}", "called the decision of the council a mistake{}",
)  # fmt: skip
WHEN = (
    " on Tuesday", " last week", " on {day:%B} {day.day}", " on {day.day} {day:%B %Y}",
    " in {day:%B %Y}", " in recent years", " three days ago", " this weekend", " at the end of the year",
    " for two and a half years", " since {day:%Y}",
)  # fmt: skip
ENDS = (".", ", and asked all sides to keep the lines open.", " while the ships stayed in the harbour.")
TODAY = date(2023, 6, 16)
TYPICAL, DENSE = 0.25, 0.75
"""The share of sentences with a date: in news, and in text that tells hardly anything else."""


def sentences(number: int, dated: float, seed: int = 1) -> Iterator[str]:
    """Yield ``number`` sentences of news, the share ``dated`` of them with a date."""
    random = Random(seed)
    frames = list(product(WHO, DID, ENDS))
    for _ in range(number):
        who, did, end = random.choice(frames)
        day = TODAY - timedelta(days=random.randrange(1500))
        when = random.choice(WHEN).format(day=day) if random.random() < dated else ""
        yield f"{who} {did.format(when)}{end}"


def ours(lines: list[str]) -> float:
    """Return the seconds a sentence that finding and resolving take."""
    published = Published(DateRange(TODAY, TODAY, "day"), "given")
    articles = ["\n".join(lines[at : at + 30]) for at in range(0, len(lines), 30)]
    begun = time.process_time()
    for text in articles:
        resolve_times(text, find_times(text, ()), published)
    return (time.process_time() - begun) / len(lines)


def dateparsers(lines: list[str]) -> float:
    """Return the seconds a sentence that dateparser's ``search_dates`` takes, told the language."""
    from dateparser.search import search_dates

    search_dates("on 3 May 2021", languages=["en"])
    begun = time.process_time()
    for line in lines:
        search_dates(line, languages=["en"])
    return (time.process_time() - begun) / len(lines)


def measure() -> Iterable[Row]:
    """Yield the processor time a sentence takes, and how many times that dateparser takes for the same."""
    for name, dated in (("typical news", TYPICAL), ("dense with dates", DENSE)):
        lines = list(sentences(SENTENCES, dated))
        ours(lines[:30])
        yield Row(
            f"finding and resolving dates, a sentence of text {name}", ours(lines) * 1e6, "µs", 1e6 / 3000
        )
        searched = lines[:SEARCHED]
        yield Row("  dateparser's search_dates ÷ ours on the same", dateparsers(searched) / ours(searched))
