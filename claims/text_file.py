"""Text files that a user names: read whole, with one sentence where that does not go."""

from __future__ import annotations

from pathlib import Path

from claims.errors import InputError


def read_text(path: Path, what: str) -> str:
    """Return the text of a UTF-8 file; ``what`` is what a message calls it, such as "The ontology".

    Raises:
        InputError: there is no such file, it may not be read, or it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{what} {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{what} {path} is not UTF-8 text; convert it first, such as with iconv.") from error
