"""Event mentions with PLOVER type and mode, modality, actors, recipients, place and date.

After the PLOVER and CAMEO code books of political event data: a lexicon of verbs and nouns says which words
tell of which type, the dependency tree says who does it to whom, and the words around say whether it
occurred. A plain statement is a quote, not an event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from claims.document import DateRange, EventMention, Mention, Quote, Span, TimeExpression
from claims.extract.events.assemble import assemble
from claims.extract.events.candidate import Candidate
from claims.extract.events.choice import chosen
from claims.extract.events.confidence import confidence
from claims.extract.events.discourse.answers import answered
from claims.extract.events.discourse.days import dated_again
from claims.extract.events.discourse.event_anaphora import told_again
from claims.extract.events.discourse.pair import paired
from claims.extract.events.discourse.unsaid import Known, told_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.participants import ActorFilter
from claims.extract.events.quotes_by_place import QuotesByPlace
from claims.extract.events.restrictions import is_literal
from claims.extract.events.select import select
from claims.extract.events.triggers import Trigger, find_triggers
from claims.extract.parse import Parsed
from claims.extract.tokens import Doc

__all__ = ["find_events", "literal_triggers"]

SPORT_WORDS, SPORT_SHARE = 5, 0.08
"""How many different words of sport make a sports report, and what share of its nouns they are at least."""


def find_events(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quote, ...],
    published: DateRange | None = None,
) -> tuple[EventMention, ...]:
    """Return the event mentions of a parsed article in the order of their triggers.

    ``time`` and ``quote`` are positions in ``times`` and ``quotes``; a participant has its span and head
    word, and no mention yet. What is dated after the days on which the article was ``published`` is planned.
    Captions and site furniture make no events.
    """
    actor_filter = ActorFilter.of(parsed, mentions)
    bodies = [each.span for each in mentions if each.form == "name" and each.kind == "organisation"]
    triggers = [
        each
        for each in literal_triggers(parsed)
        if not (_is_of_a_time(each, times) or _is_in_a_name(each, bodies))
    ]
    standing, empty = chosen(select(triggers, actor_filter), parsed, quotes)
    known = Known.of(parsed, mentions)
    told = paired(told_again(standing, empty), actor_filter)
    told = _but_readiness(told_of(answered(told, actor_filter, known, quotes), known))
    by_place = QuotesByPlace(quotes)
    found = [assemble(each, parsed, times, by_place, published) for each in told]
    found = dated_again(found, told, parsed, times, quotes)
    place = {one.trigger.token.i: at for at, one in enumerate(told)}
    held = (
        replace(event, parent=place.get(one.parent.token.i)) if one.parent is not None else event
        for one, event in zip(told, found, strict=True)
    )
    return tuple(replace(each, confidence=confidence(parsed.doc, each)) for each in held)


def _but_readiness(told: Sequence[Candidate]) -> list[Candidate]:
    """Leave out who is only ready for a deed that is told itself ("is willing to free the monks")."""
    deeds = {one.trigger.token.i for one in told if one.trigger.form != "adjective"}
    return [one for one in told if not (one.trigger.form == "adjective" and _holds(one.trigger, deeds))]


def _holds(trigger: Trigger, deeds: Collection[int]) -> bool:
    """Say whether the words of a trigger hold another behind its own word."""
    doc, word = trigger.token.doc, trigger.token
    return any(word.i < at < len(doc) and doc[at].idx < trigger.span.end for at in deeds)


def _is_of_a_time(trigger: Trigger, times: Sequence[TimeExpression]) -> bool:
    """Say whether a trigger is the name of a time, or stands in one ("in March", "Armistice Day")."""
    at = bisect_right(times, trigger.token.idx, key=lambda time: time.span.start) - 1
    return at >= 0 and trigger.token.idx < times[at].span.end


def _is_in_a_name(trigger: Trigger, bodies: Sequence[Span]) -> bool:
    """Say whether a trigger only tells what a body is for: "the League for the Defence of Human Rights".

    ``bodies`` are the spans of names in the order of the text. What the name ends with may be what happens.
    """
    word = trigger.token
    at = bisect_right(bodies, word.idx, key=lambda span: span.start) - 1
    inside = at >= 0 and word.idx + len(word.text) < bodies[at].end
    return inside and word.text[0].isupper()


def literal_triggers(parsed: Parsed) -> list[Trigger]:
    """Return the triggers that are meant literally, of the blocks that make news."""
    news = [trigger for trigger in find_triggers(parsed.doc) if parsed.makes_news(trigger.token.idx)]
    if _is_sport(parsed.doc):
        figures = lexicon().grammar["not_in_sport"]
        news = [one for one in news if not {one.entry.type, f"{one.entry.type}/{one.entry.mode}"} & figures]
    return [each for each in news if is_literal(each)]


def _is_sport(doc: Doc) -> bool:
    """Say whether a text is about a game, where one beats and shoots: several words of it, and not rarely."""
    words = [token.lemma_.lower() for token in doc if token.pos_ in ("NOUN", "PROPN")]
    told = [word for word in words if word in lexicon().grammar["sport"]]
    return len(set(told)) >= SPORT_WORDS and len(told) >= SPORT_SHARE * len(words)
