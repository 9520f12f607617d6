"""Claims and actors whose references are set to the final positions of mentions and actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from claims.document import Actor, EventMention, Mention, Participant, Quote, Span
from claims.extract.coreference.unmentioned import Part

Seat = Callable[[Participant], Participant]


def moved(actor: Actor, place: dict[int, int]) -> Actor:
    """Return an actor whose twin is the one at its final ``place``."""
    twin = actor.resembles
    return actor if twin is None else replace(actor, resembles=place.get(twin))


def seated_quote(quote: Quote, seat: Seat) -> Quote:
    """Return a quote with its speaker and addressee seated."""
    speaker, addressee = quote.speaker, quote.addressee
    return replace(quote, speaker=speaker and seat(speaker), addressee=addressee and seat(addressee))


def with_rest_of_name(span: Span, mention: Mention) -> Span:
    """Return ``span`` with all of a body's name of which the parser sees but one of the fields it lists."""
    if mention.rule != "name.coordinated":
        return span
    return Span(min(span.start, mention.span.start), max(span.end, mention.span.end))


def _once(several: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return ``several`` without those who are a part of an earlier one with the same mention."""
    kept: list[Participant] = []
    for who in several:
        if not any(who.mention == other.mention and who.span.overlaps(other.span) for other in kept):
            kept.append(who)
    return tuple(kept)


def seated_event(event: EventMention, seat: Seat) -> EventMention:
    """Return an event with its actors and recipients seated."""
    return replace(
        event,
        actors=_once(seat(who) for who in event.actors),
        recipients=_once(seat(who) for who in event.recipients),
    )


def participants(
    quotes: tuple[Quote, ...], events: tuple[EventMention, ...]
) -> Iterator[tuple[Participant, Part]]:
    """Yield everybody who takes part in a quote or an event, speakers first, and what each does there."""
    for quote in quotes:
        if quote.speaker:
            yield quote.speaker, "speaks"
    for quote in quotes:
        if quote.addressee:
            yield quote.addressee, "hears"
    for event in events:
        yield from ((who, "acts") for who in event.actors)
        yield from ((who, "receives") for who in event.recipients)
