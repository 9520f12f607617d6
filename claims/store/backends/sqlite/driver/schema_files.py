"""The SQL of views, triggers, full-text indexes and tallies, as this program has it."""

from __future__ import annotations

import zlib
from functools import cache

from claims.store.schema import view_files

KINDS = ("views", "triggers", "indexes", "tallies")


@cache
def sources(kind: str) -> dict[str, str]:
    """Return the SQL files of one kind (one of ``KINDS``) by name, in order."""
    return view_files.views() if kind == "views" else view_files.read("claims.store.backends.sqlite", kind)


@cache
def fingerprint() -> int:
    """Return a number that changes with any of the SQL files; the database keeps it as ``user_version``."""
    everything = [text for kind in KINDS for text in sources(kind).values()]
    return zlib.crc32("\0".join(everything).encode()) & 0x7FFFFFFF
