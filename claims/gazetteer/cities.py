"""Cities of the world by the names that news calls them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.gazetteer import geonames
from claims.gazetteer.names import fold
from claims.wordlists import tables


@cache
def cities() -> frozenset[str]:
    """Return the names of the world's larger cities in lower case, with and without their accents."""
    written = [name for name, _ in geonames.city_names()]
    plain = (fold(name) for name in written if not name.isascii())
    return frozenset((*(name.casefold() for name in written), *plain, *aliases()))


def listed_name(name: str) -> str:
    """Return the folded name under which GeoNames lists a city that also has another: kyiv for "Kiev"."""
    folded = fold(name)
    return aliases().get(folded, folded)


@cache
def aliases() -> Mapping[str, str]:
    """Return the folded names that GeoNames lists by the folded other ones."""
    rows = tables("claims.gazetteer", "cities")["alias"]
    return {fold(name): fold(listed) for name, listed in rows.items()}
