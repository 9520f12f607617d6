"""Processes that extract: each is handed some articles at a time, and whichever is free takes the next.

They are started afresh, since a copy of a process with threads may hang, and load the language model once.
Ctrl-C is none of their business, though a terminal sends it to them too: this process decides, and ends them.
However it ends itself, they end with it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pipe, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claims.document import GivenArticle
from claims.errors import ClaimsError
from claims.reading import Refused
from claims.workers.finding import Extracted, Fault, answer, outcome

if TYPE_CHECKING:
    from claims.extract.parse import Parser

AHEAD = 4
"""Batches that each process may be ahead of the one whose turn it is."""
ENDED = (
    "A process that extracts came to an end before its work ({how}), most likely since memory ran out. "
    "What was imported stays; import again with fewer --jobs for the rest."
)


@dataclass(frozen=True, slots=True)
class Worker:
    """A process, and the line on which it takes articles and answers."""

    process: SpawnProcess
    line: Connection

    def ask(self, given: Sequence[GivenArticle]) -> list[Extracted | Refused]:
        """Return what the process found in some articles.

        Raises:
            ClaimsError: as extraction does; or the process ended.
        """
        try:
            self.line.send(given)
            answer: list[Extracted | Fault] | ClaimsError = self.line.recv()
        except (EOFError, OSError) as error:
            raise ClaimsError(ENDED.format(how=self._how())) from error
        if isinstance(answer, ClaimsError):
            raise answer
        return list(map(outcome, given, answer))

    def _how(self) -> str:
        self.process.join(timeout=1)
        code = self.process.exitcode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


class Processes:
    """A pool of processes of this machine, started on making it and ended on leaving the ``with`` block."""

    def __init__(self, parser: Callable[[], Parser], jobs: int) -> None:
        self.ahead = jobs * AHEAD
        with _deaf_to_ctrl_c():
            self._workers = [_start(parser) for _ in range(jobs)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="claims-worker")

    def extract(self, given: Sequence[GivenArticle]) -> Future[list[Extracted | Refused]]:
        """Let the next free process extract some articles."""
        return self._threads.submit(self._by_next, given)

    def _by_next(self, given: Sequence[GivenArticle]) -> list[Extracted | Refused]:
        worker = self._free.get()
        try:
            return worker.ask(given)
        finally:
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.terminate()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.process.join()
            worker.line.close()


def _start(parser: Callable[[], Parser]) -> Worker:
    ours, theirs = Pipe()
    process = get_context("spawn").Process(target=serve, args=(theirs, parser), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, ours)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Hold Ctrl-C back inside the block: processes started there are deaf to it from their first moment."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # would end the holding back, were it started inside
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(line: Connection, parser: Callable[[], Parser]) -> None:
    """Answer articles that come on ``line`` with what was found, or the error that is meant for the user."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    once = cache(parser)
    with suppress(EOFError, OSError):
        while True:
            line.send(answer(line.recv(), once))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
