"""One name in two transliterations: "Gaddafi" and "Qaddafi", "Zelensky" and "Zelenskyy"."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.gazetteer.names import skeleton

FEWEST_CONSONANTS = 6
"""Of a first name that is told by them ("Alexander", "Aleksandr"); "Francis" and "Frances" share fewer."""
FEWEST_LETTERS = 5
"""Of a surname: shorter ones that sound alike are too often two."""

_SOUNDS = (
    (re.compile(r"^ye"), "e"),
    (re.compile(r"(?<=..)(?:i[jy]|y[iy]|e[yi]|ii|[yi])e?$"), "i"),
    (re.compile(r"enka$"), "enko"),
    (re.compile(r"(?<=.{3}n)e$"), ""),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"kh|gh|ck|q"), "k"),
    (re.compile(r"^g(?=[aou])"), "k"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tsch|tch"), "ch"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=[a-z])[yj](?=[aeiu])|(?<=[aeu])y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Letters that transliterations write differently, and the one spelling of them, in the order of use."""


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Return what a folded ``word`` is whatever system wrote it; two words with one sound may be one name."""
    for pattern, one in _SOUNDS:
        word = pattern.sub(one, word)
    return word


def are_one(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two names, as folded words, are one: full ones word by word, a lone surname by itself.

    First names are spelled with other vowels more often than surnames ("Mohammed", "Mohamed").
    """
    if sound(left[-1]) != sound(right[-1]) or min(len(left[-1]), len(right[-1])) < FEWEST_LETTERS:
        return False
    if 1 in (len(left), len(right)):
        return True
    return len(left) == len(right) and all(map(_one_given, left[:-1], right[:-1]))


def _one_given(left: str, right: str) -> bool:
    consonants = skeleton(left)
    same = len(consonants) >= FEWEST_CONSONANTS and consonants == skeleton(right)
    return same or _with_one_vowel(left) == _with_one_vowel(right)


def _with_one_vowel(word: str) -> str:
    return re.sub(r"e(?=[^aeiou]|$)", "a", sound(word))
