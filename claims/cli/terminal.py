"""Clean output: control sequences in articles, file names and errors never reach the terminal.

A text may hold escape sequences that move the cursor, change the window's title or answer for the user.
:func:`guarded` replaces the streams of the process, so no command has to think of it. What is written for
programs, to a file or a pipe, goes through :func:`exact` and stays as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, cast

KEPT = "\n\t"
PICTURES = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in KEPT},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x202D, 0x202E), "\ufffd"),
}
"""Control characters (C0, DEL, C1) and the overrides of direction, and the visible sign for each."""


def printable(text: str) -> str:
    """Return ``text`` with every control character but tab and line break shown as a sign."""
    return text.replace("\r\n", "\n").translate(PICTURES)


class Guarded:
    """A text stream through which only printable text goes; everything else is the stream's own."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write ``text``, made printable."""
        return self.stream.write(printable(text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write ``lines``, made printable."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self.stream, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Let only printable text through to standard output and standard error inside the block."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast("IO[str]", Guarded(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def exact(stream: IO[str]) -> IO[str]:
    """Return the stream behind ``stream``, for what must be written to the letter or draws by itself."""
    return stream.stream if isinstance(stream, Guarded) else stream
