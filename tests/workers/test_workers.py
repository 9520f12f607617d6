"""Articles extracted in several processes: the same comes out, in the same order, however they end."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import psutil
import pytest

import claims.workers
from claims.document import GivenArticle
from claims.errors import ClaimsError, ModelError
from claims.extract import extract
from claims.extract.parse import Parser
from claims.reading import Refused
from claims.workers import BATCH, Extracted, extracted
from claims.workers.processes import AHEAD, Processes
from claims.workers.time_limit import allowed
from tests.workers.small import (
    POISON,
    SLUGGISH,
    STUMBLING,
    dying,
    endless,
    fragile,
    missing,
    sluggish,
    small,
)

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "002_e4b6ac584cf4c5b7.txt"
HERE, AWAY = 1, 2


@pytest.fixture(autouse=True)
def _however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes for two articles already."""
    monkeypatch.setattr(claims.workers, "ENOUGH", 1)


def article(number: int, words: str = "The ferry left on 3 May 2021.") -> GivenArticle:
    return GivenArticle(f"{words} It was number {number}.", f"made:{number}", metadata={"row": str(number)})


EMPTY = Refused("made:0", "is empty")
FAULTY = Refused("made:3", "could not be analysed; the log says why")
MIXED = [EMPTY, article(1), article(2), article(3, STUMBLING), EMPTY, *map(article, range(4, 80))]


def test_what_was_found_travels(parser: Parser) -> None:
    document = extract(GivenArticle(SEED.read_text(encoding="utf-8"), "seed"), parser)
    assert document.quotes
    assert pickle.loads(pickle.dumps(document)) == document


def test_everything_comes_in_its_place_and_a_fault_costs_one_article(
    caplog: pytest.LogCaptureFixture,
) -> None:
    read: list[GivenArticle | Refused] = []
    away: list[Extracted | Refused] = []
    furthest = 0
    for one in extracted((read.append(one) or one for one in MIXED), small, AWAY):
        away.append(one)
        furthest = max(furthest, len(read) - len(away))
    assert [one.given if isinstance(one, Extracted) else one for one in away] == [
        *MIXED[:3], FAULTY, *MIXED[4:],
    ]  # fmt: skip
    assert furthest <= (AWAY * AHEAD + 1) * BATCH
    assert "made:3" in caplog.text
    assert "in stumble" in caplog.text
    assert away == list(extracted(MIXED, small, HERE))


@pytest.mark.parametrize(
    ("parser", "error", "said"),
    [(missing, ModelError, "'none' is not installed"), (dying, ClaimsError, "signal 9")],
)
def test_an_error_arrives_as_one_for_the_user(
    parser: Callable[[], Parser], error: type[ClaimsError], said: str
) -> None:
    with pytest.raises(error, match=said):
        list(extracted(MIXED, parser, AWAY))
    assert active_children() == []


@pytest.mark.parametrize("work", [MIXED[:6], [article(1)]], ids=["little", "one article"])
def test_for_little_work_no_process_is_started(
    work: list[GivenArticle | Refused], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims.workers, "ENOUGH", 1 if len(work) == 1 else 10_000)
    with closing(extracted(work, small, AWAY)) as results:
        for _ in results:
            assert active_children() == []


def test_whoever_leaves_ends_processes_in_the_midst_of_their_work() -> None:
    with Processes(endless, AWAY) as workers:
        asked = workers.extract([article(1)])
        assert len(active_children()) == AWAY
    assert active_children() == []
    assert asked.done()


OVERTIME = Refused(
    "made:2", "was not analysed within 2 seconds: allow more with --time-limit, or give it in parts"
)
DEADLY = Refused(
    "made:2",
    "ended the process that analysed it (signal 9), mostly since memory ran out: give it alone, or in parts",
)


@pytest.mark.parametrize(
    ("parser", "word", "refused", "jobs", "waiting"),
    [(sluggish, SLUGGISH, OVERTIME, AWAY, False), (fragile, POISON, DEADLY, HERE, True)],
    ids=["too long", "deadly"],
)
def test_an_article_that_takes_too_long_or_kills_is_refused_and_the_others_are_not(
    parser: Callable[[], Parser], word: str, refused: Refused, jobs: int, waiting: bool
) -> None:
    work = [EMPTY, article(1), article(2, word), *map(article, range(3, 6))]
    found = list(extracted(work, parser, jobs, waiting=waiting, time_limit=2))
    assert found == [EMPTY, *extracted([article(1)], small), refused, *extracted(work[3:], small)]
    assert active_children() == []


def test_whoever_waits_for_each_article_gets_it_before_the_next_is_read() -> None:
    read: list[GivenArticle] = []
    work = (read.append(one) or one for one in map(article, range(1, 4)))
    for number, _ in enumerate(extracted(work, small, HERE, waiting=True, time_limit=60), start=1):
        assert len(read) == number


@pytest.mark.parametrize(("characters", "seconds"), [(10, 2), (1_000_000, 2), (5_000_000, 10)])
def test_a_long_article_may_take_longer_in_proportion(characters: int, seconds: float) -> None:
    long = GivenArticle("a" * characters, "long")
    assert allowed([long], 2) == seconds
    assert allowed([article(1), long], 2) == seconds


ALONE = """
from claims.workers.processes import Processes
from tests.workers.small import endless

with Processes(endless, 2) as workers:
    workers.extract([])
    print("started", flush=True)
    input()
"""


def test_processes_end_with_the_one_that_started_them() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", ALONE]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        assert process.stdout.readline() == b"started\n"
        started = psutil.Process(process.pid).children()
        process.kill()
        assert process.stderr
        assert process.stderr.read() == b""
    assert len(started) >= AWAY
    assert psutil.wait_procs(started, timeout=300)[1] == []
