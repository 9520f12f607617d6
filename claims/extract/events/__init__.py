"""What happened: event mentions with PLOVER type and mode, modality, actors, recipients, place and date.

After the PLOVER and CAMEO code books of political event data: a lexicon of verbs and nouns says which words
tell of which type, the dependency tree says who does it to whom, and the words around say whether it
occurred. A plain statement is a quote, not an event.
"""

from __future__ import annotations

from claims.document import DateRange, EventMention, Mention, Quote, TimeExpression
from claims.extract.events.assemble import assemble
from claims.extract.events.echo import told_again
from claims.extract.events.participants import Cast
from claims.extract.events.select import select
from claims.extract.events.triggers import find_triggers
from claims.extract.parse import Parsed

__all__ = ["find_events"]


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
    cast = Cast.of(parsed, mentions)
    news = [trigger for trigger in find_triggers(parsed.doc) if parsed.makes_news(trigger.token.idx)]
    standing, empty = select(news, cast)
    return tuple(assemble(each, parsed, times, quotes, published) for each in told_again(standing, empty))
