"""Disjoint sets (union-find): members that pairs unite, in groups that share a head."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class DisjointSets(Generic[T]):
    """Sets of which each has one of its members as its head; who was never united stands alone."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def head(self, member: T) -> T:
        """Return the member that stands for the set that ``member`` is in."""
        while (parent := self._parent.get(member, member)) != member:
            self._parent[member] = self._parent.get(parent, parent)
            member = parent
        return member

    def unite(self, left: T, right: T) -> None:
        """Make one set of the sets of the two; the head of ``left``'s stays."""
        kept, gone = self.head(left), self.head(right)
        if kept != gone:
            self._parent[gone] = kept
