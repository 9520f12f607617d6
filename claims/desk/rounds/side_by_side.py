"""Opinions of one thing side by side: the fields in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.desk.cards import ArticleHead, Mark, Window
from claims.desk.review.card_builder import article_heads, window
from claims.desk.review.fields import fields_of, main_role, shown_value
from claims.desk.review.rows import claim_rows
from claims.desk.rounds.units import Unit
from claims.document import Span
from claims.errors import DecisionError
from claims.store.queries import detail
from claims.store.review.claim_state import read_states
from claims.store.review.replay import State, laid_over

VERDICT = "verdict"
"""The name of the line of verdicts."""
SAYS = ("confirm", "correct", "make")
"""Verdicts after which a claim says something."""


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


def unit_card(session: Session, unit: Unit) -> UnitCard:
    """Return a thing with the opinions of it side by side.

    Raises:
        DecisionError: its claim or its article is gone.
    """
    article_id, kind, here, text = place_of(session, unit)
    states = states_of(session, unit)
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


def place_of(session: Session, unit: Unit) -> tuple[int, str, Span, str]:
    """Return the article of a thing, its kind, where it stands, and the article's text."""
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


def states_of(session: Session, unit: Unit) -> list[State | None]:
    """Return the claim as each would have it; ``None`` where by somebody there is none."""
    blank: State = {}
    if unit.claim is not None:
        blank = read_states(session, "claim", [unit.claim])[unit.claim]
    return [laid_over(blank, one.became) if one.verdict in SAYS else None for one in unit.opinions]


def _marks(state: State | None) -> tuple[Mark, ...]:
    if state is None:
        return ()
    return tuple(
        Mark(0, role, at, Span(start, end))
        for role, some in state.get("spans", {}).items()
        for at, (start, end) in enumerate(some)
    )
