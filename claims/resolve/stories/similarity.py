"""Stories: articles that tell of the same happenings, known by the rare names, numbers and days they share.

Two articles are taken for one story where what they share weighs enough: a person's full name more than a
surname, a town more than a country, and everything less the more articles of those days have it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from math import log2

from claims.gazetteer.names import fold, likeness, skeleton, tokens
from claims.records import StoryText
from claims.resolve import places
from claims.resolve.lexicon import noun_classes
from claims.resolve.names import person_name
from claims.wordlists import lists

NEWS_DAYS = 10
"""Articles further apart tell one story only by way of others between them."""
LEAST, EACH, MOST = 1.1, 0.035, 2.4
"""The weight two articles must share: the least, more for each name of the shorter list, and the most."""
FULL, SURNAME, BODY, TOWN, COUNTRY, NUMBER, WORD = 1.0, 0.8, 0.7, 0.7, 0.25, 0.4, 0.12
WORDS = 0.7
"""The most that common words in both count for."""
SPELT = 0.7
"""The weight of a name whose spelling is only alike."""
ALIKE = 0.75
"""Likeness of folded names from which two may be spellings of one."""
LONG = 5
"""Letters from which on a name may be spelt otherwise, and a part of it leads to others that have it."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = ("ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ed", "es", "er", "s", "y", "e")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Return a word without its common endings: "protesting" and "protests" are "protest"."""
    plain = fold(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain


@lru_cache(maxsize=32768)
def sense(word: str) -> str:
    """Return the stem of a word; of a noun that accounts use for others, that of the one for them all."""
    plain = stem(word)
    return _senses().get(plain, plain)


@cache
def _senses() -> Mapping[str, str]:
    return {stem(form): stem(one) for noun, one in noun_classes().items() for form in (noun, f"{noun}s")}


@cache
def generic() -> frozenset[str]:
    """Return the stems of words for those of whom many happenings are told ("police", "people")."""
    return frozenset(
        form
        for word in lists("claims.resolve.lexicon", "stories")["generic"]
        for form in (word, stem(word), sense(word))
    )


@cache
def undergoing() -> frozenset[str]:
    """Return the stems of words for people of any kind by what was done to them ("hostages")."""
    return frozenset(map(stem, lists("claims.resolve.lexicon", "stories")["undergoing"]))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the telling words of a text, names among them."""
    common = lists("claims.resolve.lexicon", "stories")["commonplace"]
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in common)


@lru_cache(maxsize=4096)
def senses(text: str) -> frozenset[str]:
    """Return the telling words of a text as :func:`stems`, each by what it may stand for."""
    return frozenset(_senses().get(plain, plain) for plain in stems(text))


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


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """A name of an article, with what it is compared by; ``key`` is the one that it is filed under."""

    key: str
    words: frozenset[str]
    folded: str
    plain: str
    is_long: bool
    family: str
    given: str
    government: str | None
    is_country: bool


def shared(left: StoryText, right: StoryText, common: Mapping[str, int]) -> float:
    """Return what two articles share, by weight."""
    score = 0.0
    ours, theirs = _names(left), _names(right)
    for kind, some in ours.items():
        others = theirs.get(kind, ())
        weigh = _person if kind == "person" else partial(_body, BODY if kind == "organisation" else TOWN)
        for one in some:
            best = max((weigh(one, other) for other in others), default=0.0)
            score += best / _crowd(common.get(one.key, 1)) if best else 0.0
    score += NUMBER * len(left.numbers & right.numbers)
    words = (stems(left.text) & stems(right.text)) - {
        stem(part) for _, name in left.names for part in tokens(name)
    }
    return score + min(WORDS, WORD * len(words))


def _crowd(others: int) -> float:
    return 1.0 if others <= 4 else log2(others) - 1


@lru_cache(maxsize=1024)
def _names(story: StoryText) -> Mapping[str, Sequence[_Name]]:
    found: defaultdict[str, list[_Name]] = defaultdict(list)
    for kind, name in story.names:
        found[kind].append(_parsed(kind, name))
    return found


@lru_cache(maxsize=16384)
def _parsed(kind: str, name: str) -> _Name:
    folded = fold(name)
    person = person_name(name)
    return _Name(
        f"{kind[:1]}:{_sound(kind, name)}", frozenset(folded.split()), folded,
        folded.removeprefix("the "), len(name) >= LONG, person.family, " ".join(person.given[:1]),
        places.government(name), places.country(name) is not None,
    )  # fmt: skip


def _person(ours: _Name, theirs: _Name) -> float:
    """Return what a person's name in both counts for, by how it is borne and how it is spelt."""
    few, many = sorted((ours.words, theirs.words), key=len)
    if len(few) > 1 and few <= many:
        return FULL
    if ours.family == theirs.family:
        return FULL if ours.given and ours.given == theirs.given else SURNAME
    if ours.given != theirs.given or likeness(ours.family, theirs.family) < ALIKE:
        return 0.0
    return SPELT * (FULL if ours.given else SURNAME)


def _body(least: float, ours: _Name, theirs: _Name) -> float:
    """Return what the name of a body or a place in both counts for, ``least`` where they are equal."""
    is_equal = ours.plain == theirs.plain
    if is_equal and not ours.is_country:
        return least
    if ours.government and ours.government == theirs.government:
        return COUNTRY
    if is_equal:
        return least
    long = ours.is_long and theirs.is_long
    return SPELT * least if long and likeness(ours.folded, theirs.folded) >= ALIKE else 0.0


def chosen(new: StoryText, others: Iterable[tuple[StoryText, float]]) -> list[int]:
    """Return the articles of one story with ``new``, the likeliest first, given with what each exceeds by."""
    fitting = sorted(((over, one.article) for one, over in others if over >= 0), reverse=True)
    return [article for _, article in fitting if article != new.article]
