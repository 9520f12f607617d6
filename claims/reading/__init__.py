"""Bytes in, articles out: every kind of file a user may bring, read into :class:`GivenArticle` values.

The text of a plain file or a row is kept as it came, line ends untouched; it is UTF-8, Unicode with a byte
order mark, or else plainly Windows-1252. What cannot be
read becomes a :class:`Refused` with one sentence, and the rest is read on. Articles come one at a time, so
a file of JSON lines may be larger than memory.
"""

from __future__ import annotations

from claims.reading.days import read_days
from claims.reading.given import Refused
from claims.reading.sources import FORMATS, Defaults, Format, count, read

__all__ = ["FORMATS", "Defaults", "Format", "Refused", "count", "read", "read_days"]
