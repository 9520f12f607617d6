"""Names of places that two articles of one story spell differently, found in the text itself.

A village that is news for a day stands in no gazetteer, and may be taken for a person or
overlooked. What stands behind "in", "near" or "the village of" is a place whatever it is taken for; two such
words that are nearly alike, each in one article only, are one name in two spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from claims.gazetteer.names import fold, likeness
from claims.records import PlaceName
from claims.resolve.places import cities, country
from claims.wordlists import lists

ALIKE = 0.83
"""Likeness of folded names from which two places of one story may be one."""
SHORT = 5
"""Shorter names differ too easily."""
_NAME = r"[A-Z][^\W\d_]{2,}(?:-[A-Z]?[^\W\d_]+)*"
_PLACED = re.compile(rf"\b(?:in|near|at|outside|around|from|towards?|of|to) ({_NAME})\b(?! [A-Z])")
_WORD = re.compile(rf"\b{_NAME}\b")


def place_names(article: int, text: str) -> Iterator[PlaceName]:
    """Yield the names behind words for places, each where it first stands; common words are left out."""
    common = lists("claims.resolve.lexicon", "stories")["commonplace"]
    seen: set[str] = set()
    for found in _PLACED.finditer(text):
        name = fold(found[1])
        if name not in seen and name not in common and len(name) >= SHORT:
            seen.add(name)
            yield PlaceName(article, found.start(1), found[1])


def spelt_places(
    ours: list[PlaceName], our_text: str, theirs: list[PlaceName], their_text: str
) -> Iterator[tuple[PlaceName, PlaceName]]:
    """Yield the places of one article and of another that are likely one, spelt differently."""
    our_words, their_words = _words(our_text), _words(their_text)
    for left, right in product(ours, theirs):
        if fold(left.name) in their_words or fold(right.name) in our_words:
            continue
        if _are_spellings(fold(left.name), fold(right.name)):
            yield left, right


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text))


def _are_spellings(left: str, right: str) -> bool:
    """Say whether two names differ by letters, and not by an ending ("Kenya", "Kenyan") or in being known."""
    short, long = sorted((left, right), key=len)
    if left == right or left[0] != right[0] or long.startswith(short):
        return False
    if all(country(name) or name in cities() for name in (left, right)):
        return False
    return likeness(left, right) >= ALIKE
