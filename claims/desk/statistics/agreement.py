"""Agreement of reviewers on the claims that both judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from itertools import combinations

from sqlalchemy.orm import Session

from claims.desk.cards import Agreement
from claims.desk.statistics import reliability
from claims.desk.statistics.reliability import Coefficient, CoefficientEstimate
from claims.store.review import statistics

VERDICT = {"confirmed": "right", "corrected": "wrong in part", "rejected": "wrong", "disputed": "doubtful"}
MEASURES: Mapping[str, Coefficient[str]] = {
    "alike": reliability.percent,
    "Krippendorff's alpha": reliability.alpha,
    "Fleiss' kappa": reliability.fleiss,
    "Gwet's AC1": partial(reliability.ac1, values=tuple(VERDICT.values())),
}
"""Of verdicts, most of which are "right": there kappa and alpha are low where people hardly ever differ."""
ACTIONS = ("confirm", "correct", "reject", "dispute", "redo")


def agreement(session: Session) -> tuple[Agreement, ...]:
    """Return for each pair of reviewers with claims in common how far they agree, most claims first."""
    given = _given(session)
    found = [
        compare(left, given[left], right, given[right])
        for left, right in combinations(sorted(given), 2)
        if given[left].keys() & given[right].keys()
    ]
    return tuple(sorted(found, key=lambda one: -one.both))


def measures(session: Session) -> dict[str, CoefficientEstimate]:
    """Return how far all reviewers agree on the claims that two or more judged, by each measure."""
    units: dict[int, list[str]] = defaultdict(list)
    for verdicts in _given(session).values():
        for claim_id, verdict in verdicts.items():
            units[claim_id].append(verdict)
    judged = [units[claim_id] for claim_id in sorted(units)]
    return {name: reliability.estimate(judged, measure) for name, measure in MEASURES.items()}


def differing(session: Session) -> list[tuple[int, dict[str, str]]]:
    """Return the claims on which reviewers differ, each with the verdict of every reviewer of it."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for reviewer, verdicts in sorted(_given(session).items()):
        for claim_id, verdict in verdicts.items():
            found[claim_id][reviewer] = verdict
    return [(claim_id, given) for claim_id, given in sorted(found.items()) if len({*given.values()}) > 1]


def _given(session: Session) -> dict[str, dict[int, str]]:
    """Return each reviewer's last verdicts on claims that another judged as well."""
    given: dict[str, dict[int, str]] = defaultdict(dict)
    for claim_id, reviewer, status in statistics.verdicts(session, ACTIONS):
        if status in VERDICT:
            given[reviewer][claim_id] = VERDICT[status]
    return given


def compare(left: str, first: dict[int, str], right: str, second: dict[int, str]) -> Agreement:
    """Return how far two reviewers' verdicts over the same claims agree."""
    both = sorted(first.keys() & second.keys())
    pairs = [(first[claim], second[claim]) for claim in both]
    differ = tuple(claim for claim in both if first[claim] != second[claim])
    return Agreement(left, right, len(both), len(both) - len(differ), reliability.cohen(pairs), differ)
