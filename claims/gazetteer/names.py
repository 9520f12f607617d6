"""Names as strings: folding, tokens and how alike two spellings are. No context, no judgement."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n",
    "ə": "a", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "ё": "е",
})  # fmt: skip
"""Letters that Unicode does not decompose, and the many forms of apostrophe and hyphen."""


class _Plain(dict[int, str]):
    """What each character is written as without its marks, found when it is first met.

    Marks and letters are taken one by one: to decompose a whole text takes as long as all the rest.
    """

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).translate(LETTERS))
        letters = "".join(char for char in decomposed if not unicodedata.combining(char))
        return self.setdefault(code, letters.translate(LETTERS))


_PLAIN = _Plain()
_POSSESSIVE = re.compile(r"'s\b")
_INITIAL = re.compile(r"\b(\w)\.(?=\w\b)")

SOUNDS = (
    ("sch", "s"), ("sh", "s"), ("ph", "f"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"),
    ("tz", "s"), ("ts", "s"), ("x", "ks"),
)  # fmt: skip
"""Spellings of one sound."""


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Return ``name`` without case, accents, punctuation and blanks beyond one: "O’Neill" → "oneill".

    An apostrophe joins what stands on both sides, a full stop inside initials too ("U.S." → "us"); any
    other mark separates. Letters of other scripts are kept.
    """
    plain = name.casefold().translate(_PLAIN)
    if plain.isalpha():
        return plain
    words = plain.split()
    if "".join(words).isalnum():  # nothing but blanks stands between the words
        return " ".join(words)
    if "'" in plain:
        plain = _POSSESSIVE.sub("", plain)
    if "." in plain:
        plain = _INITIAL.sub(r"\1", plain)
    plain = plain.replace("'", "")
    return " ".join(WORD.findall(plain))


def tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of ``name``."""
    return tuple(fold(name).split())


@lru_cache(maxsize=16384)
def skeleton(token: str) -> str:
    """Return the consonants of a folded token, with letters that transliterations exchange made one.

    The first letter stays (any vowel as ``a``): "krittenbrink" and "curtinbrink" are both "krtnbrnk".
    """
    plain = token
    for pair, one in SOUNDS:
        plain = plain.replace(pair, one)
    plain = plain.translate(str.maketrans("cqzwj", "kksvy"))
    plain = plain[:1] + re.sub("[aeiouyh]", "", plain[1:])
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return "a" + plain[1:] if plain[:1] in tuple("aeiou") else plain


def likeness(left: str, right: str) -> float:
    """Return how alike two folded tokens are, 0 to 1, by optimal string alignment."""
    if left == right:
        return 1.0
    return OSA.normalized_similarity(left, right)


def corrupts(word: str, name: str) -> float:
    """Return how likely ``word`` is a corrupted spelling of the surname ``name``, 0 to 1; both folded.

    A corruption keeps the first sound and the consonants: it is close in letters, or one skeleton begins
    with the other ("blankenship" after "blinken"). Short names differ too easily to be judged.
    """
    if word == name or min(len(word), len(name)) < 4:
        return 0.0
    near = likeness(word, name)
    ours, theirs = sorted((skeleton(word), skeleton(name)), key=len)
    if ours[:1] != theirs[:1]:
        return near if near >= 0.8 else 0.0
    if len(ours) >= 4 and theirs.startswith(ours):
        return max(near, 0.7)
    return near if near >= 0.7 else 0.0
