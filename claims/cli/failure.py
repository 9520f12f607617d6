"""Messages for failures that no command foresaw."""

from __future__ import annotations

import errno
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path

from claims.cli.terminal import printable

UNFORESEEN = 70
"""Exit code of a fault in the program itself (EX_SOFTWARE of BSD's sysexits)."""
NO_SPACE = 4


def sentence(error: Exception) -> tuple[str, int]:
    """Return what to say about ``error``, and the exit code; a fault of ours is written to the log."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full; free some space and run the command again.", NO_SPACE
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be used: {error.strerror}; check the path and its permissions.", 2
    if isinstance(error, MemoryError):
        return "There is not enough memory for this; import fewer or shorter articles at once.", NO_SPACE
    return f"Something went wrong that should not ({error}). Please report it with {log(error)}.", UNFORESEEN


def log(error: Exception) -> str:
    """Append the traceback of ``error`` to the log, and return the words that say where it is."""
    trace = "".join(traceback.format_exception(error))
    try:
        path = log_file()
        with path.open("a", encoding="utf-8") as file:
            file.write(printable(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {trace}\n"))
    except OSError:
        return f"these last lines: {trace[-400:]}"
    return f"the last lines of {path}"


class PrintableLines(logging.Formatter):
    """Log lines that may be shown on a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of ``record``."""
        return printable(super().format(record))


def log_to_file() -> None:
    """Send what this program logs to the log, not to the terminal; nowhere if that cannot be written."""
    try:
        handler: logging.Handler = logging.FileHandler(log_file(), encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(PrintableLines("%(asctime)s %(message)s"))
    logging.getLogger("claims").handlers[:] = [handler]


def log_file() -> Path:
    """Return the path of the log, in a folder that is there.

    Raises:
        OSError: the folder cannot be made.
    """
    from platformdirs import user_state_path

    folder = user_state_path("claims")
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "errors.log"
