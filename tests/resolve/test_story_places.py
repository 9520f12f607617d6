"""Places that two articles of one story spell differently."""

from __future__ import annotations

import pytest

from claims.resolve.stories.places_spelt import place_names, spelt_places

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
