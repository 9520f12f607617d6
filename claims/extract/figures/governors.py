"""Words that govern a number: what it is of, what stands above it, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claims.extract.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
NOMINAL = ("NOUN", "PROPN", "PRON")


class Reading(NamedTuple):
    """The role, the noun that is counted or measured, the words that give the role, and the rule."""

    role: str
    noun: Token | None
    governor: Token | None
    rule: str


def of_what(noun: Token) -> Token | None:
    """Return the noun behind the "of" of another: "people" of "the number of people"."""
    of = next((each for each in noun.children if each.dep_ == "prep" and each.lower_ == "of"), None)
    return next((each for each in of.children if each.dep_ == "pobj"), None) if of is not None else None


def words_above(token: Token, most: int) -> Iterator[Token]:
    """Yield the words above ``token``, the nearest first."""
    for _ in range(most):
        if token.head == token:
            return
        token = token.head
        yield token
