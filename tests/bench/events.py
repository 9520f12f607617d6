"""Time of linking the articles of a growing database, and one more at the end.

A database grows in two ways: it goes on for longer, with as many articles a day, and what recurs are the
actors; or more is told of the same days. News is told in stories: most by one or two articles, few by many,
within days, and retold with their date long after.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from claims.document import Document
from claims.linking import link_waiting
from claims.store.database import Database
from tests.bench import Row
from tests.bench.articles import FAMILY, GIVEN
from tests.bench.documents import Text, actor, days, famous, later, multiply, write

Made = Callable[[int, int], Document]
"""Makes the article of a number; where the database goes on for longer, of so many months later."""

FIRST, TIMES = 1_000, 30
MORE = 100
TOLD = 5
LANDS = (
    "France", "Chile", "Japan", "Kenya", "Norway", "Peru", "Ghana", "Nepal", "Oman", "Cuba", "Spain", "Fiji",
    "Egypt", "India", "Brazil", "Canada", "Turkey", "Poland", "Vietnam", "Mexico", "Iran", "Sudan", "Italy",
    "Greece", "Qatar", "Yemen", "Serbia", "Georgia", "Bolivia", "Latvia",
)  # fmt: skip
DENSE_LANDS = LANDS[:12]
KINDS = (
    ("CONSULT", "visit"),
    ("CONSULT", "meet"),
    ("ACCUSE", "allege"),
    ("ASSAULT", "attack"),
    ("REQUEST", None),
)
NEAR_LINEAR = 1.6
"""The most times as long that one article may take among 30,000 as among 1,000."""
START = date(2021, 1, 1)
DAYS = 28
"""The first articles are of so many days, and every month has these."""
RECENT = 120
"""An article tells of its own story and of some of so many before it: those of the last three days."""
UNEVEN = 17
"""One of so many stories is told by many, the others by one or two."""
RETOLD, OLD = 0.15, 50_000
"""The share of what is told that is older, and the most days it lies back."""
DATED = 0.4
"""The share of events that bear their day."""


@cache
def people() -> list[str]:
    """Return the names of all who may be told of."""
    return [f"{given}{at} {family}{at}" for at in range(500) for given in GIVEN for family in FAMILY]


@cache
def shares(number: int) -> list[float]:
    """Return what ``number`` have together if each has its share by rank (Zipf): one in ten has the first."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


def of_news(number: int, month: int) -> Document:
    """Return an article of a month of news: it opens a story, goes on with others, and looks back."""
    random = Random(number)
    text = Text(later(_day(number), month), f"Report {number} of month {month}.\n")
    recent = range(max(0, number - RECENT), number)
    told = dict.fromkeys((number, *(_going_on(random, recent) for _ in range(TOLD - 1))))
    for story in told:
        own = Random(f"story {story}")
        name = own.choices(people(), cum_weights=shares(len(people())))[0]
        land = own.choices(LANDS, cum_weights=shares(len(LANDS)))[0]
        kind, ahead = own.choice(KINDS), timedelta(days=own.choice((0, 0, 0, 0, 3, 8)))
        dated = story < 0 or random.random() < DATED
        _tell(text, name, land, kind, later(_day(story) + ahead, month) if dated else None)
    return text.document()


def _going_on(random: Random, recent: range) -> int:
    """Return a story that an article tells besides its own: one of these days, or one that is long over."""
    if not recent or random.random() < RETOLD:
        return -random.randrange(FIRST, OLD)
    return random.choices(recent, [1 / (1 + story % UNEVEN) for story in recent])[0]


def _day(story: int) -> date:
    return START + timedelta(days=story * DAYS // (FIRST + 2 * MORE))


def of_three_years(number: int, month: int) -> Document:
    """Return an article of five events that nobody else tells of, a third of them about one person.

    No news is so dense; it shows what a hot key costs.
    """
    random = Random(number)
    text = Text(days(random), f"Report {number}.\n")
    for _ in range(TOLD):
        name, land = people()[famous(random, len(people()))], random.choice(DENSE_LANDS)
        kind = random.choice(KINDS)
        day = text.day + timedelta(days=random.randrange(-5, 10)) if random.random() < DATED else None
        _tell(text, name, land, kind, day)
    return text.document()


def _tell(text: Text, name: str, land: str, kind: tuple[str, str | None], day: date | None) -> None:
    known = [one.name for one in text.actors]
    if name not in known:
        text.actors.append(actor(name, "person"))
    if land not in known:
        text.actors.append(actor(land, "government"))
    known = [one.name for one in text.actors]
    text.event(kind, known.index(name), known.index(land), day)


def linked(database: Database, documents: Iterable[Document]) -> float:
    """Write the articles, link them, and return the processor seconds that linking took."""
    write(database, documents)
    start = time.process_time()
    while link_waiting(database):
        pass
    return time.process_time() - start


def measure() -> Iterator[Row]:
    """Yield the time per article among few and among many, the growth, and the time of one article alone."""
    yield from grown("as many a day for longer", of_news, months=1, bar=NEAR_LINEAR)
    yield from grown("more of the same three years", of_three_years, months=0, bar=None)


def grown(how: str, made: Made, months: int, bar: float | None) -> Iterator[Row]:
    """Yield the figures of a database that grows so: each turn brings the same, so many months later."""
    last = (TIMES - 1) * months
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.db"
        with Database.open(path) as database:
            linked(database, (made(number, 0) for number in range(FIRST)))
            few = linked(database, (made(number, 0) for number in range(FIRST, FIRST + MORE))) / MORE
        multiply(path, TIMES, months)
        new = [made(number, last) for number in range(FIRST + MORE, FIRST + 3 * MORE)]
        with Database.open(path) as database:
            many = linked(database, new[:MORE]) / MORE
        yield Row(f"{how}: linking an article among {FIRST:,}", 1000 * few, "ms")
        yield Row(f"{how}: linking an article among {FIRST * TIMES:,}", 1000 * many, "ms")
        yield Row(f"{how}: growth from the first to the last of these", many / few, "×", bar)
        yield Row(
            f"{how}: one new article among {FIRST * TIMES:,}, opened anew, slowest of 10",
            1000 * max(_alone(path, one) for one in new[MORE : MORE + 10]), "ms", 200,
        )  # fmt: skip


def _alone(path: Path, document: Document) -> float:
    with Database.open(path) as database:
        return linked(database, [document])
