"""Time expressions."""

from __future__ import annotations

from claims.document import Block, GivenArticle, Published, Sentence, TimeExpression


class FoundTime:
    """A time expression before it is resolved."""


def find_times(text: str, sentences: tuple[Sentence, ...]) -> tuple[FoundTime, ...]:
    """Return the time expressions of ``text``, unresolved."""
    return ()


def resolve_times(
    text: str, found: tuple[FoundTime, ...], published: Published
) -> tuple[TimeExpression, ...]:
    """Return the values of ``found``."""
    return ()


def publication(given: GivenArticle, blocks: tuple[Block, ...], found: tuple[FoundTime, ...]) -> Published:
    """Return when the article was published, as well as that is known."""
    return given.published
