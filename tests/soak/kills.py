"""Kill -9 at random moments: the database stays sound, and what was acknowledged is in it."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from claims.errors import ClaimsError
from claims.store.schema.integrity import check
from tests.soak import Row
from tests.store.dumps import DUMPS, load

ROOT = Path(__file__).parents[2]
CLAIMS = [sys.executable, "-m", "claims"]
TIMES = int(os.environ.get("SOAK_KILLS", "20"))
ARTICLE = (
    "“We will meet in {n},” Mayor Ada Brandt told reporters. Brandt met Tomas Weiss in Halden {n} times.\n"
)
"""Made many times over, so that there is something to interrupt."""
ARTICLES = 40


@dataclass(frozen=True, slots=True)
class Attack:
    """A command, what it finds in its folder, what is written to it, and what counts as lost afterwards.

    ``lost`` is given the folder and what the command had printed when it was killed.
    """

    name: str
    command: list[str]
    prepare: Callable[[Path, Path], object]
    lost: Callable[[Path, str], int]
    stdin: str = ""


def attack(folder: Path) -> Iterator[Row]:
    """Yield a row for each command."""
    base = folder / "base"
    (base / "news").mkdir(parents=True)
    for n in range(ARTICLES):
        (base / "news" / f"{n}.txt").write_text(ARTICLE.format(n=n) * 3, encoding="utf-8")
    run([*CLAIMS, "import", "news", "--db", "made.db"], base)
    run([*CLAIMS, "db", "backup", "copy.db", "--db", "made.db"], base)
    for one in ATTACKS:
        yield killed(one, base, folder)


def run(command: list[str], folder: Path, stdin: str = "") -> float:
    """Run a command to its end, and return how many seconds it took."""
    began = time.monotonic()
    subprocess.run(command, cwd=folder, input=stdin.encode(), capture_output=True, check=True)
    return time.monotonic() - began


def killed(one: Attack, base: Path, folder: Path) -> Row:
    """Kill the command at random moments of the time that it takes."""
    seconds, survived, lost = 0.0, 0, 0
    for attempt in range(TIMES + 1):
        place = folder / "attacked"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        one.prepare(base, place)
        if attempt == 0:
            seconds = run([*CLAIMS, *one.command], place, one.stdin)
            continue
        printed = kill_after(random.uniform(0.1, 1.0) * seconds, [*CLAIMS, *one.command], place, one.stdin)
        gone = one.lost(place, printed)
        sound = all(is_sound(path) for path in place.glob("*.db"))
        survived += sound and not gone
        lost += gone
    return Row(f"kill -9: {one.name}", TIMES, survived, lost)


def kill_after(seconds: float, command: list[str], folder: Path, stdin: str) -> str:
    """Start a command, kill it with all its processes, and return what it had printed."""
    with (folder / "printed").open("w") as out:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=out, stderr=out, start_new_session=True
        )
        assert process.stdin is not None
        with suppress(BrokenPipeError):
            process.stdin.write(stdin.encode())
            process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return (folder / "printed").read_text(encoding="utf-8", errors="replace")


def is_sound(path: Path) -> bool:
    """Say whether the check finds no fault; a file that was only begun is none."""
    if path.stat().st_size == 0:
        return True
    try:
        return not [finding for finding in check(path) if finding.severity == "error"]
    except ClaimsError as error:
        return "is empty" in str(error)


def count(path: Path, table: str) -> int:
    """Return how many rows a table has, 0 where there is none yet."""
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.OperationalError):
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    return 0


def news(base: Path, place: Path) -> None:
    """Give the articles, and no database."""
    shutil.copytree(base / "news", place / "news")


def database(base: Path, place: Path) -> None:
    """Give the imported database."""
    shutil.copy(base / "made.db", place / "claims.db")


def to_export(base: Path, place: Path) -> None:
    """Give the database, and the file that an earlier export left."""
    database(base, place)
    (place / "out.jsonl").write_text("as it was\n")


def to_restore(base: Path, place: Path) -> None:
    """Give a database with one article less than its backup has."""
    shutil.copy(base / "copy.db", place / "copy.db")
    shutil.copytree(base / "news", place / "news")
    (place / "news" / "0.txt").unlink()
    load(next(iter(DUMPS)), place / "claims.db")


def nothing(place: Path, printed: str) -> int:
    """Count nothing: that the database is sound is all that counts."""
    return 0


def unkept(place: Path, printed: str) -> int:
    """Count the decisions that were acknowledged and are not there."""
    said = len(re.findall(r"Claim \d+ confirmed\.", printed))
    return max(0, said - count(place / "claims.db", "decision"))


def half_written(place: Path, printed: str) -> int:
    """Count an export that is neither the old file nor whole."""
    text = (place / "out.jsonl").read_text(encoding="utf-8")
    whole = text.endswith("\n") and text.count("\n") == count(place / "claims.db", "claim")
    return int(text != "as it was\n" and not whole)


def neither(place: Path, printed: str) -> int:
    """Count a database that is neither the old one nor the backup."""
    articles = count(place / "claims.db", "article") if (place / "claims.db").exists() else -1
    return int(articles not in (2, 1, ARTICLES))


ATTACKS = (
    Attack("import, 1 process", ["import", "news", "--jobs", "1"], news, nothing),
    Attack("import, 2 processes", ["import", "news", "--jobs", "2"], news, nothing),
    Attack("review", ["review", "--plain"], database, unkept, "a\n" * 60 + "q\n"),
    Attack(
        "upgrade",
        ["db", "upgrade"],
        lambda base, place: load(next(iter(DUMPS)), place / "claims.db"),
        nothing,
    ),
    Attack("re-extraction", ["reextract"], database, nothing),
    Attack("export", ["export", "out.jsonl", "-f", "jsonl"], to_export, half_written),
    Attack("restore", ["db", "restore", "copy.db"], to_restore, neither),
)
