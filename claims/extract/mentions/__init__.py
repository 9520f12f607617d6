"""Spans that refer to actors: names, nominals and pronouns.

Nothing is brought together here, but kinds are settled: a surname is a person wherever the article has
its full name, and a capital is a government where it acts and a place where something is in it.
"""

from __future__ import annotations

from claims.document import Mention, Span
from claims.extract.mentions.names import Name, find_names
from claims.extract.mentions.nominals import find_nominals
from claims.extract.mentions.pronouns import find_pronouns
from claims.extract.parse import Parsed

__all__ = ["find_mentions"]


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Return the mentions of ``parsed`` in text order, no two with the same span, none with an actor yet.

    Site furniture, bylines and datelines have none; captions do.
    """
    words = list(parsed.doc)  # spaCy makes a token anew each time it is asked for one
    names = find_names(parsed, words)
    mentions = [_named(parsed, name) for name in names]
    mentions += find_nominals(parsed.doc, words, names)
    mentions += find_pronouns(words)
    unique = {mention.span: mention for mention in reversed(mentions) if in_story(parsed, mention.span.start)}
    return tuple(unique[span] for span in sorted(unique))


def in_story(parsed: Parsed, offset: int) -> bool:
    """Say whether ``offset`` stands in what the article tells, not in what surrounds it."""
    return parsed.block_kind(offset) in ("title", "body", "caption")


def _named(parsed: Parsed, name: Name) -> Mention:
    tokens = parsed.doc[name.start : name.end]
    return Mention(Span(tokens.start_char, tokens.end_char), "name", name.kind, None, name.rule, name.score)
