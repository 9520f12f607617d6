"""The files of claims that a command names, those in folders too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from claims.errors import InputError
from claims.plugins import importer

SUFFIXES = (".ann", ".json", ".jsonl", ".jsonld", ".xmi", ".zip")
"""What files of claims end with; others in a folder are texts, pictures and settings of the tool."""


def files(paths: Iterable[str], tool: str = "") -> Iterator[str]:
    """Yield each path; for a folder the files of claims in it and below, in the order of their names.

    Where a plugin reads the files of ``tool``, every file of a folder is one, hidden ones left out.

    Raises:
        InputError: a folder has no file of claims.
    """
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        found = [str(one) for one in sorted(Path(path).rglob("*")) if _is_of_claims(one, tool)]
        if not found:
            raise InputError(f"{path} has no file of claims: none ends with {', '.join(SUFFIXES)}.")
        yield from found


def _is_of_claims(file: Path, tool: str) -> bool:
    if not file.is_file() or file.name.startswith("."):
        return False
    return file.suffix.lower() in SUFFIXES or (bool(tool) and importer(tool) is not None)
