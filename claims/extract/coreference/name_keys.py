"""Keys by which the names of an article find each other: words, acronyms, the words of a public body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.extract.lexicon import lists, tables
from claims.gazetteer.countries import plain
from claims.gazetteer.public_bodies import public_body
from claims.gazetteer.world_bodies import world_body

_NATION = re.compile(r"(?:the )?(?:U\.?S\.?|U\.?K\.?) (?=\w+ of )")
"""Whose a body is, which its letters do not tell: the DOJ is the "U.S. Department of Justice"."""
LETTERS = range(2, 7)
"""How many letters an acronym has."""


@lru_cache(maxsize=4096)
def name_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name; two names that may be one actor's share at least one."""
    folded = plain(name)
    return tuple(dict.fromkeys(_keys(name, folded, folded.split())))


def _keys(name: str, folded: str, words: list[str]) -> Iterator[str]:
    yield folded
    yield company_stem(name)
    yield from (*words[:1], *words[-1:])
    yield from (word for word in words if word not in lists("names")["unspoken"])
    body = public_body(name)
    if body is not None:
        yield f"body:{' '.join(body.words)}"
    world = world_body(name)
    if world is not None:
        yield f"world:{world}"
    if _is_in_capitals(name):
        yield f"letters:{folded.replace(' ', '')}"
    if len(words) > 1:
        yield from (f"letters:{letters}" for letters in _initials(words))
        yield from (f"letters:{letters}" for letters in _initials(company_stem(name).split()))


@lru_cache(maxsize=4096)
def company_stem(name: str) -> str:
    """Return a company's folded name in full, without its legal form: "Brenta Oil Comp" → "brenta oil"."""
    full = tables("bodies")["abbreviation"]
    words = [full.get(word, word) for word in plain(name).split()]
    while len(words) > 1 and words[-1] in lists("bodies")["legal_form"]:
        words.pop()
    return " ".join(words)


def is_acronym(short: str, long: str) -> bool:
    """Say whether ``short`` is made of the capitals of ``long``: "WHO", "U.N.", "the IMF"."""
    letters = plain(short).replace(" ", "")
    if len(letters) not in LETTERS or not _is_in_capitals(short):
        return False
    nation = _NATION.match(long)
    long = long[nation.end() :] if nation else long
    words = plain(long).split()
    if len(words) < 2 or any(len(word) > 1 and word.replace(".", "").isupper() for word in long.split()):
        return False
    return letters in (*_initials(words), *_initials(company_stem(long).split()))


def _is_in_capitals(name: str) -> bool:
    return name.replace(".", "").replace("the ", "").isupper()


def _initials(words: list[str]) -> tuple[str, str]:
    """Return the first letters of all words, and of those that are not left out of acronyms."""
    unspoken = lists("names")["unspoken"]
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in unspoken)
