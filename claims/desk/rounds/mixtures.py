"""Mixtures of opinions: one claim of the fields that several reviewers said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from claims.desk.cards import Field, Window
from claims.desk.review.card_builder import spans_of, window
from claims.desk.review.field_input import Pieces, Texts, Where, wanted
from claims.desk.review.fields import fields_of, participant_roles, shown_fields
from claims.desk.rounds.side_by_side import VERDICT, place_of, states_of
from claims.desk.rounds.units import Opinion, Unit
from claims.document import Span
from claims.errors import DecisionError
from claims.store.known_kinds import kind_named
from claims.store.queries import people
from claims.store.review.claim_state import read_states
from claims.store.review.replay import State, difference, laid_over

DATE_COLUMNS = ("date_from", "date_to", "date_precision", "time_expression_id")


@dataclass(frozen=True, slots=True)
class ChosenClaim:
    """A claim of a round as the adjudicator has chosen it so far: where it stands, its spans and fields."""

    kind: str
    article_id: int
    window: Window
    spans: Mapping[str, tuple[Span, ...]]
    fields: tuple[Field, ...]


def mixed(session: Session, unit: Unit, reviewer: str, base: int, picks: Mapping[str, int]) -> Opinion:
    """Return what ``reviewer`` settles on: opinion number ``base``, with some fields as others have them.

    ``picks`` gives for names of fields the number of the opinion that is right there.

    Raises:
        DecisionError: the opinion that is taken has no claim to have a field.
    """
    opinion = unit.opinions[base]
    if not _others(base, picks):
        return opinion
    if states_of(session, unit)[base] is None:
        raise DecisionError(f"By {opinion.reviewer} there is no claim, so none of its fields can be taken.")
    return own(session, unit, reviewer, _chosen(session, unit, base, picks))


def chosen_claim(session: Session, unit: Unit, base: int, picks: Mapping[str, int]) -> ChosenClaim:
    """Return the claim as :func:`mixed` would leave it, to go on from.

    Where opinion ``base`` has no claim, it is the first that has, else the claim as it stands.
    """
    article_id, kind, here, text = place_of(session, unit)
    said, around = _chosen(session, unit, base, picks), window(session, article_id, text, here)
    shown = shown_fields(session, kind, text, said, None)
    spans = {**spans_of(said), **_people_in(session, kind, said, around)}
    return ChosenClaim(kind, article_id, around, spans, shown)


def _people_in(session: Session, kind: str, said: State, around: Window) -> dict[str, tuple[Span, ...]]:
    """Return where participants are named, by role, where all of a role are named in the window."""
    inside = Span(around.start, around.start + len(around.text))
    found: dict[str, tuple[Span, ...]] = {}
    for role in participant_roles(kind):
        entries = said.get("participants", {}).get(role, ())
        places = [
            people.words_at(session, one["mention_id"]) if one.get("mention_id") else None for one in entries
        ]
        spans = tuple(Span(*place) for place in places if place is not None)
        if spans and len(spans) == len(places) and all(inside.contains(span) for span in spans):
            found[role] = spans
    return found


def corrected(
    session: Session, unit: Unit, reviewer: str, base: int, picks: Mapping[str, int], texts: Texts,
    pieces: Pieces,
) -> Opinion:  # fmt: skip
    """Return what ``reviewer`` makes of what :func:`chosen_claim` gives; the note says what changed.

    Raises:
        DecisionError: a field or a value makes no sense.
    """
    said = _chosen(session, unit, base, picks)
    asked = wanted(session, Where(*place_of(session, unit)), said, texts, pieces)
    opinion = own(session, unit, reviewer, laid_over(said, asked))
    changed = ", ".join(dict.fromkeys((*texts, *pieces)))
    return replace(opinion, note=f"changed: {changed}" if changed else None)


def own(session: Session, unit: Unit, reviewer: str, said: State) -> Opinion:
    """Return the opinion that a claim should say what ``said`` lays over it."""
    if unit.claim is None:
        return Opinion(reviewer, "make", said, None)
    stands = read_states(session, "claim", [unit.claim])[unit.claim]
    became = dict(difference(stands, {group: said[group] for group in _GROUPS if group in said}))
    return Opinion(reviewer, "correct" if became else "confirm", became, None)


def _chosen(session: Session, unit: Unit, base: int, picks: Mapping[str, int]) -> State:
    """Return the claim by opinion ``base``, with some fields as other opinions have them."""
    states = states_of(session, unit)
    said = states[base] or next((one for one in states if one is not None), None)
    if said is None:
        said = read_states(session, "claim", [unit.claim or 0])[unit.claim or 0]
    kind = place_of(session, unit)[1]
    for name, at in _others(base, picks).items():
        said = laid_over(said, _part(kind, name, states[at]))
    return said


def _others(base: int, picks: Mapping[str, int]) -> dict[str, int]:
    return {name: at for name, at in picks.items() if at != base and name != VERDICT}


_GROUPS = ("fields", "spans", "participants")


def _part(kind: str, name: str, state: State | None) -> dict[str, Any]:
    """Return the part of a state that says what field ``name`` says."""
    if state is None:
        return {}
    field = next(one for one in fields_of(kind) if one.name == name)
    columns = state.get("fields", {})
    if field.type == "participant":
        return {"participants": {name: state.get("participants", {}).get(name, [])}}
    names: Sequence[str] = DATE_COLUMNS if field.type == "date" else (name,)
    if field.type == "span":
        names = (name,) if name in kind_named(kind).columns else ()
    role = "time" if field.type == "date" else name
    spans = {key: some for key, some in state.get("spans", {}).items() if key == role}
    return {"fields": {one: columns[one] for one in names if one in columns}, "spans": spans}
