"""A name as a stretch of tokens."""

from __future__ import annotations

from dataclasses import dataclass

from claims.document import ActorKind, Span
from claims.extract.tokens import Doc


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a stretch of tokens, half-open, and what it names."""

    start: int
    end: int
    kind: ActorKind
    rule: str
    score: float = 0.9

    def __len__(self) -> int:
        return self.end - self.start


def span_of(doc: Doc, name: Name) -> Span:
    """Return the offsets of a name."""
    last = doc[name.end - 1]
    return Span(doc[name.start].idx, last.idx + len(last))
