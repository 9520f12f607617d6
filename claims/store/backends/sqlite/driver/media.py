"""Database files on media that cannot be written. Only the standard library: the command line asks first."""

from __future__ import annotations

import os
from pathlib import Path

WRITE_AHEAD = b"\x02\x02"
"""Bytes 18 and 19 of a file that uses a write-ahead log (https://sqlite.org/fileformat.html)."""


def is_immutable(path: Path) -> bool:
    """Say whether SQLite can read the file only if it is told that nobody will change it.

    A database with a write-ahead log needs two files beside it, which cannot be made on read-only media.
    """
    if os.access(path.parent, os.W_OK) or not path.is_file():
        return False
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return False
    with path.open("rb") as file:
        return file.read(20)[18:] == WRITE_AHEAD


def read_only_uri(path: Path) -> str:
    """Return the URI by which SQLite opens the file for reading only."""
    immutable = "&immutable=1" if is_immutable(path) else ""
    return f"{path.resolve().as_uri()}?mode=ro{immutable}"
