"""Opinions of one thing side by side: the fields in which they differ, and mixtures of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from claims.desk.cards import ArticleHead, Field, Mark, Window
from claims.desk.review.card_builder import article_heads, spans_of, window
from claims.desk.review.field_input import Pieces, Texts, Where, wanted
from claims.desk.review.fields import fields_of, main_role, participant_roles, shown_fields, shown_value
from claims.desk.review.rows import claim_rows
from claims.desk.rounds.units import Opinion, Unit
from claims.document import Span
from claims.errors import DecisionError
from claims.store import kinds
from claims.store.queries import detail, people
from claims.store.review.claim_state import read_states
from claims.store.review.replay import State, difference, laid_over

VERDICT = "verdict"
"""The name of the line of verdicts."""
SAYS = ("confirm", "correct", "make")
"""Verdicts after which a claim says something."""
DATE_COLUMNS = ("date_from", "date_to", "date_precision", "time_expression_id")


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One field with what each opinion has in it, in their order; ``None`` where there is no claim by it."""

    name: str
    values: tuple[str | None, ...]

    @property
    def differs(self) -> bool:
        """Whether those who have the claim have different things in the field."""
        return len({value for value in self.values if value is not None}) > 1


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A thing of a round in a list: what it says, or says by whoever made it, and each verdict on it."""

    unit: Unit
    kind: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class UnitCard:
    """A thing of a round with all opinions of it.

    ``lines`` begin with the verdicts; then come the fields that differ. ``marks`` are the spans by each
    opinion.
    """

    unit: Unit
    kind: str
    article: ArticleHead
    window: Window
    marks: tuple[tuple[Mark, ...], ...]
    lines: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class ChosenClaim:
    """A claim of a round as the adjudicator has chosen it so far: where it stands, its spans and fields."""

    kind: str
    article_id: int
    window: Window
    spans: Mapping[str, tuple[Span, ...]]
    fields: tuple[Field, ...]


def unit_card(session: Session, unit: Unit) -> UnitCard:
    """Return a thing with the opinions of it side by side.

    Raises:
        DecisionError: its claim or its article is gone.
    """
    article_id, kind, here, text = _place(session, unit)
    states = _states(session, unit)
    lines = [SaidLine(VERDICT, tuple(one.verdict for one in unit.opinions))]
    for field in fields_of(kind):
        values = tuple(
            None if state is None else shown_value(session, field, text, state) for state in states
        )
        line = SaidLine(field.name, values)
        lines += [line] if line.differs else []
    return UnitCard(
        unit,
        kind,
        article_heads(session, [article_id])[article_id],
        window(session, article_id, text, here),
        tuple(_marks(state) for state in states),
        tuple(lines),
    )


def unit_rows(session: Session, units: Sequence[Unit]) -> list[UnitRow]:
    """Return one line for each thing, in the same order."""
    known = claim_rows(session, [unit.claim for unit in units if unit.claim is not None])
    texts = {
        article: detail.text_of(session, article) or ""
        for article in {unit.target for unit in units if unit.claim is None}
    }
    rows = []
    for unit in units:
        if unit.claim is not None:
            row = known.get(unit.claim)
            rows.append(UnitRow(unit, row.kind, row.who, row.text) if row else UnitRow(unit, "", "", "gone"))
        else:
            span = _made_at(unit)
            rows.append(UnitRow(unit, unit.kind or "", "missed", span.of(texts[unit.target])))
    return rows


def mixed(session: Session, unit: Unit, reviewer: str, base: int, picks: Mapping[str, int]) -> Opinion:
    """Return what ``reviewer`` settles on: opinion number ``base``, with some fields as others have them.

    ``picks`` gives for names of fields the number of the opinion that is right there.

    Raises:
        DecisionError: the opinion that is taken has no claim to have a field.
    """
    opinion = unit.opinions[base]
    if not _others(base, picks):
        return opinion
    if _states(session, unit)[base] is None:
        raise DecisionError(f"By {opinion.reviewer} there is no claim, so none of its fields can be taken.")
    return own(session, unit, reviewer, _chosen(session, unit, base, picks))


def chosen_claim(session: Session, unit: Unit, base: int, picks: Mapping[str, int]) -> ChosenClaim:
    """Return the claim as :func:`mixed` would leave it, to go on from.

    Where opinion ``base`` has no claim, it is the first that has, else the claim as it stands.
    """
    article_id, kind, here, text = _place(session, unit)
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
    asked = wanted(session, Where(*_place(session, unit)), said, texts, pieces)
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
    states = _states(session, unit)
    said = states[base] or next((one for one in states if one is not None), None)
    if said is None:
        said = read_states(session, "claim", [unit.claim or 0])[unit.claim or 0]
    kind = _place(session, unit)[1]
    for name, at in _others(base, picks).items():
        said = laid_over(said, _part(kind, name, states[at]))
    return said


def _others(base: int, picks: Mapping[str, int]) -> dict[str, int]:
    return {name: at for name, at in picks.items() if at != base and name != VERDICT}


_GROUPS = ("fields", "spans", "participants")


def _place(session: Session, unit: Unit) -> tuple[int, str, Span, str]:
    if unit.claim is not None:
        place = detail.place_of(session, unit.claim)
        if place is None:
            raise DecisionError(f"There is no claim {unit.claim}.")
        return place
    text, kind = detail.text_of(session, unit.target), unit.kind or ""
    if text is None:
        raise DecisionError(f"There is no article {unit.target}.")
    return unit.target, kind, _made_at(unit), text


def _made_at(unit: Unit) -> Span:
    """Return where a claim stands that somebody made."""
    made = next(one for one in unit.opinions if one.verdict == "make")
    start, end = made.became["spans"][main_role(unit.kind or "")][0]
    return Span(start, end)


def _states(session: Session, unit: Unit) -> list[State | None]:
    """Return the claim as each would have it; ``None`` where by somebody there is none."""
    blank: State = {}
    if unit.claim is not None:
        blank = read_states(session, "claim", [unit.claim])[unit.claim]
    return [laid_over(blank, one.became) if one.verdict in SAYS else None for one in unit.opinions]


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
        names = (name,) if name in kinds.KINDS[kind].columns else ()
    role = "time" if field.type == "date" else name
    spans = {key: some for key, some in state.get("spans", {}).items() if key == role}
    return {"fields": {one: columns[one] for one in names if one in columns}, "spans": spans}


def _marks(state: State | None) -> tuple[Mark, ...]:
    if state is None:
        return ()
    return tuple(
        Mark(0, role, at, Span(start, end))
        for role, some in state.get("spans", {}).items()
        for at, (start, end) in enumerate(some)
    )
