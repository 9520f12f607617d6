"""The clusters that follow from judgements on pairs; for actors, events and quotes alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claims.disjoint_sets import DisjointSets
from claims.records import Link


class Clusters:
    """Ids united by the links that say "same", and kept apart by those that say "different".

    A pure function of the links: their order does not matter. People outrank rules: a rule's "same" that
    would unite what a person holds to be different is passed over.
    """

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._sets = DisjointSets[int]()
        self._apart: dict[int, set[int]] = {}
        self._known: set[tuple[int, int]] = set()
        ordered = sorted(links, key=lambda link: (link.by_rule, link.left, link.right))
        for link in ordered:
            self._known.add((link.left, link.right))
        for link in ordered:
            if link.judgement == "same" and not link.by_rule:
                self._unite(link.left, link.right)
        for link in ordered:
            if link.judgement == "different":
                self._part(link.left, link.right)
        for link in ordered:
            if link.judgement == "same" and link.by_rule:
                self.unite(link.left, link.right)

    def of(self, item: int) -> int:
        """Return the smallest id of the cluster that ``item`` is in."""
        return self._sets.head(item)

    def canonical(self, items: Iterable[int]) -> Mapping[int, int]:
        """Return each of ``items`` with the id that stands for its cluster."""
        return {item: self.of(item) for item in items}

    def are_different(self, left: int, right: int) -> bool:
        """Say whether the clusters of the two hold a pair that was judged different."""
        return self.of(right) in self._apart.get(self.of(left), ())

    def is_judged(self, left: int, right: int) -> bool:
        """Say whether anything is held of this very pair."""
        return (min(left, right), max(left, right)) in self._known

    def unite(self, left: int, right: int) -> bool:
        """Unite the clusters of the two unless they are different; return whether they are one now."""
        if self.are_different(left, right):
            return False
        self._unite(left, right)
        return True

    def _unite(self, left: int, right: int) -> None:
        low, high = sorted((self.of(left), self.of(right)))
        if low == high:
            return
        self._sets.unite(low, high)
        for other in self._apart.pop(high, set()):
            self._apart[other].discard(high)
            self._apart[other].add(low)
            self._apart.setdefault(low, set()).add(other)

    def _part(self, left: int, right: int) -> None:
        ours, theirs = self.of(left), self.of(right)
        if ours != theirs:
            self._apart.setdefault(ours, set()).add(theirs)
            self._apart.setdefault(theirs, set()).add(ours)
