"""Claims and actors whose references are set to the final positions of mentions and actors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from claims.document import Actor, EventMention, Participant, Quote
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


def seated_event(event: EventMention, seat: Seat) -> EventMention:
    """Return an event with its actors and recipients seated."""
    return replace(
        event,
        actors=tuple(seat(who) for who in event.actors),
        recipients=tuple(seat(who) for who in event.recipients),
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
