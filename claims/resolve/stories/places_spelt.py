"""Names of places that two articles of one story spell differently, found in the text itself.

A village that is news for a day stands in no gazetteer, and may be taken for a person or
overlooked. What stands behind "in", "near" or "the village of" is a place whatever it is taken for; two such
words that are nearly alike, each in one article only, are one name in two spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, product

from claims.gazetteer.names import fold, likeness
from claims.records import PlaceName
from claims.resolve.places import cities, country
from claims.resolve.stories.spellings import usual_spelling
from claims.wordlists import lists

ALIKE = 0.83
"""Likeness of folded names from which two places of one story may be one."""
NAMED = 0.85
"""Likeness from which a place may be what the other article names without such a word."""
SHORT = 5
"""Shorter names differ too easily."""
_BEFORE = (
    "in|near|at|outside|around|from|towards?|of|to|off|between|beyond|past|via|into|inside|above"
    "|join(?:s|ing)?|reach(?:ed|ing)?"
)
_NAME = r"[A-Z][^\W\d_]{2,}(?:-[A-Z]?[^\W\d_]+)*"
_PLACED = re.compile(rf"\b(?:{_BEFORE}) ({_NAME})\b(?! [A-Z])")
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
    our: tuple[int, str], ours: list[PlaceName], their: tuple[int, str], theirs: list[PlaceName]
) -> Iterator[tuple[PlaceName, PlaceName]]:
    """Yield the places of one article and of another that are likely one, spelt differently.

    Each article is given by its id and text, with its :func:`place_names`. One of the two names may stand
    where no word says that it is a place.
    """
    our_words, their_words = _words(*our), _words(*their)
    mine, others = ({fold(one.name) for one in words} for words in (our_words, their_words))
    only_ours, only_our_words = (_without(others, some) for some in (ours, our_words))
    only_theirs, only_their_words = (_without(mine, some) for some in (theirs, their_words))
    told: set[tuple[str, str]] = set()
    pairs = chain(
        product(only_ours, only_theirs, (ALIKE,)),
        product(only_ours, only_their_words, (NAMED,)),
        product(only_our_words, only_theirs, (NAMED,)),
    )
    for (our_name, left), (their_name, right), least in pairs:
        pair = our_name, their_name
        if pair not in told and _are_spellings(*pair, least):
            told.add(pair)
            yield left, right


def _without(there: set[str], some: Iterable[PlaceName]) -> list[tuple[str, PlaceName]]:
    """Return the names, each with its folded form, that are not ``there`` too."""
    return [(name, one) for one in some if (name := fold(one.name)) not in there]


@lru_cache(maxsize=256)
def _words(article: int, text: str) -> tuple[PlaceName, ...]:
    """Return the words in capitals, each where it first stands; an article is compared with several."""
    found: dict[str, PlaceName] = {}
    for word in _WORD.finditer(text):
        found.setdefault(word[0], PlaceName(article, word.start(), word[0]))
    return tuple(found.values())


def _are_spellings(left: str, right: str, least: float) -> bool:
    """Say whether two names differ by letters, and not by an ending ("Kenya", "Kenyan") or in being known."""
    short, long = sorted((left, right), key=len)
    if left == right or left[0] != right[0] or long.startswith(short):
        return False
    if all(country(name) or name in cities() for name in (left, right)):
        return False
    return usual_spelling(left) != usual_spelling(right) and likeness(left, right) >= least
