"""Files that appear under their name only when they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.errors import InputError


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Give a path beside ``target`` to write to; it gets that name at the end, or goes if the block fails.

    What is no file (a pipe, a device) is written to as it is.

    Raises:
        InputError: ``target`` is a folder, or the folder it is to be in is not there.
    """
    if target.is_dir():
        raise InputError(f"{target} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise InputError(f"{target} cannot be written: there is no folder {target.parent}.")
    if target.exists() and not target.is_file():
        yield target
        return
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
