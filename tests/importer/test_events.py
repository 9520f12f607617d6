"""Events of the five seed articles, and of small made-up ones, brought together in a database."""

from __future__ import annotations

import pytest
from sqlalchemy import text, update
from sqlalchemy.orm import Session

from claims.document import DateRange, GivenArticle, Published
from claims.extract import extract
from claims.extract.parse import Parser
from claims.linking.events import link_events
from claims.store.database import Database
from claims.store.ingest import writer
from claims.store.models import Conflict, EventLink
from claims.store.queries.events import happenings
from tests.resolve.accounts import days

FIRST = "Ann Hill will visit Poland on June 18. Ann Hill has visited Chile twice."
SECOND = "Ann Hill will visit Poland on June 25. Officials in Warsaw said so."


def put(database: Database, parser: Parser, body: str, published: DateRange, **more: str) -> int:
    """Import one article as an import does, and return its id."""
    given = GivenArticle(body, "test", published=Published(published, "given"), **more)  # type: ignore[arg-type]
    document = extract(given, parser)
    with database.write() as session:
        run = writer.start_run(session, "test")
        article = writer.write_article(session, given, document, run)
        assert article is not None
        link_events(session, [article], {})
    return article


def rows(session: Session, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in session.execute(text(query))]


EVERYTHING = (
    "SELECT id, canonical_id FROM event", "SELECT id, judgement, retracted_at FROM event_link",
    "SELECT id, judgement, retracted_at FROM conflict", "SELECT id FROM quote_link",
    "SELECT claim_id, event_id FROM event_mention",
)  # fmt: skip


def state(database: Database) -> list[list[tuple[object, ...]]]:
    with database.read() as session:
        return [rows(session, query) for query in EVERYTHING]


def test_one_event_of_two_articles_and_their_conflict(database: Database, parser: Parser) -> None:
    put(database, parser, FIRST, days("2023-06-16"), publisher="Post")
    put(database, parser, SECOND, days("2023-06-16"), publisher="Star")
    with database.read() as session:
        events = rows(
            session, "SELECT type, mode, mentions, articles, conflicts FROM events WHERE articles > 1"
        )
        conflicts = rows(session, "SELECT field, left_value, right_value, right_sentence FROM conflicts")
        accounts = rows(session, "SELECT articles, families, sources FROM corroboration WHERE articles > 1")
        timeline = rows(session, "SELECT date_from FROM timeline WHERE articles > 1")
    assert events == [("CONSULT", "visit", 2, 2, 1)]
    assert conflicts == [("date", "2023-06-18", "2023-06-25", "Ann Hill will visit Poland on June 25.")]
    assert accounts == [(2, 2, "Post; Star")]
    assert timeline == [("2023-06-18",)]


def test_linking_again_changes_nothing(database: Database, parser: Parser) -> None:
    articles = [put(database, parser, body, days("2023-06-16")) for body in (FIRST, SECOND)]
    before = state(database)
    for article in articles:
        with database.write() as session:
            link_events(session, [article], {})
    assert state(database) == before


def test_what_a_reviewer_judged_is_left_alone(database: Database, parser: Parser) -> None:
    articles = [put(database, parser, body, days("2023-06-16")) for body in (FIRST, SECOND)]
    with database.write() as session:
        session.execute(update(EventLink).values(judgement="different", decided_by="ann"))
        session.execute(update(Conflict).values(judgement="apparent"))
    before = state(database)
    for article in articles:
        with database.write() as session:
            link_events(session, [article], {})
    assert state(database) == before


@pytest.mark.parametrize(
    ("first", "second", "independent", "quoted"),
    [
        ("Ann Hill met Ivo Soto in Oslo on June 12, her spokesman Jan Novak said.",
         "Ann Hill met Ivo Soto in Oslo on June 12, according to Jan Novak.", 1, "Jan Novak"),
        ("Ann Hill met Ivo Soto in Oslo on June 12, her spokesman Jan Novak said.",
         "Ann Hill met Ivo Soto in Oslo on June 12. They shook hands.", 2, "Jan Novak"),
        ("Ann Hill met Ivo Soto in Oslo on June 12, her spokesman Jan Novak said.",
         "Ann Hill met Ivo Soto in Oslo on June 12, the mayor Eva Lund said.", 2, "Jan Novak; Eva Lund"),
    ],
)  # fmt: skip
def test_two_who_quote_one_source_are_one_account(
    database: Database, parser: Parser, first: str, second: str, independent: int, quoted: str
) -> None:
    put(database, parser, first, days("2023-06-16"), publisher="Post")
    put(database, parser, second, days("2023-06-16"), publisher="Star")
    with database.read() as session:
        query = "SELECT event_id, articles, families, quoted FROM corroboration WHERE articles > 1"
        ((event, *accounts),) = rows(session, query)
        shown = happenings(session, [event])[event]
    assert accounts == [2, independent, quoted]
    assert (shown.articles, shown.families) == (2, independent)


def test_a_copy_is_no_second_account(database: Database, parser: Parser) -> None:
    long = " ".join((FIRST, "The premier of Poland praised the plan.", "Nobody in Warsaw was against it."))
    put(database, parser, long, days("2023-06-16"), publisher="Post")
    put(database, parser, f"{long} (Agencies)", days("2023-06-17"), publisher="Star")
    with database.read() as session:
        accounts = rows(session, "SELECT DISTINCT articles, families FROM corroboration WHERE articles > 1")
    assert accounts == [(2, 1)]
