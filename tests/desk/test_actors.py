"""Judging, merging and splitting actors: what the links and the names say afterwards."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.desk import Desk
from claims.errors import ChangedSinceError, DecisionError
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World


def rows(database: Database, model: type[m.Base]) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(select(model.__table__))]


def who(desk: Desk, world: World) -> dict[str, str]:
    return {key: desk.rows([one])[one].who for key, one in world.claim.items()}


def test_a_merge_renames_everywhere_and_rewrites_no_mention(
    ann: Desk, database: Database, world: World
) -> None:
    before = who(ann, world)
    mentions = rows(database, m.Mention)
    (link_id,) = ann.actors.proposals()
    ann.actors.judge(ann.actors.link(link_id), "same")
    assert who(ann, world)["settled"] == "Ada Lind"
    assert rows(database, m.Mention) == mentions
    assert list(ann.actors.proposals()) == []
    assert [row.name for row in ann.actors.rows(ann.actors.ids()).values()] == [
        "Ada Lind", "Bo Karlsen", "Karlsen",
    ]  # fmt: skip
    ann.undo()
    assert who(ann, world) == before
    assert list(ann.actors.proposals()) == [link_id]
    ann.redo()
    assert who(ann, world)["settled"] == "Ada Lind"


def test_a_refused_pair_is_not_proposed_again_and_not_merged_by_the_back_door(
    ann: Desk, world: World
) -> None:
    link = ann.actors.link(world.link)
    assert (link.speaks_for, link.speaks_against) == (
        ("same family name", "same meeting"), ("given names differ",),
    )  # fmt: skip
    ann.actors.judge(link, "different")
    assert list(ann.actors.proposals()) == []
    ann.actors.merge(world.actor["lind"], world.actor["karlsen"])
    with pytest.raises(DecisionError, match=r"Ann said .* that Ada Lind and Anna Lind are different"):
        ann.actors.merge(world.actor["karlsen"], world.actor["lind2"])


def test_whoever_judges_second_is_told(ann: Desk, ben: Desk, world: World) -> None:
    seen = ann.actors.link(world.link)
    ben.actors.judge(ben.actors.link(world.link), "unsure")
    with pytest.raises(ChangedSinceError, match="Ben called them unsure"):
        ann.actors.judge(seen, "same")


def test_any_two_are_merged_and_split_exactly(ann: Desk, database: Database, world: World) -> None:
    before = who(ann, world)
    ann.actors.merge(world.actor["karlsen2"], world.actor["karlsen"])
    assert ann.actors.card(world.actor["karlsen2"]).row.name == "Bo Karlsen"
    with pytest.raises(DecisionError, match="one already"):
        ann.actors.merge(world.actor["karlsen"], world.actor["karlsen2"])
    ann.actors.split_member(world.actor["karlsen2"])
    assert who(ann, world) == before
    ann.undo()
    assert ann.actors.card(world.actor["karlsen2"]).row.members == 2
    ann.undo()
    assert who(ann, world) == before
    with pytest.raises(DecisionError, match="stands alone"):
        ann.actors.split_member(world.actor["karlsen2"])


def test_splitting_the_middle_keeps_the_others_together(ann: Desk, world: World) -> None:
    middle, left, right = (world.actor[key] for key in ("lind", "lind2", "karlsen2"))
    ann.actors.merge(middle, left)
    ann.actors.merge(middle, right)
    ann.actors.split_member(middle)
    assert ann.actors.card(left).row.id == ann.actors.card(right).row.id
    assert ann.actors.card(middle).row.members == 1
    ann.undo()
    assert ann.actors.card(middle).row.members == 3


def test_a_single_mention_is_split_off_and_assigned(ann: Desk, world: World) -> None:
    ann.actors.split_mention(world.mention["karlsen"])
    assert who(ann, world)["talks"] == "Karlsen"
    ann.actors.assign(world.mention["karlsen"], world.actor["lind"])
    assert who(ann, world)["talks"] == "Ada Lind"
    with pytest.raises(DecisionError, match="means Ada Lind already"):
        ann.actors.assign(world.mention["karlsen"], world.actor["lind"])
    ann.undo()
    ann.undo()
    assert who(ann, world)["talks"] == "Bo Karlsen"


def test_an_alias_is_split_off_across_articles(ann: Desk, world: World) -> None:
    ann.actors.merge(world.actor["lind"], world.actor["lind2"])
    ann.actors.merge(world.actor["karlsen"], world.actor["karlsen2"])
    before = who(ann, world)
    assert [(alias.name, alias.mentions) for alias in ann.actors.card(world.actor["lind"]).aliases] == [
        ("Lind", 2), ("Ada Lind", 1), ("Anna Lind", 1),
    ]  # fmt: skip
    ann.actors.split_alias(world.actor["karlsen"], "Karlsen")
    card = ann.actors.card(world.actor["karlsen2"])
    assert [alias.name for alias in card.aliases] == ["Karlsen"]
    assert card.row.mentions == 2
    assert ann.actors.card(world.actor["karlsen"]).row.mentions == 1
    ann.undo()
    assert who(ann, world) == before
    ann.redo()
    assert ann.actors.card(world.actor["karlsen2"]).row.mentions == 2
    with pytest.raises(DecisionError, match="No mention of this actor is written “Smith”"):
        ann.actors.split_alias(world.actor["karlsen"], "Smith")


def test_rename_and_kind(ann: Desk, ben: Desk, world: World) -> None:
    ann.actors.rename(world.actor["lind"], "Ada  Maria Lind", "Ada Lind")
    ann.actors.set_kind(world.actor["lind"], "group", "person")
    assert who(ann, world)["agreed"] == "Ada Maria Lind"
    assert ann.actors.card(world.actor["lind"]).row.kind == "group"
    with pytest.raises(ChangedSinceError, match="Ann changed the name to Ada Maria Lind"):
        ben.actors.rename(world.actor["lind"], "A. Lind", "Ada Lind")
    with pytest.raises(ChangedSinceError, match="Ann changed the kind to group"):
        ben.actors.set_kind(world.actor["lind"], "place", "person")
    with pytest.raises(DecisionError, match=r"no kind of actor\. There are: person"):
        ann.actors.set_kind(world.actor["lind"], "deity", "group")
    assert ann.undo().words == "Undone: changed the kind of Ada Maria Lind: kind: person → group."
    ann.undo()
    assert who(ann, world)["agreed"] == "Ada Lind"


def test_an_actor_tells_its_history(ann: Desk, ben: Desk, world: World) -> None:
    ann.actors.rename(world.actor["lind2"], "A. Lind", "Anna Lind")
    ben.actors.merge(world.actor["lind"], world.actor["lind2"])
    history = ann.actors.card(world.actor["lind"]).history
    assert [(line.reviewer, line.words) for line in history] == [
        ("Ben", "joined Ada Lind and A. Lind: judgement: proposed → same"),
        ("Ann", "renamed A. Lind: name: Anna Lind → A. Lind"),
    ]


def test_undo_of_a_merge_is_refused_once_somebody_judged_again(ann: Desk, ben: Desk, world: World) -> None:
    ann.actors.judge(ann.actors.link(world.link), "same")
    ben.actors.judge(ben.actors.link(world.link), "different")
    with pytest.raises(ChangedSinceError, match="Ben kept apart Ada Lind and Anna Lind"):
        ann.undo()


def test_an_actor_card_holds_what_is_known(ann: Desk, database: Database, world: World) -> None:
    with database.write() as session:
        session.add(m.ActorRole(actor_id=world.actor["lind2"], role="minister"))
    ann.actors.merge(world.actor["lind"], world.actor["lind2"])
    card = ann.actors.card(world.actor["lind2"])
    assert (card.row.mentions, card.row.articles, card.row.claims) == (5, 2, 5)
    assert [(role.role, str(role.as_of[0])) for role in card.roles] == [("minister", "2023-06-14")]
    assert [member.article for member in card.members] == ["Courier", "Herald"]
    sentence = card.mentions[0].window.text
    assert sentence == "Foreign Minister Ada Lind met Prime Minister Bo Karlsen in Oslo on Tuesday."
    known, fresh = ann.actors.complete("ada")
    assert (known.value, known.makes) == (f"Ada Lind #{world.actor['lind']}", False)
    assert (fresh.value, fresh.makes) == ("+ada", True)
