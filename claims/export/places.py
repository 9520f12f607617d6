"""Places of events with their coordinates, where a name is certain to be one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claims.gazetteer import geonames
from claims.gazetteer.cities import listed_name
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold

GREATER = 5
"""A city is the one meant where all others of its name together have a fifth of its people."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place: its country as ISO 3166-1 alpha-3, its city with degrees and GeoNames id, its feature class.

    Everything is ``None`` of which the name leaves a doubt.
    """

    name: str | None = None
    city: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoname_id: int | None = None
    feature: str | None = None


def located(words: str | None) -> Location:
    """Return where ``words`` are: "Halden", "Halden, Norway", "Norway"."""
    if not words:
        return Location()
    first, _, within = words.partition(",")
    code = gazetteer().country(within.strip()) if within.strip() else None
    if within.strip() and code is None:
        return Location()
    country = gazetteer().country(first.strip())
    if country is not None and code in (None, country):
        return _country(country)
    cities = [city for city in _cities().get(listed_name(first.strip()), ()) if code in (None, city.country)]
    ordered = sorted(cities, key=lambda city: -city.population)
    if not ordered or sum(city.population for city in ordered[1:]) * GREATER > ordered[0].population:
        return Location()
    return _city(ordered[0])


def _country(code: str) -> Location:
    row = geonames.countries()[code]
    return Location(name=row.name, country=row.code3, geoname_id=row.geoname_id, feature="country")


def _city(city: geonames.City) -> Location:
    country = geonames.countries()[city.country].code3
    return Location(city.name, city.name, country, city.latitude, city.longitude, city.geoname_id, "city")


@cache
def _cities() -> Mapping[str, list[geonames.City]]:
    found: defaultdict[str, list[geonames.City]] = defaultdict(list)
    for city in geonames.cities():
        found[fold(city.name)].append(city)
    return found
