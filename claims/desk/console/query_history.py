"""The questions that were asked, kept from one session to the next, and walked through like a shell's."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

KEPT = 500
"""Questions that a new session still knows; the file may grow to twice as many before it is cut."""


class History:
    """What was asked, oldest first, and where in it one is.

    ``path`` is a file with one JSON string a line; without it nothing outlives the session. A file that
    cannot be read or written costs the history, never the question.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._asked = _read(path) if path else []
        self._at = len(self._asked)
        self._draft = ""

    def add(self, question: str) -> None:
        """Keep a question, unless it is the last one again; one is at the end then."""
        if question.strip() and question != (self._asked[-1] if self._asked else ""):
            self._asked.append(question)
            if self._path:
                _append(self._path, question)
        self._at = len(self._asked)
        self._draft = ""

    def earlier(self, written: str) -> str | None:
        """Return the question before; ``None`` at the first one. What is ``written`` at the end is kept."""
        if self._at == len(self._asked):
            self._draft = written
        if not self._at:
            return None
        self._at -= 1
        return self._asked[self._at]

    def later(self) -> str | None:
        """Return the question after, or what was being written; ``None`` where one is there already."""
        if self._at == len(self._asked):
            return None
        self._at += 1
        return self._asked[self._at] if self._at < len(self._asked) else self._draft


def _read(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    if len(lines) > 2 * KEPT:
        with contextlib.suppress(OSError):
            path.write_text("".join(f"{line}\n" for line in lines[-KEPT:]), encoding="utf-8")
    found = []
    for line in lines[-KEPT:]:
        with contextlib.suppress(json.JSONDecodeError):
            question = json.loads(line)
            found += [question] if isinstance(question, str) else []
    return found


def _append(path: Path, question: str) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(question, ensure_ascii=False) + "\n")
