"""The kinds of claims: one entry for each says how it is kept, shown and corrected.

A kind is found by one file of ``claims/extract/`` and kept by one entry here: which values of a document it
is, what its rows say (:class:`Proposed`), its table and its view, and the fields that a reviewer may correct.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.document import EventMention, Figure, Place, Quote, Role
from claims.plugins.claim_kind import KindField as KindField  # for those who ask for the fields of a kind
from claims.store.claim_kind import Kind, Pieces, Proposed, RowIds
from claims.store.models import EventMention as EventMentionRow
from claims.store.models import Figure as FigureRow
from claims.store.models import Quote as QuoteRow
from claims.store.models import Role as RoleRow

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
MODALITIES = ("occurred", "ongoing", "planned", "possible", "negated")


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
    return Proposed(
        rule=role.rule,
        confidence=role.confidence,
        fields={
            **at.published(),
            "place": None,
            "title": " ".join(role.title.of(at.document.text).split()),
        },
        spans={"title": (role.title,)},
        participants={"holder": (role.holder,), "organisation": (role.organisation,)},
    )


def _figure(figure: Figure, at: RowIds) -> Proposed:
    return Proposed(
        rule=figure.rule,
        confidence=figure.confidence,
        fields={
            **(at.published() if figure.time is None else at.when(figure.time)),
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
