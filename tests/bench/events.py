"""How long it takes to bring events together, and how that grows with the articles there are."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from claims.accounts import Told, Who
from claims.document import DateRange
from claims.resolve.events import Index, occasions
from claims.resolve.occasions import Occasion
from tests.bench import Row
from tests.bench.articles import FAMILY, GIVEN

SIZES = (1_000, 5_000, 30_000)
PER_ARTICLE = 5
LANDS = (
    "France",
    "Chile",
    "Japan",
    "Kenya",
    "Norway",
    "Peru",
    "Ghana",
    "Nepal",
    "Oman",
    "Cuba",
    "Spain",
    "Fiji",
)
KINDS = (
    ("CONSULT", "visit"),
    ("CONSULT", "meet"),
    ("ACCUSE", "allege"),
    ("ASSAULT", "attack"),
    ("REQUEST", None),
)
NEAR_LINEAR = 1.6
"""How much longer one article may take among 30,000 than among 1,000."""


def mentions(number: int, seed: int = 1) -> Iterator[list[Told]]:
    """Yield the event mentions of ``number`` articles: few people are in most of them, most people in few."""
    random = Random(seed)
    people = [
        f"{given}{at} {family}{at}" for at in range(number // 40 + 5) for given in GIVEN for family in FAMILY
    ]
    for article in range(1, number + 1):
        day = date(2021, 1, 1) + timedelta(days=random.randrange(3 * 365))
        yield [_mention(random, article * 100 + at, article, day, people) for at in range(PER_ARTICLE)]


def _mention(random: Random, claim: int, article: int, published: date, people: list[str]) -> Told:
    at = min(int(random.paretovariate(0.6)), len(people)) - 1
    land = random.randrange(len(LANDS))
    kind, mode = random.choice(KINDS)
    day = published + timedelta(days=random.randrange(-5, 10))
    return Told(
        claim, article, kind, mode, "planned" if day > published else "occurred", mode or "",
        (Who(at, people[at], "person"),), (Who(-land - 1, LANDS[land], "government"),), None,
        DateRange(day, day, "day") if random.random() < 0.4 else None,
        published=DateRange(published, published, "day"),
    )  # fmt: skip


def settled(articles: Iterable[list[Told]]) -> tuple[Index, float]:
    """Return the index after all articles were linked, and the seconds that took."""
    index, event = Index(), 0
    start = time.perf_counter()
    for told in articles:
        fresh = []
        for group in occasions(told):
            event += 1
            fresh.append(Occasion(event, group))
        index.settle(fresh)
    return index, time.perf_counter() - start


def measure() -> Iterator[Row]:
    """Yield the time per article as their number grows, the growth, and the time of one more at the end."""
    each = {}
    for size in SIZES:
        index, seconds = settled(list(mentions(size)))
        each[size] = 1000 * seconds / size
        yield Row(f"one article's events among {size:,} articles", each[size], "ms")
    yield Row(
        "growth from the first to the last of these", each[SIZES[-1]] / each[SIZES[0]], "×", NEAR_LINEAR
    )
    taken, event = [], 10**9
    for told in mentions(20, seed=2):
        start = time.perf_counter()
        index.settle([Occasion(event := event + 1, group) for group in occasions(told)])
        taken.append(time.perf_counter() - start)
    yield Row(f"one new article among {SIZES[-1]:,}, the slowest of 20", 1000 * max(taken), "ms", 200)
