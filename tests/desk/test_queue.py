"""The orders a reviewer works in, where they were, and what others did meanwhile."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from claims.desk import ORDERS, Desk
from claims.store import models as m
from claims.store.backends.sqlite import operations
from claims.store.database import Database
from tests.desk.world import FIRST, World


def keys(world: World, ids: object) -> list[str]:
    named = {claim_id: key for key, claim_id in world.claim.items()}
    return [named[claim_id] for claim_id in ids]  # type: ignore[attr-defined]


def test_orders(ann: Desk, world: World) -> None:
    assert keys(world, ann.queue("uncertain").ids) == ["travel", "settled", "talks", "saw", "agreed", "met"]
    assert keys(world, ann.queue("article").ids) == ["met", "agreed", "travel", "talks", "saw", "settled"]
    assert keys(world, ann.queue("newest").ids) == ["settled", "saw", "talks", "travel", "agreed", "met"]
    assert keys(world, ann.queue("actor").ids) == ["met", "agreed", "travel", "saw", "settled", "talks"]


def test_what_waits_comes_before_what_is_decided(ann: Desk, world: World) -> None:
    ann.confirm(world.claim["travel"], 1)
    ann.dispute(world.claim["talks"], 1, "?")
    assert keys(world, ann.queue("uncertain").ids) == ["settled", "saw", "agreed", "met", "talks", "travel"]


def test_disputed_and_flagged(ann: Desk, database: Database, world: World) -> None:
    ann.dispute(world.claim["talks"], 1, "?")
    with database.write() as session:
        session.get_one(m.Claim, world.claim["met"]).flag = "proposal differs"
    assert keys(world, ann.queue("disputed").ids) == ["talks", "met"]


def test_the_first_ids_are_the_beginning_of_all(ann: Desk) -> None:
    for order in ORDERS:
        everything = ann.queue(order)
        first = ann.queue(order, limit=2)
        assert list(first.ids) == list(everything.ids[:2])
        assert first.complete == (len(first) < 2)


def test_a_queue_is_frozen_while_one_works(ann: Desk, world: World) -> None:
    queue = ann.queue("uncertain", "status:new")
    ann.confirm(queue.ids[0], 1)
    assert len(queue) == 6
    assert queue.position(queue.ids[0]) == 0
    assert queue.position(999) is None


def test_a_reviewer_is_where_they_were(ann: Desk, ben: Desk, database: Database, world: World) -> None:
    queue = ann.queue("uncertain", "kind:quote")
    assert ann.bookmark(queue) is None
    ann.skip(queue, world.claim["talks"])
    assert Desk(database, "Ann").bookmark(queue) == world.claim["talks"]
    assert ben.bookmark(queue) is None
    assert ann.bookmark(ann.queue("newest")) is None
    assert ann.history() == ()


def test_news_of_others(ann: Desk, ben: Desk, world: World) -> None:
    before = ann.stamp()
    assert ann.news(before).claim_ids == ()
    ann.confirm(world.claim["met"], 1)
    assert ann.news(before).claim_ids == ()
    ben.confirm(world.claim["saw"], 1)
    news = ann.news(before)
    assert (news.claim_ids, news.reviewers, news.new_claims) == ((world.claim["saw"],), ("Ben",), 0)
    assert ann.news(news.stamp).claim_ids == ()


def test_search_finds_the_sentence_and_its_claims(ann: Desk, world: World) -> None:
    (hit,) = ann.search("agreed border")
    assert hit.claim_ids == (world.claim["agreed"],)
    assert hit.window.text == "“We agreed on the border,” Lind said."
    assert [span.of(FIRST) for span in hit.matches] == ["agreed", "border"]


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=50), st.integers(1, 40))
def test_ids_come_out_of_json_as_they_went_in(ids: list[int], piece: int) -> None:
    text = json.dumps(ids, separators=(",", ":"))
    assert operations.packed(text, piece).tolist() == ids
