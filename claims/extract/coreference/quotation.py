"""Where quotation marks enclose the text, so that what is said there is somebody's own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from claims.extract.quotes.marks import quoted_regions

Inside = Callable[[int], bool]


def quoted(text: str) -> Inside:
    """Return a test whether an offset stands inside quotation marks."""
    regions = quoted_regions(text)
    starts = [region.start for region in regions]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < regions[at].end

    return inside
