"""The site of an event in its clause, and what the relations of verbs and of nouns both ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.events.entries.lexicon import lexicon
from claims.extract.tokens import Token

PRESENT = ("VBZ", "VBP")
FINITE = ("VBD", *PRESENT)


@dataclass(frozen=True, slots=True)
class Site:
    """Where an event stands: its word, the verb above it that is asked, and its type."""

    event: Token
    governor: Token
    type: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word in a relation to an event, and the token that would carry its "not"."""

    word: str
    governor: Token


def measured(noun: Token) -> Token:
    """Return the word that stands for ``noun`` in its clause: "series" in "a series of meetings"."""
    measure = noun.head.head
    of_it = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return measure if of_it and measure.lemma_ in lexicon().grammar["measures"] else noun


def above(site: Site) -> Cue:
    """Return the verb above an event as a cue."""
    return Cue(site.governor.lemma_.lower(), site.governor)


def has_to(verb: Token) -> bool:
    """Say whether a verb has a "to" before it."""
    return any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)


def auxiliaries(verb: Token) -> Iterator[Token]:
    """Return the auxiliaries of a verb."""
    return (each for each in verb.children if each.dep_ in ("aux", "auxpass"))
