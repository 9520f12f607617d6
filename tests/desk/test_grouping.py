"""Claims that say one thing are judged once, and each has its own decision."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.desk.review.grouping import worth_it
from claims.document import Span
from claims.errors import ChangedSinceError
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World, cite


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


@pytest.fixture
def cited(database: Database, world: World) -> tuple[int, int]:
    """Tell of the meeting inside the quotation."""
    return cite(database, world)


def office(database: Database, world: World, holder: str, beside: str) -> int:
    """Add an office of an actor to the sentence of a claim."""
    with database.write() as session:
        place = session.get_one(m.Claim, beside_id := world.claim[beside])
        claim = m.Claim(
            key=f"office {holder} {beside_id}", kind="role", article_id=place.article_id, run_id=place.run_id,
            sentence_id=place.sentence_id, char_start=0, char_end=16, rule="role.test", confidence=0.9,
        )  # fmt: skip
        session.add(claim)
        session.flush()
        session.add(m.Role(claim_id=claim.id, title="Foreign Minister"))
        mention = world.mention[holder]
        session.add(m.Participant(claim_id=claim.id, role="holder", ordinal=0, mention_id=mention))
        session.flush()
        return claim.id


def test_what_is_told_inside_a_quotation_stands_in_its_row(
    database: Database, cited: tuple[int, int]
) -> None:
    agreed, met = cited
    queue = Desk(database, "Ann").queue(fold=True)
    assert len(queue) == 5
    assert queue.groups == {agreed: cited}
    assert queue.along == {agreed: ((met,),)}
    assert queue.alike(agreed) == (agreed,)
    assert queue.position(met) == queue.position(agreed)


def test_an_event_whose_verb_is_that_of_saying_stands_with_what_was_said(
    database: Database, world: World
) -> None:
    with database.write() as session:
        cue = session.get_one(m.Span, (world.claim["talks"], "cue", 0))
        talks = session.get_one(m.Claim, world.claim["talks"])
        session.get_one(m.Claim, world.claim["met"]).sentence_id = talks.sentence_id
        trigger = session.get_one(m.Span, (world.claim["met"], "trigger", 0))
        trigger.char_start, trigger.char_end = cue.char_start, cue.char_end
    queue = Desk(database, "Ann").queue(fold=True)
    assert queue.along == {world.claim["talks"]: ((world.claim["met"],),)}


def test_an_office_stands_with_what_its_holder_does_there(database: Database, world: World) -> None:
    held, elsewhere = office(database, world, "ada lind", "met"), office(database, world, "lind", "talks")
    queue = Desk(database, "Ann").queue(fold=True)
    assert queue.along == {world.claim["met"]: ((held, elsewhere),)}


def test_an_office_of_somebody_else_stands_alone(database: Database, world: World) -> None:
    office(database, world, "ada lind", "talks")
    assert Desk(database, "Ann").queue(fold=True).along == {}


def test_what_is_told_in_an_event_of_a_quotation_stands_in_the_outermost_row_there_is(
    database: Database, world: World, cited: tuple[int, int]
) -> None:
    agreed, met = cited
    held = office(database, world, "ada lind", "met")
    assert Desk(database, "Ann").queue(fold=True).along == {agreed: ((met,), (held,))}
    with database.write() as session:
        session.get_one(m.Claim, met).confidence = 0.3
    assert Desk(database, "Ann").queue(fold=True).along == {met: ((held,),)}


def test_what_was_decided_apart_stands_apart(database: Database, cited: tuple[int, int]) -> None:
    Desk(database, "Ben").reject(cited[1], 1)
    assert Desk(database, "Ann").queue("article", "status:new,rejected", fold=True).along == {}


def test_quotations_that_hold_each_other_keep_their_rows(database: Database, world: World) -> None:
    agreed, talks = world.claim["agreed"], world.claim["talks"]
    with database.write() as session:
        session.get_one(m.Quote, agreed).parent_id = talks
        session.get_one(m.Quote, talks).parent_id = agreed
    queue = Desk(database, "Ann").queue(fold=True)
    assert (len(queue), queue.along) == (6, {})


@pytest.mark.parametrize(
    ("sure", "kept"),
    [
        ((0.9,), 1),
        ((0.6,), 1),
        ((0.5,), 0),
        ((0.9, 0.4), 2),
        ((0.6, 0.5), 1),
        ((0.7, 0.7, 0.7), 3),
        ((0.6, 0.6, 0.6), 2),
    ],
)
def test_a_row_takes_in_as_much_as_saves_keys(sure: tuple[float, ...], kept: int) -> None:
    standings = {at: ("role", "new", share) for at, share in enumerate(sure)}
    assert worth_it(list(standings), standings) == list(range(kept))


def test_a_row_that_is_taken_apart_leaves_none_of_its_claims_out(
    database: Database, world: World, cited: tuple[int, int]
) -> None:
    agreed, met = cited
    held = office(database, world, "ada lind", "met")
    queue = Desk(database, "Ann").queue("article", fold=True)
    at = queue.position(agreed) or 0
    apart = queue.taken_apart(agreed)
    assert tuple(apart.ids[at : at + 3]) == (agreed, held, met)
    assert queue.without_first(agreed) == apart
    assert (apart.along, apart.groups) == ({}, {})


def test_what_says_the_same_keeps_what_is_told_inside_when_the_first_leaves(
    database: Database, world: World, twice: tuple[int, int]
) -> None:
    held = office(database, world, "ada lind", "met")
    queue = Desk(database, "Ann").queue(fold=True)
    first, other = twice
    assert queue.along == {first: ((held,),)}
    left = queue.without_first(first)
    assert left.groups == {other: (other, held)}
    assert left.along == {other: ((held,),)}


def test_a_row_that_was_confirmed_is_reopened_as_a_whole(database: Database, twice: tuple[int, int]) -> None:
    desk = Desk(database, "Ann")
    version = desk.decide_group(twice, 1, "confirm").rows[twice[0]].version
    desk.decide_group(twice, version, "reopen")
    assert [desk.rows(twice)[one].status for one in twice] == ["new", "new"]


def test_to_reopen_a_row_leaves_what_was_decided_otherwise(
    database: Database, twice: tuple[int, int]
) -> None:
    desk = Desk(database, "Ann")
    desk.reject(twice[1], 1)
    version = desk.confirm(twice[0], 1).rows[twice[0]].version
    desk.decide_group(twice, version, "reopen")
    assert [desk.rows(twice)[one].status for one in twice] == ["new", "rejected"]
