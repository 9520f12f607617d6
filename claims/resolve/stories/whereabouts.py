"""Places that two articles of one story give for one happening, where they are not the same.

A place is the name behind "in", "near" or "the port of" in a clause that tells the happening. Two are
different where a gazetteer says so, or neither is known and neither article names both: one may lie in the
other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from claims.gazetteer.names import fold, likeness
from claims.gazetteer.public_bodies import leading_nation
from claims.records import Difference
from claims.resolve import places
from claims.resolve.stories.denials import is_coming, is_told
from claims.resolve.stories.passages import (
    KEPT,
    NAME,
    WORD,
    Passage,
    Passages,
    days_apart,
    evidence,
    name_others,
    one_to_one,
    rarity,
)
from claims.wordlists import lists

ONE_DEED, LEAST, UNKNOWN = 1.0, 1.3, 1.3
"""The scores from which two clauses may tell of one happening: with a verb of one class, without, and where
no gazetteer has one of the places."""
AGREEING = 0.7
"""The score from which two clauses that give one place tell of one happening."""
ALONE = 0.3
"""The weight of neither article giving a place for another happening of the class."""
SOCIAL = frozenset(("meet", "visit", "urge", "promise", "propose", "order", "send", "deny", "refuse"))
"""Classes of which much happens in one story: only who takes part, or the day, tells which."""
SPELT = 0.75
"""Likeness from which two places may be two spellings of one name."""
_NAME = r"[A-Z][^\W\d_]+(?:[ -](?:(?:es|de|la|el|al|del|da|do|i) )?[A-Z][^\W\d_]+)*"
_PLACED = re.compile(
    r"\b(?:in|near|at|outside|into|(?:town|city|village|port|harbou?r|district|province|camp|station) of)"
    rf" (?:the )?(?:[a-z]+(?:ern)? ){{0,1}}({_NAME})\b(?![’']s)"
)


class Placed(NamedTuple):
    """A clause with the places that it gives, and whether it tells of something still to come."""

    passage: Passage
    places: tuple[str, ...]
    is_coming: bool


def place_differences(ours: Passages, theirs: Passages) -> list[Difference]:
    """Return where two articles of one story give different places for one happening."""
    rare = rarity(ours, theirs)
    texts = _text(ours), _text(theirs)
    mine, others = _placed(ours), _placed(theirs)
    scored = [(_score(one, other, rare, (mine, others)), one, other) for one, other in product(mine, others)]
    settled = {id(end) for score, *pair in scored if score >= AGREEING and _agree(*pair) for end in pair}
    found = [(score, one, other) for score, one, other in scored if _differ(one, other, score, texts)]
    best = sorted(found, key=lambda pair: -pair[0])
    return [_difference(*pair[1:]) for pair in one_to_one(best, lambda pair: pair[1:], settled)]


@lru_cache(maxsize=KEPT)
def _text(some: Passages) -> str:
    return " ".join(fold(one.text) for one in some if one.tells)


@lru_cache(maxsize=KEPT)
def _placed(some: Passages) -> tuple[Placed, ...]:
    common = lists("claims.resolve.lexicon", "stories")["commonplace"]
    found = []
    for passage in some:
        names = dict.fromkeys(_PLACED.findall(passage.text))
        told = tuple(name for name in names if fold(name) not in common and _may_be_place(name))
        if told and is_told(passage):
            found.append(Placed(passage, told, is_coming(passage)))
    return tuple(found)


def _may_be_place(name: str) -> bool:
    """Say whether a name is none of a people ("into Norwegian hands")."""
    return places.government(name) is not None or leading_nation(f"{name} border") is None


def _score(one: Placed, other: Placed, rare: Counter[str], all_: Iterable[Sequence[Placed]]) -> float:
    """Return how likely two clauses tell of one happening, 0 where their days are apart."""
    ours, theirs = one.passage, other.passage
    if one.is_coming != other.is_coming:
        return 0.0
    found = evidence(ours, theirs, rare)
    if not found.score:
        return 0.0
    gaps = [gap for a, b in product(ours.times, theirs.times) if (gap := days_apart(a, b)) is not None]
    if gaps and min(gaps) > 1:
        return 0.0
    alone = not name_others(ours, theirs) and any(_is_alone(deed, all_) for deed in found.deeds)
    score = found.score + WORD * (0 in gaps) + ALONE * alone
    if found.deeds and found.deeds <= SOCIAL and found.of_names < NAME and not (gaps and found.words):
        return 0.0
    return round(score, 3) if found.deeds or score >= LEAST else 0.0


def _is_alone(deed: str, all_: Iterable[Sequence[Placed]]) -> bool:
    """Say whether each article gives a place for one happening of a class only."""
    return all(sum(deed in one.passage.deeds for one in side) == 1 for side in all_)


def _agree(one: Placed, other: Placed) -> bool:
    relations = {places.relation(here, there) for here, there in product(one.places, other.places)}
    return bool(relations & {"same", "within"})


def _differ(one: Placed, other: Placed, score: float, texts: Sequence[str]) -> bool:
    """Say whether two clauses of one happening give places of which neither is, or lies in, the other."""
    if score < ONE_DEED or _agree(one, other):
        return False
    here, there = fold(one.places[0]), fold(other.places[0])
    ours, theirs = set(here.split()), set(there.split())
    told = here in texts[1], there in texts[0]
    beside = there in fold(one.passage.text) or here in fold(other.passage.text)
    if ours <= theirs or theirs <= ours or likeness(here, there) >= SPELT or all(told) or beside:
        return False
    if places.relation(here, there) == "different":
        return True
    return score >= UNKNOWN and not any(told) and not any(map(places.country, (here, there)))


def _difference(one: Placed, other: Placed) -> Difference:
    left, right = sorted((one, other), key=lambda side: side.passage.claim)
    at, there = (side.passage.at(side.passage.start) for side in (left, right))
    return Difference(
        "place", "disagreement", left.passage.claim, right.passage.claim, left.places[0], right.places[0],
        at, there,
    )  # fmt: skip
