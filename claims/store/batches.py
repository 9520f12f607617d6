"""Batches: long lists of ids cut to the number of parameters that every database takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

SIZE = 500


def batches(ids: Iterable[int], size: int = SIZE) -> Iterator[list[int]]:
    """Yield ``ids`` in lists of at most ``size``."""
    rest = iter(ids)
    while some := list(islice(rest, size)):
        yield some
