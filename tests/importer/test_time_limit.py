"""An article that takes too long: left out or left as it is, with nothing half-written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from claims.document import GivenArticle
from claims.importer import Imported, Known, import_articles
from claims.importer.reextract import Again, reextract_articles
from claims.reading import Refused
from claims.store import models as m
from claims.store.database import Database
from tests.workers.small import SLUGGISH, sluggish, small, stumbling_on

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
