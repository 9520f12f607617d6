"""Relations of two places, by the names of countries and cities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from claims.gazetteer import geonames
from claims.gazetteer.cities import aliases, listed_name
from claims.gazetteer.names import fold
from claims.wordlists import tables

Relation = Literal["same", "within", "different", "unknown"]


@lru_cache(maxsize=16384)
def relation(left: str, right: str) -> Relation:
    """Return how two place names stand to each other.

    "within" is either way round: a city and its country agree. "unknown" where the gazetteer lacks one of
    them; a name that several countries have is in each of them.
    """
    ours, theirs = (listed_name(name).removeprefix("the ") for name in (left, right))
    if ours == theirs:
        return "same"
    our_country, their_country = country(ours), country(theirs)
    if our_country and their_country:
        return "same" if our_country == their_country else "different"
    our_cities, their_cities = cities().get(ours, frozenset()), cities().get(theirs, frozenset())
    if our_country and their_cities:
        return "within" if our_country in their_cities else "different"
    if their_country and our_cities:
        return "within" if their_country in our_cities else "different"
    return "different" if our_cities and their_cities else "unknown"


def country(name: str) -> str | None:
    """Return the ISO 3166 code of a country by its name, code or other names."""
    folded = fold(name).removeprefix("the ")
    return _countries().get(folded)


def government(name: str) -> str | None:
    """Return the code of the country whose government goes by ``name``: the country or its capital."""
    folded = fold(name).removeprefix("the ")
    return _countries().get(folded) or _capitals().get(folded)


@cache
def _countries() -> Mapping[str, str]:
    """Return the code of each country by its names."""
    found = {fold(name): code for name, code in tables("claims.resolve.lexicon", "events")["country"].items()}
    for code, row in geonames.countries().items():
        for name in (row.name, row.code, row.code3):
            found.setdefault(fold(name), code)
    return found


@cache
def _capitals() -> Mapping[str, str]:
    rows = geonames.countries().items()
    return {fold(row.capital): code for code, row in rows if row.capital}


@cache
def cities() -> Mapping[str, frozenset[str]]:
    """Return the codes of the countries that have a city of each name; a name alone means a large one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in geonames.city_names():
        found[fold(name)].add(code)
    for name, code in _capitals().items():
        found[name].add(code)
    for name, listed in aliases().items():
        found[name] |= found[listed]
    shared: dict[frozenset[str], frozenset[str]] = {}
    return {name: shared.setdefault(known := frozenset(codes), known) for name, codes in found.items()}
