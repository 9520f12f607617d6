"""How sure an event is: the chance that it is right as it stands, from what can be seen of it.

``lexicon/events/confidence.toml`` holds a weight (log odds) for each trait of an event: its type, how it is
told, who acts, whether somebody suffers it, whether it has a day.
``python -m tests.quality.event_confidence`` fits them by logistic regression on marked articles that no rule
was tuned on.
"""

from __future__ import annotations

from math import exp

from claims.document import EventMention
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.tokens import Doc

LEAST, MOST = 0.05, 0.97
"""No event is always wrong or always right."""


def traits(event: EventMention, acting: str) -> tuple[str, ...]:
    """Return what an event's confidence depends on; ``acting`` is named, group, pronoun or nobody."""
    _, form, kind = event.rule.split(".")
    return (
        "any",
        f"form.{form}",
        f"type.{kind}",
        f"acting.{acting}",
        f"modality.{event.modality}",
        f"recipients.{min(len(event.recipients), 2)}",
        f"several.{len(event.actors) > 1}".lower(),
        f"dated.{event.time is not None}".lower(),
        f"held.{event.parent is not None}".lower(),
        f"quoted.{event.quote is not None}".lower(),
    )


def acting_in(doc: Doc, event: EventMention) -> str:
    """Return whether somebody with a name acts, a group, only a pronoun, or nobody."""
    heads = (doc.char_span(who.head, who.head + 1, alignment_mode="expand") for who in event.actors)
    kinds = {head[0].pos_ for head in heads if head is not None}
    if not kinds:
        return "nobody"
    return "named" if "PROPN" in kinds else "pronoun" if kinds == {"PRON"} else "group"


def confidence(event: EventMention, acting: str) -> float:
    """Return the chance that an event is right as it stands, 0 to 1."""
    weights = lexicon().confidence
    odds = sum(weights.get(trait, 0.0) for trait in traits(event, acting))
    return round(min(max(1 / (1 + exp(-odds)), LEAST), MOST), 2)
