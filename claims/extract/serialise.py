"""The extraction document of ``claims extract``, schema 1: one JSON object an article."""

from __future__ import annotations

from collections.abc import Mapping

from claims.document import (
    Block,
    DateRange,
    Document,
    EventMention,
    Figure,
    Participant,
    Place,
    PluginClaim,
    Quote,
    Role,
    Span,
)

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def as_json(document: Document, article_id: str) -> Mapping[str, Json]:
    """Return ``document`` as plain JSON values; offsets refer to the article's text as given."""
    return {
        "id": article_id,
        "schema": 1,
        "published": {**_days(document.published.range), "basis": document.published.basis},
        "agency": document.agency,
        "language": document.language,
        "blocks": [_block(document, block) for block in document.blocks],
        "sentences": [{**_span(sentence.span)} for sentence in document.sentences],
        "actors": [
            {
                "id": at,
                "name": actor.name,
                "kind": actor.kind,
                "names": list(actor.names),
                "roles": list(actor.roles),
                "resembles": actor.resembles,
            }
            for at, actor in enumerate(document.actors)
        ],
        "mentions": [
            {**_span(mention.span), "form": mention.form, "kind": mention.kind, "actor": mention.actor,
             "rule": mention.rule, "score": mention.score}
            for mention in document.mentions
        ],
        "dates": [
            {**_span(time.span), "type": time.type, "value": time.value, **_days(time.range),
             "rule": time.rule, "anchor": time.anchor}
            for time in document.times
        ],
        "quotes": [_quote(document, quote) for quote in document.quotes],
        "events": [_event(document, event) for event in document.events],
        "roles": [_role(document, role) for role in document.roles],
        "figures": [_figure(document, figure) for figure in document.figures],
        **({"plugin_claims": _of_packages(document)} if document.plugin_claims else {}),
    }  # fmt: skip


def _block(document: Document, block: Block) -> dict[str, Json]:
    """Return a block; author and time only where it has them."""
    author: dict[str, Json] = {"author": [block.author.start, block.author.end]} if block.author else {}
    time: dict[str, Json] = {} if block.time is None else {"time": document.times[block.time].value}
    return {**_span(block.span), "kind": block.kind, **author, **time}


def _span(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> Json:
    return None if span is None else [span.start, span.end]


def _days(days: DateRange | None) -> dict[str, Json]:
    if days is None:
        return {"from": None, "to": None, "precision": None}
    return {
        "from": days.first.isoformat() if days.first else None,
        "to": days.last.isoformat() if days.last else None,
        "precision": days.precision,
    }


def _who(document: Document, who: Participant | None) -> Json:
    if who is None:
        return None
    actor = None if who.mention is None else document.mentions[who.mention].actor
    return {"span": _pair(who.span), "actor": actor}


def _where(place: Place | None) -> Json:
    return None if place is None else {"span": _pair(place.span), "text": place.text}


def _when(document: Document, time: int | None) -> Json:
    return None if time is None else dict(_days(document.times[time].range))


def _quote(document: Document, quote: Quote) -> dict[str, Json]:
    return {
        "form": quote.form,
        "content": [_pair(span) for span in quote.content],
        "cue": _pair(quote.cue),
        "cue_class": quote.cue_class,
        "polarity": quote.polarity,
        "speaker": _who(document, quote.speaker),
        "addressee": _who(document, quote.addressee),
        "occasion": _pair(quote.occasion),
        "place": _where(quote.place),
        "date": _when(document, quote.time),
        "parent": quote.parent,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def _event(document: Document, event: EventMention) -> dict[str, Json]:
    return {
        "type": event.type,
        "mode": event.mode,
        "modality": event.modality,
        "trigger": _pair(event.trigger),
        "actors": [_who(document, who) for who in event.actors],
        "recipients": [_who(document, who) for who in event.recipients],
        "place": _where(event.place),
        "date": _when(document, event.time),
        "quote": event.quote,
        "number": _pair(event.number),
        "background": event.background,
        "parent": event.parent,
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _role(document: Document, role: Role) -> dict[str, Json]:
    return {
        "title": _pair(role.title),
        "holder": _who(document, role.holder),
        "organisation": _who(document, role.organisation),
        "rule": role.rule,
        "confidence": role.confidence,
    }


def _figure(document: Document, figure: Figure) -> dict[str, Json]:
    return {
        "role": figure.role,
        "value": figure.value,
        "value_to": figure.value_to,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "number": _pair(figure.number),
        "counted": _pair(figure.counted),
        "date": _when(document, figure.time),
        "event": figure.event,
        "quote": figure.quote,
        "rule": figure.rule,
        "confidence": figure.confidence,
    }


def _of_packages(document: Document) -> dict[str, Json]:
    """Return the claims of other packages' kinds, by kind."""
    return {
        name: [_plugin_claim(document, claim) for claim in claims]
        for name, claims in document.plugin_claims.items()
    }


def _plugin_claim(document: Document, claim: PluginClaim) -> dict[str, Json]:
    """Return a claim; of spans and participants there may be several in each role."""
    return {
        "content": [_pair(span) for span in claim.content],
        **{role: [_pair(span) for span in spans] for role, spans in claim.spans.items()},
        **{role: [_who(document, who) for who in some] for role, some in claim.participants.items()},
        **claim.values,
        "place": _where(claim.place),
        "date": _when(document, claim.time),
        "rule": claim.rule,
        "confidence": claim.confidence,
    }
