"""From a candidate to an event mention: who claims it, when and where it happened, how sure the rule is."""

from __future__ import annotations

from claims.document import EventMention, Modality, Quote, Span, TimeExpression
from claims.extract.attach import attach
from claims.extract.events import details
from claims.extract.events.lexicon import lexicon
from claims.extract.events.select import Candidate
from claims.extract.parse import Parsed

UNMEASURED = 0.5
"""The confidence of a rule that no gold example has measured."""


def assemble(
    candidate: Candidate, parsed: Parsed, times: tuple[TimeExpression, ...], quotes: tuple[Quote, ...]
) -> EventMention:
    """Return the event mention that ``candidate`` is."""
    trigger = candidate.trigger.span
    when = attach(parsed, times, trigger)
    rule = rule_of(candidate)
    return EventMention(
        candidate.type,
        candidate.mode,
        _as_dated(candidate, when),
        trigger,
        rule,
        _confidence(rule),
        candidate.actors,
        candidate.recipients,
        place=details.place(candidate),
        time=when,
        quote=_quoted(trigger, quotes),
        number=details.number(candidate),
        background=details.recalled(candidate),
    )


def _confidence(rule: str) -> float:
    """Return the share of right events of ``rule`` on marked text, or of its form where it is rare."""
    measured = lexicon().confidence
    form = rule.rsplit(".", 1)[0]
    return measured.get(rule, measured.get(f"{form}.*", UNMEASURED))


def rule_of(candidate: Candidate) -> str:
    """Return the name of the rule: how it is told, and which type it is."""
    form = "resumed" if candidate.resumes else candidate.trigger.form
    return f"event.{form}.{candidate.type.lower()}"


def _as_dated(candidate: Candidate, when: int | None) -> Modality:
    """Read a present tense with a date as the future it means ("flies to Beijing on Sunday")."""
    verb = candidate.trigger.verb
    if verb is None or when is None or candidate.modality not in ("occurred", "ongoing"):
        return candidate.modality
    present = verb.tag_ in ("VBZ", "VBP") or candidate.modality == "ongoing"
    perfect = any(each.dep_ == "aux" and each.lemma_ == "have" for each in verb.children)
    return (
        "planned" if present and not perfect and candidate.mode in ("visit", "meet") else candidate.modality
    )


def _quoted(trigger: Span, quotes: tuple[Quote, ...]) -> int | None:
    """Return the position of the innermost quote whose content holds ``trigger``."""
    holding = [
        (len(span), position)
        for position, quote in enumerate(quotes)
        for span in quote.content
        if span.contains(trigger)
    ]
    return min(holding)[1] if holding else None
