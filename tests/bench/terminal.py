"""A program in a pseudo-terminal: what a person would wait for, with no test harness in between."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]")
PATIENCE = 300.0
"""Seconds after which what is waited for will not come."""


class Terminal:
    """Runs ``command`` and answers what its screen shows; leaving the block ends the program."""

    def __init__(self, command: list[str], rows: int = 40, columns: int = 140, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            names = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
            os.execvpe(command[0], command, {**os.environ, **names})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, pattern: str, patience: float = PATIENCE) -> float:
        """Return the moment at which the screen shows ``pattern``.

        Raises:
            TimeoutError: it does not; the message holds the screen.
        """
        until = time.perf_counter() + patience
        while time.perf_counter() < until:
            if self.read(0.005) and re.search(pattern, self.text):
                return time.perf_counter()
            if not self.alive:
                break
        self.settle(0)
        if re.search(pattern, self.text):
            return time.perf_counter()
        raise TimeoutError(f"{pattern!r} did not come:\n{self.text}")

    def end(self) -> None:
        """Wait until the program has ended by itself.

        Raises:
            TimeoutError: it does not; the message holds the screen.
        """
        until = time.perf_counter() + PATIENCE
        while self.alive:
            self.read(0.05)
            if time.perf_counter() > until:
                raise TimeoutError(f"it does not end:\n{self.text}")
        self.settle(0)

    def press(self, keys: str, pattern: str) -> float:
        """Type ``keys`` and return the seconds until ``pattern`` is written in answer."""
        self.settle()
        start = time.perf_counter()
        self.type(keys)
        written = b""
        while time.perf_counter() - start < PATIENCE:
            written += self._take(0.005)
            if re.search(pattern, ESCAPES.sub(b"", written).decode(errors="ignore")):
                break
        else:
            raise TimeoutError(f"{pattern!r} did not come:\n{self.text}")
        taken = time.perf_counter() - start
        self._feed(written)
        return taken

    def type(self, keys: str) -> None:
        """Type without waiting."""
        os.write(self.fd, keys.encode())

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        while self.read(quiet):
            pass

    def read(self, patience: float) -> bool:
        """Take in what the program has written; say whether there was anything."""
        written = self._take(patience)
        self._feed(written)
        return bool(written)

    def _take(self, patience: float) -> bytes:
        if self.fd < 0 or not select.select([self.fd], [], [], patience)[0]:
            return b""
        try:
            return os.read(self.fd, 1 << 16)
        except OSError:
            return b""

    def _feed(self, written: bytes) -> None:
        # pyte 0.8 knows neither the kitty keyboard protocol nor the queries of terminal modes
        self.stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[u$][a-z]?|\x1b\[\?[0-9;$]*p", b"", written))

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        try:
            return os.waitpid(self.pid, os.WNOHANG)[0] == 0
        except ChildProcessError:
            return False

    @property
    def megabytes(self) -> float:
        """What the program holds in memory that is its own (RSS without mapped files)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return sum(int(found) for found in re.findall(r"RssAnon:\s+(\d+)", status)) / 1024

    def kill(self) -> None:
        """End the program as ``kill -9`` does."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1
