"""Addressee, occasion and place of a quote, read beside its cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.document import Participant, Place, Span
from claims.extract.quotes.quote_context import Draft, QuoteContext, participant
from claims.extract.syntax import whole_phrase
from claims.extract.tokens import Token

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_WHEN_AND_WHERE = frozenset(("in", "on", "at", "during", "after", "before", "via", "through"))
_HEARERS = frozenset(("PERSON", "ORG", "NORP", "GPE"))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The addressee, occasion and place of a saying, as far as its sentence names them."""

    addressee: Participant | None = None
    occasion: Span | None = None
    place: Place | None = None


def circumstances(context: QuoteContext, draft: Draft) -> Circumstances:
    """Return what the cue's own clause says about the saying; nothing where the cue is no verb."""
    if draft.cue_at < 0:
        return Circumstances()
    verb = context.doc[draft.cue_at]
    occasion: Span | None = None
    place: Place | None = None
    for preposition in _prepositions(verb):
        noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if noun is None or _inside(context, draft, noun):
            continue
        if occasion is None and context.word(noun) in context.lexicon.occasions:
            occasion = context.span(whole_phrase(noun))
        place = place or _place(context, preposition, noun)
    return Circumstances(_addressee(context, draft, verb), occasion, place)


def _prepositions(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _WHEN_AND_WHERE:
            yield child


def _inside(context: QuoteContext, draft: Draft, token: Token) -> bool:
    return any(span.start <= token.idx < span.end for span in draft.content)


def _place(context: QuoteContext, preposition: Token, noun: Token) -> Place | None:
    """In Tokyo; at a briefing in Tokyo."""
    if preposition.lower_ not in ("in", "at", "on", "during", "after"):
        return None
    named = next((word for word in (noun, *_within(noun)) if word.ent_type_ in _PLACES), None)
    if named is None:
        return None
    start = end = named.i
    while (
        start > 0
        and context.doc[start - 1].ent_type_ == named.ent_type_
        and context.doc[start].ent_iob_ == "I"
    ):
        start -= 1
    while end + 1 < len(context.doc) and context.doc[end + 1].ent_iob_ == "I":
        end += 1
    span = context.span((start, end + 1))
    return Place(span, span.of(context.text).removeprefix("the ")) if span else None


def _within(noun: Token) -> Iterator[Token]:
    """Yield the nouns of the phrases in and at which ``noun`` is."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("in", "at"):
            yield from (below for below in child.children if below.dep_ == "pobj")


def _addressee(context: QuoteContext, draft: Draft, verb: Token) -> Participant | None:
    """Told reporters; said to the crowd; called on the ministry."""
    for child in verb.rights:
        heard = _heard(context, verb, child)
        if (
            heard is None
            or heard.pos_ not in ("NOUN", "PROPN", "PRON")
            or heard.ent_type_ in ("DATE", "TIME")
        ):
            continue
        if draft.speaker is not None and draft.speaker.head == heard.idx:
            continue
        if draft.rule == "quote.indirect.instruction" or not _inside(context, draft, heard):
            return participant(context, heard, verb.i)
    return None


def _heard(context: QuoteContext, verb: Token, child: Token) -> Token | None:
    if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP":
        return child if context.word(verb) in context.lexicon.addressee else None
    if child.dep_ not in ("prep", "dative") or child.lower_ not in ("to", "on", "upon"):
        return None
    heard = next((below for below in child.children if below.dep_ == "pobj"), None)
    if heard is not None and child.lower_ != "to" and context.word(heard) in context.lexicon.occasions:
        return None
    if heard is None or heard.ent_type_ in _HEARERS or context.word(heard) in context.lexicon.hearers:
        return heard
    return None
