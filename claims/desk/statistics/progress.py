"""Progress and pace of the review, and the score of each rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import sqrt
from typing import cast

from sqlalchemy.orm import Session

from claims.desk.cards import Pace, Progress, RuleScore, Status
from claims.document import UNDECIDED
from claims.store.review import statistics

PAUSE = timedelta(minutes=5)
"""A longer gap between two decisions is no work."""
Z95 = 1.959964
ENOUGH = timedelta(minutes=1)
"""Less work than this says nothing about the pace."""


def progress(session: Session, reviewer: str) -> Progress:
    """Return where the review stands and how fast ``reviewer`` goes."""
    counts: dict[str, dict[Status, int]] = defaultdict(dict)
    for kind, status, count in statistics.by_kind(session):
        counts[kind][cast("Status", status)] = count
    left = sum(_undecided(statuses.items()) for statuses in counts.values())
    return Progress(
        by_kind=dict(counts),
        undecided=left,
        mine=pace(statistics.moments(session, reviewer), left),
        by_day=tuple((date.fromisoformat(day), count) for day, count in statistics.by_day(session)),
        by_reviewer=tuple(statistics.by_reviewer(session)),
        confidence=tuple(
            ((part + 0.5) / 10, judged, confirmed)
            for part, judged, confirmed in statistics.by_confidence(session)
        ),
    )


def _undecided(counts: Iterable[tuple[str, int]]) -> int:
    return sum(count for status, count in counts if status in UNDECIDED)


def pace(moments: Sequence[datetime], undecided: int) -> Pace:
    """Return how fast decisions at these moments were taken, and how long ``undecided`` more would take."""
    gaps = [later - earlier for earlier, later in pairwise(moments) if later - earlier <= PAUSE]
    worked = sum(gaps, timedelta()) / timedelta(hours=1)
    if worked * timedelta(hours=1) < ENOUGH:
        return Pace(len(moments), None, None)
    per_hour = len(gaps) / worked
    return Pace(len(moments), per_hour, undecided / per_hour)


def rules(session: Session) -> tuple[RuleScore, ...]:
    """Return for each rule how often it was right, those that cost the most errors first."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for rule, status, count in statistics.by_rule(session):
        counts[rule][status] = count
    scores = []
    for rule, by_status in counts.items():
        confirmed, corrected, rejected = (by_status.get(status, 0) for status in statistics.JUDGED)
        low, high = wilson(confirmed, confirmed + corrected + rejected)
        total = sum(count for status, count in by_status.items() if status != "withdrawn")
        left = _undecided(by_status.items())
        scores.append(RuleScore(rule, total, confirmed, corrected, rejected, low, high, left))
    return tuple(sorted(scores, key=lambda score: (-score.wrong - score.to_come, score.rule)))


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the bounds of the 95 % score interval of a share (Wilson 1927); 0 and 1 before any judgement."""
    if not judged:
        return 0.0, 1.0
    share, z2 = right / judged, Z95**2 / judged
    middle = share + z2 / 2
    spread = Z95 * sqrt(share * (1 - share) / judged + z2 / (4 * judged))
    return max(0.0, (middle - spread) / (1 + z2)), min(1.0, (middle + spread) / (1 + z2))
