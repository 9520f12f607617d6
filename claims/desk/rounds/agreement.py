"""Agreement in a round: verdicts, each field, sets of actors, days and spans, with what they differ on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from typing import Any

from sqlalchemy.orm import Session

from claims.desk.rounds.said import Said, said_of
from claims.desk.rounds.unitizing import unitized
from claims.desk.rounds.units import Unit
from claims.desk.statistics import reliability
from claims.desk.statistics.reliability import CoefficientEstimate
from claims.store.known_kinds import kind_named
from claims.store.review.replay import State

VERDICTS = ("confirm", "correct", "reject", "dispute", "make", "miss")
DAYS = ("date_from", "date_to")
"""Fields of which it counts how many days they are apart."""
COLUMNS: Mapping[str, Sequence[str]] = {"date": (*DAYS, "date_precision")}
"""The columns of fields that have others than one of their own name."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One coefficient over one field of the claims; ``of`` is "verdict" where it is over verdicts."""

    of: str
    measure: str
    found: CoefficientEstimate


@dataclass(frozen=True, slots=True)
class RoundAgreement:
    """All measures of a round, what people differ on, and how each agrees with themselves.

    ``marking`` says how far they agree on what to mark at all; in a round over claims, where nobody chooses,
    it is empty. ``consistency`` has for each reviewer how many claims they judged twice, and how many alike.
    """

    measures: tuple[Measure, ...]
    marking: tuple[Measure, ...]
    differing: tuple[Unit, ...]
    consistency: Mapping[str, tuple[int, int]]


def measured(
    session: Session,
    units: Sequence[Unit],
    consistency: Mapping[str, tuple[int, int]],
    finished: Mapping[int, Sequence[str]],
) -> RoundAgreement:
    """Return the agreement on what was judged and made in a round.

    ``finished`` says who went through each article of a round over articles; there the coders chose what to
    mark, and how far they agree on that is measured too.
    """
    said = said_of(session, units)
    found = [*_verdicts(units), *_contents(said)]
    marking = [Measure(one.of, one.measure, one.found) for one in unitized(session, said, finished)]
    differing = tuple(unit for unit in units if len(unit.opinions) > 1 and unit.agreed is None)
    return RoundAgreement(tuple(found), tuple(marking), differing, consistency)


def _verdicts(units: Sequence[Unit]) -> Iterable[Measure]:
    given = [[one.verdict for one in unit.opinions] for unit in units]
    for name, measure in (
        ("alike", reliability.percent), ("Krippendorff's alpha", reliability.alpha),
        ("Fleiss' kappa", reliability.fleiss), ("Gwet's AC1", partial(reliability.ac1, values=VERDICTS)),
    ):  # fmt: skip
        yield Measure("verdict", name, reliability.estimate(given, measure))
    reviewers = {one.reviewer for unit in units for one in unit.opinions}
    if len(reviewers) == 2:
        pairs = [unit for unit in given if len(unit) == 2]
        cohen = reliability.estimate(pairs, lambda some: reliability.cohen([(a, b) for a, b in some]))
        yield Measure("verdict", "Cohen's kappa", cohen)


def _contents(said: Sequence[Said]) -> Iterable[Measure]:
    fields: defaultdict[str, list[list[Any]]] = defaultdict(list)
    people: defaultdict[str, list[list[frozenset[str]]]] = defaultdict(list)
    spans: defaultdict[str, list[list[tuple[tuple[int, int], ...]]]] = defaultdict(list)
    for one in said:
        unit = list(one.states.values())
        for name in _names(unit, "fields") & _columns(one.kind):
            fields[name].append([state.get("fields", {}).get(name) for state in unit])
        for role in _names(unit, "participants"):
            people[role].append([_people(state.get("participants", {}).get(role, ())) for state in unit])
        for role in _names(unit, "spans"):
            spans[role].append([_pieces(state.get("spans", {}).get(role, ())) for state in unit])
    for name, values in sorted(fields.items()):
        if _given(values):
            yield _field(name, values)
    for role, sets in sorted(people.items()):
        if not _given(sets):
            continue
        masi = partial(reliability.alpha, distance=reliability.masi)
        yield Measure(role, "Krippendorff's alpha (MASI)", reliability.estimate(sets, masi))
    for role, pieces in sorted(spans.items()):
        if not _given(pieces):
            continue
        yield Measure(f"{role} span", "exact", reliability.estimate(pieces, reliability.percent))
        yield Measure(f"{role} span", "F1 of characters", reliability.estimate(pieces, _mean_f1))


def _given(values: Sequence[Sequence[Any]]) -> bool:
    """Whether anybody gave a value: over a field that nobody filled there is nothing to measure."""
    return any(one not in (None, (), frozenset()) for unit in values for one in unit)


def _names(unit: Sequence[State], group: str) -> set[str]:
    return {key for state in unit for key in state.get(group, {})}


def _columns(kind: str) -> set[str]:
    """Return the columns that a reviewer may correct; what links claims to each other is none."""
    return {column for field in kind_named(kind).fields for column in COLUMNS.get(field.name, (field.name,))}


def _field(name: str, values: Sequence[Sequence[Any]]) -> Measure:
    """Return alpha of a field: by days apart for dates, nominal for all else; no value is one, too."""
    if name in DAYS:
        days = [[date.fromisoformat(one).toordinal() for one in unit if one] for unit in values]
        interval = partial(reliability.alpha, distance=reliability.interval)
        return Measure(name, "Krippendorff's alpha (interval)", reliability.estimate(days, interval))
    told = [[str(one) for one in unit] for unit in values]
    return Measure(name, "Krippendorff's alpha", reliability.estimate(told, reliability.alpha))


def _people(given: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(f"{one.get('actor_id')}/{one.get('mention_id')}" for one in given)


def _pieces(given: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in given)


def _mean_f1(units: Sequence[Sequence[tuple[tuple[int, int], ...]]]) -> float | None:
    """Return the mean F1 of the characters in each pair of spans of a unit, each unit counting once."""
    scores = []
    for unit in units:
        chars = [{at for start, end in pieces for at in range(start, end)} for pieces in unit]
        pairs = [
            found
            for left, right in combinations(chars, 2)
            if (found := reliability.f1(left, right)) is not None
        ]
        if pairs:
            scores.append(sum(pairs) / len(pairs))
    return sum(scores) / len(scores) if scores else None
