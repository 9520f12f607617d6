"""Country and sector of an actor, from what it is called and what it does."""

from __future__ import annotations

import pytest

from claims.gazetteer.affiliation import affiliation, country_codes, cow_numbers, sectors


@pytest.mark.parametrize(
    ("kind", "names", "roles", "country", "rule"),
    [
        ("government", ["Kenya"], [], "KEN", "name"),
        ("government", ["the Kremlin"], [], "RUS", "name"),
        ("organisation", ["Peruvian Foreign Ministry"], [], "PER", "public body"),
        ("organisation", ["Ministry of Health of Chile"], [], "CHL", "public body"),
        ("organisation", ["German Trade Union Confederation"], [], "DEU", "name"),
        ("group", ["Ukrainian soldiers"], [], "UKR", "people"),
        ("group", ["Norwegians"], [], "NOR", "people"),
        ("person", ["Ada Brandt"], ["Finnish foreign minister"], "FIN", "office"),
        ("person", ["Ada Brandt"], ["mayor", "president of Ghana"], "GHA", "office"),
    ],
)
def test_the_country_is_told_with_the_rule(
    kind: str, names: list[str], roles: list[str], country: str, rule: str
) -> None:
    found = affiliation(kind, names, roles)
    assert (found.country, found.country_rule) == (country, rule)


@pytest.mark.parametrize(
    ("kind", "names", "roles"),
    [
        ("person", ["Ada Brandt"], ["mayor"]),
        ("person", ["France Bequette"], []),
        ("person", ["Ada Brandt"], ["ambassador to Kenya"]),
        ("organisation", ["Halden Rovers"], []),
        ("group", ["gunmen"], []),
    ],
)
def test_nothing_is_guessed_of_the_country(kind: str, names: list[str], roles: list[str]) -> None:
    assert affiliation(kind, names, roles).country is None


@pytest.mark.parametrize(
    ("kind", "names", "roles", "sector"),
    [
        ("government", ["Kenya"], [], "GOV"),
        ("organisation", ["Supreme Court"], [], "JUD"),
        ("organisation", ["Ministry of Defence"], [], "MIL"),
        ("organisation", ["Norland police"], [], "COP"),
        ("organisation", ["United Nations"], [], "IGO"),
        ("organisation", ["Green Party"], [], "PTY"),
        ("organisation", ["Zarnovia"], [], None),
        ("group", ["masked gunmen"], [], "REB"),
        ("group", ["dock workers"], [], "LAB"),
        ("person", ["Ada Brandt"], ["defence minister"], "MIL"),
        ("person", ["Ada Brandt"], ["Senator"], "LEG"),
        ("person", ["Ada Brandt"], ["foreign minister"], "GOV"),
        ("person", ["Ada Brandt"], [], None),
    ],
)
def test_the_sector_is_told_by_body_office_or_group(
    kind: str, names: list[str], roles: list[str], sector: str | None
) -> None:
    assert affiliation(kind, names, roles).sector == sector


def test_every_number_of_the_correlates_of_war_is_of_a_country_and_only_one() -> None:
    numbers = cow_numbers()
    assert set(numbers) <= country_codes()
    assert len(set(numbers.values())) == len(numbers)
    assert (numbers["USA"], numbers["GBR"], numbers["CHN"]) == (2, 200, 710)


def test_sectors_are_codes_of_three_letters() -> None:
    assert all(len(code) == 3 and code.isupper() for code in sectors())
