"""Articles drawn whole: what is found of what they claim, and how sure that is."""

from __future__ import annotations

from random import Random

import pytest
from sqlalchemy import text

from claims.desk import Desk
from claims.desk.audit import recall
from claims.document import Span
from claims.errors import DecisionError, InputError
from claims.store.database import Database
from claims.store.review.audits import ArticleCount
from tests.desk.world import World


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, "Ann")


def drawn(database: Database, size: int = 2, query: str = "") -> int:
    with database.write() as session:
        return recall.open_article_audit(session, "Ann", query, size, seed=3)


def report(database: Database, audit_id: int) -> recall.RecallReport:
    with database.read() as session:
        return recall.recall(session, audit_id, 0.95)


def judge_all(desk: Desk, article_id: int) -> None:
    for claim_id in desk.queue("article", f"article:{article_id} status:new").ids:
        desk.confirm(claim_id, 1)


def test_the_claims_of_drawn_articles_are_the_queue_of_the_audit(
    database: Database, desk: Desk, world: World
) -> None:
    audit_id = drawn(database, 1, "publisher:Herald")
    ids = set(desk.queue("article", f"audit:{audit_id}").ids)
    assert ids == {world.claim["saw"], world.claim["settled"]}
    assert ids.isdisjoint(desk.queue("article", "audit:none").ids)


def test_an_article_is_finished_once_all_its_claims_are_judged(
    database: Database, desk: Desk, world: World
) -> None:
    audit_id = drawn(database)
    with (
        database.write() as session,
        pytest.raises(DecisionError, match="2 claims of article 2 are undecided"),
    ):
        recall.finish(session, "Ann", audit_id, world.second)
    judge_all(desk, world.second)
    with database.write() as session:
        recall.finish(session, "Ann", audit_id, world.second)
    assert report(database, audit_id).finished == 1
    with database.write() as session:
        recall.reopen(session, audit_id, world.second)
    assert report(database, audit_id).finished == 0


def test_an_article_that_was_not_drawn_is_refused(database: Database, world: World) -> None:
    audit_id = drawn(database, 1, "publisher:Herald")
    with database.write() as session, pytest.raises(InputError, match=f"did not draw article {world.first}"):
        recall.finish(session, "Ann", audit_id, world.first)


def test_what_a_reviewer_adds_was_missed_and_what_was_corrected_was_found(
    database: Database, desk: Desk, world: World
) -> None:
    audit_id = drawn(database)
    with database.read() as session:
        whole = str(session.scalar(text(f"SELECT text FROM article WHERE id = {world.second}")))
    desk.reject(world.claim["settled"], 1)
    desk.correct(world.claim["saw"], 1, {"modality": "planned"})
    desk.create(world.second, "event_mention", {"trigger": [Span(0, len(whole.split()[0]))]},
                {"type": "CONSULT", "modality": "occurred"})  # fmt: skip
    with database.write() as session:
        recall.finish(session, "Ann", audit_id, world.second)
    (events, quotes) = report(database, audit_id).kinds
    assert (events.as_it_stands, events.found, events.missed, events.share) == (0, 1, 1, 0.5)
    assert (quotes.found, quotes.missed, quotes.share) == (0, 0, None), "the rejected quote is no claim"


@pytest.mark.parametrize(("size", "query", "why"), [(2, "publisher:Nobody", "No article fits")])
def test_an_audit_of_nothing_is_refused(database: Database, size: int, query: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        drawn(database, size, query)


def test_where_every_article_was_read_nothing_is_left_to_chance() -> None:
    counts = [ArticleCount(1, "quote", 3, 4, 1), ArticleCount(2, "quote", 2, 3, 2)]
    found = recall.estimate("quote", counts, 2, 2, 0.95)
    assert (found.share, found.low, found.high) == (0.7, 0.7, 0.7)


def test_articles_that_differ_tell_less_than_as_many_claims_apart() -> None:
    alike = [ArticleCount(at, "quote", 8, 8, 2) for at in range(10)]
    uneven = [ArticleCount(at, "quote", 0, *(10, 0) if at % 5 else (0, 10)) for at in range(10)]
    even = recall.estimate("quote", alike, 10, 1000, 0.95)
    apart = recall.estimate("quote", uneven, 10, 1000, 0.95)
    assert even.share == apart.share == 0.8
    assert apart.high - apart.low > 2 * (even.high - even.low)


def test_the_interval_covers_the_truth_at_its_rate_where_articles_differ() -> None:
    random, covered = Random(11), 0
    for _ in range(1000):
        population = [random.betavariate(8, 2) for _ in range(400)]
        sizes = [random.randint(3, 12) for _ in population]
        hits = [sum(random.random() < p for _ in range(n)) for p, n in zip(population, sizes, strict=True)]
        truth = sum(hits) / sum(sizes)
        some = random.sample(range(400), 40)
        counts = [ArticleCount(at, "quote", 0, hits[at], sizes[at] - hits[at]) for at in some]
        found = recall.estimate("quote", counts, 40, 400, 0.95)
        covered += found.low <= truth <= found.high
    assert covered >= 940
