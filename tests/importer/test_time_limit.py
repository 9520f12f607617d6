"""An article that takes too long: left out or left as it is, with nothing half-written."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import func, select

from claims.document import GivenArticle
from claims.importer import Imported, Known, import_articles
from claims.importer.reextract import Again, reextract_articles
from claims.reading import Refused
from claims.store import models as m
from claims.store.database import Database
from claims.workers import time_limit
from claims.workers.time_limit import FAR, answers_in_time
from tests.workers.small import SLUGGISH, sleep, sluggish, small, stumbling_on, toil

pytestmark = pytest.mark.slow

SECONDS = 2
GIVEN = [
    GivenArticle(f"The ferry left on {day} May 2021. It was {word}.", f"made:{day}")
    for day, word in enumerate(("quick", SLUGGISH, "punctual"), start=1)
]
WORDS = "was not analysed within 2 seconds: allow more with --time-limit, or give it in parts"


def days(database: Database) -> list[tuple[str, int, int]]:
    """Return where each article came from, how many dates are kept of it, and by which run."""
    article, time = m.Article, m.TimeExpression
    dates = select(func.count(time.id)).where(time.article_id == article.id).scalar_subquery()
    found = select(article.origin, dates, article.extract_run_id).order_by(article.id)
    with database.read() as session:
        return [(row[0], row[1], row[2]) for row in session.execute(found)]


def test_an_import_leaves_it_out_and_takes_it_another_time(database: Database) -> None:
    done = list(import_articles(database, GIVEN, sluggish, time_limit=SECONDS))
    assert [type(one) for one in done] == [Imported, Refused, Imported]
    assert done[1] == Refused("made:2", WORDS)
    assert days(database) == [("made:1", 1, 1), ("made:3", 1, 1)]

    later = [replace(one, text=one.text.replace(SLUGGISH, "late")) for one in GIVEN]
    again = list(import_articles(database, later, small))
    assert [type(one) for one in again] == [Known, Imported, Known]
    assert days(database) == [("made:1", 1, 1), ("made:3", 1, 1), ("made:2", 1, 2)]


def test_a_re_extraction_leaves_what_is_refused_as_it_is(database: Database) -> None:
    list(import_articles(database, GIVEN, small))
    anew = list(reextract_articles(database, lambda: stumbling_on(SLUGGISH)))
    assert [type(one) for one in anew] == [Again, Refused, Again]
    assert anew[1] == Refused("article 2, from made:2,", "could not be analysed; the log says why")
    assert days(database) == [("made:1", 1, 2), ("made:2", 1, 1), ("made:3", 1, 2)]
    with database.read() as session:
        assert all(session.scalars(select(m.Run.finished_at)))


@contextmanager
def started(
    work: Callable[[Connection, float], None], seconds: float
) -> Iterator[tuple[Connection, int | None]]:
    """Start a process that works like this, and yield the line to it and its id once it is ready."""
    ours, theirs = Pipe()
    process = get_context("spawn").Process(target=work, args=(theirs, seconds))
    process.start()
    theirs.close()
    try:
        assert ours.recv() == "ready"
        yield ours, process.pid
    finally:
        process.kill()
        process.join()
        ours.close()


LIMIT = 0.5


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what a process worked")
@pytest.mark.parametrize(
    ("work", "seconds", "is_in_time"),
    [(sleep, 2 * LIMIT, True), (sleep, 60, False), (toil, LIMIT / 3, True), (toil, 60, False)],
    ids=["waits for its turn", "waits for ever", "works", "works for ever"],
)
def test_what_counts_is_how_long_a_process_works(work: object, seconds: float, is_in_time: bool) -> None:
    with started(work, seconds) as (line, pid):
        began = time.monotonic()
        assert answers_in_time(line, pid, LIMIT) == is_in_time
        if work is sleep:
            assert (time.monotonic() - began >= FAR * LIMIT) != is_in_time


def test_where_nobody_tells_how_long_it_worked_the_clock_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "worked", lambda pid: None)
    with started(sleep, 2 * LIMIT) as (line, pid):
        assert not answers_in_time(line, pid, LIMIT)
        assert answers_in_time(line, pid, None)


def test_an_answer_of_a_process_that_has_ended_is_in_time() -> None:
    with started(sleep, 0) as (line, pid):
        assert line.recv() == "done"
        assert answers_in_time(line, pid, 60)
        with pytest.raises(EOFError):
            line.recv()
