"""Agreement of reviewers on the claims that both judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from sqlalchemy.orm import Session

from claims.desk.cards import Agreement
from claims.store.review import statistics

VERDICT = {"confirmed": "right", "corrected": "wrong in part", "rejected": "wrong", "disputed": "doubtful"}
ACTIONS = ("confirm", "correct", "reject", "dispute", "redo")


def agreement(session: Session) -> tuple[Agreement, ...]:
    """Return for each pair of reviewers with claims in common how far they agree, most claims first."""
    given: dict[str, dict[int, str]] = defaultdict(dict)
    for claim_id, reviewer, status in statistics.verdicts(session, ACTIONS):
        if status in VERDICT:
            given[reviewer][claim_id] = VERDICT[status]
    found = [
        compare(left, given[left], right, given[right])
        for left, right in combinations(sorted(given), 2)
        if given[left].keys() & given[right].keys()
    ]
    return tuple(sorted(found, key=lambda one: -one.both))


def compare(left: str, first: dict[int, str], right: str, second: dict[int, str]) -> Agreement:
    """Return how far two reviewers' verdicts over the same claims agree."""
    both = sorted(first.keys() & second.keys())
    pairs = [(first[claim], second[claim]) for claim in both]
    differ = tuple(claim for claim in both if first[claim] != second[claim])
    return Agreement(left, right, len(both), len(both) - len(differ), kappa(pairs), differ)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa (Cohen 1960) of two judges' labels; ``None`` where chance explains everything."""
    count = len(pairs)
    if not count:
        return None
    observed = sum(left == right for left, right in pairs) / count
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    chance = sum(lefts[label] * rights[label] for label in lefts) / count**2
    return None if chance == 1 else (observed - chance) / (1 - chance)
