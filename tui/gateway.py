"""The gateway between screens and desk: reader threads, and one writer thread that saves in order."""

from __future__ import annotations

import asyncio
import gc
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from claims.errors import ClaimsError, InputError, LockedError, ReplacedError
from tui.unsaved import Unsaved

if TYPE_CHECKING:
    from claims.desk import Desk

T = TypeVar("T")
READERS = 3
"""Threads that read: rows, the card, and one slow count may run side by side."""
LISTEN = 0.25
"""Seconds between two looks at what others did, where the database tells nothing by itself."""
HEAR = 2.0
"""Seconds between two looks where the database tells of changes: each of those wakes the desk at once."""
PATIENCE = 0.5
"""Seconds between two tries while another program holds the database."""
CLOSED = "The desk is closed. Open it again."

log = logging.getLogger("tui")


class Gateway:
    """Runs calls on a desk outside the event loop.

    ``open_desk`` is called once, in the first thread that needs it. ``share`` is how much of a long decision
    is written, from 0 to 1, while one is.
    """

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self._open = open_desk
        self._opening = threading.Lock()
        self._desk: Desk | None = None
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._listener = ThreadPoolExecutor(1, thread_name_prefix="listener")
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._unsaved = Unsaved()
        self._counting = threading.Lock()
        self._waiting = 0
        self._closed = False
        self._began: float | None = None
        self.share: float | None = None
        self._opens: float | None = None
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
        self._writer.start()

    @property
    def unsaved(self) -> int:
        """How many decisions the database does not have yet."""
        return self._waiting

    @property
    def waited(self) -> float:
        """How many seconds a decision has been written that is done at once; 0 if there is none."""
        began = self._began
        return time.monotonic() - began if began is not None else 0.0

    @property
    def opening(self) -> float:
        """How many seconds the database has been opening, which an upgrade makes long; 0 if it is not."""
        opens = self._opens
        return time.monotonic() - opens if opens is not None else 0.0

    async def know_runs(self) -> None:
        """Take note of which database this is, for what it may not take some day."""
        self._unsaved.runs = await self.read(lambda desk: desk.runs())

    async def others(self) -> None:
        """Wait until others may have changed something: until they have, where the database tells of it."""
        desk = self._desk
        if desk is None or not desk.database.tells:
            await asyncio.sleep(LISTEN)
            return
        await asyncio.wrap_future(self._listener.submit(desk.database.wait, HEAR, lambda: self._closed))

    async def read(self, call: Callable[[Desk], T]) -> T:
        """Return what ``call`` returns, run in a reading thread."""
        if self._closed:
            raise ClaimsError(CLOSED)
        return await asyncio.wrap_future(self._readers.submit(lambda: call(self._ready())))

    async def write(self, call: Callable[[Desk], T]) -> T:
        """Return what ``call`` returns, once it is on disk; calls are carried out in the order given.

        Raises:
            ReplacedError: another file took the place of the database; the message says in which file
                what was decided is kept.
        """
        return await asyncio.wrap_future(self.submit(lambda desk: self._or_keep(call, desk)))

    def tell(self, done: int, total: int) -> None:
        """Take note of how much of a long decision is written; it no longer waits for anybody."""
        self._began = None
        self.share = done / total

    def submit(self, call: Callable[[Desk], T]) -> Future[T]:
        """Put a call into the writer's queue; it is carried out even if nobody waits for it any longer."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()  # from here on a question that closes cannot take it back
        with self._counting:
            if self._closed:
                future.set_exception(ClaimsError(CLOSED))
                return future
            self._waiting += 1
            self._jobs.put(lambda: self._carry_out(call, future))
        return future

    def close(self) -> None:
        """Wait until every decision is on disk, then stop the threads."""
        with self._counting:
            self._closed = True
            self._jobs.put(None)
        self._writer.join()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._listener.shutdown(wait=False, cancel_futures=True)

    def _ready(self) -> Desk:
        with self._opening:
            if self._desk is None:
                self._opens = time.monotonic()
                try:
                    self._desk = self._open()
                finally:
                    self._opens = None
            return self._desk

    def _write(self) -> None:
        while job := self._jobs.get():
            job()

    def _carry_out(self, call: Callable[[Desk], T], future: Future[T]) -> None:
        try:
            desk = self._ready()
            self._began = time.monotonic()
            result = self._patiently(call, desk)
        except Exception as error:  # whatever it is, the screen shows it beside the claim
            self._done()
            future.set_exception(error)
        else:
            self._done()
            future.set_result(result)

    def _or_keep(self, call: Callable[[Desk], T], desk: Desk) -> T:
        """Call, and write down what was asked for where it cannot be written to the database."""
        try:
            return call(desk)
        except ReplacedError as error:
            try:
                kept = f"What you decided is kept in {self._unsaved.keep(call, desk)}."
            except (OSError, InputError) as fault:
                kept = f"What you decided is not saved ({fault})."
            raise ReplacedError(f"{kept} {error}") from error  # first: a short line cuts off the rest

    def _done(self) -> None:
        with self._counting:
            self._waiting -= 1
        self._began = self.share = None

    def _patiently(self, call: Callable[[Desk], T], desk: Desk) -> T:
        """Call until the database is free: a decision is never given up because another program writes."""
        while True:
            try:
                return call(desk)
            except LockedError:
                time.sleep(PATIENCE)


def in_words(error: BaseException) -> str:
    """Return an error as one sentence for the status line; the log keeps the rest."""
    if isinstance(error, ClaimsError):
        return str(error)
    log.error("unexpected", exc_info=error)
    return f"Something went wrong ({type(error).__name__}: {error}). The log has the details."


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector in the block, then freeze what exists.

    What is imported stays; looking through all of it costs more than a key may take.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
