"""Figures: how many of what, of which event, as an article gives it ("at least 31 people were killed")."""

from __future__ import annotations

from collections.abc import Sequence

from claims.document import EventMention, Figure, Quote, Span, TimeExpression
from claims.extract.figures.governors import Reading
from claims.extract.figures.quantities import find_quantities
from claims.extract.figures.quantity import Quantity
from claims.extract.figures.reading import noun_span, read, without_particle
from claims.extract.lexicon import lists, tables
from claims.extract.parse import Parsed
from claims.extract.tokens import Token

CONFIDENCE = {
    "figure.state": 0.9, "figure.verb": 0.9, "figure.noun": 0.85, "figure.total": 0.85, "figure.money": 0.85,
    "figure.rate": 0.85, "figure.magnitude": 0.9, "figure.measure": 0.75, "figure.count": 0.6,
    "figure.length": 0.8,
}  # fmt: skip
"""The share of such figures that are right as they stand, on articles that no rule was written for."""


def find_figures(
    parsed: Parsed, times: Sequence[TimeExpression], quotes: Sequence[Quote], events: Sequence[EventMention]
) -> tuple[Figure, ...]:
    """Return the figures of an article in the order of the text, each with its event and its quote."""
    found = []
    for quantity in find_quantities(parsed.text):
        around = {time.type for time in times if time.span.overlaps(quantity.core)}
        if not parsed.makes_news(quantity.core.start) or around & {"DATE", "TIME", "SET"}:
            continue
        quantity = without_particle(parsed.doc, quantity)
        reading = _by_event(read(parsed.doc, quantity), quantity, events)
        says_nothing = reading is None or (quantity.kind == "least" and reading.role == "count")
        if reading is not None and not says_nothing and (reading.role == "duration" or not around):
            found.append(_figure(parsed, quantity, reading, times, quotes, events))
    return tuple(found)


def _by_event(reading: Reading | None, quantity: Quantity, events: Sequence[EventMention]) -> Reading | None:
    """Return a reading with the role of the event whose number it is ("led away five", "seized two")."""
    if reading is None or reading.role not in ("count", "seized", "arrested"):
        return reading
    of = next((one for one in events if _counts(one, quantity, reading)), None)
    role = tables("figures")["event_role"].get(f"{of.type} {of.mode}") if of is not None else None
    return reading._replace(role=role, rule="figure.verb") if role else reading


def _counts(event: EventMention, quantity: Quantity, reading: Reading) -> bool:
    """Say whether a number is that of an event, or of those who by a counting word protest in it."""
    if event.number is not None:
        return event.number.overlaps(quantity.core)
    noun, deed = reading.noun, reading.governor
    if event.type != "PROTEST" or noun is None or deed is None or not event.trigger.overlaps(_span(deed)):
        return False
    return any(one.span.overlaps(_span(noun)) for one in event.actors)


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _figure(
    parsed: Parsed,
    quantity: Quantity,
    reading: Reading,
    times: Sequence[TimeExpression],
    quotes: Sequence[Quote],
    events: Sequence[EventMention],
) -> Figure:
    words = parsed.doc.char_span(quantity.core.start, quantity.core.end, alignment_mode="expand")
    return Figure(
        reading.role,
        quantity.value,
        quantity.span,
        reading.rule,
        CONFIDENCE[reading.rule],
        value_to=quantity.high,
        qualifier=quantity.qualifier,
        unit=quantity.unit or _unit(reading),
        counted=noun_span(reading, words[-1]) if words is not None else None,
        time=_as_of(parsed.text, quantity.span, times, parsed),
        event=_event(reading, parsed, quantity.span, events),
        quote=_quote(quantity.span, quotes),
    )


def _unit(reading: Reading) -> str | None:
    """Return what is counted, in one word ("people"); nothing where no noun says it."""
    noun = reading.noun if reading.rule != "figure.magnitude" else None
    if noun is not None and noun.lemma_ in lists("figures")["totals"]:
        return None
    return (
        noun.lemma_.lower() if noun is not None and noun.pos_ in ("NOUN", "PROPN") and noun.is_alpha else None
    )


def _sentence(parsed: Parsed, span: Span) -> Span | None:
    return next((each.span for each in parsed.sentences if each.span.contains(span)), None)


def _as_of(text: str, span: Span, times: Sequence[TimeExpression], parsed: Parsed) -> int | None:
    """Return the time as of which a figure is told ("by Monday", "as of 6 May")."""
    sentence = _sentence(parsed, span)
    for at, time in enumerate(times):
        if sentence is not None and sentence.contains(time.span) and time.range is not None:
            before = text[: time.span.start].rstrip().lower()
            if before.endswith((" by", "as of", "by late", "by early")) or before in ("by", "as of"):
                return at
    return None


def _event(reading: Reading, parsed: Parsed, span: Span, events: Sequence[EventMention]) -> int | None:
    """Return the event mention that a figure is of: the word that gives its role, or one that counts it."""
    sentence = _sentence(parsed, span)
    if sentence is None:
        return None
    for at, event in enumerate(events):
        if event.number is not None and event.number.overlaps(span):
            return at
        for word in (reading.governor, reading.noun):
            if word is not None and event.trigger.start <= word.idx < event.trigger.end:
                return at
    near = [at for at, event in enumerate(events) if sentence.contains(event.trigger)]
    of_beings = reading.role not in ("sum", "rate", "count", "quantity")
    return near[0] if len(near) == 1 and of_beings else None


def _quote(span: Span, quotes: Sequence[Quote]) -> int | None:
    """Return the innermost quote in whose content a figure stands."""
    around = [
        (piece.end - piece.start, at)
        for at, quote in enumerate(quotes)
        for piece in quote.content
        if piece.contains(span)
    ]
    return min(around)[1] if around else None
