"""Opinions of one thing in a round: of the claims that were judged, and of those that some made. Pure.

A claim that one reviewer made in an article counts against whoever finished the article without it. What two
reviewers made is one thing where it is of one kind and their main spans overlap by half (intersection over
union), as a re-extraction matches claims.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OVERLAP = 0.5
"""From this intersection over union on two made claims are one."""
MISSED = "miss"
"""The verdict of whoever finished an article without a claim that another made there."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reviewer said of a thing; ``vote`` is ``None`` where they said nothing and so missed it."""

    reviewer: str
    verdict: str
    became: Mapping[str, Any]
    vote: int | None
    note: str | None = None

    @property
    def content(self) -> str:
        """The verdict and all that it changes, so that two that are alike compare equal."""
        return json.dumps([self.verdict, self.became], sort_keys=True)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing with all opinions of it: a claim, or (``claim`` is ``None``) one of a ``kind`` to be made."""

    target: int
    claim: int | None
    kind: str | None
    opinions: tuple[Opinion, ...]

    @property
    def votes(self) -> tuple[int, ...]:
        """The votes of it."""
        return tuple(one.vote for one in self.opinions if one.vote is not None)

    @property
    def agreed(self) -> Opinion | None:
        """What all say, where they say one thing."""
        return self.opinions[0] if len({one.content for one in self.opinions}) == 1 else None

    def majority(self) -> Opinion | None:
        """Return what more than half say to the letter."""
        for one in self.opinions:
            if 2 * sum(other.content == one.content for other in self.opinions) > len(self.opinions):
                return one
        return None


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote as units are made of it: ``spans`` are those of the main role of a claim that was made."""

    target: int
    claim: int | None
    kind: str | None
    opinion: Opinion
    spans: tuple[tuple[int, int], ...] = ()


def units(cast: Sequence[Cast], finished: Mapping[int, Sequence[str]]) -> list[Unit]:
    """Return what was judged, in the order of targets, and after it what was made at each."""
    judged: dict[tuple[int, int], dict[str, Opinion]] = {}
    made: dict[int, list[list[Cast]]] = {}
    for one in cast:
        if one.claim is not None:
            judged.setdefault((one.target, one.claim), {})[one.opinion.reviewer] = one.opinion
        else:
            _put(made.setdefault(one.target, []), one)
    found = [Unit(target, claim, None, _sorted(given)) for (target, claim), given in sorted(judged.items())]
    for target, groups in sorted(made.items()):
        for group in groups:
            given = {who: Opinion(who, MISSED, {}, None) for who in finished.get(target, ())}
            given.update({one.opinion.reviewer: one.opinion for one in group})
            found.append(Unit(target, None, group[0].kind, _sorted(given)))
    return found


def _sorted(given: Mapping[str, Opinion]) -> tuple[Opinion, ...]:
    return tuple(given[reviewer] for reviewer in sorted(given))


def _put(groups: list[list[Cast]], one: Cast) -> None:
    """Put a claim that was made with those of other reviewers that are the same, else by itself."""
    for group in groups:
        taken = {other.opinion.reviewer for other in group}
        alike = group[0].kind == one.kind and overlap(group[0].spans, one.spans) >= OVERLAP
        if alike and one.opinion.reviewer not in taken:
            group.append(one)
            return
    groups.append([one])


def overlap(ours: Iterable[tuple[int, int]], theirs: Iterable[tuple[int, int]]) -> float:
    """Return the intersection over union of the characters in two lists of spans."""
    left, right = ({at for start, end in some for at in range(start, end)} for some in (ours, theirs))
    return len(left & right) / len(left | right) if left | right else 0.0


def consistency(
    first: Mapping[tuple[str, int], str], again: Mapping[tuple[str, int], str]
) -> dict[str, tuple[int, int]]:
    """Return for each reviewer how many claims they judged twice, and how many alike.

    Verdicts are given by reviewer and claim.
    """
    found: dict[str, tuple[int, int]] = {}
    for key, verdict in again.items():
        if key in first:
            both, alike = found.get(key[0], (0, 0))
            found[key[0]] = (both + 1, alike + (first[key] == verdict))
    return found
