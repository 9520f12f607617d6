"""How long actors take to be told apart, and how that grows."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

from claims.judgement import KnownActor
from claims.names import fold
from claims.resolve.actors import Index
from tests.bench import Row

SIZES = (12_500, 25_000, 50_000, 100_000)
PER_ARTICLE = 12
HEADS = (
    "Br", "K", "Lind", "Mor", "Tan", "Du", "Nov", "Had", "Ro", "Weis", "Ok", "Pel", "Sar", "Vol", "Zim",
    "Gar", "Fen", "Hol",
)  # fmt: skip
TAILS = (
    "andt", "afor", "qvist", "eau", "aka", "arte", "ak", "dad", "urke", "smann", "enko", "ini", "ez", "sson",
    "berg", "ieri",
)  # fmt: skip
GIVEN = (
    "Ada", "Tomas", "Ingrid", "Pavel", "Leila", "Marcus", "Yusuf", "Helena", "Oskar", "Priya", "Sergei",
    "Katherine", "Mohammed", "William", "Joseph", "Elizabeth", "Daniel", "Anthony", "Maria", "Viktor",
)  # fmt: skip
ROLES = (
    "Foreign Minister",
    "President",
    "Defence Secretary",
    "spokesman",
    "coach",
    "professor of law",
    "party leader",
)


def actors(number: int, seed: int = 1) -> Iterator[KnownActor]:
    """Yield ``number`` people as twelve to an article name them: some famous, most not, some misspelt."""
    random = Random(seed)
    families = ["".join(parts) for parts in product(HEADS, ("", "a", "o", "er", "in"), TAILS)]
    people = [
        (f"{random.choice(GIVEN)} {random.choice(families)}", random.choice(ROLES))
        for _ in range(number // 2)
    ]
    for start in range(0, number, PER_ARTICLE):
        day = date(2020, 1, 1) + timedelta(days=random.randrange(1500))
        cast = [people[min(int(random.paretovariate(0.6)), len(people)) - 1] for _ in range(PER_ARTICLE)]
        company = frozenset(fold(name) for name, _ in cast)
        for at, (name, role) in enumerate(cast[: number - start], start + 1):
            yield KnownActor(at, "person", misspelt(random, name), (), (role,), day, company)


def misspelt(random: Random, name: str) -> str:
    """Return the name, one time in twenty with a letter lost."""
    at = random.randrange(1, len(name))
    return name if random.random() > 0.05 or name[at] == " " else name[:at] + name[at + 1 :]


def measure() -> Iterable[Row]:
    """Yield the time that actors take, in growing numbers, and the time of one more article at the end."""
    index = Index()
    for size in SIZES:
        index, cast = Index(), list(actors(size))
        start = time.perf_counter()
        index.settle(cast)
        yield Row(f"{size:,} actors told apart", time.perf_counter() - start, "s", 120 * size / SIZES[-1])
    taken = []
    for seed in range(2, 12):
        new = [
            KnownActor(a.id + SIZES[-1], a.kind, a.name, a.names, a.roles, a.date, a.company)
            for a in actors(12, seed)
        ]
        start = time.perf_counter()
        for actor in new:
            index.judge(actor)
        taken.append(time.perf_counter() - start)
    yield Row(f"one new article among {SIZES[-1]:,} actors", 1000 * max(taken), "ms", 100)
