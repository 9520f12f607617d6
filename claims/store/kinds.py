"""The kinds of claims: one entry for each says how it is kept, shown and corrected.

A kind is found by one file of ``claims/extract/`` and kept by one entry here: which values of a document it
is, what its rows say (:class:`Proposed`), its table and its view, and the fields that a reviewer may correct.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.document import Document, EventMention, Figure, Participant, Place, Quote, Role, Span
from claims.plugins.claim_kind import KindField as KindField  # for those who ask for the fields of a kind
from claims.store.models import Base
from claims.store.models import EventMention as EventMentionRow
from claims.store.models import Figure as FigureRow
from claims.store.models import Quote as QuoteRow
from claims.store.models import Role as RoleRow

Pieces = Sequence[Span | None]

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "ACCIDENT", "DISASTER", "VOTE",
)  # fmt: skip
"""PLOVER's event types (Open Event Data Alliance, PLOVER codebook), and three of ours beside them."""
FIGURE_ROLES = (
    "killed", "injured", "casualties", "missing", "arrested", "evacuated", "displaced", "rescued", "abducted",
    "expelled", "dismissed", "stranded", "trapped", "escaped", "infected", "aboard", "participants", "troops",
    "votes", "destroyed", "damaged", "seized", "rate", "sum", "magnitude", "quantity", "duration", "count",
)  # fmt: skip
"""The roles of figures; ``claims/extract/lexicon/figures.toml`` has the words that give each."""
CLAIM_FIELDS = ("date_from", "date_to", "date_precision", "time_expression_id", "place")
"""The fields that are columns of ``claim``; all others are of the kind alone."""
VALUES = ("text", "number", "choice", "flag")
"""Types of fields that hold a value."""
MODALITIES = ("occurred", "ongoing", "planned", "possible", "negated")


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
        days = time.range if time else None
        return {
            "time_expression_id": self.times[time.span] if time else None,
            "date_from": days.first if days else None,
            "date_to": days.last if days else None,
            "date_precision": days.precision if days else None,
        }

    def time_span(self, position: int | None) -> Span | None:
        """Return where the time expression at ``position`` stands."""
        return None if position is None else self.document.times[position].span


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


def _place(place: Place | None) -> tuple[str | None, Pieces]:
    return (place.text, (place.span,)) if place else (None, ())


def _quote(quote: Quote, at: RowIds) -> Proposed:
    place, where = _place(quote.place)
    return Proposed(
        rule=quote.rule,
        confidence=quote.confidence,
        fields={
            **at.when(quote.time),
            "place": place,
            "form": quote.form,
            "cue": at.words(quote.cue),
            "cue_class": quote.cue_class,
            "polarity": quote.polarity,
            "occasion": at.words(quote.occasion),
            "parent_id": at.claim("quote", quote.parent),
        },
        spans={
            "content": quote.content,
            "cue": (quote.cue,),
            "occasion": (quote.occasion,),
            "time": (at.time_span(quote.time),),
            "place": where,
        },
        participants={"speaker": (quote.speaker,), "addressee": (quote.addressee,)},
    )


def _event_mention(event: EventMention, at: RowIds) -> Proposed:
    place, where = _place(event.place)
    return Proposed(
        rule=event.rule,
        confidence=event.confidence,
        fields={
            **at.when(event.time),
            "place": place,
            "type": event.type,
            "mode": event.mode,
            "modality": event.modality,
            "quote_id": at.claim("quote", event.quote),
            "number": at.words(event.number),
            "background": int(event.background),
            "parent_id": at.claim("event_mention", event.parent),
        },
        spans={
            "trigger": (event.trigger,),
            "number": (event.number,),
            "time": (at.time_span(event.time),),
            "place": where,
        },
        participants={"actor": event.actors, "recipient": event.recipients},
    )


def _role(role: Role, at: RowIds) -> Proposed:
    days = at.document.published.range
    return Proposed(
        rule=role.rule,
        confidence=role.confidence,
        fields={
            **at.when(None),
            "date_from": days.first if days else None,
            "date_to": days.last if days else None,
            "date_precision": days.precision if days else None,
            "place": None,
            "title": " ".join(role.title.of(at.document.text).split()),
        },
        spans={"title": (role.title,)},
        participants={"holder": (role.holder,), "organisation": (role.organisation,)},
    )


def _figure(figure: Figure, at: RowIds) -> Proposed:
    days = None if figure.time is not None else at.document.published.range
    told = {
        "date_from": days.first if days else None,
        "date_to": days.last if days else None,
        "date_precision": days.precision if days else None,
    }
    return Proposed(
        rule=figure.rule,
        confidence=figure.confidence,
        fields={
            **at.when(figure.time),
            **(told if figure.time is None else {}),
            "place": None,
            "role": figure.role,
            "value": figure.value,
            "value_to": figure.value_to,
            "qualifier": figure.qualifier,
            "unit": figure.unit,
            "mention_id": at.claim("event_mention", figure.event),
            "quote_id": at.claim("quote", figure.quote),
        },
        spans={
            "number": (figure.number,),
            "counted": (figure.counted,),
            "time": (at.time_span(figure.time),),
        },
        participants={},
    )


WHEN_AND_WHERE = (KindField("date", "date"), KindField("place", "place"))

QUOTE = Kind(
    name="quote",
    model=QuoteRow,
    view="quotes",
    main="content",
    values=lambda document: document.quotes,
    content=lambda quote: quote.content,
    people=lambda quote: tuple(one for one in (quote.speaker, quote.addressee) if one),
    propose=_quote,
    fields=(
        KindField("speaker", "participant"),
        KindField("content", "span", many=True),
        KindField("cue", "span"),
        KindField("form", "choice", ("direct", "indirect", "mixed")),
        KindField("polarity", "choice", ("positive", "negative")),
        KindField("addressee", "participant"),
        KindField("occasion", "span"),
        *WHEN_AND_WHERE,
    ),
    missed="something said",
)

EVENT_MENTION = Kind(
    name="event_mention",
    model=EventMentionRow,
    view="event_mentions",
    main="trigger",
    values=lambda document: document.events,
    content=lambda event: (event.trigger,),
    people=lambda event: (*event.actors, *event.recipients),
    propose=_event_mention,
    fields=(
        KindField("type", "choice", TYPES),
        KindField("mode", "text"),
        KindField("modality", "choice", MODALITIES),
        KindField("actor", "participant", many=True),
        KindField("recipient", "participant", many=True),
        KindField("trigger", "span"),
        KindField("number", "span"),
        KindField("background", "flag"),
        *WHEN_AND_WHERE,
    ),
    missed="something that happened, will, or did not",
)

ROLE = Kind(
    name="role",
    model=RoleRow,
    view="roles",
    main="title",
    values=lambda document: document.roles,
    content=lambda role: (role.title,),
    people=lambda role: tuple(one for one in (role.holder, role.organisation) if one),
    propose=_role,
    fields=(
        KindField("holder", "participant"),
        KindField("title", "span"),
        KindField("organisation", "participant"),
        KindField("date", "date"),
    ),
)

FIGURE = Kind(
    name="figure",
    model=FigureRow,
    view="figures",
    main="number",
    values=lambda document: document.figures,
    content=lambda figure: (figure.number,),
    people=lambda figure: (),
    propose=_figure,
    fields=(
        KindField("role", "choice", FIGURE_ROLES),
        KindField("value", "number"),
        KindField("value_to", "number"),
        KindField("qualifier", "text"),
        KindField("unit", "text"),
        KindField("number", "span"),
        KindField("counted", "span"),
        *WHEN_AND_WHERE,
    ),
    missed="a number of people, things, votes, money",
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (QUOTE, EVENT_MENTION, ROLE, FIGURE)}
"""Every kind of claim by name, in the order of writing: what refers comes after what it refers to."""
