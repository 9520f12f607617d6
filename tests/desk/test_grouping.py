"""Claims that say one thing are judged once, and each has its own decision."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.document import Span
from claims.errors import ChangedSinceError
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World


@pytest.fixture
def twice(database: Database, world: World) -> tuple[int, int]:
    """Make the visit another mention of the meeting, in the same article."""
    with database.write() as session:
        met = session.get_one(m.EventMention, world.claim["met"])
        session.get_one(m.EventMention, world.claim["travel"]).event_id = met.event_id
    return world.claim["travel"], world.claim["met"]


def test_mentions_of_one_event_in_an_article_have_one_place(
    database: Database, twice: tuple[int, int]
) -> None:
    desk = Desk(database, "Ann")
    queue = desk.queue(fold=True)
    assert len(queue) == 5
    assert queue.groups == {twice[0]: twice}
    assert queue.position(twice[1]) == queue.position(twice[0]) == 0


def test_an_unfolded_group_shows_each_of_its_claims(database: Database, twice: tuple[int, int]) -> None:
    queue = Desk(database, "Ann").queue(fold=True)
    assert tuple(queue.unfolded({twice[0]})[:2]) == twice
    assert queue.unfolded(()) == queue.ids


def test_events_of_two_articles_stay_apart(database: Database, world: World) -> None:
    with database.write() as session:
        met = session.get_one(m.EventMention, world.claim["met"])
        session.get_one(m.EventMention, world.claim["saw"]).event_id = met.event_id
    assert Desk(database, "Ann").queue(fold=True).groups == {}


def test_one_verdict_decides_over_all_and_one_undo_takes_all_back(
    database: Database, twice: tuple[int, int]
) -> None:
    desk = Desk(database, "Ann")
    decided = desk.decide_group(twice, 1, "confirm")
    assert decided.words == "2 claims confirmed."
    with database.read() as session:
        logged = session.execute(select(m.Decision.claim_id, m.Decision.action)).all()
    assert sorted(map(tuple, logged)) == sorted((claim_id, "confirm") for claim_id in twice)
    desk.undo()
    assert {row.status for row in desk.rows(twice).values()} == {"new"}


def test_what_is_decided_already_is_left_alone(database: Database, twice: tuple[int, int]) -> None:
    desk = Desk(database, "Ann")
    desk.reject(twice[1], 1)
    desk.decide_group(twice, 1, "confirm")
    assert [desk.rows(twice)[one].status for one in twice] == ["confirmed", "rejected"]


def test_a_group_whose_first_claim_was_changed_is_refused(database: Database, twice: tuple[int, int]) -> None:
    Desk(database, "Ben").reject(twice[0], 1)
    with pytest.raises(ChangedSinceError):
        Desk(database, "Ann").decide_group(twice, 1, "confirm")


def test_what_is_left_is_counted_here_and_in_the_queue(database: Database, world: World) -> None:
    desk = Desk(database, "Ann")
    desk.confirm(world.claim["met"], 1)
    left = desk.undecided(desk.queue(fold=True), world.claim["travel"])
    assert (left.in_article, left.in_queue) == (3, 5)


@pytest.mark.parametrize(
    ("decided", "after", "place"),
    [
        pytest.param([1], 0, 2, id="the next undecided one"),
        pytest.param([4, 5], 3, 0, id="from the top after the last"),
        pytest.param([0, 1, 2, 4, 5], 3, None, id="none but the one at hand"),
    ],
)
def test_the_next_undecided_claim(
    database: Database, decided: list[int], after: int, place: int | None
) -> None:
    desk = Desk(database, "Ann")
    ids = desk.queue("article").ids
    for at in decided:
        desk.confirm(ids[at], 1)
    assert desk.next_undecided(ids, after) == place


def test_the_place_of_a_decided_claim_is_the_next_undecided_one(database: Database) -> None:
    desk = Desk(database, "Ann")
    queue = desk.queue("article")
    desk.remember(queue, queue.ids[1])
    desk.confirm(queue.ids[1], 1)
    assert desk.bookmark(desk.queue("article")) == queue.ids[2]


def test_a_mode_goes_with_its_type(database: Database, world: World) -> None:
    desk, claim_id = Desk(database, "Ann"), world.claim["met"]
    desk.correct(claim_id, 1, {"type": "PROTEST"})
    with database.read() as session:
        mention = session.get_one(m.EventMention, claim_id)
        assert (mention.type, mention.mode) == ("PROTEST", None)


def test_a_mode_that_the_new_type_has_stays(database: Database, world: World) -> None:
    with database.write() as session:
        session.get_one(m.EventMention, world.claim["saw"]).type = "COOPERATE"
    desk, claim_id = Desk(database, "Ann"), world.claim["met"]
    desk.correct(claim_id, 1, {"type": "COOPERATE"})
    with database.read() as session:
        assert session.get_one(m.EventMention, claim_id).mode == "meet"


def test_a_preview_names_the_articles(database: Database) -> None:
    seen = Desk(database, "Ann").preview_query("kind:quote")
    assert (set(seen.articles), seen.of_articles) == ({"Courier", "Herald"}, 2)


def test_claims_made_by_hand_are_no_news_to_who_made_them(database: Database, world: World) -> None:
    desk = Desk(database, "Ann")
    since = desk.stamp()
    with database.read() as session:
        span = session.scalars(select(m.Span).where(m.Span.claim_id == world.claim["agreed"])).first()
    assert span is not None

    content = Span(span.char_start, span.char_end)
    desk.create(world.first, "quote", {"content": [content]}, {"form": "direct", "polarity": "positive"})
    assert desk.news(since).new_claims == 0
    assert Desk(database, "Ben").news(since).new_claims == 1
