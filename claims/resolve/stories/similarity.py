"""Stories: articles that tell of the same happenings, known by the rare names, numbers and days they share.

Two articles are taken for one story where what they share weighs enough: a person's full name more than a
surname, a town more than a country, and everything less the more articles of those days have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log2

from claims.gazetteer.names import fold, likeness, skeleton, tokens
from claims.records import StoryText
from claims.resolve import places
from claims.resolve.names import person_name
from claims.wordlists import lists

NEWS_DAYS = 10
"""Articles further apart tell one story only by way of others between them."""
LEAST, EACH, MOST = 1.1, 0.035, 2.4
"""What two articles must share: the least, more for each name that the shorter list has, and the most."""
FULL, SURNAME, BODY, TOWN, COUNTRY, NUMBER, WORD = 1.0, 0.8, 0.7, 0.7, 0.25, 0.4, 0.12
WORDS = 0.7
"""The most that common words in both count for."""
SPELT = 0.7
"""What a name counts whose spelling is only alike."""
ALIKE = 0.75
"""Likeness of folded names from which two may be spellings of one."""
LONG = 5
"""Letters from which on a part of a long name leads to others that have it."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = ("ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ed", "es", "er", "s", "y", "e")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its common endings: "protesting" and "protests" are "protest"."""
    plain = fold(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the telling words of a text, names among them."""
    common = lists("claims.resolve.lexicon", "stories")["commonplace"]
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in common)


def keys(story: StoryText) -> frozenset[str]:
    """Return the keys under which articles of one story are looked for: names by their sound, numbers."""
    found = {f"{kind[:1]}:{_sound(kind, name)}" for kind, name in story.names if not _is_country(kind, name)}
    for kind, name in story.names:
        if kind == "person" and len(parts := tokens(name)) > 2:  # any of them may be the family name
            found |= {f"p:{skeleton(part)}" for part in parts if len(part) >= LONG}
    return frozenset(found | {f"n:{number}" for number in story.numbers})


def _sound(kind: str, name: str) -> str:
    if kind == "person":
        return skeleton(person_name(name).family.replace(" ", ""))
    return " ".join(skeleton(word) for word in tokens(name)[:3])


def _is_country(kind: str, name: str) -> bool:
    return kind != "person" and places.government(name) is not None


def are_one_story(left: StoryText, right: StoryText, common: Mapping[str, int]) -> float:
    """Return how far what two articles share exceeds what one story needs; below 0 they are two.

    ``common`` says how many articles of those days have each key.
    """
    if left.published and right.published and abs((left.published - right.published).days) > NEWS_DAYS:
        return -1.0
    few = min(_strong(left), _strong(right))
    return shared(left, right, common) - min(MOST, LEAST + EACH * few)


def _strong(story: StoryText) -> int:
    return sum(not _is_country(kind, name) for kind, name in story.names)


def shared(left: StoryText, right: StoryText, common: Mapping[str, int]) -> float:
    """Return what two articles share, by weight."""
    score = sum(_best(kind, name, right) / _crowd(kind, name, common) for kind, name in left.names)
    score += NUMBER * len(left.numbers & right.numbers)
    words = (stems(left.text) & stems(right.text)) - {
        stem(part) for _, name in left.names for part in tokens(name)
    }
    return score + min(WORDS, WORD * len(words))


def _crowd(kind: str, name: str, common: Mapping[str, int]) -> float:
    others = common.get(f"{kind[:1]}:{_sound(kind, name)}", 1)
    return 1.0 if others <= 4 else log2(others) - 1


def _best(kind: str, name: str, other: StoryText) -> float:
    return max((_name(kind, name, theirs) for which, theirs in other.names if which == kind), default=0.0)


def _name(kind: str, ours: str, theirs: str) -> float:
    """Return what one name in both counts for, by how it is borne and how it is spelt."""
    if kind == "person":
        left, right = person_name(ours), person_name(theirs)
        few, many = sorted((set(tokens(ours)), set(tokens(theirs))), key=len)
        if len(few) > 1 and few <= many:
            return FULL
        if left.family == right.family:
            return FULL if left.given and right.given and left.given[:1] == right.given[:1] else SURNAME
        near = likeness(left.family, right.family) >= ALIKE and left.given[:1] == right.given[:1]
        return SPELT * (FULL if left.given else SURNAME) if near else 0.0
    least = BODY if kind == "organisation" else TOWN
    is_equal = fold(ours).removeprefix("the ") == fold(theirs).removeprefix("the ")
    if is_equal and places.country(ours) is None:
        return least
    if places.government(ours) and places.government(ours) == places.government(theirs):
        return COUNTRY
    if is_equal:
        return least
    long = min(len(ours), len(theirs)) >= 5
    return SPELT * least if long and likeness(fold(ours), fold(theirs)) >= ALIKE else 0.0


def chosen(new: StoryText, others: Iterable[tuple[StoryText, float]]) -> list[int]:
    """Return the articles of one story with ``new``, the likeliest first, given with what each exceeds by."""
    fitting = sorted(((over, one.article) for one, over in others if over >= 0), reverse=True)
    return [article for _, article in fitting if article != new.article]
