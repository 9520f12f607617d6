"""Spans that refer to actors: names, nominals and pronouns.

Nothing is brought together here, but kinds are settled: a surname is a person wherever the article has
its full name, and a capital is a government where it acts and a place where something is in it.
"""

from __future__ import annotations

import re

from claims.document import PROSE, Mention, MentionForm, Span
from claims.extract.mentions.clubs import as_clubs, is_about_sport
from claims.extract.mentions.name import Name
from claims.extract.mentions.names import find_names
from claims.extract.mentions.nominals import find_nominals
from claims.extract.mentions.pronouns import find_pronouns
from claims.extract.mentions.type_voting import settle
from claims.extract.parse import Parsed

__all__ = ["find_mentions"]

CREDIT = re.compile(
    r"\[[^\[\]]*\]\W*$|\([^()]*/[^()]*\)\W*$|\b(?:photo|image|picture|credit|courtesy)s?(?:\s?[:/]|\s(?:by|of)\s).*$",
    re.IGNORECASE,
)


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Return the mentions of ``parsed`` in text order, no two with the same span, none with an actor yet.

    Site furniture, bylines and datelines have none; captions do, but not the credit that ends them.
    """
    words = list(parsed.doc)  # spaCy makes a token anew each time it is asked for one
    sport = is_about_sport(parsed.text)
    names = settle(parsed, find_names(parsed, words, sport))
    names = as_clubs(parsed.doc, names) if sport else names
    mentions = [_named(parsed, name) for name in names]
    mentions += find_nominals(parsed.doc, words, names)
    mentions += find_pronouns(words)
    unique = {mention.span: mention for mention in reversed(mentions) if in_story(parsed, mention.span.start)}
    return tuple(unique[span] for span in sorted(unique))


def in_story(parsed: Parsed, offset: int) -> bool:
    """Say whether ``offset`` stands in what the article tells, not in what surrounds it."""
    kind = parsed.block_kind(offset)
    return kind in ("title", *PROSE) or (kind == "caption" and not _is_credit(parsed.text, offset))


def _is_credit(text: str, offset: int) -> bool:
    """Say whether ``offset`` stands in what ends a caption's line: "[Ministry/Agency]", "Photo: Agency"."""
    first, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    credit = CREDIT.search(text, first, len(text) if end < 0 else end)
    return credit is not None and credit.start() <= offset


def _named(parsed: Parsed, name: Name) -> Mention:
    tokens = parsed.doc[name.start : name.end]
    form: MentionForm = "nominal" if name.rule == "nominal.people" else "name"
    return Mention(Span(tokens.start_char, tokens.end_char), form, name.kind, None, name.rule, name.score)
