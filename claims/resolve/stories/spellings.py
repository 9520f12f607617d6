"""Names that two articles of one story spell differently, by transliteration, translation or mistake.

Inside one story a name that is nearly that of the other article is most likely the same actor. It is not
where both spellings stand in one article, where one only holds the other, or where the words that differ
are opposites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from claims.gazetteer.names import fold, likeness
from claims.records import Judgement, NameRecord
from claims.resolve import places
from claims.resolve.names import person_name
from claims.wordlists import lists, tables

FAMILY = 0.75
"""Likeness of surnames from which they may be one, where the given names fit."""
PLAIN = 0.78
"""Likeness from which two names of places or bodies may be one."""
TRANSLATED = 0.62
"""Likeness from which longer names may be one that share a telling word in the same place."""
BEFORE = 0.58
"""Likeness of what longer names differ in from which they may be one: "Vanguards", "Avant-garde"."""
BOTH = 0.8
"""Likeness of surnames from which they may be one, where the given names too are only alike."""
SHORT = 5
"""Shorter names differ too easily."""
SCORE = 0.8
_TELLING = re.compile(r"[^\W\d_]+")


def spelling_pairs(
    ours: Sequence[NameRecord], theirs: Sequence[NameRecord]
) -> Iterator[tuple[NameRecord, NameRecord]]:
    """Yield the names of one article and of another that are likely one, spelt differently."""
    mine, others = _spelt(ours), _spelt(theirs)
    lone = [one for one in ours if fold(one.name) not in others]
    their_lone = [one for one in theirs if fold(one.name) not in mine]
    told: set[frozenset[str]] = set()
    for left, right in product(lone, their_lone):
        if _may_be_one(left, right) and (pair := frozenset((fold(left.name), fold(right.name)))) not in told:
            told.add(pair)
            yield left, right


def fuller_pairs(
    ours: Sequence[NameRecord], theirs: Sequence[NameRecord]
) -> Iterator[tuple[NameRecord, NameRecord]]:
    """Yield those of whom one article gives a fuller name.

    Of people its parts may stand in another order; a body's may be cut short ("Exim", "Export-Import").
    """
    for left, right in product(ours, theirs):
        if left.kind == right.kind == "organisation" and is_cut_short(left.name, right.name):
            yield left, right
        elif left.kind == right.kind == "person":
            few, many = sorted((fold(left.name).split(), fold(right.name).split()), key=len)
            if len(few) > 1 and set(few) <= set(many) and few != many:
                yield left, right


def proposals(pairs: Iterable[tuple[NameRecord, NameRecord]]) -> list[Judgement]:
    """Return the proposals that such names are one actor's."""
    return [
        Judgement(
            min(left.actor, right.actor), max(left.actor, right.actor), "proposed", SCORE,
            ("one story", f"“{left.name}” and “{right.name}” are alike"), (), "actor.story",
        )
        for left, right in pairs
        if left.actor != right.actor
    ]  # fmt: skip


def _spelt(names: Iterable[NameRecord]) -> frozenset[str]:
    return frozenset(fold(name) for one in names for name in (one.name, *one.names))


def _may_be_one(left: NameRecord, right: NameRecord) -> bool:
    ours, theirs = fold(left.name), fold(right.name)
    if left.kind == right.kind == "person" and " " in ours and " " in theirs:
        return _may_be_person(left.name, right.name) and not _is_part(ours, theirs)
    if "person" in (left.kind, right.kind) and (" " in ours or " " in theirs):
        return False
    return _may_be_body(ours, theirs, left.kind == right.kind) and not _is_part(ours, theirs)


def _is_part(ours: str, theirs: str) -> bool:
    left, right = set(ours.split()), set(theirs.split())
    return left <= right or right <= left


def _may_be_person(left: str, right: str) -> bool:
    ours, theirs = person_name(left), person_name(right)
    given = _given_fit(ours.given, theirs.given)
    if ours.family == theirs.family:
        return bool(given) and ours.given != theirs.given and given < 1
    if min(len(ours.family), len(theirs.family)) < 4:
        return False
    return given > 0 and likeness(ours.family, theirs.family) >= (FAMILY if given == 1 else BOTH)


def _given_fit(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Return how well the first given names fit: 1 where equal, less where only spelt alike, 0 where not."""
    if not ours or not theirs:
        return 0.0
    left, right = ours[0], theirs[0]
    if left == right:
        return 1.0
    if _romanised(left) == _romanised(right):
        return SCORE
    short, long = sorted((left, right), key=len)
    is_short_form = long.startswith(short) and len(long) > len(short) + 1  # "Daniela" is not "Daniel"
    return SCORE if len(short) >= 4 and (is_short_form or likeness(left, right) >= FAMILY) else 0.0


@lru_cache(maxsize=4096)
def _romanised(name: str) -> str:
    """Return a folded name with one spelling of each sound that alphabets write in several."""
    for spelling, sound in tables("claims.resolve.lexicon", "stories")["romanised"].items():
        name = name.replace(spelling, sound)
    return name


def _may_be_body(ours: str, theirs: str, same_kind: bool) -> bool:
    if min(len(ours), len(theirs)) < SHORT:
        return False
    left, right = ours.split(), theirs.split()
    if len(left) == len(right):
        pairs = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
        fit = all(min(map(len, pair)) >= SHORT and likeness(*pair) >= PLAIN for pair in pairs)
    else:
        shares = left[-1] == right[-1] and len(left[-1]) >= SHORT
        translated = shares and likeness(ours, theirs) >= TRANSLATED and _are_alike_before(left, right)
        fit = same_kind and (translated or _are_divided_otherwise(left, right))
    opposed = lists("claims.resolve.lexicon", "stories")["opposed"]
    if not fit or is_cut_short(ours, theirs) or (set(left) ^ set(right)) & opposed:
        return False
    if usual_spelling(ours) == usual_spelling(theirs):
        return False
    return places.relation(ours, theirs) == "unknown"


def _are_alike_before(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether what stands before the words that both end in is one name, and not another qualifier."""
    same = 0
    while same < min(len(left), len(right)) and left[-1 - same] == right[-1 - same]:
        same += 1
    ours, theirs = ("".join(side[: len(side) - same]) for side in (left, right))
    return bool(ours and theirs) and likeness(ours, theirs) >= BEFORE


def is_cut_short(one: str, other: str) -> bool:
    """Say whether one name is the beginnings of the other's words: "Eximbank", "Export-Import Bank"."""
    left, right = (_TELLING.findall(fold(name.replace("-", " "))) for name in (one, other))
    small = lists("claims.resolve.lexicon", "stories")["small"]
    ours, theirs = ([word for word in side if word not in small] for side in (left, right))
    while ours and theirs and ours[-1] == theirs[-1]:
        ours.pop()
        theirs.pop()
    few, many = sorted((ours, theirs), key=len)
    short = "".join(few)
    return 0 < len(few) < len(many) and short != "".join(many) and _is_made_of(short, many)


def _is_made_of(word: str, parts: Sequence[str]) -> bool:
    """Say whether a word is the beginnings of all these parts, of two letters or more each."""
    if not parts or not word:
        return not parts and not word
    sizes = range(2, min(len(word), len(parts[0])) + 1)
    return any(word[:size] == parts[0][:size] and _is_made_of(word[size:], parts[1:]) for size in sizes)


def _are_divided_otherwise(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether one writes as one word what the other writes as two ("Haesung Works", "Hae Sung")."""
    few, many = sorted((left, right), key=len)
    for one, other in ((few, many), (many, few)):
        joined = "".join(one[:2])
        if len(one) > 1 and len(joined) > SHORT and other[0] == joined:
            return True
    return False


@lru_cache(maxsize=4096)
def usual_spelling(folded: str) -> str:
    """Return folded words as one and the same English spells them: "defense" as "defence"."""
    for ending, usual in tables("claims.resolve.lexicon", "stories")["english"].items():
        folded = re.sub(rf"{ending}\b", usual, folded)
    return folded
