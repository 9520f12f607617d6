"""Rounds: who gets which seat, what becomes of votes, and what is decided on them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from claims.desk import Desk
from claims.document import Span
from claims.errors import DecisionError
from claims.store import models as m
from claims.store.database import Database
from claims.store.rounds import seats
from tests.desk.world import FIRST, World


def vote(desk: Desk, verdict: str = "confirm", **more: object) -> str:
    """Take the next seat of the round and give one verdict on its claim."""
    card = desk.rounds.take("pilot")
    assert card is not None
    assert card.claim is not None
    ballot = desk.rounds.ballot(card.claim.row.id, verdict, 1000, **more)  # type: ignore[arg-type]
    return desk.rounds.finish(card.seat, [ballot])


def run_out(database: Database) -> None:
    """Let the lease of every seat that is held run out."""
    with database.write() as session:
        for seat in session.scalars(select(m.Seat).where(m.Seat.state == "leased")):
            assert seat.leased_until is not None
            seat.leased_until -= 2 * seats.LEASE


def test_a_round_gives_each_reviewer_each_claim_once(ann: Desk, ben: Desk, world: World) -> None:
    assert ann.rounds.open("pilot", seats_=2) == (6, 0)
    done: list[tuple[str, int]] = []
    for desk in (ann, ben):
        while (card := desk.rounds.take("pilot")) is not None:
            ballot = desk.rounds.ballot(card.seat.target, "confirm", 500)
            assert desk.rounds.finish(card.seat, [ballot]) == "done"
            done.append((desk.reviewer, card.seat.target))
    assert len(done) == len(set(done)) == 12
    status = ann.rounds.status("pilot")
    assert status.states == {"done": 12}
    assert [(one.reviewer, one.done, one.ms) for one in status.reviewers] == [
        ("Ann", 6, 3000),
        ("Ben", 6, 3000),
    ]


def test_a_seat_is_kept_by_whoever_has_it(ann: Desk, ben: Desk) -> None:
    ann.rounds.open("pilot", seats_=1, query="kind:quote")
    mine = ann.rounds.take("pilot")
    theirs = ben.rounds.take("pilot")
    assert mine is not None
    assert theirs is not None
    assert mine.seat.target != theirs.seat.target
    again = ann.rounds.take("pilot")
    assert again is not None
    assert again.seat.target == mine.seat.target
    assert not ann.rounds.renew(mine.seat)  # the token is that of the desk that sat down last
    assert ann.rounds.renew(again.seat)


def test_what_others_began_is_finished_first(ann: Desk, ben: Desk) -> None:
    ann.rounds.open("pilot", seats_=2)
    first = ann.rounds.take("pilot")
    other = ben.rounds.take("pilot")
    assert first is not None
    assert other is not None
    assert other.seat.target == first.seat.target


def test_a_seat_that_is_left_is_free_again_and_its_draft_is_kept(
    ann: Desk, ben: Desk, database: Database
) -> None:
    ann.rounds.open("pilot", seats_=1, query="id:1")
    card = ann.rounds.take("pilot")
    assert card is not None
    ann.rounds.save(card.seat, {"verdict": "confirm"})
    assert ben.rounds.take("pilot") is None
    run_out(database)
    back = ann.rounds.take("pilot")
    assert back is not None
    assert back.seat.draft == {"verdict": "confirm"}
    run_out(database)
    taken = ben.rounds.take("pilot")
    assert taken is not None
    assert taken.seat.draft is None  # a draft is its writer's
    assert not ann.rounds.renew(back.seat)


def test_late_work_is_an_extra_vote(ann: Desk, ben: Desk, database: Database) -> None:
    ann.rounds.open("pilot", seats_=1, query="id:1")
    late = ann.rounds.take("pilot")
    assert late is not None
    run_out(database)
    assert vote(ben) == "done"
    ballot = ann.rounds.ballot(1, "reject", 10)
    assert ann.rounds.finish(late.seat, [ballot]) == "extra"
    assert ann.rounds.finish(late.seat, [ballot]) == "again"
    assert ann.rounds.take("pilot") is None
    ann.rounds.close("pilot")
    (unit,) = ann.rounds.units("pilot")
    assert [(one.reviewer, one.verdict) for one in unit.opinions] == [("Ann", "reject"), ("Ben", "confirm")]
    assert ann.rounds.status("pilot").states == {"done": 1}


def test_who_came_too_late_sits_down_again_where_the_seat_stays_empty(
    ann: Desk, ben: Desk, database: Database
) -> None:
    ann.rounds.open("pilot", seats_=1, query="id:1,2")
    late = ann.rounds.take("pilot")
    assert late is not None
    run_out(database)
    taken = ben.rounds.take("pilot")
    assert taken is not None
    assert taken.seat.target == late.seat.target
    assert ann.rounds.finish(late.seat, [ann.rounds.ballot(late.seat.target, "reject", 10)]) == "extra"
    run_out(database)  # and Ben does not come back
    other = ann.rounds.take("pilot")
    assert other is not None
    assert other.seat.target != late.seat.target
    ann.rounds.finish(other.seat, [ann.rounds.ballot(other.seat.target, "confirm", 10)])
    again = ann.rounds.take("pilot")
    assert again is not None
    assert again.seat.target == late.seat.target
    ann.rounds.finish(again.seat, [ann.rounds.ballot(again.seat.target, "confirm", 10)])
    ann.rounds.close("pilot")
    assert [one.verdict for unit in ann.rounds.units("pilot") for one in unit.opinions] == ["confirm"] * 2


def test_to_finish_twice_changes_nothing(ann: Desk, database: Database) -> None:
    ann.rounds.open("pilot", seats_=1, query="id:1")
    card = ann.rounds.take("pilot")
    assert card is not None
    ballot = ann.rounds.ballot(1, "confirm", 10)
    assert [ann.rounds.finish(card.seat, [ballot]) for _ in range(2)] == ["done", "again"]
    with database.read() as session:
        assert session.scalar(select(func.count(m.Vote.id))) == 1


def test_a_skipped_target_goes_to_another(ann: Desk, ben: Desk) -> None:
    ann.rounds.open("pilot", seats_=1, query="id:1")
    card = ann.rounds.take("pilot")
    assert card is not None
    assert ann.rounds.skip(card.seat)
    assert ann.rounds.take("pilot") is None
    assert vote(ben) == "done"
    assert ann.rounds.status("pilot").states == {"skipped": 1, "done": 1}


def test_nobody_decides_elsewhere_on_what_an_open_round_holds(ann: Desk, ben: Desk, world: World) -> None:
    ann.rounds.open("pilot", query="kind:quote")
    held, free = world.claim["agreed"], world.claim["met"]
    with pytest.raises(DecisionError, match=f"Claim {held} is in the open round “pilot”"):
        ben.confirm(held, 1)
    ben.confirm(free, 1)
    assert ann.rounds.open("other", query="")[1] == 4  # three are held, one is decided
    ann.rounds.close("other")
    ann.rounds.close("pilot")
    ben.confirm(held, 1)
    with pytest.raises(DecisionError, match="No claim is left"):
        ann.rounds.open("third", query=f"id:{held}")


def test_nobody_makes_a_claim_in_an_article_that_an_open_round_holds(ann: Desk, world: World) -> None:
    ann.rounds.open("pilot", unit="article")
    start = FIRST.index("would go on")
    spans = {"content": [Span(start, start + 11)]}
    with pytest.raises(DecisionError, match="open round"):
        ann.create(world.first, "quote", spans, {"form": "indirect"})


def test_what_all_say_is_settled_in_one_step_that_names_the_votes(
    ann: Desk, ben: Desk, database: Database, world: World
) -> None:
    met, agreed = world.claim["met"], world.claim["agreed"]
    ann.rounds.open("pilot", query=f"id:{met},{agreed}")
    for desk in (ann, ben):
        for _ in range(2):
            card = desk.rounds.take("pilot")
            assert card is not None
            if card.seat.target == met:
                ballot = desk.rounds.ballot(met, "correct", 10, {"place": "Turku"})
            else:
                ballot = desk.rounds.ballot(agreed, "confirm" if desk is ann else "reject", 10)
            desk.rounds.finish(card.seat, [ballot])
    with pytest.raises(DecisionError, match="is open"):
        ann.rounds.settle("pilot")
    ann.rounds.close("pilot")
    assert (
        ann.rounds.settle("pilot").words == "1 claim settled by the policy unanimous; 1 left to adjudicate."
    )
    card = ann.card(met)
    assert (card.row.status, card.row.place) == ("corrected", "Turku")
    with database.read() as session:
        decision = session.scalars(select(m.Decision)).one()
        rests = set(session.scalars(select(m.DecisionVote.vote_id)))
        votes = set(session.scalars(select(m.Vote.id).where(m.Vote.claim_id == met)))
    assert (decision.action, rests) == ("correct", votes)
    assert decision.note == f"round pilot: votes {', '.join(map(str, sorted(votes)))}"
    (unit,) = ann.rounds.waiting("pilot")
    ann.rounds.adjudicate("pilot", unit, unit.opinions[1])
    assert ann.card(agreed).row.status == "rejected"
    with pytest.raises(DecisionError, match="settled meanwhile"):
        ann.rounds.adjudicate("pilot", unit, unit.opinions[0])
    with pytest.raises(DecisionError, match="are decided"):
        ann.rounds.reopen("pilot")
    ann.undo()
    ann.undo()
    assert ann.card(met).row.status == ann.card(agreed).row.status == "new"
    assert len(ann.rounds.waiting("pilot")) == 2
    ann.rounds.reopen("pilot")
    assert ann.rounds.status("pilot").row.closed_at is None


@pytest.mark.parametrize(
    ("policy", "verdicts", "settled"),
    [
        ("unanimous", ("confirm", "confirm", "confirm"), 1),
        ("unanimous", ("confirm", "confirm", "reject"), 0),
        ("majority", ("confirm", "confirm", "reject"), 1),
        ("majority", ("confirm", "dispute", "reject"), 0),
        ("majority", ("confirm", "confirm"), 0),
        ("adjudicate", ("confirm", "confirm", "confirm"), 0),
    ],
)
def test_a_policy_settles_what_it_says(
    database: Database, policy: str, verdicts: tuple[str, ...], settled: int
) -> None:
    desks = [Desk(database, name) for name in ("Ann", "Ben", "Cleo")]
    desks[0].rounds.open("pilot", seats_=3, query="id:1", policy=policy)
    for desk, verdict in zip(desks, verdicts, strict=False):
        vote(desk, verdict, note="doubtful")
    desks[0].rounds.close("pilot")
    assert len(desks[0].rounds.settle("pilot").claim_ids) == settled


MET = Span(FIRST.index("met"), FIRST.index("met") + 3)
"""A trigger that no claim has."""


def judge_articles(finder: Desk, other: Desk, world: World) -> None:
    """Have both judge all articles and close the round; ``finder`` adds a claim that ``other`` misses."""
    for desk in (finder, other):
        while (card := desk.rounds.take("pilot")) is not None:
            assert card.article is not None
            ballots = [desk.rounds.ballot(claim.id, "confirm", 5) for claim in card.article.claims]
            if desk is finder and card.seat.target == world.second:
                texts = {"type": "CONSULT", "modality": "occurred"}
                ballots.append(desk.rounds.made(world.second, "event_mention", 9, texts, {"trigger": [MET]}))
            assert desk.rounds.finish(card.seat, ballots) == "done"
    finder.rounds.close("pilot")


def test_a_missed_claim_counts_against_who_finished_the_article(
    ann: Desk, ben: Desk, world: World, database: Database
) -> None:
    ann.rounds.open("pilot", unit="article", query=f"article:{world.second}", policy="majority")
    judge_articles(ann, ben, world)
    made = [unit for unit in ann.rounds.units("pilot") if unit.claim is None]
    assert [(one.reviewer, one.verdict) for one in made[0].opinions] == [("Ann", "make"), ("Ben", "miss")]
    ann.rounds.settle("pilot")
    assert ann.rounds.waiting("pilot") == tuple(made)
    (claim,) = ann.rounds.adjudicate("pilot", made[0], made[0].opinions[0]).claim_ids
    assert (ann.card(claim).row.status, ann.card(claim).row.article_id) == ("confirmed", world.second)
    ann.undo()
    assert ann.card(claim).row.status == "withdrawn"
    assert ann.rounds.rows_about("pilot", [claim])[0] == {world.second}
    assert [one.unit for one in ann.rounds.rows_about("pilot", [claim])[1]] == made

    (rejected,) = ann.rounds.adjudicate("pilot", made[0], made[0].opinions[1]).claim_ids
    assert (ann.card(rejected).row.status, ann.rounds.waiting("pilot")) == ("rejected", ())
    with database.read() as session:
        newest = select(m.Decision.id).where(m.Decision.claim_id == rejected)
        rests = session.scalars(select(m.DecisionVote.vote_id).where(m.DecisionVote.decision_id.in_(newest)))
        assert tuple(rests) == made[0].votes
    ann.undo()
    assert ann.rounds.waiting("pilot") == tuple(made)


def test_a_missed_claim_is_corrected_by_whoever_settles_it(
    ann: Desk, ben: Desk, world: World, database: Database
) -> None:
    ann.rounds.open("pilot", unit="article", query=f"article:{world.second}")
    judge_articles(ann, ben, world)
    (unit,) = [one for one in ann.rounds.units("pilot") if one.claim is None]
    chosen = ben.rounds.chosen(unit, 1, {})  # Ben has no such claim: it begins with Ann's
    assert chosen.kind == "event_mention"
    assert chosen.spans["trigger"] == (MET,)
    assert {field.name: field.value for field in chosen.fields}["modality"] == "occurred"
    opinion = ben.rounds.corrected(
        unit, 1, {}, {"modality": "planned", "place": "Turku"}, {"trigger": [Span(MET.start, MET.start + 2)]}
    )
    assert (opinion.reviewer, opinion.verdict) == ("Ben", "make")
    (claim,) = ben.rounds.adjudicate("pilot", unit, opinion).claim_ids
    card = ben.card(claim)
    assert (card.row.status, card.row.place) == ("confirmed", "Turku")
    assert card.spans["trigger"] == (Span(MET.start, MET.start + 2),)
    with database.read() as session:
        decision = session.scalars(select(m.Decision).where(m.Decision.claim_id == claim)).one()
        (vote,) = session.scalars(select(m.Vote).where(m.Vote.verdict == "make"))
        rests = session.scalars(
            select(m.DecisionVote.vote_id).where(m.DecisionVote.decision_id == decision.id)
        )
        assert set(rests) == {vote.id}
        assert decision.note is not None
        assert decision.note.endswith("changed: modality, place, trigger")
        assert vote.became["fields"]["modality"] == "occurred"  # what Ann said stays as she said it


def test_agreement_is_measured_by_field_and_with_oneself(ann: Desk, ben: Desk, world: World) -> None:
    ann.rounds.open("pilot", repeats=1.0)
    for desk in (ann, ben):
        while (card := desk.rounds.take("pilot")) is not None:
            is_met = card.seat.target == world.claim["met"]
            verdict = "correct" if is_met and desk is ann else "confirm"
            texts = {"place": "Turku"} if verdict == "correct" else None
            ballot = desk.rounds.ballot(card.seat.target, verdict, 5, texts)
            desk.rounds.finish(card.seat, [ballot])
    ann.rounds.close("pilot")
    found = ann.rounds.agreement("pilot")
    by_name = {(one.of, one.measure): one.found for one in found.measures}
    assert by_name["verdict", "alike"].value == pytest.approx(5 / 6)
    assert by_name["verdict", "alike"].units == 6
    assert ("verdict", "Cohen's kappa") in by_name
    assert [unit.claim for unit in found.differing] == [world.claim["met"]]
    assert sum(both for both, _ in found.consistency.values()) == 6
    assert all(both == alike for both, alike in found.consistency.values())


def test_agreement_on_what_to_mark_is_measured_over_articles(
    ann: Desk, ben: Desk, database: Database, world: World
) -> None:
    ann.rounds.open("pilot", unit="article")
    judge_articles(ann, ben, world)
    found = ann.rounds.agreement("pilot")
    by_name = {(one.of, one.measure): one.found for one in found.marking}
    assert {of for of, _ in by_name} >= {"all claims", "quote", "event_mention"}
    assert {measure for _, measure in by_name} == {"γ", "uα", "|uα", "cuα", "αU"}
    assert by_name["quote", "γ"].value == by_name["quote", "uα"].value == 1
    for measure in ("γ", "uα", "αU"):
        value = by_name["event_mention", measure].value
        assert value is not None
        assert 0 < value < 1
    assert all(not one.left_out for (of, _), one in by_name.items() if of == "all claims")


def test_in_a_round_over_claims_nobody_chooses_what_to_mark(ann: Desk, ben: Desk) -> None:
    ann.rounds.open("pilot", query="kind:quote")
    for desk in (ann, ben):
        while (card := desk.rounds.take("pilot")) is not None:
            desk.rounds.finish(card.seat, [desk.rounds.ballot(card.seat.target, "confirm", 5)])
    ann.rounds.close("pilot")
    assert ann.rounds.agreement("pilot").marking == ()


def test_a_lease_ends_with_the_round_and_its_work_counts_when_it_opens_again(ann: Desk, ben: Desk) -> None:
    ann.rounds.open("pilot", seats_=1, query="id:1")
    card = ann.rounds.take("pilot")
    assert card is not None
    ann.rounds.close("pilot")
    with pytest.raises(DecisionError, match="is closed"):
        ben.rounds.take("pilot")
    ann.rounds.save(card.seat, {"verdict": "confirm"})
    with pytest.raises(DecisionError, match="Round pilot was closed"):
        ann.rounds.finish(card.seat, [ann.rounds.ballot(1, "confirm", 1)])
    assert ann.rounds.units("pilot") == ()
    ann.rounds.reopen("pilot")
    assert ann.rounds.finish(card.seat, [ann.rounds.ballot(1, "confirm", 1)]) == "done"
    assert ben.rounds.take("pilot") is None
    assert timedelta(0) < seats.LEASE


def test_what_makes_no_sense_is_refused(ann: Desk) -> None:
    with pytest.raises(DecisionError, match="wants a name"):
        ann.rounds.open(" ")
    with pytest.raises(DecisionError, match="policy is one of"):
        ann.rounds.open("pilot", policy="loudest")
    ann.rounds.open("pilot")
    with pytest.raises(DecisionError, match="already"):
        ann.rounds.open("pilot")
    with pytest.raises(DecisionError, match="the rounds are pilot"):
        ann.rounds.take("pilto")
    with pytest.raises(DecisionError, match="wants a note"):
        ann.rounds.ballot(1, "dispute", 1)
    with pytest.raises(DecisionError, match="Nothing was changed"):
        ann.rounds.ballot(1, "correct", 1)
