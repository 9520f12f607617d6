"""Confidence of events: the chance that one is right as it stands, from what can be seen of it.

``lexicon/events/confidence.toml`` holds a weight (log odds) for each trait of an event: its type, how it is
told, who acts, whether somebody suffers it, whether it has a day.
``python -m tests.quality.event_confidence`` fits them by logistic regression on marked articles that no rule
was tuned on.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from claims.document import EventMention, Participant
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.tokens import Doc

LEAST, MOST = 0.05, 0.97
"""No event is always wrong or always right."""
SHORT, LONG = 12, 30
"""Words of a sentence below which it is short, and above which it is long and easily misread."""


def traits(doc: Doc, event: EventMention) -> tuple[str, ...]:
    """Return what an event's confidence depends on; ``doc`` is its article, parsed."""
    _, form, kind = event.rule.split(".")
    acting, receiving = named_in(doc, event.actors), named_in(doc, event.recipients)
    trigger = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    words = len(trigger.sent) if trigger is not None else 0
    return (
        "any",
        f"form.{form}",
        f"type.{kind}",
        f"acting.{acting}",
        f"receiving.{receiving}",
        f"sides.{acting != 'nobody'}.{receiving != 'nobody'}".lower(),
        f"modality.{event.modality}",
        f"several.{len(event.actors) > 1}.{len(event.recipients) > 1}".lower(),
        f"dated.{event.time is not None}".lower(),
        f"held.{event.parent is not None}".lower(),
        f"quoted.{event.quote is not None}".lower(),
        f"background.{event.background}".lower(),
        f"sentence.{'long' if words > LONG else 'short' if words < SHORT else 'plain'}",
        f"trigger.{'phrase' if trigger is not None and len(trigger) > 1 else 'word'}",
    )


def named_in(doc: Doc, participants: Iterable[Participant]) -> str:
    """Return whether somebody with a name takes part, a group, only a pronoun, or nobody."""
    heads = (doc.char_span(who.head, who.head + 1, alignment_mode="expand") for who in participants)
    kinds = {head[0].pos_ for head in heads if head is not None}
    if not kinds:
        return "nobody"
    return "named" if "PROPN" in kinds else "pronoun" if kinds == {"PRON"} else "group"


def confidence(doc: Doc, event: EventMention) -> float:
    """Return the chance that an event is right as it stands, 0 to 1."""
    weights = lexicon().confidence
    odds = sum(weights.get(trait, 0.0) for trait in traits(doc, event))
    return round(min(max(1 / (1 + exp(-odds)), LEAST), MOST), 2)
