"""The names of public bodies, read: which country's they are, and what is left of the name without it.

Every country has a foreign ministry, so that its bare name tells nobody; "Chinese Foreign Ministry" and
"the Ministry of Foreign Affairs of China" are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold, tokens
from claims.wordlists import lists, tables

LONGEST = 5
"""The most words that the name of a country has: "Democratic Republic of the Congo"."""
SMALL = frozenset(("the", "of", "and", "for", "in", "on", "at", "to", "affairs"))


@dataclass(frozen=True, slots=True)
class PublicBody:
    """A public body's name: its words in one order without the country's, and the country's ISO code."""

    words: tuple[str, ...]
    nation: str | None = None

    @property
    def is_single(self) -> bool:
        """Say whether a country has but one body of that name: one foreign ministry, many universities."""
        given = set(self.words)
        return not given & _list("local") or bool(given & _list("single"))


@lru_cache(maxsize=16384)
def public_body(name: str) -> PublicBody | None:
    """Return ``name`` read as a public body's; ``None`` where it has a word that makes it its own.

    "Bank of China" is such a name: there are more Chinese banks.
    """
    words = tokens(name)
    for rest, nation in _readings(words):
        kept = sorted(_spelling(word) for word in rest if word not in SMALL)
        if kept and set(kept) <= _list("generic"):
            body = PublicBody(tuple(kept), nation)
            if nation is None or body.is_single:
                return body
    return None


def is_abroad(name: str) -> bool:
    """Say whether a country has many bodies of that name, each in another one: "Chinese embassy"."""
    return bool(set(tokens(name)) & _list("abroad"))


def leading_nation(text: str) -> str | None:
    """Return the code of the country whose name, adjective or seat ``text`` begins with."""
    return next((nation for _, nation in _before(tokens(text))), None)


def told_of(office: str, body: PublicBody) -> str | None:
    """Return whose body an office is in, where it says so: "US State Department spokesman"."""
    words = {_spelling(word) for word in tokens(office)}
    return leading_nation(office) if set(body.words) <= words else None


def usual_nation(name: str, states: frozenset[str]) -> str | None:
    """Return the country that a bare name is known to belong to; ``states`` are those the article names."""
    plain = fold(name).removeprefix("the ")
    known = tables("claims.gazetteer", "public_bodies")
    usual = known["usual"].get(plain)
    return known["only"].get(plain) or (usual if usual in states else None)


def _readings(words: Sequence[str]) -> Iterator[tuple[Sequence[str], str | None]]:
    """Yield the words without the country before or behind them, then all of them."""
    yield from _before(words)
    for size in range(min(LONGEST, len(words) - 2), 0, -1):
        code = gazetteer().country(" ".join(words[-size:]))
        if code and "of" in words[-size - 2 : -size]:
            yield words[:-size], code
    yield words, None


def _before(words: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the words after the country that they begin with; a town called like one is none."""
    known = gazetteer()
    words = words[1:] if words[:1] == ("the",) else words
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        name = " ".join(words[:size])
        code = known.nationality(name) or known.government(name)
        if code and words[size] != "city":
            yield words[size:], code


def _spelling(word: str) -> str:
    return tables("claims.gazetteer", "public_bodies")["spelling"].get(word, word)


@cache
def _list(name: str) -> frozenset[str]:
    return lists("claims.gazetteer", "public_bodies")[name]
