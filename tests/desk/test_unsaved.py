"""Decisions that a database did not take: they come back by the same door, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.desk.cards import Decided
from claims.desk.unsaved import Kept, Outcome, Unsaved, known_again, read, recover
from claims.errors import InputError
from claims.store.database import Database
from tests.desk.world import World
from tui.unsaved import Unsaved as Keeper

Call = Callable[[Desk], object]


@pytest.fixture
def kept(database: Database) -> Callable[..., Path]:
    """Return a function that keeps calls as the desk does when it cannot save them."""

    def keep(*calls: Call) -> Path:
        desk, keeper = Desk(database, "Ann"), Keeper()
        keeper.runs = desk.runs()
        return [keeper.keep(call, desk) for call in calls][-1]

    return keep


def taken(database: Database, path: Path) -> list[Outcome]:
    return list(recover(Desk(database, "Ann"), path, read(path)))


def test_decisions_of_every_kind_are_taken_in_their_order(
    database: Database, world: World, kept: Callable[..., Path]
) -> None:
    ann = Desk(database, "Ann")
    talks, travel, settled = (world.claim[name] for name in ("talks", "travel", "settled"))
    preview = ann.preview([settled])
    (conflict,) = [ann.events.conflict(id_) for id_ in ann.events.conflicts()][:1]
    path = kept(
        lambda desk: desk.correct(talks, 1, {"speaker": "+Bea Cole"}),
        lambda desk: desk.dispute(travel, 1, "Who says so?"),
        lambda desk: desk.decide_all(preview, "reject", None),
        lambda desk: desk.actors.rename(world.actor["lind"], "Ada von Lind", "Ada Lind"),
        lambda desk: desk.events.settle(conflict, "apparent"),
        lambda desk: desk.save_filter("mine", "kind:quote"),
    )
    outcomes = taken(database, path)
    assert [(outcome.words, outcome.taken) for outcome in outcomes if not outcome.taken] == []
    rows = ann.rows([talks, travel, settled])
    assert [rows[id_].status for id_ in (talks, travel, settled)] == ["corrected", "disputed", "rejected"]
    assert ann.actors.card(world.actor["lind"]).row.name == "Ada von Lind"
    assert ann.events.conflict(conflict.id).judgement == "apparent"
    assert [saved.name for saved in ann.saved_filters()] == ["mine"]
    assert not path.exists()


def test_what_somebody_changed_meanwhile_is_told_and_stays_in_the_file(
    database: Database, world: World, kept: Callable[..., Path]
) -> None:
    talks, travel = world.claim["talks"], world.claim["travel"]
    path = kept(lambda desk: desk.confirm(talks, 1), lambda desk: desk.confirm(travel, 1))
    Desk(database, "Ben").reject(talks, 1)
    refused, confirmed = taken(database, path)
    assert (refused.taken, confirmed.taken) == (False, True)
    assert "Ben" in refused.words
    assert Desk(database, "Ann").rows([talks])[talks].status == "rejected"
    assert [one.given["claim_id"] for one in read(path).unsaved] == [talks]


def test_two_decisions_on_one_claim_follow_each_other(
    database: Database, world: World, kept: Callable[..., Path]
) -> None:
    talks = world.claim["talks"]
    path = kept(
        lambda desk: desk.correct(talks, 1, {"speaker": "+Bea Cole"}), lambda desk: desk.reject(talks, 1)
    )
    assert [outcome.taken for outcome in taken(database, path)] == [True, True]
    assert Desk(database, "Ann").rows([talks])[talks].status == "rejected"


@pytest.mark.parametrize(
    ("steps", "status"),
    [(["undo"], "new"), (["undo", "redo"], "confirmed"), (["undo", "redo", "undo"], "new")],
)
def test_an_undo_takes_back_what_stands_before_it_in_the_file(
    database: Database, world: World, kept: Callable[..., Path], steps: list[str], status: str
) -> None:
    talks = world.claim["talks"]
    calls: dict[str, Callable[[Desk], Decided]] = {"undo": Desk.undo, "redo": Desk.redo}
    back: list[Call] = [lambda desk, name=name: getattr(desk, name)() for name in steps]
    assert calls.keys() >= set(steps)
    path = kept(lambda desk: desk.confirm(talks, 1), *back)
    assert all(outcome.taken for outcome in taken(database, path))
    assert Desk(database, "Ann").rows([talks])[talks].status == status


def test_an_undo_of_what_was_saved_before_is_told_and_not_done(
    database: Database, world: World, kept: Callable[..., Path]
) -> None:
    talks = world.claim["talks"]
    Desk(database, "Ann").confirm(talks, 1)
    (outcome,) = taken(database, kept(lambda desk: desk.undo()))
    assert (outcome.taken, "take it at the desk" in outcome.words) == (False, True)
    assert Desk(database, "Ann").rows([talks])[talks].status == "confirmed"


def test_a_database_with_another_import_is_refused(
    database: Database, world: World, kept: Callable[..., Path]
) -> None:
    path = kept(lambda desk: desk.confirm(world.claim["talks"], 1))
    unsaved = read(path)
    known_again(Desk(database, "Ann"), unsaved)
    with pytest.raises(InputError, match="claims may have other numbers"):
        known_again(Desk(database, "Ann"), replace(unsaved, runs=((1, "1999-01-01 00:00:00.000000"),)))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"database": "a.db"}', '{"unsaved": 1}'])
def test_a_file_that_keeps_no_decisions_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(InputError, match="keeps no decisions"):
        read(path)
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "missing.json")


@pytest.mark.parametrize(
    ("decision", "given", "why"),
    [
        ("database", {}, "is no decision"),
        ("confirm", {"claim_id": "x", "version": 1}, "not written as the desk writes it"),
        ("confirm", {"claim_id": 1, "version": 1, "by": "me"}, "by is not known"),
        ("decide_all", {"action": "confirm"}, "not written as the desk writes it"),
    ],
)
def test_a_decision_that_the_desk_does_not_know_is_told(
    database: Database, tmp_path: Path, decision: str, given: dict[str, object], why: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")
    unsaved = Unsaved("a.db", "Ann", (Kept("2026-01-01", decision, given),))
    (outcome,) = recover(Desk(database, "Ann"), path, unsaved)
    assert why in outcome.words
    assert read(path) == unsaved
