"""Bodies that all news knows by their letters, their full names and what they are called for short."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from claims.gazetteer.countries import plain
from claims.wordlists import tables


@lru_cache(maxsize=4096)
def world_body(name: str) -> str | None:
    """Return the letters of the body that ``name`` calls: "UN refugee agency" → "unhcr"; else ``None``.

    Three letters have to be capitals: "CAS", but not "Cas".
    """
    text = plain(name)
    if len(text) < 4 and not name.replace("the ", "").replace(".", "").isupper():
        return None
    return _bodies().get(text.replace("united nations", "un") if " " in text else text)


@cache
def first_words() -> frozenset[str]:
    """Return the words that full names of such bodies begin with, folded."""
    return frozenset(name.split()[0] for name in _bodies() if " " in name)


@cache
def _bodies() -> Mapping[str, str]:
    known = tables("claims.gazetteer", "world_bodies")["body"]
    named = {name: letters for letters, names in known.items() for name in names.split("|")}
    return named | {letters: letters for letters in known} | {"un": "un"}
