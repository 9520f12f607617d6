"""Numbers as news writes them, in digits or in words, as digits that compare."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from claims.wordlists import lists, tables

_DIGITS = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_MARKS = ".,;:!?”’\"')"
SMALL = frozenset(("1", "2"))
"""Numbers that stand in most sentences, and so tell nothing of which one."""


@lru_cache(maxsize=8192)
def first_number(words: str) -> str | None:
    """Return the first number of ``words`` in digits: 1200 of "at least 1,200", 22 of "twenty-two people"."""
    written = _DIGITS.search(words)
    if written:
        return _plain(written[0])
    return next((found for word in _WORD.findall(words.lower()) if (found := _spelt(word))), None)


def numbers(text: str) -> frozenset[str]:
    """Return every number of a text in digits, the smallest left out."""
    written = {_plain(found) for found in _DIGITS.findall(text)}
    spelt = {found for word in _WORD.findall(text.lower()) if (found := _spelt(word))}
    return frozenset((written | spelt) - SMALL)


def added_number(sentence: str) -> str | None:
    """Return the number that a sentence adds to an earlier one: 2 of "six died and two others later"."""
    adding = lists("claims.resolve.lexicon", "events")
    words = [word.strip(_MARKS) for word in sentence.lower().split()]
    added = [number for number, word in pairwise(words) if word in adding["added"]]
    added += [number for word, number in pairwise(words) if word in adding["adding"]]
    return next((found for number in added if (found := first_number(number))), None)


def _plain(written: str) -> str:
    return written.strip(",.").replace(",", "")


def _spelt(word: str) -> str | None:
    """Return a word that spells a number, hyphened or not, in digits."""
    known = tables("claims.resolve.lexicon", "events")["number"]
    parts = [known.get(part) for part in word.split("-")]
    return str(sum(int(part) for part in parts if part)) if all(parts) else None
