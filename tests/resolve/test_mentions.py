"""What is looked at when the mentions of one article are brought together: all that may be one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from claims.records import EventRecord
from claims.resolve import events
from claims.resolve.event_clusters import Occasion
from claims.resolve.stories import mentions
from claims.resolve.stories.mentions import Mentions
from tests.resolve.accounts import days, told

NAMES = (
    "Ann Hill", "Anne Hill", "Hill", "Hil", "Mr Hill", "Piet van der Meer", "Van der Meer", "Meer", "Meir",
    "Qin Gang", "Gang Qin", "Antony Blinken", "Blinken", "Blankenship", "Curtinbrink", "Krittenbrink",
    "PERU", "Peru", "Lima", "+Teachers Union", "+Union of Teachers", "+TU", "+IMF", "+The IMF",
    "+International Monetary Fund", "+Central Bank", "+Centrl Bank", "protesters", "Protesters", "",
)  # fmt: skip
WORDS = ("attacked", "the attack", "attack", "met", "talks", "denied", "rejected", "the visit", "visited")
KINDS = ("ASSAULT/ occurred", "CONSULT/meet occurred", "CONSULT/visit planned", "REJECT/ occurred")
DAYS = (None, days("2023-06-15"), days("2023-06-18"))


class Everything(Mentions):
    """Groups of which every one is looked at, the latest first."""

    def likely(self, here: Occasion) -> Iterator[int]:
        kind = here.told[0].type, here.family
        ours = ((group.told[0].type, group.family) == kind for group in self.groups)
        yield from reversed([at for at, is_ours in enumerate(ours) if is_ours])


def article(seed: int, length: int = 80) -> Sequence[EventRecord]:
    """Return mentions with names, words, kinds and days by chance."""
    chance = random.Random(seed)

    def one() -> EventRecord:
        words = chance.choice(WORDS)
        begin, end = chance.choice(("On Monday", "Later", "In the end")), chance.choice((".", ""))
        people = chance.choice(NAMES), chance.choice(NAMES)
        sentence = f"{begin} {words} it was{end}"
        return told(chance.choice(KINDS), *people, words=words, sentence=sentence, date=chance.choice(DAYS))

    return [one() for _ in range(length)]


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_passed_over_that_may_be_one(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "FEW", 0)
    some = article(seed)
    found = events.occasions(some)
    monkeypatch.setattr(events, "Mentions", Everything)
    assert found == events.occasions(some)
    assert any(len(group) > 1 for group in found)


SURNAMES = (
    "Brandt", "Weiss", "Holm", "Okafor", "Moreau", "Quintero", "Sorensen", "Jankowski", "Galanis", "Duarte",
    "Nakamura", "Petrov", "Toledo", "Mbeki", "Fontaine", "Castellan", "Haddad", "Lindqvist",
)  # fmt: skip


def test_of_other_names_none_is_looked_at() -> None:
    some = Mentions()
    for name in [f"{given} {family}" for given in ("Ada", "Bo", "Mira") for family in SURNAMES]:
        some.add(Occasion(0, (told("ASSAULT/ occurred", name, words="attacked"),)))
    one_more = Occasion(0, (told("ASSAULT/ occurred", "Ada Okafor", words="attacked"),))
    assert [some.groups[at].actors[0].name for at in some.likely(one_more)] == [
        "Mira Okafor", "Bo Okafor", "Ada Okafor",
    ]  # fmt: skip
