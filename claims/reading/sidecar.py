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
            rows = [_western(row) for _, row in csv_rows(stream)]
            return {row.get("file", "").strip(): row for row in rows}
    except InputError as error:
        raise InputError(f"{path} {error}; correct that line or take the file away") from error


def _western(row: Fields) -> Fields:
    """Return the row with bytes that are not UTF-8 read as Windows-1252, which tables of that age are in."""
    return {name: value if value.isascii() else _decoded(value) for name, value in row.items()}


def _decoded(value: str) -> str:
    data = value.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
