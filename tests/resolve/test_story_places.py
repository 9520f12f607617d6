"""Places that two articles of one story spell differently."""

from __future__ import annotations

import pytest

from claims.resolve.stories.places_spelt import (
    place_names,
    spelt_names,
    spelt_places,
    translated_names,
)

CASES = {
    "a village": (
        "Forty died in Orlavek.",
        "The landslide hit the village of Orlavik.", [("Orlavek", "Orlavik")],
    ),
    "a town transliterated": (
        "Shells fell near Bilhorod.", "Guns were heard around Bilgorod.", [("Bilhorod", "Bilgorod")],
    ),
    "with a hyphen": (
        "A truce in Kara-Sorun.", "A truce in Kara-Sorum held.", [("Kara-Sorun", "Kara-Sorum")],
    ),
    "a town that was not taken for a place": (
        "Ten died in Dorovo.", "Relatives from Dorovu wept.", [("Dorovo", "Dorovu")],
    ),
    "two cities that are known": ("He flew to Austin.", "He flew to Dustin.", []),
    "a country and its people": (
        "Trade with Kenya, in Kenya.", "A ban on Kenyan maize, to Kenyan anger.", [],
    ),
    "both spellings in one article": ("In Orlavek, and near Orlavik.", "Floods in Orlavik.", []),
    "other names": ("Floods in Marrado.", "Floods in Tarrego.", []),
    "part of a longer name": (
        "A crash near Orlavek Airport.", "A crash in Orlavik.", [("Orlavek", "Orlavik")],
    ),
    "a place that no word says to be one": (
        "The Orlavek Fire Brigade came.", "The boat sank off Orlavik.", [("Orlavek", "Orlavik")],
    ),
    "two words that no word says to be places": ("Orlavek Airport shut.", "Orlavik police came.", []),
    "one word in two English spellings": ("The ministry of Defense.", "The ministry of Defence.", []),
    "a day": ("It rained in Orlavek from Monday.", "It rained from Sunday.", []),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "expected"), CASES.values(), ids=CASES)
def test_places_that_are_one_in_two_spellings(
    ours: str, theirs: str, expected: list[tuple[str, str]]
) -> None:
    mine, others = list(place_names(1, ours)), list(place_names(2, theirs))
    assert [(a.name, b.name) for a, b in spelt_places((1, ours), mine, (2, theirs), others)] == expected


NAMES = {
    "a ship": ("The Selene Star sank.", "The tanker Selena Star sank.", [("Selene Star", "Selena Star")]),
    "a given name": ("Judge Ana Kovač spoke.", "Judge Anna Kovac spoke.", [("Ana Kovač", "Anna Kovac")]),
    "both spellings in one article": ("The Selene Star sank.", "Selena Star, or Selene Star, sank.", []),
    "accents only": ("Mariano Sanhá fled.", "Mariano Sanha fled.", []),
    "an ordinary word": ("Prime Rate rose.", "The Prime Rite, a rite, was held.", []),
    "another ending": ("The Miners Union met.", "The Miner Union met.", []),
    "an opposite": ("East Marrado flooded.", "West Marrado flooded.", []),
}  # fmt: skip
TRANSLATED = {
    "another noun": (
        "The Vanguards of the Desert came.", "The Avant-garde of the Desert came.",
        [("Vanguards of the Desert", "Avant-garde of the Desert")],
    ),
    "another preposition": (
        "The Forum for Renewal met.", "The Forum of Renewal met.",
        [("Forum for Renewal", "Forum of Renewal")],
    ),
    "another thing": ("The Bank of Ghana met.", "The Army of Ghana met.", []),
    "both in one article": ("The Forum for Renewal met.", "Forum of Renewal, the Forum for Renewal.", []),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "expected"), NAMES.values(), ids=NAMES)
def test_names_of_which_one_word_is_spelt_otherwise(
    ours: str, theirs: str, expected: list[tuple[str, str]]
) -> None:
    assert [(a.name, b.name) for a, b in spelt_names((1, ours), (2, theirs))] == expected


@pytest.mark.parametrize(("ours", "theirs", "expected"), TRANSLATED.values(), ids=TRANSLATED)
def test_names_that_are_translated_otherwise(ours: str, theirs: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.name, b.name) for a, b in translated_names((1, ours), (2, theirs))] == expected
