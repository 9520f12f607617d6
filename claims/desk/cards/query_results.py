"""Questions in SQL and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from claims.desk.cards.outcomes import Choice
from claims.records import Askable

Cell = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question: its columns and its first rows; ``complete`` says that there are no more."""

    query: str
    values: Mapping[str, Cell]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    complete: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question kept under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What may stand in a question: views and tables, and the questions that were saved."""

    askable: tuple[Askable, ...] = ()
    saved: tuple[SavedQuery, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """What the word that begins at ``start`` may become."""

    start: int
    choices: tuple[Choice, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Lead:
    """What a row is about: a claim or an article."""

    to: Literal["claim", "article"]
    id: int
