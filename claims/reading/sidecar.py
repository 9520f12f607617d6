"""``articles.csv`` beside article files: what is known about each of them, one row a file.

Its column ``file`` names a file of the same folder; the other columns are those of a CSV of articles,
without ``text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from claims.errors import InputError
from claims.reading.fields import Fields
from claims.reading.rows import csv_rows

NAME = "articles.csv"


def is_sidecar(path: Path) -> bool:
    """Say whether ``path`` is a table about files rather than of articles."""
    if path.name != NAME:
        return False
    with path.open("rb") as stream:
        columns = stream.readline().decode("utf-8-sig", errors="replace").lower().replace('"', "")
    names = {name.strip() for name in columns.replace(";", ",").replace("\t", ",").split(",")}
    return "file" in names and "text" not in names


def known_in(folder: Path) -> Mapping[str, Fields]:
    """Return what the sidecar of ``folder`` says, by file name; nothing where there is none.

    Raises:
        InputError: the sidecar cannot be read as CSV.
    """
    path = folder / NAME
    if not path.is_file() or not is_sidecar(path):
        return {}
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> Mapping[str, Fields]:
    """Read a sidecar; ``changed`` is there so that a file that was edited is read again."""
    try:
        with path.open("rb") as stream:
            return {row.get("file", "").strip(): row for _, row in csv_rows(stream)}
    except InputError as error:
        raise InputError(f"{path} {error}; correct that line or take the file away") from error
