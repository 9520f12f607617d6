"""Figures: how many of what, of which event, as an article gives it ("at least 31 people were killed")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from claims.document import EventMention, Figure, Quote, Span, TimeExpression
from claims.extract.events.quotes_by_place import QuotesByPlace
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

BEFORE = 20
"""Characters before a day among which its preposition stands."""
REACH = 1000
"""Within how many characters of a number its event and its day are looked for."""


class _ByPlace:
    """Positions in a list of what stands in a text, found by where each begins."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda at: spans[at].start)
        self._starts = [spans[at].start for at in self._order]

    def near(self, span: Span) -> list[int]:
        """Return the positions of what begins within :data:`REACH` characters of ``span``, in their order."""
        first = bisect_left(self._starts, span.start - REACH)
        return sorted(self._order[first : bisect_right(self._starts, span.end + REACH)])


def find_figures(
    parsed: Parsed, times: Sequence[TimeExpression], quotes: Sequence[Quote], events: Sequence[EventMention]
) -> tuple[Figure, ...]:
    """Return the figures of an article in the order of the text, each with its event and its quote."""
    found = []
    days, deeds = _ByPlace([time.span for time in times]), _ByPlace([event.trigger for event in events])
    said = QuotesByPlace(quotes)
    for quantity in find_quantities(parsed.text):
        near = [times[at] for at in days.near(quantity.core)]
        around = {time.type for time in near if time.span.overlaps(quantity.core)}
        if not parsed.makes_news(quantity.core.start) or around & {"DATE", "TIME", "SET"}:
            continue
        quantity = without_particle(parsed.doc, quantity)
        told = {at: events[at] for at in deeds.near(quantity.core)}
        reading = _by_event(read(parsed.doc, quantity), quantity, told.values())
        says_nothing = reading is None or (quantity.kind == "least" and reading.role == "count")
        if reading is not None and not says_nothing and (reading.role == "duration" or not around):
            when = _as_of(quantity.span, {at: times[at] for at in days.near(quantity.span)}, parsed)
            event = _event(reading, parsed, quantity.span, told)
            held = min(said.holding(quantity.span), default=None)
            quote = None if held is None else held[1]
            found.append(_figure(parsed, quantity, reading, when, event, quote))
    return tuple(found)


def _by_event(reading: Reading | None, quantity: Quantity, events: Iterable[EventMention]) -> Reading | None:
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
    time: int | None,
    event: int | None,
    quote: int | None,
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
        time=time,
        event=event,
        quote=quote,
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
    at = bisect_right(parsed.sentences, span.start, key=lambda each: each.span.start) - 1
    found = parsed.sentences[at].span if at >= 0 else None
    return found if found is not None and found.contains(span) else None


def _as_of(span: Span, times: Mapping[int, TimeExpression], parsed: Parsed) -> int | None:
    """Return the time as of which a figure is told ("by Monday", "as of 6 May")."""
    sentence = _sentence(parsed, span)
    for at, time in times.items():
        if sentence is not None and sentence.contains(time.span) and time.range is not None:
            before = parsed.text[max(0, time.span.start - BEFORE) : time.span.start].rstrip().lower()
            if before.endswith((" by", "as of", "by late", "by early")) or before in ("by", "as of"):
                return at
    return None


def _event(reading: Reading, parsed: Parsed, span: Span, events: Mapping[int, EventMention]) -> int | None:
    """Return the event mention that a figure is of: the word that gives its role, or one that counts it."""
    sentence = _sentence(parsed, span)
    if sentence is None:
        return None
    for at, event in events.items():
        if event.number is not None and event.number.overlaps(span):
            return at
        for word in (reading.governor, reading.noun):
            if word is not None and event.trigger.start <= word.idx < event.trigger.end:
                return at
    near = [at for at, event in events.items() if sentence.contains(event.trigger)]
    of_beings = reading.role not in ("sum", "rate", "count", "quantity")
    return near[0] if len(near) == 1 and of_beings else None
