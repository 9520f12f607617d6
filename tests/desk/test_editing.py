"""Corrections: each field and span, and what they leave in the database."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.document import Span
from claims.errors import DecisionError
from claims.store import models as m
from claims.store.database import Database
from claims.store.ids import add_canonical
from claims.store.review.claim_state import read_states
from tests.desk.world import FIRST, World


def state(database: Database, claim_id: int) -> Any:
    with database.read() as session:
        return read_states(session, "claim", [claim_id])[claim_id]


def at(words: str) -> Span:
    start = FIRST.index(words)
    return Span(start, start + len(words))


FIELDS = [
    ("place", "met", {"place": "Bergen"}, "fields", {"place": "Bergen"}),
    ("no place", "met", {"place": ""}, "fields", {"place": None}),
    ("type in any case", "met", {"type": "agree"}, "fields", {"type": "AGREE"}),
    ("modality", "met", {"modality": "planned"}, "fields", {"modality": "planned"}),
    ("mode", "met", {"mode": "talk"}, "fields", {"mode": "talk"}),
    ("background", "met", {"background": "yes"}, "fields", {"background": 1}),
    ("form", "agreed", {"form": "mixed"}, "fields", {"form": "mixed"}),
    ("polarity", "agreed", {"polarity": "negative"}, "fields", {"polarity": "negative"}),
    (
        "a month",
        "met",
        {"date": "2023-06"},
        "fields",
        {
            "date_from": "2023-06-01",
            "date_to": "2023-06-30",
            "date_precision": "month",
            "time_expression_id": None,
        },
    ),
    (
        "an open range",
        "met",
        {"date": "2023-06-18.."},
        "fields",
        {"date_from": "2023-06-18", "date_to": None, "date_precision": "day", "time_expression_id": None},
    ),
    ("cue in its words", "agreed", {"cue": "Lind said"}, "fields", {"cue": "Lind said"}),
]


@pytest.mark.parametrize(
    ("claim", "written", "group", "expected"), [case[1:] for case in FIELDS], ids=[case[0] for case in FIELDS]
)
def test_a_field_is_corrected_and_undone(
    ann: Desk,
    database: Database,
    world: World,
    claim: str,
    written: dict[str, str],
    group: str,
    expected: dict[str, Any],
) -> None:
    claim_id = world.claim[claim]
    before = state(database, claim_id)
    ann.correct(claim_id, 1, written)
    after = state(database, claim_id)
    assert after["status"] == "corrected"
    assert {name: after[group][name] for name in expected} == expected
    ann.undo()
    assert state(database, claim_id) == before
    ann.redo()
    assert state(database, claim_id) == after


def test_what_a_card_shows_is_what_correct_takes_back(ann: Desk, world: World) -> None:
    for claim_id in world.claim.values():
        card = ann.card(claim_id)
        with pytest.raises(DecisionError, match="Nothing was changed"):
            ann.correct(claim_id, 1, {field.name: field.value for field in card.fields})


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"colour": "red"}, "has no field “colour”. It has: type, mode"),
        ({"modality": "plannd"}, "“plannd” is no modality. Did you mean planned?"),
        ({"date": "Tuesday"}, "“Tuesday” is no date; write 2023-06-15"),
        ({"date": "2023-06-18..2023-06-16"}, "runs backwards"),
        ({"actor": "Nobody"}, r"Nobody is called “Nobody”.*write \+Nobody"),
        ({"actor": "#999"}, "no actor #999"),
        ({"trigger": "danced"}, "The article does not say “danced”"),
        ({"trigger": ""}, "cannot do without its trigger"),
    ],
    ids=lambda value: next(iter(value.items())) if isinstance(value, dict) else "",
)
def test_a_value_that_makes_no_sense(
    ann: Desk, database: Database, world: World, written: dict[str, str], message: str
) -> None:
    before = state(database, world.claim["met"])
    with pytest.raises(DecisionError, match=message):
        ann.correct(world.claim["met"], 1, written)
    assert state(database, world.claim["met"]) == before


def test_a_span_moves_and_the_claim_with_it(ann: Desk, database: Database, world: World) -> None:
    claim_id = world.claim["agreed"]
    ann.correct(claim_id, 1, spans={"content": [at("agreed on the border")]})
    with database.read() as session:
        claim = session.get_one(m.Claim, claim_id)
    assert FIRST[claim.char_start : claim.char_end] == "agreed on the border"
    assert ann.card(claim_id).row.text == "agreed on the border"
    assert [mark.span.of(FIRST) for mark in ann.card(claim_id).proposed_marks] == []


def test_pieces_are_added_and_dropped(ann: Desk, database: Database, world: World) -> None:
    claim_id = world.claim["talks"]
    assert len(ann.card(claim_id).spans["content"]) == 2
    ann.correct(claim_id, 1, spans={"content": [at("the talks would go on")]})
    assert state(database, claim_id)["spans"]["content"] == [
        [at("the talks would go on").start, at("the talks would go on").end]
    ]
    ann.undo()
    assert len(ann.card(claim_id).spans["content"]) == 2


def test_a_time_span_brings_its_date(ann: Desk, database: Database, world: World) -> None:
    claim_id = world.claim["met"]
    ann.correct(claim_id, 1, spans={"time": [at("next week")]})
    assert state(database, claim_id)["fields"]["time_expression_id"] == world.time["next week"]


def test_a_speaker_becomes_another_with_the_words_that_name_them(
    ann: Desk, database: Database, world: World
) -> None:
    claim_id = world.claim["talks"]
    ann.correct(claim_id, 1, {"speaker": "Ada Lind"})
    assert ann.card(claim_id).row.who == "Ada Lind"
    assert state(database, claim_id)["participants"]["speaker"] == [
        {"actor_id": world.actor["lind"], "mention_id": None}
    ]


def test_a_pronoun_keeps_its_place_and_means_somebody_else(
    ann: Desk, database: Database, world: World
) -> None:
    claim_id = world.claim["travel"]
    ann.correct(claim_id, 1, {"actor": f"Bo Karlsen #{world.actor['karlsen']}"})
    assert state(database, claim_id)["participants"]["actor"] == [
        {"actor_id": world.actor["karlsen"], "mention_id": world.mention["she"]}
    ]
    (actor,) = (one for one in ann.card(claim_id).participants if one.role == "actor")
    assert (actor.name, actor.by_hand) == ("Bo Karlsen", True)


def test_several_of_a_name_ask_for_the_number(ann: Desk, database: Database, world: World) -> None:
    with database.write() as session:
        add_canonical(session, m.Actor(name="Ada Lind", kind="organisation"))
    with pytest.raises(DecisionError, match=r"may be any of: .*#\d+ \(organisation\)"):
        ann.correct(world.claim["talks"], 1, {"speaker": "ada lind"})


def test_a_new_actor_is_made_by_a_plus(ann: Desk, world: World) -> None:
    claim_id = world.claim["agreed"]
    ann.correct(claim_id, 1, {"addressee": "+Cy Berg"})
    assert ann.card(claim_id).row.whom == "Cy Berg"


def test_completion_offers_actors_and_values(ann: Desk, world: World) -> None:
    claim_id = world.claim["met"]
    offered = ann.complete_field(claim_id, "recipient", "Ada Lind #1; Bo")
    assert [(one.value, one.makes) for one in offered] == [
        (f"Ada Lind #1; Bo Karlsen #{world.actor['karlsen']}", False),
        ("Ada Lind #1; +Bo", True),
    ]
    assert ann.complete_field(claim_id, "recipient", "Ada Lind #1; ") == ()
    assert [one.value for one in ann.complete_field(claim_id, "type", "con")] == ["CONSULT", "CONCEDE"]
    assert [one.value for one in ann.complete_field(claim_id, "mode", "")] == ["meet", "visit"]


def test_a_claim_the_machine_missed(ann: Desk, database: Database, world: World) -> None:
    decided = ann.create(
        world.first, "event_mention", {"trigger": [at("go on")]},
        {"type": "CONSULT", "modality": "possible", "actor": "Bo Karlsen"},
    )  # fmt: skip
    (claim_id,) = decided.claim_ids
    made = state(database, claim_id)
    assert (made["status"], made["fields"]["modality"]) == ("confirmed", "possible")
    ann.undo()
    assert state(database, claim_id)["status"] == "withdrawn"
    assert claim_id not in ann.queue("newest").ids
    ann.redo()
    assert state(database, claim_id) == made
    with database.read() as session:
        became = session.scalars(select(m.Decision.became).where(m.Decision.action == "create")).one()
    assert became == made
    assert not any(field.changed for field in ann.card(claim_id).fields)


def test_the_words_of_a_role_follow_its_span(ann: Desk, database: Database, world: World) -> None:
    (claim_id,) = ann.create(world.first, "role", {"title": [at("talks would")]}).claim_ids
    made = state(database, claim_id)
    assert made["fields"]["title"] == "talks would"
    ann.correct(claim_id, 2, {}, {"title": [at("the talks would go on")]})
    moved = state(database, claim_id)
    assert moved["fields"]["title"] == "the talks would go on"
    ann.correct(claim_id, 3, {"title": "talks would"})
    assert state(database, claim_id)["fields"]["title"] == "talks would"
    ann.undo()
    assert state(database, claim_id) == moved
    with database.read() as session:
        assert (
            session.scalar(select(m.Role.title).where(m.Role.claim_id == claim_id)) == "the talks would go on"
        )


def test_a_new_claim_wants_its_choices(ann: Desk, world: World) -> None:
    with pytest.raises(DecisionError, match="Choose the form of the quote: direct, indirect, mixed"):
        ann.create(world.first, "quote", {"content": [at("go on")]})
    with pytest.raises(DecisionError, match="Select the content first"):
        ann.create(world.first, "quote", {"cue": [at("go on")]}, {"form": "direct"})


def test_history_tells_what_was_changed(ann: Desk, world: World) -> None:
    claim_id = world.claim["met"]
    ann.correct(claim_id, 1, {"place": "Bergen"})
    ann.undo()
    undid, corrected = ann.card(claim_id).history
    assert corrected.words == "corrected place: Oslo → Bergen"
    assert corrected.undone
    assert (undid.words, undid.undone) == ("undid now new; place: Bergen → Oslo", False)


def test_history_tells_people_and_pieces_in_words(ann: Desk, world: World) -> None:
    claim_id = world.claim["talks"]
    ann.correct(claim_id, 1, {"speaker": "Ada Lind"}, {"content": [at("the talks would go on")]})
    (line,) = ann.card(claim_id).history
    assert line.words == (
        "corrected content: “the talks would go on” … “and on” → “the talks would go on”; "
        f"speaker: Bo Karlsen #{world.actor['karlsen']} → Ada Lind #{world.actor['lind']}"
    )
    assert ann.history()[0].words.startswith(f"corrected claim {claim_id} (“the talks would go on”): ")


def test_a_decided_flag_is_lifted_and_comes_back_with_undo(
    ann: Desk, database: Database, world: World
) -> None:
    claim_id = world.claim["met"]
    with database.write() as session:
        session.get_one(m.Claim, claim_id).flag = "proposal differs"
    ann.confirm(claim_id, 1)
    assert ann.rows([claim_id])[claim_id].flag is None
    ann.undo()
    assert ann.rows([claim_id])[claim_id].flag == "proposal differs"
