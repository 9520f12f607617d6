"""Actors joined by a rule, proposed to a person, or kept apart: the table is the specification."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import ActorKind
from claims.records import Bearers, KnownActor, Link, Named
from claims.resolve.actors import ActorIndex, profile_key
from claims.resolve.blocking import filing_keys
from claims.resolve.links import Clusters

TABLE = Path(__file__).with_name("pairs.csv")
PAIRS = list(csv.DictReader(TABLE.open(encoding="utf-8")))


def verdict(left: KnownActor, right: KnownActor) -> str:
    found = ActorIndex().settle([left, right])
    return {"same": "same", "proposed": "ask"}[found[0].judgement] if found else "different"


def test_those_who_may_be_alike_are_asked_for_at_once_and_nobody_else() -> None:
    kept = {
        name: KnownActor(at, "person", name, roles=(role,))
        for at, (name, role) in enumerate(
            [("Greta Halvorsen", "harbour master"), ("Otto Lindqvist", "vet"), ("Ida Moe", "painter")], 1
        )
    }
    profiles = {profile_key("person", name): one for name, one in kept.items()}
    asked: list[set[str]] = []

    def recall(keys: Collection[str]) -> dict[str, Bearers]:
        asked.append(set(keys))
        return {key: Bearers(((one.id, one.id),), actors=(one,)) for key in keys if (one := profiles[key])}

    new = [
        KnownActor(8, "person", "Greta Halvorson", roles=("harbour master",)),
        KnownActor(9, "person", "Otto Lindquist", roles=("vet",)),
    ]
    index = ActorIndex(recall=recall)
    index.expect(
        Named(key, profile, one.name)
        for profile, one in profiles.items()
        for key in filing_keys("person", one.name)
    )
    index.prepare(new)
    assert {(one.left, one.right) for one in index.settle(new)} == {(1, 8), (2, 9)}
    assert asked == [{profile_key("person", "Greta Halvorsen"), profile_key("person", "Otto Lindqvist")}]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{p['left']} / {p['right']}" for p in PAIRS])
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_pairs_of_names(pair: dict[str, str], turned: bool) -> None:
    names = (pair["right"], pair["left"]) if turned else (pair["left"], pair["right"])
    left, right = (KnownActor(at, pair["kind"], name) for at, name in enumerate(names, 1))  # type: ignore[arg-type]
    assert verdict(left, right) == pair["verdict"], pair["what"]


TALKS = frozenset(("jake sullivan", "qin gang"))
CONTEXTS = [
    (
        "role and meeting",
        KnownActor(1, "person", "Wang Yi", roles=("China's top diplomat",), co_mentions=TALKS),
        KnownActor(2, "person", "Wang Ye", roles=("senior Chinese diplomat",), co_mentions=TALKS),
        "ask",
    ),
    (
        "another role",
        KnownActor(1, "person", "Wang Yi", roles=("Chinese foreign minister",)),
        KnownActor(2, "person", "Wang Ye", roles=("table tennis coach",)),
        "different",
    ),
    (
        "two premiers stay two",
        KnownActor(1, "person", "Li Qiang", roles=("Chinese Premier",), co_mentions=TALKS),
        KnownActor(2, "person", "Li Keqiang", roles=("Chinese Premier",), co_mentions=TALKS),
        "different",
    ),
    (
        "surname with its office",
        KnownActor(1, "person", "Antony Blinken", roles=("US Secretary of State",)),
        KnownActor(2, "person", "Blinken", roles=("Secretary of State",)),
        "ask",
    ),
    (
        "a gazetteer's alias",
        KnownActor(1, "person", "Zelensky, Volodymyr", ("Volodymyr Zelenskyy",), external_id="Q3874799"),
        KnownActor(2, "person", "Volodymyr Zelenskyy"),
        "same",
    ),
    (
        "country as place and as government",
        KnownActor(1, "government", "Austria"),
        KnownActor(2, "place", "Austria"),
        "same",
    ),
    ("kinds differ", KnownActor(1, "person", "Paris"), KnownActor(2, "place", "Paris"), "different"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "expected"), [r[1:] for r in CONTEXTS], ids=[r[0] for r in CONTEXTS]
)
def test_context(left: KnownActor, right: KnownActor, expected: str) -> None:
    assert verdict(left, right) == expected


def test_a_proposal_says_what_speaks_for_and_against() -> None:
    left = KnownActor(1, "person", "George Bush", roles=("President",), date=date(1989, 2, 1))
    right = replace(left, id=2, name="George W. Bush", date=date(2023, 2, 1))
    [found] = ActorIndex().settle([left, right])
    assert found.reasons == ("the family names are equal", "the given names are equal", "the same role")
    assert found.against == ("only one has a middle name", "34 years apart")


ANTONY = KnownActor(1, "person", "Antony Blinken")
ANTHONY = KnownActor(2, "person", "Anthony Blinken")
SECOND_ANTHONY = KnownActor(3, "person", "Anthony Blinken")


def test_a_refused_pair_is_not_proposed_again() -> None:
    refused = Clusters([Link(1, 2, "different")])
    assert ActorIndex(refused).settle([ANTONY, ANTHONY]) == []


def test_a_refusal_holds_for_everybody_in_the_cluster() -> None:
    refused = Clusters([Link(1, 2, "different"), Link(2, 3, "same", by_rule=True)])
    assert ActorIndex(refused).settle([ANTONY, SECOND_ANTHONY]) == []


def test_a_name_with_two_bearers_is_asked_about() -> None:
    twins = [KnownActor(at, "person", "John Smith") for at in (1, 2, 3)]
    found = ActorIndex(Clusters([Link(1, 2, "different")])).settle(twins)
    assert [(j.left, j.right, j.judgement) for j in found] == [(1, 3, "proposed"), (2, 3, "proposed")]


def test_equal_names_are_linked_to_one_representative() -> None:
    found = ActorIndex().settle(KnownActor(at, "person", "Joe Biden") for at in range(1, 5))
    assert [(j.left, j.right) for j in found] == [(1, 2), (1, 3), (1, 4)]


@pytest.mark.parametrize("name", ["the government", "The government", "government", "the northern province"])
@pytest.mark.parametrize("kind", ["government", "place"])
def test_a_government_without_a_country_is_nobody_elses(name: str, kind: ActorKind) -> None:
    assert ActorIndex().settle(KnownActor(at, kind, name, article=at) for at in (1, 2)) == []


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("The company", 0), ("their union", 0), ("a court", 0), ("the ruling party", 0),
        ("the Company of Merchants", 1), ("adidas", 1), ("The Guardian", 1), ("the EU", 1),
    ],
)  # fmt: skip
def test_what_is_only_called_what_it_is_is_nobody_elses(name: str, links: int) -> None:
    found = ActorIndex().settle(KnownActor(at, "organisation", name, article=at) for at in (1, 2))
    assert len(found) == links


def test_people_outrank_rules() -> None:
    clusters = Clusters(
        [Link(1, 2, "same", by_rule=True), Link(2, 3, "same", by_rule=True), Link(1, 3, "different")]
    )
    assert clusters.of(1) == clusters.of(2) == 1
    assert clusters.of(3) == 3


LINKS = st.lists(
    st.builds(
        lambda pair, judgement, by_rule: Link(min(pair), max(pair), judgement, by_rule),
        st.lists(st.integers(1, 8), min_size=2, max_size=2, unique=True),
        st.sampled_from(["same", "different", "proposed", "unsure"]),
        st.booleans(),
    ),
    max_size=20,
    unique_by=lambda link: (link.left, link.right),
)


@pytest.mark.slow
@given(LINKS, st.randoms())
def test_clusters_are_a_function_of_the_links(links: list[Link], random: Random) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)
    ids = range(1, 9)
    clusters = Clusters(links)
    assert clusters.canonical(ids) == Clusters(shuffled).canonical(ids)
    for link in links:
        if link.judgement == "same" and not link.by_rule:
            assert clusters.of(link.left) == clusters.of(link.right)
    for item in ids:
        assert clusters.of(item) <= item


@pytest.mark.slow
@given(
    st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=6),
    st.sampled_from(["person", "organisation"]),
)
def test_any_text_may_be_a_name(names: list[str], kind: str) -> None:
    actors = [KnownActor(at, kind, name) for at, name in enumerate(names, 1)]  # type: ignore[arg-type]
    for judgement in ActorIndex().settle(actors):
        assert judgement.left < judgement.right
        assert 0 < judgement.score <= 1
