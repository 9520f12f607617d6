"""Articles as the desk shows them: the head, a window of the text, the row in a list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from claims.document import Published, Span


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What is known about an article besides its text; ``label`` is a short name for it."""

    id: int
    label: str
    title: str | None
    publisher: str | None
    agency: str | None
    author: str | None
    url: str | None
    origin: str
    language: str
    published: Published

    @property
    def outlet(self) -> str:
        """Return whose text it is: the agency, else the publisher, else the name of the file it came in."""
        return self.agency or self.publisher or PurePath(self.origin).name or self.origin


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that plays a role in a claim.

    ``role`` is that of a span (content, cue, trigger, time, place, occasion, number) or of a participant
    (speaker, addressee, actor, recipient).
    """

    claim_id: int
    role: str
    ordinal: int
    span: Span


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of an article: ``text[0]`` is the article's character ``start``.

    ``sentences`` and ``focus`` are offsets into the *article*; ``focus`` covers the claim's own sentences.
    """

    text: str
    start: int
    sentences: tuple[Span, ...]
    focus: Span


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list: its claims, and how many of them are undecided."""

    head: ArticleHead
    claims: int
    undecided: int
