"""Where an account comes from: agency before outlet, and copies of one text count once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.names import fold

if TYPE_CHECKING:
    from datasketch import MinHash

COPY = 0.8
"""From this estimated Jaccard similarity of word triples on, one text is a copy of the other."""
SHINGLE = 3
PERMUTATIONS = 64


def family(agency: str | None, publisher: str | None, article: int) -> str:
    """Return who answers for an article: its agency, else its outlet; where neither is known itself alone."""
    return fold(agency or publisher or "") or f"article {article}"


@lru_cache(maxsize=4096)
def signature(text: str) -> MinHash:
    """Return the MinHash of the word triples of ``text`` (Broder 1997)."""
    from datasketch import MinHash  # brings scipy, which nobody should wait for without two texts to compare

    words = re.findall(r"\w+", text.lower())
    found = MinHash(num_perm=PERMUTATIONS, seed=1)
    triples = {" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))}
    found.update_batch([triple.encode() for triple in sorted(triples)])
    return found


def copied_from(text: str, others: Mapping[int, str]) -> int | None:
    """Return the lowest id among ``others`` whose text is nearly ``text``, or ``None``."""
    for other in sorted(others):
        lengths = sorted((len(text), len(others[other])))
        near = lengths[0] > COPY * 0.75 * lengths[1]
        if near and signature(text).jaccard(signature(others[other])) >= COPY:
            return other
    return None


def independent(accounts: Iterable[tuple[str, int]]) -> int:
    """Count independent accounts, each given as (family, the article it copies or is): copies count once."""
    found = list(accounts)
    parent: dict[object, object] = {}

    def find(node: object) -> object:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for name, original in found:
        parent[find(("family", name))] = find(("text", original))
    return len({find(("family", name)) for name, _ in found})
