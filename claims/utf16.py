"""Offsets as JavaScript counts them: UTF-16 units, two for a character beyond the first 65,536."""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """Offsets of one text in code points, and in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]
        self._starts = [at + before for before, at in enumerate(self._wide)]

    def units(self, offset: int) -> int:
        """Return a code-point offset in UTF-16 units."""
        return offset + bisect_left(self._wide, offset)

    def points(self, offset: int) -> int:
        """Return an offset in UTF-16 units in code points; one in the middle of a pair is before it."""
        return offset - bisect_left(self._starts, offset)
