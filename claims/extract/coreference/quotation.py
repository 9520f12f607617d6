"""Where quotation marks enclose the text: enough to know that a pronoun is somebody else's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

QUOTATION = re.compile(r"“[^”\n]*(?:”|(?=\n)|$)|(?<!\w)\"[^\"\n]*(?:\"|(?=\n)|$)|«[^»\n]*»|„[^“”\n]*[“”]")


def quoted(text: str) -> Callable[[int], bool]:
    """Return a test whether an offset stands inside quotation marks; an open one ends with its line."""
    spans = [match.span() for match in QUOTATION.finditer(text)]
    starts = [start for start, _ in spans]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < spans[at][1]

    return inside
