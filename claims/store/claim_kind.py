"""A kind of claim: what its rows hold, and how a found one becomes a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.document import DateRange, Document, Participant, Span
from claims.plugins.claim_kind import KindField as KindField  # for those who ask for the fields of a kind
from claims.store.models import Base

Pieces = Sequence[Span | None]


CLAIM_FIELDS = ("date_from", "date_to", "date_precision", "time_expression_id", "place")
"""The fields that are columns of ``claim``; all others are of the kind alone."""


VALUES = ("text", "number", "choice", "flag")
"""Types of fields that hold a value."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A claim as an extractor proposes it, in terms of rows.

    ``fields`` are columns of the claim and of its kind by name, ``spans`` and ``participants`` all there are,
    by role.
    """

    rule: str
    confidence: float
    fields: Mapping[str, Any]
    spans: Mapping[str, Pieces]
    participants: Mapping[str, Sequence[Participant | None]]


class RowIds:
    """The ids of the rows that the parts of a document have, by their positions in it."""

    def __init__(self, document: Document, mentions: Mapping[Span, int], times: Mapping[Span, int]) -> None:
        self.document = document
        self.mentions = mentions
        self.times = times
        self.claims: dict[str, Sequence[int]] = {}
        self.actors: Mapping[int, int | None] = {}

    def words(self, span: Span | None) -> str | None:
        """Return what ``span`` covers."""
        return span.of(self.document.text) if span else None

    def claim(self, kind: str, position: int | None) -> int | None:
        """Return the id of the claim that stands at ``position`` among those of its kind."""
        return None if position is None else self.claims[kind][position]

    def mention(self, participant: Participant) -> int:
        """Return the id of the mention that ``participant`` is."""
        if participant.mention is None:
            return self.mentions[participant.span]
        return self.mentions[self.document.mentions[participant.mention].span]

    def when(self, position: int | None) -> dict[str, Any]:
        """Return the columns that the time expression at ``position`` gives a claim."""
        time = None if position is None else self.document.times[position]
        return {
            "time_expression_id": self.times[time.span] if time else None,
            **_days(time.range if time else None),
        }

    def published(self) -> dict[str, Any]:
        """Return the columns that the article's own date gives a claim without a time expression."""
        return {"time_expression_id": None, **_days(self.document.published.range)}

    def time_span(self, position: int | None) -> Span | None:
        """Return where the time expression at ``position`` stands."""
        return None if position is None else self.document.times[position].span


def _days(days: DateRange | None) -> dict[str, Any]:
    return {
        "date_from": days.first if days else None,
        "date_to": days.last if days else None,
        "date_precision": days.precision if days else None,
    }


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of claim is kept.

    ``values`` picks the claims of this kind out of a document; ``content`` are the spans that make one this
    claim and no other, ``people`` those who take part; ``propose`` puts it in terms of rows; ``model`` is the
    table of what the kind adds, ``view`` the public SQL; ``main`` is the role whose pieces the offsets of the
    claim enclose. ``missed`` says in a few words what a reviewer may add by hand; "" where nothing. A kind of
    another package (``is_plugin``) keeps what it adds as one JSON object, ``plugin_claim.fields``.
    """

    name: str
    model: type[Base]
    view: str
    main: str
    values: Callable[[Document], Sequence[Any]]
    content: Callable[[Any], tuple[Span, ...]]
    people: Callable[[Any], tuple[Participant, ...]]
    propose: Callable[[Any, RowIds], Proposed]
    fields: tuple[KindField, ...]
    missed: str = ""
    is_plugin: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the kind's own table adds, or the names of the values in its JSON object."""
        if self.is_plugin:
            return tuple(field.name for field in self.fields if field.type in VALUES)
        return tuple(column.name for column in self.model.__table__.columns if column.name != "claim_id")

    @property
    def span_roles(self) -> tuple[str, ...]:
        """The roles that pieces of text play in it, those that a reviewer may not move included."""
        return (*(field.name for field in self.fields if field.type == "span"), "time", "place")

    def row(self, claim_id: int, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row of the kind's own table for a claim that says ``values``."""
        return {"claim_id": claim_id, **({"fields": values} if self.is_plugin else values)}

    @property
    def participant_roles(self) -> tuple[str, ...]:
        """The roles that actors play in it."""
        return tuple(field.name for field in self.fields if field.type == "participant")
