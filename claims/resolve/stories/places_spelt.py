"""Names of places and things that two articles of one story spell differently, found in the text itself.

A village that is news for a day stands in no gazetteer, and may be taken for a person or
overlooked. What stands behind "in", "near" or "the village of" is a place whatever it is taken for; two such
words that are nearly alike, each in one article only, are one name in two spellings. So are names of several
words, of a ship or a band, of which one word is nearly alike and the one beside it is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product

from claims.gazetteer.names import fold, likeness
from claims.records import Difference, PlaceName
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
_QUOTED = re.compile(rf"[“\"«„]({_NAME})[”\"»“]")
_PAIR = re.compile(rf"\b(?=({_NAME}) ({_NAME})\b)")
_SMALL = re.compile(r"\b[a-z][^\W\d_]+")
_OF = re.compile(rf"\b({_NAME}) (of|for) (?:the )?({_NAME})\b")
TRANSLATED = 0.58
"""Likeness from which "Vanguards" and "Avant-garde" may be one word, both being "of the Desert"."""
PART = 0.75
"""Likeness from which one word of a name may be that of the other, where the word beside it is the same."""


def place_names(article: int, text: str) -> Iterator[PlaceName]:
    """Yield the names behind words for places, and those in quotation marks, once each; no common words."""
    common = lists("claims.resolve.lexicon", "stories")["commonplace"]
    seen: set[str] = set()
    for found in (*_PLACED.finditer(text), *_QUOTED.finditer(text)):
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


def spelt_names(our: tuple[int, str], their: tuple[int, str]) -> Iterator[tuple[PlaceName, PlaceName]]:
    """Yield the names of two words that two articles spell differently in one of them.

    Each article is given by its id and text. Words that stand there in small letters too make no name.
    """
    mine, others = _pairs(*our), _pairs(*their)
    plain = _small(our[1]) | _small(their[1])
    words, their_words = ({word for pair in some for word in pair} for some in (mine, others))
    found: dict[frozenset[str], tuple[PlaceName, PlaceName]] = {}
    for ours, theirs in product(mine, others):
        differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
        if len(differing) != 1:
            continue
        (left, right), key = differing[0], frozenset(differing[0])
        alone = left not in their_words and right not in words and plain.isdisjoint(key)
        if alone and _are_parts(left, right):
            found[key] = mine[ours], others[theirs]  # the surname behind it says more than the title before
    yield from found.values()


def translated_names(our: tuple[int, str], their: tuple[int, str]) -> Iterator[tuple[PlaceName, PlaceName]]:
    """Yield the names of the form "Vanguards of the Desert" that two articles translate differently."""
    mine, others = _of_pairs(*our), _of_pairs(*their)
    ours, theirs = fold(our[1]), fold(their[1])
    for (head, _, of), left in mine.items():
        for (their_head, _, their_of), right in others.items():
            if of != their_of or fold(left.name) in theirs or fold(right.name) in ours:
                continue
            if head == their_head or _may_be_translated(head, their_head):
                yield left, right


def _may_be_translated(head: str, other: str) -> bool:
    left, right = (one.replace(" ", "") for one in (head, other))
    return min(len(left), len(right)) >= SHORT and likeness(left, right) >= TRANSLATED


def other_names(some: Iterable[Difference], known: Sequence[Difference]) -> Iterator[Difference]:
    """Yield the differences in names that are not in a part of a name that is ``known`` to differ."""
    parts = {(_parts(one.left_value), _parts(one.right_value)) for one in known}
    for one in some:
        left, right = _parts(one.left_value), _parts(one.right_value)
        if not any((left - right) & ours and (right - left) & theirs for ours, theirs in parts):
            yield one


def _parts(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


@lru_cache(maxsize=256)
def _of_pairs(article: int, text: str) -> Mapping[tuple[str, str, str], PlaceName]:
    """Return the names with "of" or "for" between two words, by these words, each where it first stands."""
    found: dict[tuple[str, str, str], PlaceName] = {}
    for name in _OF.finditer(text):
        key = fold(name[1]), name[2], fold(name[3])
        found.setdefault(key, PlaceName(article, name.start(), name[0]))
    return found


@lru_cache(maxsize=256)
def _pairs(article: int, text: str) -> Mapping[tuple[str, str], PlaceName]:
    """Return the pairs of neighbouring words in capitals, folded, each where it first stands."""
    found: dict[tuple[str, str], PlaceName] = {}
    for pair in _PAIR.finditer(text):
        name = f"{pair[1]} {pair[2]}"
        found.setdefault((fold(pair[1]), fold(pair[2])), PlaceName(article, pair.start(1), name))
    return found


@lru_cache(maxsize=256)
def _small(text: str) -> frozenset[str]:
    return frozenset(map(fold, _SMALL.findall(text)))


def _are_parts(left: str, right: str) -> bool:
    """Say whether two words of names differ by letters, and not by an ending or in what they say."""
    lexicon = lists("claims.resolve.lexicon", "stories")
    plain = lexicon["opposed"] | lexicon["commonplace"]
    short, long = sorted((left, right), key=len)
    if left[0] != right[0] or long.startswith(short) or not plain.isdisjoint((left, right)):
        return False
    return usual_spelling(left) != usual_spelling(right) and likeness(left, right) >= PART


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
