"""Three hundred articles in one import, then a very long one: memory and the write-ahead log stay small."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.soak import Row
from tests.soak.kills import CLAIMS, count, is_sound

ARTICLES = int(os.environ.get("SOAK_ARTICLES", "300"))
SENTENCES = 60
LOOK = 0.5
"""Seconds between two looks."""
GROWTH = 100
"""Megabytes by which the process may grow after the first third of the articles."""
LOG = 64
"""Megabytes that the write-ahead log may have."""
LONG = 1_000_000
"""Characters of one long article, as long as one may be before it takes more time than others."""
LONG_TAKES = 1000
"""Megabytes that it may take."""
NAMES = ("Ada", "Bo", "Cara", "Tomas", "Mira", "Jon", "Lea", "Olaf")
SURNAMES = ("Brandt", "Weiss", "Holm", "Lind", "Karlsen", "Moreau", "Okafor", "Silva")
TOWNS = ("Halden", "Oslo", "Bergen", "Lyon", "Accra", "Porto", "Turin", "Graz")
TELLS = (
    "“We will meet in {town} on Friday,” {who} told reporters. ",
    "{who} met {other} in {town} on {day} June 2023. ",
    "At least {day} people were injured near {town}, {who} said. ",
    "{who}, the minister of transport, rejected the plan of {other}. ",
    "According to {other}, the talks in {town} ended last week. ",
)


def attack(folder: Path) -> Iterator[Row]:
    """Yield a row for many articles and one for a long one."""
    yield many(folder)
    yield long(folder)


def long(folder: Path) -> Row:
    """Import one article of a million characters; what it takes beyond its share of memory counts as lost."""
    text = "".join(article(number) for number in range(LONG // 3000))
    (folder / "long.txt").write_text((text * 2)[:LONG], encoding="utf-8")
    took = 0.0
    command = [*CLAIMS, "import", "long.txt", "--db", "long.db", "--jobs", "1", "--time-limit", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            took = max(took, megabytes(process.pid))
            time.sleep(LOOK)
    there = count(folder / "long.db", "article") == 1 and is_sound(folder / "long.db")
    kept = there and took <= LONG_TAKES
    return Row("an article of 1,000,000 characters", 1, int(kept), 1 - kept, f"memory at most {took:.0f} MB")


def many(folder: Path) -> Row:
    """Import the articles, and compare them with those in the database; what grew counts as lost."""
    (folder / "news").mkdir()
    for number in range(ARTICLES):
        (folder / "news" / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    database, memory, log = folder / "claims.db", list[tuple[int, float]](), 0.0
    with subprocess.Popen(
        [*CLAIMS, "import", "news", "--jobs", "1"], cwd=folder, stdout=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            memory.append((count(database, "article") if database.exists() else 0, megabytes(process.pid)))
            log = max(log, size(folder / "claims.db-wal"))
            time.sleep(LOOK)
    early = max((used for done, used in memory if done <= ARTICLES // 3), default=0.0)
    late = max(used for _, used in memory)
    there = count(database, "article")
    left = size(folder / "claims.db-wal")
    faults = (late - early > GROWTH) + (log > LOG) + (left > 0) + (not is_sound(database))
    remark = f"memory {early:.0f} to {late:.0f} MB; log at most {log:.0f} MB, {left:.0f} MB at the end"
    return Row(f"{ARTICLES} articles", ARTICLES, there - faults, ARTICLES - there + faults, remark)


def article(number: int) -> str:
    """Return an article that no other is a copy of."""
    chance = random.Random(number)

    def who() -> str:
        return f"{chance.choice(NAMES)} {chance.choice(SURNAMES)}"

    tells = (
        chance.choice(TELLS).format(
            who=who(), other=who(), town=chance.choice(TOWNS), day=chance.randint(2, 28)
        )
        for _ in range(SENTENCES)
    )
    return f"News of the day, number {number}\n\n" + "".join(tells)


def megabytes(pid: int) -> float:
    """Return what a process and its children hold in memory of their own; 0 where it is gone.

    Mapped pages of the database are left out: they belong to the system's cache of files, which takes them
    back when it needs them, and there are the more of them the larger the file is.
    """
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        held = [one.memory_info() for one in family]
        return float(sum(one.rss - one.shared for one in held)) / 2**20
    except psutil.NoSuchProcess:
        return 0.0


def size(path: Path) -> float:
    """Return how many megabytes a file has, 0 where there is none."""
    return path.stat().st_size / 2**20 if path.exists() else 0.0
