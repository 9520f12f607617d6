"""Words held out of the shipped lists: what a desk finds again whose texts use words that the lists lack.

The lists were widened until the marked articles have few words left that nobody entered; so some that both
halves use are taken out. The simulated reviewer works through one half without them, adds by hand what is
missed, and accepts the edits that broke nothing in the replay; the other half shows what they bring back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from claims.extract.events.entries import in_use
from claims.extract.events.entries.lexicon import assembled, shipped_sets, shipped_types
from claims.learning.decided import Reviewed, known_by
from claims.learning.edits import Edit

HELD = 12
"""So many words are held out, those that are most often right."""
LISTS = ("verbs", "nouns", "adjectives")


@dataclass(frozen=True)
class HeldOut:
    """What came back: the words, the edits accepted, and the scorer's counts without, learned and whole."""

    words: tuple[str, ...]
    edits: tuple[str, ...]
    without: Counter[tuple[str, str]]
    learned: Counter[tuple[str, str]]
    whole: Counter[tuple[str, str]]


def common_words(half: Sequence[Reviewed], other: Sequence[Reviewed]) -> tuple[str, ...]:
    """Return the triggers that are right three times or more in one half, and in the other at all."""
    here, there = _right(half), _right(other)
    both = [(number, word) for word, number in here.items() if number >= 3 and there[word]]
    return tuple(word for _, word in sorted(both, reverse=True)[:HELD])


def _right(some: Sequence[Reviewed]) -> Counter[str]:
    return Counter(
        by.lemma
        for one in some
        for decided, by in known_by(one).values()
        if decided.kind == "event_mention" and decided.status == "confirmed"
    )


@contextmanager
def without(words: Collection[str]) -> Iterator[None]:
    """Let events be found by the shipped lists without the entries of some words."""
    types = tuple(_without(table, words) for table in shipped_types())
    lists = assembled(types, shipped_sets())
    with (
        patch.object(in_use, "shipped_types", lambda: types),
        patch.object(in_use, "lexicon", lambda: lists),
    ):
        in_use._with.cache_clear()
        yield
    in_use._with.cache_clear()


def _without(table: Mapping[str, Any], words: Collection[str]) -> dict[str, Any]:
    modes = [
        {name: _kept(value, words) if name in LISTS else value for name, value in mode.items()}
        for mode in table.get("mode", [])
    ]
    return {**table, "mode": modes} if "mode" in table else dict(table)


def _kept(entries: Sequence[str], words: Collection[str]) -> list[str]:
    """Return the entries whose own words, those outside of brackets, are none of these."""
    return [
        entry for entry in entries if not set(re.split(r"[ /]", re.sub(r"\([^)]*\)", "", entry))) & set(words)
    ]


def accepted(found: Sequence[tuple[Edit, Any]]) -> list[Edit]:
    """Return the edits that an owner would accept unseen: those that broke nothing in the replay."""
    return [edit for edit, replayed in found if not replayed.breaks and not replayed.surplus]
