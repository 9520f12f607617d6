"""Weights of links, learned from what people judged, used for the proposals that wait, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.desk.learn.links import learn_weights, undo_weights
from claims.errors import DecisionError
from claims.records import Judgement
from claims.store import models as m
from claims.store.database import Database
from claims.store.ids import add_canonical
from claims.store.linking.link_writer import write_links

ROLE, NAME = "the same role", "the names are alike"


def proposed(session: Session, reason: str, score: float = 0.88) -> m.ActorLink:
    """Add two actors and the proposal that they are one."""
    left, right = (add_canonical(session, m.Actor(kind="person", name="A")) for _ in range(2))
    found = Judgement(left, right, "proposed", score, (reason,), (), "actor.person.alike")
    write_links(session, m.ActorLink, [found])
    return session.scalars(select(m.ActorLink).where(m.ActorLink.left_id == left)).one()


def judge(session: Session, reason: str, judgement: str, times: int) -> None:
    for _ in range(times):
        link = proposed(session, reason)
        link.judgement, link.decided_by, link.decided_at = judgement, "ana", datetime.now(UTC)
    session.flush()


@pytest.fixture
def judged(database: Database) -> Database:
    """Those of one role were the same, those of names only alike were not."""
    with database.write() as session:
        judge(session, ROLE, "same", 20)
        judge(session, NAME, "different", 20)
    return database


def test_open_proposals_get_the_score_that_judged_pairs_teach(judged: Database) -> None:
    with judged.write() as session:
        role, name = proposed(session, ROLE), proposed(session, NAME)
        learned = learn_weights(session, "ana", "actor")
        assert (learned.changed, learned.trial.judged) == (3, 40)
        assert role.score is not None
        assert name.score is not None
        assert role.score > 0.9 > 0.3 > name.score
        assert name.reasons == {"for": [NAME], "against": [], "shipped": 0.88}


def test_what_is_proposed_later_is_scored_so_too_and_the_shipped_score_is_kept(judged: Database) -> None:
    with judged.write() as session:
        learn_weights(session, "ana", "actor")
        later = proposed(session, NAME)
        assert (later.score or 1) < 0.3
        assert later.reasons["shipped"] == 0.88


def test_taking_the_weights_back_gives_every_proposal_its_score_back(judged: Database) -> None:
    with judged.write() as session:
        before = proposed(session, ROLE)
        learn_weights(session, "ana", "actor")
        after = proposed(session, NAME)
        assert undo_weights(session, "actor") == 3
        assert (before.score, after.score) == (0.88, 0.88)
        assert before.reasons == {"for": [ROLE], "against": []}
        with pytest.raises(DecisionError, match="nothing to take back"):
            undo_weights(session, "actor")


@pytest.mark.parametrize(("same", "different"), [(5, 5), (30, 2), (0, 40)])
def test_too_few_judgements_teach_nothing(database: Database, same: int, different: int) -> None:
    with database.write() as session:
        judge(session, ROLE, "same", same)
        judge(session, ROLE, "different", different)
        with pytest.raises(DecisionError, match="learning wants 20, and 4 of each"):
            learn_weights(session, "ana", "actor")


def test_weights_that_would_not_help_are_refused(database: Database) -> None:
    with database.write() as session:
        for number in range(10):
            judge(session, f"reason {'abcdefghij'[number]}", "same", 3)
            judge(session, f"reason {'abcdefghij'[9 - number]}", "different", 1)
        for link in session.scalars(select(m.ActorLink)):
            link.score = 0.75
        with pytest.raises(DecisionError, match="would not help"):
            learn_weights(session, "ana", "actor")


def test_links_of_events_have_weights_of_their_own(judged: Database) -> None:
    with judged.write() as session:
        learn_weights(session, "ana", "actor")
        with pytest.raises(DecisionError, match="proposed pairs of events"):
            learn_weights(session, "ana", "event")
