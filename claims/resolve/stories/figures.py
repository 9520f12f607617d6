"""Figures of two articles of one story: which are of the same thing, and where they do not agree.

Figures of one role are paired by the words around them, their event and what they count, the best fit first.
Those that agree come first: equal, or one holding the other ("at least 30" and 31). What is left over on both
sides differs. A later, higher toll supersedes an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from claims.records import ConflictKind, Difference, FigureRecord
from claims.resolve.stories.accounts import trigger_meanings
from claims.resolve.stories.similarity import generic, sense, senses
from claims.wordlists import lists

TOLLS = (
    "killed", "injured", "casualties", "missing", "arrested", "evacuated", "displaced", "infected", "rescued",
)  # fmt: skip
"""Roles of figures that grow while a story goes on."""
MEASURED = ("sum", "rate", "quantity", "duration")
"""Roles of figures that only compare in one unit."""
LOOSE = ("count", "participants", "stranded", "aboard", "dismissed", "destroyed", "damaged", "seized")
"""Roles that accounts exchange where they count the same: "900 jobs", "1,200 employees dismissed"."""
LEAST = 0.5
"""From this score on two figures are taken for one that differs."""
BASE = {
    "count": 0.0,
    "quantity": 0.1,
    "sum": 0.1,
    "rate": 0.1,
    "troops": 0.2,
    "aboard": 0.35,
    "magnitude": 0.5,
    "duration": 0.1,
}
OTHER_BASE = 0.3
EVENT, COUNTED, WORD, WORDS = 0.35, 0.3, 0.12, 0.5
BESIDE = 0.3
"""The weight of a word that stands beside both."""
ALONE, LEFT = 0.4, 0.2
"""The weights where neither article has another of the role, and where none lacks the other's."""
FIRST = 0.25
"""The weight of both being the first of their role that their articles tell: the toll that is the news."""
LONE_NOUN = 0.2
"""The weight of neither article counting anything else of the name."""
NEAR = 3
"""Words before and after a number that stand beside it."""
LEEWAY = 0.1
"""Reach of a figure that is only about so, or at least so."""
_WORD = re.compile(r"[^\W\d_]{4,}")
KEPT = 2048
"""Figures of which what is compared is kept, since each meets those of several articles."""
FARTHEST = 8.0
"""Figures of which one is so many times the other are not of one thing."""


def figure_differences(ours: Sequence[FigureRecord], theirs: Sequence[FigureRecord]) -> list[Difference]:
    """Return where the figures of two articles of one story do not agree, each pair of values once."""
    ours, theirs = (list(map(_plain, side)) for side in (ours, theirs))
    mine, others = _once(ours), _once(theirs)
    agreeing = {one for pair in product(mine, others) if _are_like(*pair) and agree(*pair) for one in pair}
    mine = [one for one in mine if one not in agreeing]
    others = [one for one in others if one not in agreeing]
    scored = [
        (score, left, right)
        for left, right in product(mine, others)
        if _are_like(left, right)
        and (score := _score(left, right) + _alone(left, right, (ours, theirs), (mine, others))) >= LEAST
    ]
    best = sorted(scored, key=lambda one: (-one[0], one[1].claim, one[2].claim))
    return [_difference(left, right) for left, right in _one_to_one(best)]


def _plain(figure: FigureRecord) -> FigureRecord:
    """Return a figure with "victims" taken for the dead, as translated news call them."""
    victims = figure.role == "casualties" and "victim" in (figure.counted or "").lower()
    return replace(figure, role="killed") if victims else figure


def _once(figures: Iterable[FigureRecord]) -> list[FigureRecord]:
    """Return the figures of an article, one that is told again only once, where most is said of it."""
    found: dict[tuple[str, float, float | None], FigureRecord] = {}
    for one in figures:
        known = found.setdefault((one.role, one.value, one.value_to), one)
        if len(one.sentence) > len(known.sentence):
            found[one.role, one.value, one.value_to] = one
    return list(found.values())


def _one_to_one(
    best: Iterable[tuple[float, FigureRecord, FigureRecord]],
) -> Iterator[tuple[FigureRecord, FigureRecord]]:
    taken: set[int] = set()
    for _, left, right in best:
        if not taken & {left.claim, right.claim}:
            taken |= {left.claim, right.claim}
            yield left, right


def _are_like(left: FigureRecord, right: FigureRecord) -> bool:
    """Say whether two figures tell of one role, in one unit, and are of one size."""
    if left.role in MEASURED and left.unit != right.unit:
        return False
    low, high = sorted((left.value, right.value))
    if low <= 0 or high / low > FARTHEST:
        return False
    if left.role != right.role and not _are_of_one_noun(left, right):
        return False
    return _is_part(left.sentence, left.words) == _is_part(right.sentence, right.words)


@lru_cache(maxsize=KEPT)
def _is_part(sentence: str, words: str) -> bool:
    """Say whether a figure tells of some of those just counted: "three guards, of whom one died later"."""
    before, number, _ = sentence.partition(words)
    parting = lists("claims.resolve.lexicon", "stories")["parting"]
    return bool(number) and before.rstrip().lower().endswith(tuple(parting))


def _are_of_one_noun(left: FigureRecord, right: FigureRecord) -> bool:
    """Say whether one says only how many they are, and the other what became of as many of the same."""
    roles = {left.role, right.role}
    tolls = roles & {*TOLLS, "troops"}
    loose = roles <= {*LOOSE} or ("count" in roles and len(tolls) == 1)
    return loose and bool(_counted(left) & _counted(right))


def agree(left: FigureRecord, right: FigureRecord) -> bool:
    """Say whether one figure holds the other: "about 2,000" holds 2,100, "at least 30" holds 31."""
    (low, high), (least, most) = _reach(left), _reach(right)
    return low <= most and least <= high


def _reach(figure: FigureRecord) -> tuple[float, float]:
    value, top = figure.value, figure.value_to or figure.value
    if figure.qualifier == "about":
        return value * (1 - LEEWAY), top * (1 + LEEWAY)
    if figure.qualifier in ("at least", "more than"):
        return value, top * (1 + LEEWAY)
    if figure.qualifier in ("up to", "less than", "nearly"):
        return value * (1 - LEEWAY), top
    return value, top


def _score(left: FigureRecord, right: FigureRecord) -> float:
    """Return how likely two figures that differ are of one thing, by event and words around."""
    score = BASE.get(left.role, OTHER_BASE) if left.role == right.role else BASE["count"]
    counted = _counted(left) & _counted(right)
    if left.role == "count" == right.role and not counted and not _are_of_one_event(left, right):
        score -= COUNTED
    return score + _evidence(left, right)


def _are_of_one_event(left: FigureRecord, right: FigureRecord) -> bool:
    return left.event is not None and left.event == right.event


def _evidence(left: FigureRecord, right: FigureRecord) -> float:
    """Return what the event, what is counted and the words around say for two figures."""
    counted = _counted(left) & _counted(right)
    score = (EVENT if _are_of_one_event(left, right) else 0.0) + (COUNTED if counted else 0.0)
    both = _beside(left.sentence, left.words) & _beside(right.sentence, right.words)
    score += BESIDE if both - counted else 0.0
    return score + min(WORDS, WORD * len((senses(left.sentence) & senses(right.sentence)) - counted))


Sides = tuple[Sequence[FigureRecord], Sequence[FigureRecord]]


def _alone(left: FigureRecord, right: FigureRecord, all_: Sides, rest: Sides) -> float:
    """Return what it counts that each is the only one of its role in its article, the first, or left over."""
    if "count" in (left.role, right.role):
        lone = all(len({one.value for one in side if _counted(one) & _counted(left)}) == 1 for side in all_)
        return LONE_NOUN if lone and _counted(left) & _counted(right) else 0.0
    same = [[one for one in side if _role_of(left)(one)] for side in all_]
    if all(len(side) == 1 for side in same):
        return ALONE
    first = (
        FIRST
        if left.role in TOLLS and [side[0].value for side in same if side] == [left.value, right.value]
        else 0.0
    )
    if not all(sum(map(_role_of(left), side)) == 1 for side in rest):
        return first
    if left.role in ("sum", "rate", "duration") and min(map(len, all_)) > 1:
        return ALONE
    return max(LEFT if _evidence(left, right) else 0.0, first)


def _role_of(one: FigureRecord) -> Callable[[FigureRecord], bool]:
    by_unit = one.role in MEASURED
    return lambda other: other.role == one.role and (not by_unit or other.unit == one.unit)


@lru_cache(maxsize=KEPT)
def _beside(sentence: str, words: str) -> frozenset[str]:
    """Return the words beside a number, by what they mean where that is known."""
    before, number, after = sentence.partition(words)
    near = (*_WORD.findall(before)[-NEAR:], *_WORD.findall(after)[:NEAR]) if number else ()
    common = lists("claims.resolve.lexicon", "stories")["commonplace"]
    telling = (plain for word in near if (plain := word.lower()) not in common)
    return frozenset(meaning for word in telling for meaning in _meanings(word))


def _meanings(word: str) -> frozenset[str]:
    """Return what a word beside a number means, by the class of its verb, or of its noun."""
    return frozenset(map(sense, trigger_meanings(word))) | {sense(word)}


def _counted(figure: FigureRecord) -> frozenset[str]:
    return _senses(figure.counted or "")


@lru_cache(maxsize=KEPT)
def _senses(counted: str) -> frozenset[str]:
    return frozenset(map(sense, counted.split())) - generic()


def _difference(left: FigureRecord, right: FigureRecord) -> Difference:
    first, second = sorted((left, right), key=lambda one: one.claim)
    return Difference(
        "number", _kind(left, right), first.claim, second.claim, in_words(first), in_words(second)
    )


def _kind(left: FigureRecord, right: FigureRecord) -> ConflictKind:
    """Say whether a later, higher toll supersedes the earlier one: it grew, or was only the least before."""
    if left.role not in TOLLS or left.published is None or right.published is None:
        return "disagreement"
    older, newer = sorted((left, right), key=lambda one: one.published or left.published)  # type: ignore[arg-type,return-value]  # both are known
    later = older.published != newer.published and newer.value > older.value
    growing = lists("claims.resolve.lexicon", "stories")["growing"]
    grew = older.qualifier in ("at least", "more than") or growing & set(newer.sentence.lower().split())
    return "superseded" if later and grew else "disagreement"


def in_words(figure: FigureRecord) -> str:
    """Return a figure as it is shown: as written where it is in digits, else in digits."""
    if any(char.isdigit() for char in figure.words):
        return " ".join(figure.words.split())
    value = f"{figure.value:,.0f}" if figure.value % 1 == 0 else f"{figure.value:g}"
    return f"{figure.qualifier} {value}" if figure.qualifier else value
