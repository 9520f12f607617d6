"""Statistics: progress, pace, rules, agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claims.desk.cards.claim_views import Status


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How often a rule was right, with the bounds of its 95 % Wilson interval (0 to 1).

    ``undecided`` are its claims that nobody decided; of what is to come the estimate is Laplace's.
    """

    rule: str
    claims: int
    confirmed: int
    corrected: int
    rejected: int
    low: float
    high: float
    undecided: int = 0

    @property
    def wrong(self) -> int:
        """How many of its claims were wrong: corrected or rejected."""
        return self.corrected + self.rejected

    @property
    def to_come(self) -> float:
        """How many of the undecided will be wrong, if they are as those that were judged."""
        return self.undecided * (self.wrong + 1) / (self.judged + 2)

    @property
    def judged(self) -> int:
        """How many of its claims a person has settled."""
        return self.confirmed + self.corrected + self.rejected

    @property
    def right(self) -> float | None:
        """The share confirmed as they were, or ``None`` before the first verdict."""
        return self.confirmed / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one reviewer goes: over the hours worked, pauses of more than five minutes left out."""

    decisions: int
    per_hour: float | None
    hours_left: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the review stands: claims by kind, then by status; and how many wait for a verdict."""

    by_kind: Mapping[str, Mapping[Status, int]]
    undecided: int
    mine: Pace
    by_day: tuple[tuple[date, int], ...]
    by_reviewer: tuple[tuple[str, int], ...]
    confidence: tuple[tuple[float, int, int], ...]
    """Calibration: middle of a tenth of confidence, claims judged in it, claims confirmed in it."""

    @property
    def total(self) -> int:
        """All claims but the withdrawn."""
        return sum(n for counts in self.by_kind.values() for s, n in counts.items() if s != "withdrawn")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree where both judged the same claim.

    ``kappa`` is Cohen's (1960), ``None`` where chance alone would make them agree on everything.
    """

    left: str
    right: str
    both: int
    agreed: int
    kappa: float | None
    differ: tuple[int, ...]
