"""Merging and splitting events, settling conflicts, dating articles."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.errors import ChangedSinceError, DecisionError
from claims.store import models as m
from claims.store.database import Database
from claims.store.queries.events import event_of
from tests.desk.world import World


def event(database: Database, claim_id: int) -> int:
    with database.read() as session:
        found = event_of(session, claim_id)
    assert found is not None
    return found


def test_events_are_merged_split_and_undone(ann: Desk, database: Database, world: World) -> None:
    met, saw = (event(database, world.claim[key]) for key in ("met", "saw"))
    assert len(ann.events.ids()) == 3
    ann.events.merge(met, saw)
    row = ann.events.card(saw).row
    assert (row.mentions, row.articles, row.families, row.label) == (2, 2, 2, "CONSULT/meet occurred")
    assert {claim.row.id for claim in ann.card(world.claim["met"]).related if claim.why == "event"} == {
        world.claim["saw"]
    }
    ann.events.split(world.claim["saw"])
    assert ann.events.card(met).row.mentions == 1
    ann.events.merge(met, saw)
    ann.undo()
    ann.undo()
    assert ann.events.card(met).row.mentions == 2
    ann.undo()
    assert ann.events.card(met).row.mentions == 1


def test_the_card_of_a_claim_says_who_tells_of_its_event(ann: Desk, database: Database, world: World) -> None:
    met, saw = (event(database, world.claim[key]) for key in ("met", "saw"))
    assert ann.card(world.claim["met"]).told_by == 1
    ann.events.merge(met, saw)
    card = ann.card(world.claim["met"])
    assert (card.told_by, card.independent, card.quoted) == (2, 2, "")
    with database.write() as session:
        session.get_one(m.Article, world.second).copy_of_id = world.first
    card = ann.card(world.claim["met"])
    assert (card.told_by, card.independent, ann.events.card(met).row.families) == (2, 1, 1)


def test_one_of_two_mentions_of_an_event_is_split_off(ann: Desk, database: Database, world: World) -> None:
    met, saw = world.claim["met"], world.claim["saw"]
    shared = event(database, met)
    with database.write() as session:
        session.get_one(m.EventMention, saw).event_id = shared
    ann.events.split(saw)
    assert event(database, saw) != shared
    ann.undo()
    assert event(database, saw) == shared


def test_events_follow_the_filter_and_time(ann: Desk, world: World) -> None:
    assert len(ann.events.ids("place:bergen")) == 1
    labels = [row.label for row in ann.events.rows(ann.events.ids()).values()]
    assert labels[0] == "CONSULT/meet occurred"
    assert sorted(labels) == [
        "CONSULT/meet occurred", "CONSULT/meet occurred", "CONSULT/visit planned",
    ]  # fmt: skip


def test_a_conflict_is_settled_with_a_preference_and_reopened_by_undo(ann: Desk, world: World) -> None:
    (conflict_id,) = ann.events.conflicts()
    conflict = ann.events.conflict(conflict_id)
    assert [(one.value, one.article.publisher) for one in conflict.versions] == [
        ("Oslo", "Courier"), ("Bergen", "Herald"),
    ]  # fmt: skip
    assert conflict.versions[0].window.text.startswith("Foreign Minister Ada Lind")
    ann.events.settle(conflict, "settled", world.claim["saw"])
    assert list(ann.events.conflicts()) == []
    assert [one.preferred for one in ann.events.conflict(conflict_id).versions] == [False, True]
    with pytest.raises(ChangedSinceError, match="Ann settled it"):
        ann.events.settle(conflict, "apparent")
    ann.undo()
    assert list(ann.events.conflicts()) == [conflict_id]
    with pytest.raises(DecisionError, match="no side"):
        ann.events.settle(ann.events.conflict(conflict_id), "settled", world.claim["travel"])


def test_claims_in_conflict_come_first(ann: Desk, world: World) -> None:
    ids = list(ann.queue("conflicts").ids)
    assert ids[:2] == [world.claim["met"], world.claim["saw"]]
    assert len(ids) == len(set(ids)) == len(world.claim)


def test_accounts_stand_side_by_side_the_undated_last(ann: Desk, world: World) -> None:
    (conflict_id,) = ann.events.conflicts()
    table = ann.events.conflict(conflict_id).table
    assert table is not None
    assert [one.outlets for one in table.accounts] == [("Herald",), ("Courier",)]
    place = next(row for row in table.rows if row.field == "place")
    assert [(cell.values, cell.differs) for cell in place.cells] == [(("Bergen",), True), (("Oslo",), True)]
    ann.events.settle(ann.events.conflict(conflict_id), "apparent")
    again = ann.events.conflict(conflict_id).table
    assert again is not None
    assert not any(cell.differs for row in again.rows for cell in row.cells)


def test_a_copy_is_no_account_of_its_own(ann: Desk, database: Database, world: World) -> None:
    (conflict_id,) = ann.events.conflicts()
    with database.write() as session:
        session.get_one(m.Article, world.second).copy_of_id = world.first
    table = ann.events.conflict(conflict_id).table
    assert table is not None
    assert [(one.outlets, len(one.articles)) for one in table.accounts] == [(("Herald", "Courier"), 2)]


def test_the_card_of_a_claim_says_how_many_accounts_differ(ann: Desk, world: World) -> None:
    (conflict_id,) = ann.events.conflicts()
    for key in ("met", "saw"):
        card = ann.card(world.claim[key])
        assert (card.differing, card.differs_in) == (1, ("place",))
    assert ann.card(world.claim["travel"]).differing == 0
    ann.events.settle(ann.events.conflict(conflict_id), "apparent")
    assert ann.card(world.claim["met"]).differing == 0
