"""What happened."""

from __future__ import annotations

from claims.document import EventMention, Mention, Quote, TimeExpression
from claims.extract.parse import Parsed


def find_events(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quote, ...],
) -> tuple[EventMention, ...]:
    """Return the event mentions."""
    return ()
