"""Drops and changes of a lexicon layer, applied to what was found in an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from claims.document import Document, EventMention, Quote, Span
from claims.extract.layers.in_use import layer_of
from claims.extract.layers.layer import Layer
from claims.extract.parse import Parsed
from claims.extract.quotes.lexicon import cue_lexicon
from claims.extract.tokens import Doc

Claim = TypeVar("Claim", Quote, EventMention)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a layer knows a claim by; ``lemma`` is of its cue or trigger, ``label`` its type or cue class."""

    kind: str
    rule: str
    lemma: str
    label: str | None


def traits(parsed: Parsed, claim: Quote | EventMention) -> Traits:
    """Return the traits of a claim of the article ``parsed``."""
    if isinstance(claim, Quote):
        lemma = _lemma(parsed.doc, claim.cue)
        lemma = cue_lexicon().lemmas.get(lemma, lemma)
        return Traits("quote", claim.rule, lemma, claim.cue_class)
    return Traits("event_mention", claim.rule, _lemma(parsed.doc, claim.trigger), claim.type)


def _lemma(doc: Doc, span: Span | None) -> str:
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    return found.root.lemma_.lower() if found is not None else ""


def apply(parsed: Parsed, document: Document) -> Document:
    """Return ``document`` without the claims that layers drop, and with their changes."""
    layer = layer_of(parsed.doc)
    if not layer.drops and not layer.changes:
        return document
    quotes, at_quote = _kept(parsed, layer, document.quotes)
    events, at_event = _kept(parsed, layer, document.events)
    return replace(
        document,
        quotes=_moved(quotes, parent=at_quote),
        events=_moved(events, parent=at_event, quote=at_quote),
        figures=_moved(document.figures, event=at_event, quote=at_quote),
    )


Place = Callable[[int | None], int | None]


def _kept(parsed: Parsed, layer: Layer, claims: Sequence[Claim]) -> tuple[list[Claim], Place]:
    """Return the claims that stay, changed, and where each stands now; one that is gone by what held it."""
    place: dict[int, int] = {}
    kept: list[Claim] = []
    for at, claim in enumerate(claims):
        known = traits(parsed, claim)
        if not any(drop.holds(known.kind, known.rule, known.lemma, known.label) for drop in layer.drops):
            place[at] = len(kept)
            kept.append(_changed(layer, known, claim))

    def now(at: int | None) -> int | None:
        while at is not None and at not in place:
            at = claims[at].parent
        return None if at is None else place[at]

    return kept, now


def _changed(layer: Layer, known: Traits, claim: Claim) -> Claim:
    for change in layer.changes:
        if change.where.holds(known.kind, known.rule, known.lemma, known.label):
            given: dict[str, Any] = {name: value or None for name, value in change.set.items()}
            return replace(claim, **given)
    return claim


def _moved(claims: Iterable[Any], **by: Place) -> tuple[Any, ...]:
    """Return claims with their positions of others renumbered."""
    return tuple(
        replace(claim, **{name: place(getattr(claim, name)) for name, place in by.items()})
        for claim in claims
    )
