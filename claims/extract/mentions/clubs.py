"""Sports clubs, which a text about sport calls by names that are otherwise a person's or a place's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from claims.extract.lexicon import lists
from claims.extract.mentions.name import Name
from claims.extract.mentions.words import folded, is_capitalised, is_locative
from claims.extract.tokens import Doc, Token

LONGEST = 3
"""Words of a club's name."""
FEWEST_SIGNS = 3
"""Different words of sport, results among them, from which on a text is about it."""
RESULT = r"\d{1,3}[-–]\d{1,3}"


def is_about_sport(text: str) -> bool:
    """Say whether ``text`` speaks of matches and those who play them, in several words."""
    plain = text.lower()
    # Most texts have none of the words: to look for them as they are is many times cheaper than by a pattern.
    if sum(sign in plain for sign in lists("clubs")["sport"]) < FEWEST_SIGNS - 1:
        return False
    found = {"0-0" if sign[0].isdecimal() else sign for sign in _signs().findall(plain)}
    return len(found) >= FEWEST_SIGNS


def clubs(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the clubs that are named in a text about sport, no part of a longer name."""
    known = lists("clubs")["club"]
    for token in capitals:
        for size in range(LONGEST, 0, -1):
            end = token.i + size
            if end <= len(doc) and folded(doc, token.i, end) in known and _is_whole(doc, token.i, end):
                yield Name(token.i, end, "organisation", "name.club", 0.85)
                break


def as_clubs(doc: Doc, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return ``names``, those of towns that play in a text about sport as their clubs'."""
    towns = lists("clubs")["town"] | _last_words(doc, names)
    return tuple(
        replace(name, kind="organisation", rule="name.club")
        if name.kind in ("place", "person", "government")
        and folded(doc, name.start, name.end) in towns
        and (not is_locative(doc[name.end - 1]) or _is_opponent(doc[name.end - 1]))
        else name
        for name in names
    )


def _last_words(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """Return the last words of clubs named in full, by which they are called too: "Rovers"."""
    tails = lists("bodies")["company_tail"]
    bodies = [name for name in names if name.kind == "organisation" and len(name) > 1]
    return frozenset(folded(doc, name.end - 1, name.end) for name in bodies) & tails


def _is_opponent(token: Token) -> bool:
    """Say whether a side loses to ``token`` rather than goes there."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "to"
        and token.head.head.lemma_ in lists("names")["losing"]
    )


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    """Say whether no capital stands beside the tokens: "Chelsea", not "Chelsea Marsh"."""
    if not doc[end - 1].text[-1].isalnum():
        return False
    before = start > 0 and is_capitalised(doc[start - 1]) and doc[start - 1].pos_ == "PROPN"
    return not before and not (end < len(doc) and is_capitalised(doc[end]) and doc[end].pos_ == "PROPN")


@cache
def _signs() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, lists("clubs")["sport"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{words}|{RESULT})\b")
