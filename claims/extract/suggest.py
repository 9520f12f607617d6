"""Suggestions for a claim that was missed: what one sentence may say, the likeliest first.

Three sources, one after the other: what the rules find when they see the sentence alone; the triggers that
the lexicon knows and the selection drops; and the bare grammar of the sentence, in which any verb may be a
cue or a trigger. Nothing here is proposed unasked.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.document import (
    Document,
    EventMention,
    PluginClaim,
    Published,
    Quote,
    Role,
    Span,
    Suggestion,
)
from claims.document import Figure as FoundFigure
from claims.extract import extract
from claims.extract.guesses import by_grammar, places_of, present
from claims.extract.parse import Parser
from claims.plugins.claim_kind import MAIN as CONTENT

MOST = 6
"""Suggestions given for one sentence."""


def suggest(text: str, kind: str, published: Published, parser: Parser) -> tuple[Suggestion, ...]:
    """Return what a sentence ``text`` may claim of one ``kind``, by offsets into it."""
    from claims.document import GivenArticle

    document = extract(GivenArticle(text=text, origin="", published=published), parser)
    found = [*_by_rule(document, kind), *by_grammar(text, kind, parser)]
    known: dict[tuple[tuple[Span, ...], ...], Suggestion] = {}
    for one in found:
        known.setdefault((one.spans[_MAIN.get(kind, CONTENT)],), one)
    return tuple(known.values())[:MOST]


_MAIN = {"quote": "content", "event_mention": "trigger", "role": "title", "figure": "number"}


def _by_rule(document: Document, kind: str) -> Iterator[Suggestion]:
    if kind == "quote":
        yield from (_quote(one, document) for one in document.quotes)
    elif kind == "event_mention":
        yield from (_event(one, document) for one in document.events)
    elif kind == "role":
        yield from (_role(one) for one in document.roles)
    elif kind == "figure":
        yield from (_figure(one) for one in document.figures)
    else:
        yield from (_of_package(kind, one, document) for one in document.plugin_claims.get(kind, ()))


def _quote(quote: Quote, document: Document) -> Suggestion:
    spans = present(
        content=quote.content,
        cue=(quote.cue,),
        speaker=places_of((quote.speaker,)),
        addressee=places_of((quote.addressee,)),
        place=(quote.place.span if quote.place else None,),
        occasion=(quote.occasion,),
    )
    fields = {"form": quote.form, "polarity": quote.polarity, **_when(document, quote.time)}
    return Suggestion("quote", spans, fields, quote.rule)


def _event(event: EventMention, document: Document) -> Suggestion:
    spans = present(
        trigger=(event.trigger,),
        actor=places_of(event.actors),
        recipient=places_of(event.recipients),
        place=(event.place.span if event.place else None,),
        number=(event.number,),
    )
    fields = {"type": event.type, "mode": event.mode or "", "modality": event.modality}
    return Suggestion("event_mention", spans, {**fields, **_when(document, event.time)}, event.rule)


def _role(role: Role) -> Suggestion:
    spans = present(
        title=(role.title,), holder=places_of((role.holder,)), organisation=places_of((role.organisation,))
    )
    return Suggestion("role", spans, {}, role.rule)


def _figure(figure: FoundFigure) -> Suggestion:
    spans = present(number=(figure.number,), counted=(figure.counted,))
    fields = {"role": figure.role, "value": f"{figure.value:g}", "unit": figure.unit or ""}
    return Suggestion("figure", spans, fields, figure.rule)


def _of_package(kind: str, claim: PluginClaim, document: Document) -> Suggestion:
    people = {role: places_of(some) for role, some in claim.participants.items()}
    spans = present(content=claim.content, **claim.spans, **people)
    told = {name: _written(value) for name, value in claim.values.items() if value is not None}
    return Suggestion(kind, spans, {**told, **_when(document, claim.time)}, claim.rule)


def _written(value: str | float) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:g}"


def _when(document: Document, time: int | None) -> dict[str, str]:
    days = document.times[time].range if time is not None else None
    if days is None or days.first is None or days.last is None:
        return {}
    one = days.first.isoformat()
    return {"date": one if days.first == days.last else f"{one}..{days.last.isoformat()}"}
