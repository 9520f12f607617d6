"""Mentions of one article brought to their actors."""

from __future__ import annotations

from claims.document import Actor, EventMention, Mention, Quote
from claims.extract.parse import Parsed


def corefer(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Return the actors, and the mentions with their actor set."""
    return (), mentions


def bind(
    parsed: Parsed,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
    events: tuple[EventMention, ...],
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Quote, ...], tuple[EventMention, ...]]:
    """Give every participant its mention."""
    return actors, mentions, quotes, events
