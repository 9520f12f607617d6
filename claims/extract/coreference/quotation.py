"""Stretches in quotation marks: somebody's own words, in which pronouns mean other people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from claims.extract.marks import Region

Inside = Callable[[int], bool]


def quoted(regions: Sequence[Region]) -> Inside:
    """Return a test whether an offset stands inside one of ``regions``, the quotation marks of its text."""
    starts = [region.start for region in regions]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < regions[at].end

    return inside
