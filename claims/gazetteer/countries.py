"""Countries: names, capitals, adjectives, and the houses that stand for governments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claims.gazetteer import geonames
from claims.gazetteer.names import fold
from claims.wordlists import tables


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded names to ISO 3166 alpha-2 codes, one table a use; ``titles`` gives each code its plain name."""

    titles: Mapping[str, str]
    countries: Mapping[str, str]
    seats: Mapping[str, str]
    demonyms: Mapping[str, str]
    peoples: Mapping[str, str]
    first_words: frozenset[str]

    def opens(self, word: str) -> bool:
        """Say whether the name of a country or seat may begin with ``word``."""
        return fold(word) in self.first_words

    def government(self, name: str) -> str | None:
        """Return the code of the government that ``name`` calls by its country or by its seat."""
        key = plain(name)
        return self.countries.get(key) or self.seats.get(key)

    def country(self, name: str) -> str | None:
        """Return the code of the country called ``name``."""
        return self.countries.get(plain(name))

    def nationality(self, word: str) -> str | None:
        """Return the code of the country whose adjective ``word`` is, or whose name it is."""
        key = plain(word)
        return self.demonyms.get(key) or self.countries.get(key)

    def people(self, word: str) -> str | None:
        """Return the code of the country whose people ``word`` names ("Russians", "Poles", "Dutchman")."""
        key = plain(word)
        for ending in ("woman", "women", "man", "men"):
            if key.endswith(ending) and (code := self.demonyms.get(key.removesuffix(ending))):
                return code
        return self.peoples.get(key) or self.demonyms.get(key) or self.demonyms.get(key.removesuffix("s"))


def plain(name: str) -> str:
    """Return ``name`` folded, without its article."""
    return fold(name).removeprefix("the ")


@cache
def gazetteer() -> Gazetteer:
    """Return the one gazetteer; it is put together when first asked for."""
    lexicon = tables("claims.gazetteer", "countries")
    rows = geonames.countries()
    titles = {code: row.name for code, row in rows.items()}
    countries = {fold(title): code for code, title in titles.items()}
    seats = {fold(row.capital): code for code, row in rows.items() if row.capital}
    # A capital may be called as its country is (Singapore, Luxembourg): the country wins.
    countries = {**countries, **_folded(lexicon["alias"])}
    seats = {name: code for name, code in seats.items() if name not in countries}
    seats.update(_folded(lexicon["metonym"]))
    return Gazetteer(
        titles,
        countries,
        seats,
        _folded(lexicon["demonym"]),
        _folded(lexicon["people"]),
        frozenset(name.split()[0] for name in (*countries, *seats)),
    )


def _folded(table: Mapping[str, str]) -> Mapping[str, str]:
    return {plain(name): code for name, code in table.items()}
