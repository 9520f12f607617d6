"""Processes that extract: each is handed some articles at a time, and whichever is free takes the next.

They are started afresh, since a copy of a process with threads may hang, and load the language model once.
Ctrl-C is none of their business, though a terminal sends it to them too: this process decides, and ends them.
However it ends itself, they end with it. One that takes too long over some articles is ended, and one that
they cost its life is replaced too; then each of them is tried alone, and whichever does it again is refused.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import Pipe, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claims.document import GivenArticle
from claims.errors import ClaimsError
from claims.reading import Refused
from claims.workers.finding import WARM, Extracted, Fault, answer, find, outcome
from claims.workers.time_limit import allowed, answers_in_time, overtime

if TYPE_CHECKING:
    from claims.extract.parse import Parser

AHEAD = 4
"""Batches that each process may be ahead of the one whose turn it is."""
ENDED = (
    "A process that extracts came to an end before its work ({how}), most likely since memory ran out. "
    "What was imported stays; import again with fewer --jobs for the rest."
)
DEADLY = "ended the process that analysed it ({how}), mostly since memory ran out: give it alone, or in parts"


class LostError(Exception):
    """A process ended over some articles, ``how`` in words, or was ended, then ``how`` is ``None``."""

    def __init__(self, how: str | None = None) -> None:
        super().__init__(how)
        self.how = how


class Worker:
    """A process, and the line on which it says that it is ready, takes articles and answers."""

    def __init__(self, process: SpawnProcess, line: Connection) -> None:
        self.process = process
        self.line = line
        self._is_ready = False

    def ask(self, given: Sequence[GivenArticle], seconds: float | None) -> list[Extracted | Refused]:
        """Return what the process found in some articles; it may work ``seconds`` once its model is loaded.

        Raises:
            ClaimsError: as extraction does; or the process ended before it was ready.
            LostError: it ended over these articles, or took longer and was ended.
        """
        self._wait_until_ready()
        try:
            self.line.send(given)
            if not answers_in_time(self.line, self.process.pid, seconds):
                self.end()
                raise LostError
            answer: list[Extracted | Fault] | ClaimsError = self.line.recv()
        except (EOFError, OSError) as error:
            raise LostError(self._how()) from error
        if isinstance(answer, ClaimsError):
            raise answer
        return list(map(outcome, given, answer))

    def _wait_until_ready(self) -> None:
        if self._is_ready:
            return
        try:
            self.line.recv()
        except (EOFError, OSError) as error:
            raise ClaimsError(ENDED.format(how=self._how())) from error
        self._is_ready = True

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.line.close()

    def _how(self) -> str:
        self.process.join(timeout=1)
        code = self.process.exitcode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


class Processes:
    """A pool of processes of this machine, started on making it and ended on leaving the ``with`` block.

    An article may take ``time_limit`` seconds; ``ahead`` as in :class:`Pool`.
    """

    def __init__(
        self,
        parser: Callable[[], Parser],
        jobs: int,
        time_limit: float | None = None,
        *,
        ahead: int | None = None,
    ) -> None:
        self.ahead = jobs * AHEAD if ahead is None else ahead
        self._parser = parser
        self._time_limit = time_limit
        self._ending = Lock()
        self._is_closed = False
        with _deaf_to_ctrl_c():
            self._workers = [_start(parser) for _ in range(jobs)]
        self._free: SimpleQueue[Worker | None] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="claims-worker")

    def extract(self, given: Sequence[GivenArticle]) -> Future[list[Extracted | Refused]]:
        """Let the next free process extract some articles."""
        return self._threads.submit(self._tried, given)

    def _tried(self, given: Sequence[GivenArticle]) -> list[Extracted | Refused]:
        """Return what is found in some articles; where that costs a process its life, in each alone."""
        try:
            return self._by_next(given)
        except LostError as lost:
            if len(given) == 1:
                return [self._refused(given[0], lost)]
        return [found for one in given for found in self._tried([one])]

    def _by_next(self, given: Sequence[GivenArticle]) -> list[Extracted | Refused]:
        free, kept = self._free.get(), None
        try:
            worker = free or self._started()
            seconds = None if self._time_limit is None else allowed(given, self._time_limit)
            found = worker.ask(given, seconds)
            kept = worker
        finally:
            self._free.put(kept)  # where the process is lost, the next one starts another
        return found

    def _started(self) -> Worker:
        """Return a new process.

        Raises:
            ClaimsError: all are being ended.
        """
        with self._ending:
            if self._is_closed:
                raise ClaimsError(ENDED.format(how="all were ended"))
            with _deaf_to_ctrl_c():
                worker = _start(self._parser)
            self._workers.append(worker)
            return worker

    def _refused(self, given: GivenArticle, lost: LostError) -> Refused:
        if lost.how is None and self._time_limit is not None:
            return overtime(given, self._time_limit)
        return Refused(given.origin, DEADLY.format(how=lost.how))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._ending:
            self._is_closed = True
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
    """Say on ``line`` that all is loaded, then answer articles with what was found.

    An error that is meant for the user is an answer too, that of the language model included.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    once = cache(parser)
    with suppress(ClaimsError):  # asked for again with the first articles, it is the answer
        find([WARM], once())  # else the first article would pay for what is imported when first needed
    with suppress(EOFError, OSError):
        line.send(None)
        while True:
            line.send(answer(line.recv(), once))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
