"""Provenance of an account: agency before outlet, and copies of one text once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from claims.disjoint_sets import DisjointSets
from claims.gazetteer.names import fold

COPY = 0.8
"""From this Jaccard similarity of word triples on, one text is a copy of the other."""
SHINGLE = 3


def family(agency: str | None, publisher: str | None, article: int) -> str:
    """Return who answers for an article: its agency, else its outlet; where neither is known itself alone."""
    return fold(agency or publisher or "") or f"article {article}"


@lru_cache(maxsize=512)
def triples(text: str) -> frozenset[tuple[str, ...]]:
    """Return the word triples of ``text`` (Broder 1997)."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[at:] for at in range(SHINGLE)), strict=False)) or frozenset((tuple(words),))


def likeness(left: str, right: str) -> float:
    """Return the Jaccard similarity of the word triples of two texts."""
    ours, theirs = triples(left), triples(right)
    shared = len(ours & theirs)
    return shared / (len(ours) + len(theirs) - shared)


def copied_from(text: str, others: Mapping[int, str]) -> int | None:
    """Return the lowest id among ``others`` whose text is nearly ``text``, or ``None``."""
    for other in sorted(others):
        short, long = sorted((len(text), len(others[other])))
        if short > COPY * 0.75 * long and likeness(text, others[other]) >= COPY:
            return other
    return None


def independent(accounts: Iterable[tuple[str, int]]) -> int:
    """Count independent accounts, each given as (family, the article it copies or is): copies count once."""
    found = list(accounts)
    sets = DisjointSets[tuple[str, str | int]]()
    for name, original in found:
        sets.unite(("text", original), ("family", name))
    return len({sets.head(("family", name)) for name, _ in found})
