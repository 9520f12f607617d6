"""Text in, spans out: the pipeline, read top to bottom.

Pure: no database, no clock, no disk but the word lists, no network. Dates come before events because an
event takes its date from a time expression; coreference before quotes because a speaker may be "he".
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from claims.document import Document, GivenArticle
from claims.extract.blocks import find_agency, find_blocks
from claims.extract.dates import find_times, publication, resolve_times

if TYPE_CHECKING:
    from claims.extract.parse import Parser


def extract(given: GivenArticle | str, parser: Parser | None = None) -> Document:
    """Return everything that an article, or just its text, claims, as one frozen document.

    Loading a parser takes a second: hand in the one of ``parse.load()`` when there are many articles.

    Raises:
        ModelError: no parser was given and the default language model is not installed.
    """
    # Here and not above: these bring the language model's libraries, which whoever only dates need not load.
    from claims.extract.coreference import bind, corefer
    from claims.extract.events import find_events
    from claims.extract.mentions import find_mentions
    from claims.extract.parse import load, read
    from claims.extract.quotes import find_quotes
    from claims.extract.roles import find_roles

    if isinstance(given, str):
        given = GivenArticle(text=given, origin="")
    parser = parser or load()
    text = given.text
    blocks = find_blocks(text)
    parsed = read(parser, text, blocks)
    found = find_times(text, parsed.sentences)
    published = publication(given, blocks, found)
    times = resolve_times(text, found, published)
    actors, mentions = corefer(parsed, find_mentions(parsed))
    quotes = find_quotes(parsed, mentions, times)
    events = find_events(parsed, mentions, times, quotes, published.range)
    actors, mentions, quotes, events = bind(parsed, actors, mentions, quotes, events)
    return Document(
        text, published, blocks, parsed.sentences, actors, mentions, times, quotes, events,
        agency=given.agency or find_agency(text, blocks), roles=find_roles(parsed, mentions),
    )  # fmt: skip


class _Callable(ModuleType):
    """Lets ``claims.extract(text)`` work also once this package, of the same name, has been imported."""

    def __call__(self, given: GivenArticle | str, parser: Parser | None = None) -> Document:
        return extract(given, parser)


sys.modules[__name__].__class__ = _Callable
