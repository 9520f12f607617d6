"""Opinions side by side: the fields in which they differ, mixtures of them, and votes kept as drafts."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.desk.rounds import coding
from claims.desk.rounds.coding import SeatVote
from claims.desk.rounds.units import Unit
from claims.document import Span
from claims.errors import DecisionError
from tests.desk.world import FIRST, World


def vote(desk: Desk, claim: int, verdict: str, texts: dict[str, str]) -> None:
    card = desk.rounds.take("pilot")
    assert card is not None
    desk.rounds.finish(card.seat, [desk.rounds.ballot(claim, verdict, 1, texts)])


@pytest.fixture
def unit(ann: Desk, ben: Desk, world: World) -> Unit:
    """Return what Ann and Ben said of a meeting: other places, other modalities, the same day."""
    met = world.claim["met"]
    ann.rounds.open("pilot", query=f"id:{met}")
    vote(ann, met, "correct", {"place": "Bergen", "date": "2023-06-12"})
    vote(ben, met, "correct", {"modality": "planned", "date": "2023-06-12"})
    ann.rounds.close("pilot")
    (unit,) = ann.rounds.waiting("pilot")
    return unit


def test_only_what_differs_is_listed(ann: Desk, unit: Unit) -> None:
    lines = {line.name: line.values for line in ann.rounds.side_by_side(unit).lines}
    assert lines == {
        "verdict": ("correct", "correct"), "modality": ("occurred", "planned"), "place": ("Bergen", "Oslo"),
    }  # fmt: skip
    (row,) = ann.rounds.rows([unit])
    assert (row.kind, row.who) == ("event_mention", "Ada Lind")


def test_each_may_be_right_in_another_field(ann: Desk, unit: Unit, world: World) -> None:
    opinion = ann.rounds.mixed(unit, 0, {"modality": 1})
    assert (opinion.reviewer, opinion.verdict) == ("Ann", "correct")
    ann.rounds.adjudicate("pilot", unit, opinion)
    fields = {one.name: one.value for one in ann.card(world.claim["met"]).fields}
    assert (fields["place"], fields["modality"]) == ("Bergen", "planned")
    assert "2023-06-12" in fields["date"]
    assert ann.rounds.waiting("pilot") == ()
    ann.undo()
    assert len(ann.rounds.waiting("pilot")) == 1


def test_what_is_taken_whole_is_the_reviewers_own(ann: Desk, unit: Unit) -> None:
    assert ann.rounds.mixed(unit, 1, {"modality": 1}) is unit.opinions[1]


def test_who_sees_no_claim_has_no_fields(ann: Desk, ben: Desk, world: World) -> None:
    met = world.claim["met"]
    ann.rounds.open("pilot", query=f"id:{met}")
    vote(ann, met, "correct", {"place": "Bergen"})
    vote(ben, met, "reject", {})
    ann.rounds.close("pilot")
    (unit,) = ann.rounds.waiting("pilot")
    assert [line.name for line in ann.rounds.side_by_side(unit).lines] == ["verdict"]
    with pytest.raises(DecisionError, match="there is no claim"):
        ann.rounds.mixed(unit, 1, {"place": 0})


def test_votes_are_kept_in_a_draft_and_come_back(ann: Desk, world: World) -> None:
    article = ann.article(world.first)
    at = FIRST.index("talks")
    made = ann.rounds.made(world.first, "quote", 3, {"form": "direct"}, {"content": [Span(at, at + 5)]})
    votes: coding.Votes = {}
    for one in (
        SeatVote(1, ann.rounds.ballot(1, "confirm", 2)),
        SeatVote(-1, made, {"form": "direct"}, {"content": (Span(at, at + 5),)}),
    ):
        votes = coding.with_vote(votes, one)
    assert coding.from_body(coding.as_body(votes)) == votes
    assert coding.next_made(votes) == -2
    rows = {row.id: row.text for row in coding.article_with(article, votes).claims}
    assert rows[-1] == "talks"
    assert len(rows) == len(article.claims) + 1
    assert set(coding.without(votes, -1)) == {1}


def test_a_draft_that_has_ballots_alone_can_be_gone_on_with(ann: Desk) -> None:
    body = {"ballots": [{"claim": 1, "verdict": "reject", "became": {}, "ms": 5}]}
    (vote,) = coding.from_body(body).values()
    assert (vote.number, vote.status, vote.texts) == (1, "rejected", {})
