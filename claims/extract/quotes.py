"""Who said what."""

from __future__ import annotations

from claims.document import Mention, Quote, TimeExpression
from claims.extract.parse import Parsed


def find_quotes(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quote, ...]:
    """Return the attributed quotes."""
    return ()
