"""Text in, spans out: the pipeline, read top to bottom.

Pure: no database, no clock, no disk but the word lists, no network. Dates come before events because an
event takes its date from a time expression; coreference before quotes because a speaker may be "he".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from claims.document import Document, EventMention, Figure, GivenArticle, PluginClaim, Quote, Role, Sentence
from claims.extract.blocks import find_agency, find_blocks, timed
from claims.extract.dates import find_times, publication, resolve_times
from claims.extract.garbage import collector_paused
from claims.extract.language import ENGLISH, language_of
from claims.extract.line_wraps import unwrapped

if TYPE_CHECKING:
    from claims.extract.parse import Parsed, Parser


GARBLED = 0.5
"""No claim of an article with wrong characters is surer than this: its words are not what was written."""

Rated = TypeVar("Rated", Quote, EventMention, Role, Figure, PluginClaim)


def extract(given: GivenArticle | str, parser: Parser | None = None) -> Document:
    """Return everything that an article, or just its text, claims, as one frozen document.

    Loading a parser takes a second: hand in the one of ``parse.load()`` when there are many articles.

    Raises:
        ModelError: no parser was given and the default language model is not installed.
    """
    from claims.extract.parse import load

    given = GivenArticle(text=given, origin="") if isinstance(given, str) else given
    return next(extract_all([given], parser or load()))


def extract_all(given: Sequence[GivenArticle], parser: Parser) -> Iterator[Document]:
    """Yield the document of each article in turn.

    They are parsed together, which finds the same and is a fifth cheaper than each by itself.
    """
    from claims.extract.parse import read_all  # brings the language model's libraries, as all below

    languages = [language_of(one) for one in given]
    texts = [
        (text := unwrapped(one.text), find_blocks(text))
        for one, language in zip(given, languages, strict=True)
        if language == ENGLISH.code
    ]
    parsed = read_all(parser, texts)
    for one, language in zip(given, languages, strict=True):
        if language != ENGLISH.code:
            yield _unread(one, language)
            continue
        read = next(parsed)
        with collector_paused():
            found = analyse(one, read)
        yield found


def _unread(given: GivenArticle, language: str) -> Document:
    """Return the document of an article that is not English: its blocks, and its lines as sentences."""
    blocks = find_blocks(given.text)
    lines = tuple(Sentence(block.span) for block in blocks)
    return Document(given.text, given.published, blocks, lines, (), (), (), (), (), language=language)


def analyse(given: GivenArticle, parsed: Parsed) -> Document:
    """Return the document of an English article that is parsed already."""
    # Here and not above: whoever only dates need not load the language model's libraries.
    from claims.extract.coreference import bind, corefer
    from claims.extract.events import find_events
    from claims.extract.figures import find_figures
    from claims.extract.layers.apply import apply
    from claims.extract.mentions import find_mentions
    from claims.extract.plugin_claims import with_plugin_claims
    from claims.extract.quotes import find_quotes
    from claims.extract.quotes.confidence import rated
    from claims.extract.roles import find_roles

    text, blocks = parsed.text, parsed.blocks
    found = find_times(text, parsed.sentences)
    published = publication(given, blocks, found)
    times = resolve_times(text, found, published)
    blocks = timed(text, blocks, times)
    parsed = replace(parsed, blocks=blocks)
    actors, mentions = corefer(parsed, find_mentions(parsed))
    quotes = find_quotes(parsed, mentions, times)
    events = find_events(parsed, mentions, times, quotes, published.range)
    actors, mentions, quotes, events = bind(parsed, actors, mentions, quotes, events)
    quotes = rated(text, quotes, mentions, actors)
    document = Document(
        given.text, published, blocks, parsed.sentences, actors, mentions, times, quotes, events,
        agency=given.agency or find_agency(text, blocks), roles=find_roles(parsed, mentions),
        figures=find_figures(parsed, times, quotes, events),
    )  # fmt: skip
    document = with_plugin_claims(parsed, apply(parsed, document))
    return _less_sure(document) if given.garbled else document


def _less_sure(document: Document) -> Document:
    """Return a document whose characters are partly wrong, with no claim surer than ``GARBLED``."""

    def capped(claims: tuple[Rated, ...]) -> tuple[Rated, ...]:
        return tuple(replace(claim, confidence=min(claim.confidence, GARBLED)) for claim in claims)

    return replace(
        document,
        quotes=capped(document.quotes),
        events=capped(document.events),
        roles=capped(document.roles),
        figures=capped(document.figures),
        plugin_claims={name: capped(claims) for name, claims in document.plugin_claims.items()},
    )


class _Callable(ModuleType):
    """Lets ``claims.extract(text)`` work also once this package, of the same name, has been imported."""

    def __call__(self, given: GivenArticle | str, parser: Parser | None = None) -> Document:
        return extract(given, parser)


sys.modules[__name__].__class__ = _Callable
