"""Ids that come as one text instead of a row each."""

from __future__ import annotations

import json
from array import array

PIECE = 1 << 16
"""Characters of JSON read at once."""


def packed(written: str, piece: int = PIECE) -> array[int]:
    """Return a JSON array of numbers, packed; piece by piece, so that other threads have their turn."""
    found: array[int] = array("q")
    start, last = 1, len(written) - 1
    while start < last:
        end = written.find(",", start + piece)
        end = last if end < 0 else end
        found.extend(json.loads(f"[{written[start:end]}]"))
        start = end + 1
    return found
