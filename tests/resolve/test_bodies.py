"""Public bodies, of which every country has one: whose they are, and which of them are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.gazetteer.public_bodies import public_body
from claims.records import KnownActor
from claims.resolve.actors import ActorIndex
from claims.resolve.body_country import called

NAMES = [
    ("US State Department", ("department", "state"), "US"),
    ("U.S. Department of State", ("department", "state"), "US"),
    ("China’s Ministry of Foreign Affairs", ("foreign", "ministry"), "CN"),
    ("Chinese Foreign Ministry", ("foreign", "ministry"), "CN"),
    ("the Foreign Ministry of the Russian Federation", ("foreign", "ministry"), "RU"),
    ("Australian Department of Defence", ("defense", "department"), "AU"),
    ("Beijing's Foreign Ministry", ("foreign", "ministry"), "CN"),
    ("Democratic Republic of the Congo Army", ("army",), "CD"),
    ("Communist Party of Vietnam", ("communist", "party"), "VN"),
    ("the Foreign Ministry", ("foreign", "ministry"), None),
    ("City Council", ("city", "council"), None),
]


@pytest.mark.parametrize(("name", "words", "nation"), NAMES, ids=[row[0] for row in NAMES])
def test_a_public_body_is_read(name: str, words: tuple[str, ...], nation: str | None) -> None:
    body = public_body(name)
    assert body is not None
    assert (body.words, body.nation) == (words, nation)


@pytest.mark.parametrize(
    "name", ["Bank of Japan", "Bank of America", "Mexico City Police", "World Health Organization", "Boeing"]
)
def test_a_name_of_its_own_is_no_public_bodys(name: str) -> None:
    assert public_body(name) is None


def body(name: str, states: str = "", offices: str = "", co_mentions: str = "") -> KnownActor:
    """Return a body as an article tells of it that names these countries, offices and people."""
    said = (frozenset(filter(None, text.split("; "))) for text in (co_mentions, states, offices))
    people, lands, roles = said
    return KnownActor(0, "organisation", name, (name,), co_mentions=people, states=lands, offices=roles)


US_NEWS = "united states; china"
TWO = "ana ruiz; paul kern"
OF_CHINA, OF_RUSSIA = "Chinese Foreign Ministry spokesman", "Russian Foreign Ministry spokesman"
FOREIGN, CHINESE, RUSSIAN = "Foreign Ministry", "Chinese Foreign Ministry", "Russian Foreign Ministry"
PAIRS = [
    # A country in the name, however it is said.
    (body("US State Department"), body("U.S. State Department"), "same"),
    (body("US State Department"), body("Department of State of the United States"), "same"),
    (body(CHINESE), body("China’s Foreign Ministry"), "same"),
    (body(CHINESE), body("Ministry of Foreign Affairs of China"), "same"),
    (body("Russian Defence Ministry"), body("Russia's Ministry of Defense"), "same"),
    (body("Chinese Communist Party"), body("Communist Party of China"), "same"),
    (body(CHINESE), body(RUSSIAN), "different"),
    (body("South Korean Defence Ministry"), body("North Korean Defence Ministry"), "different"),
    (body(CHINESE), body("Chinese Defence Ministry"), "different"),
    (body("Supreme Court of India"), body("Supreme Court of Pakistan"), "different"),
    # A country that the rest of the article says.
    (body("State Department"), body("State Department"), "same"),
    (body("State Department"), body("US State Department"), "same"),
    (body(FOREIGN, offices=OF_CHINA), body(CHINESE), "same"),
    (body("Supreme Court", offices="Indian Supreme Court judge"), body("Supreme Court of India"), "same"),
    (body("Justice Department", US_NEWS), body("US Justice Department"), "same"),
    (body(FOREIGN, offices=OF_CHINA), body(RUSSIAN), "different"),
    (body("Justice Department", "philippines"), body("US Justice Department"), "different"),
    # Nothing says whose it is: never settled unasked, and asked only where something speaks for it.
    (body(FOREIGN, "china; russia"), body(FOREIGN, "china; russia"), "different"),
    (body(FOREIGN, "china"), body(CHINESE), "different"),
    (body(FOREIGN, co_mentions=TWO), body(CHINESE, co_mentions=TWO), "ask"),
    (body(FOREIGN, "china", co_mentions=TWO), body(FOREIGN, "china", co_mentions=TWO), "ask"),
    (body(FOREIGN, "china", co_mentions=TWO), body(FOREIGN, "russia", co_mentions=TWO), "different"),
    (body(FOREIGN, offices=f"{OF_CHINA}; {OF_RUSSIA}"), body(CHINESE), "different"),
    (body("City Council"), body("City Council"), "different"),
    (body("police"), body("police"), "different"),
    (body("Chinese embassy"), body("Chinese embassy"), "different"),
    (body("High Court", "india"), body("High Court", "india"), "different"),
]  # fmt: skip


IDS = [f"{left.name} / {right.name}" for left, right, _ in PAIRS]


@pytest.mark.parametrize(("left", "right", "verdict"), PAIRS, ids=IDS)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_pairs_of_bodies(left: KnownActor, right: KnownActor, verdict: str, turned: bool) -> None:
    pair = (right, left) if turned else (left, right)
    found = ActorIndex().settle(replace(actor, id=at) for at, actor in enumerate(pair, 1))
    told = {"same": "same", "proposed": "ask"}
    assert (told[found[0].judgement] if found else "different") == verdict


def test_a_proposal_says_that_the_country_is_not_known() -> None:
    pair = body(FOREIGN, "china", co_mentions=TWO), body(CHINESE, co_mentions=TWO)
    [found] = ActorIndex().settle(replace(actor, id=at) for at, actor in enumerate(pair, 1))
    assert found.reasons == ("the names are equal", "named together with 2 of the same people")
    assert found.against == ("only one name says whose it is, and many countries have one",)


def test_a_spelling_in_the_article_says_whose_it_is() -> None:
    spelt = KnownActor(1, "organisation", FOREIGN, (FOREIGN, "Polish Foreign Ministry"))
    assert called(spelt) == "Poland Foreign Ministry"
