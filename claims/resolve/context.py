"""Evidence for and against two actors being one, beside their names: roles, co-mentions, dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.gazetteer.names import tokens
from claims.resolve.lexicon import words
from claims.resolve.names import Comparison

STEM = 4
"""Letters that "China" and "Chinese", "adviser" and "advisor" share."""
YEARS = 25
MOST = 0.14
"""The most that context adds to a score."""


@dataclass(frozen=True, slots=True)
class ActorContext:
    """What is known of an actor: roles as stems, names of people beside it, days in the news.

    ``states`` are the codes of the countries that its articles name, where it is not said whose it is.
    """

    roles: tuple[frozenset[str], ...] = ()
    co_mentions: frozenset[str] = frozenset()
    dates: tuple[date, ...] = ()
    states: frozenset[str] = frozenset()

    def joined(self, other: ActorContext) -> ActorContext:
        """Return what is known of the two together, bounded so that a famous actor stays cheap."""
        roles = tuple(dict.fromkeys((*self.roles, *other.roles)))[:12]
        co_mentions = (
            self.co_mentions if len(self.co_mentions) > 200 else self.co_mentions | other.co_mentions
        )
        dates = tuple(sorted({*self.dates, *other.dates}))
        days = (dates[0], dates[-1]) if len(dates) > 2 else dates
        return ActorContext(roles, co_mentions, days, self.states | other.states)


@lru_cache(maxsize=8192)
def stems(role: str) -> frozenset[str]:
    """Return the words of a role cut to their stems, without those that say nothing of the office."""
    idle = words("of_role") | words("passing")
    return frozenset(word[:STEM] for word in tokens(role) if word not in idle)


def weigh(left: ActorContext, right: ActorContext) -> Comparison:
    """Return what context adds to the score of two names, or takes from it, with the reasons."""
    change, reasons, against = 0.0, list[str](), list[str]()
    if left.roles and right.roles:
        best = max(_overlap(ours, theirs) for ours in left.roles for theirs in right.roles)
        if best >= 0.5:
            change += 0.08
            reasons.append("the same role")
        elif best == 0.0:
            change -= 0.05
            against.append("different roles")
    shared = len(left.co_mentions & right.co_mentions)
    if shared:
        change += 0.06 if shared > 1 else 0.03
        reasons.append(f"named together with {shared} of the same {'people' if shared > 1 else 'person'}")
    if left.states and right.states:
        both = left.states & right.states
        change += 0.03 if both else -0.05
        (reasons if both else against).append(
            f"their articles name {'the same' if both else 'other'} countries"
        )
    years = _years_apart(left.dates, right.dates)
    if years > YEARS:
        change -= 0.05
        against.append(f"{years} years apart")
    return Comparison(change, tuple(reasons), tuple(against))


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the shorter role's words that the longer one has."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _years_apart(left: tuple[date, ...], right: tuple[date, ...]) -> int:
    if not left or not right:
        return 0
    gap = max((right[0] - left[-1]).days, (left[0] - right[-1]).days)
    return max(0, gap) // 365
