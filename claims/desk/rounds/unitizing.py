"""Agreement on what to mark at all: a round over articles as texts in which each reviewer marked units.

A unit is a piece of the main span of a claim that the reviewer confirmed, corrected or made; its value is the
type, form or role of the claim, or the kind where all kinds are measured together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.desk.rounds.said import Said
from claims.desk.statistics import gamma, unitizing
from claims.desk.statistics.continuum import Continuum, Marked, without_overlaps
from claims.desk.statistics.reliability import CoefficientEstimate, estimate_of
from claims.store.known_kinds import kind_named
from claims.store.queries import detail
from claims.store.review.replay import State

ALL = "all claims"
"""The name of the measure over all kinds of claims, where kinds are the values."""


@dataclass(frozen=True, slots=True)
class Unitized:
    """One coefficient over the units of one kind of claim, or of all."""

    of: str
    measure: str
    found: CoefficientEstimate


def unitized(
    session: Session, said: Sequence[Said], finished: Mapping[int, Sequence[str]]
) -> Iterator[Unitized]:
    """Yield each coefficient of unitizing over the articles that two reviewers or more finished."""
    lengths = detail.text_lengths(session, finished)
    for of, texts in continua(said, finished, lengths).items():
        yield from _measured(of, texts)


def continua(
    said: Sequence[Said], finished: Mapping[int, Sequence[str]], lengths: Mapping[int, int]
) -> dict[str, list[Continuum]]:
    """Return each article as a text that its reviewers marked, for all claims and for each kind of claim."""
    marked: defaultdict[str, defaultdict[tuple[int, str], set[Marked]]]
    marked = defaultdict(lambda: defaultdict(set))
    for one in said:
        for reviewer, state in one.states.items():
            for start, end in state.get("spans", {}).get(kind_named(one.kind).main, ()):
                at = (one.unit.target, reviewer)
                marked[ALL][at].add(Marked(start, end, one.kind))
                marked[one.kind][at].add(Marked(start, end, _value(one.kind, state)))
    return {
        of: [
            Continuum(0, lengths[article], tuple(tuple(sorted(by[article, who])) for who in reviewers))
            for article, reviewers in sorted(finished.items())
            if article in lengths
        ]
        for of, by in sorted(marked.items())
    }


def _value(kind: str, state: State) -> str:
    """Return what the first choice of a kind is in a claim; the kind where it leaves none."""
    choice = next((field.name for field in kind_named(kind).fields if field.type == "choice"), "")
    return str(state.get("fields", {}).get(choice) or kind)


def _measured(of: str, texts: Sequence[Continuum]) -> Iterator[Unitized]:
    """Yield gamma over units as they are, and alpha over those that do not overlap."""
    usable = [one for one in texts if one.comparable]
    left_out = len(texts) - len(usable)
    if not usable:
        return
    yield Unitized(of, "γ", estimate_of(gamma.disorders(usable), gamma.gamma, left_out))
    shared = [unitizing.coincidences(one) for one in without_overlaps(usable)]
    yield Unitized(of, "uα", estimate_of(shared, unitizing.u_alpha, left_out))
    yield Unitized(of, "|uα", estimate_of(shared, unitizing.binary_u_alpha, left_out))
    yield Unitized(of, "cuα", estimate_of(shared, unitizing.cu_alpha, left_out))
    mismatches = [unitizing.mismatch(one) for one in without_overlaps(usable)]
    yield Unitized(of, "αU", estimate_of(mismatches, unitizing.alpha_u, left_out))
