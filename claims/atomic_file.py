"""Files that appear under their name only when they are whole."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.errors import InputError

FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
"""The errors of a folder in which no file may be made."""
NEW = 0o666
"""The mode a new file asks for; the user's umask takes away from it."""


@contextmanager
def whole(target: Path, like: Path | None = None) -> Iterator[Path]:
    """Give a path beside ``target`` to write to; it gets that name at the end, or goes if the block fails.

    The file is made new under a random name in the same folder, so nothing is written through a link that
    somebody put there. It gets the mode of ``like``, and its owner may write to it, since a copy from a CD is
    made to be changed; or else the mode of the ``target`` it replaces. A pipe or a device is written to
    directly.

    Raises:
        InputError: ``target`` is a folder or may only be read, or the folder it is to be in is not there or
            may not be written.
    """
    if target.is_dir():
        raise InputError(f"{target} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise InputError(f"{target} cannot be written: there is no folder {target.parent}.")
    if target.exists() and not target.is_file():
        yield target
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise InputError(f"{target} may only be read; name another file, or change its permissions.")
    model = _mode(like)
    unfinished = _created(target, model | stat.S_IWUSR if model else _mode(target))
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _mode(path: Path | None) -> int | None:
    return stat.S_IMODE(path.stat().st_mode) if path is not None and path.is_file() else None


def _created(target: Path, mode: int | None) -> Path:
    """Make an empty file beside ``target`` that was not there before, and return its path."""
    path = target.with_name(f"{target.name}.{secrets.token_hex(4)}.unfinished")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags, NEW if mode is None else 0o600)
    except OSError as error:
        if error.errno in FORBIDDEN:
            raise InputError(f"{target} cannot be written: {target.parent} may only be read.") from error
        raise
    try:
        if mode is not None:
            path.chmod(mode)
    finally:
        os.close(descriptor)
    return path
