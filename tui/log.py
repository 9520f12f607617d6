"""The desk's log: a file, never the screen."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

SIZE = 1_000_000


def to_file(path: Path) -> None:
    """Send what the desk logs to ``path``, at most a megabyte and one older file.

    A folder that cannot be written leaves the desk without a log rather than without a reviewer.
    """
    logger = logging.getLogger("tui")
    logger.propagate = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(path, maxBytes=SIZE, backupCount=1, delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.handlers[:] = [handler]
