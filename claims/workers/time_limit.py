"""How long the analysis of an article may take, and what is said of one that took longer."""

from __future__ import annotations

import faulthandler
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection

from claims.document import GivenArticle
from claims.reading import Refused

EACH = 1_000_000
"""Characters beyond which an article may take longer, in proportion: a book is no fault."""
FAR = 5
"""Times its limit that an answer is waited for by the clock on the wall."""
SHORTEST = 0.05
"""Seconds that are waited at least before the processor time is looked at again."""
_PROCESS_CLOCK = 2
"""The kind of clock that clock_getcpuclockid(3) names beside the process: what all of its threads used."""


def allowed(given: Sequence[GivenArticle], limit: float) -> float:
    """Return the seconds that some articles may take together: no more than the longest of them alone."""
    return limit * max(1.0, *(len(one.text) / EACH for one in given))


def answers_in_time(line: Connection, pid: int | None, seconds: float | None) -> bool:
    """Say whether another process answers, or ends, before it has worked for so many seconds.

    What counts is its processor time, where the system tells it: on a busy machine it cannot help how long
    it waits for its turn. One that waits for something else is given up after ``FAR`` times as long.
    """
    began = None if seconds is None else worked(pid)
    if seconds is None or began is None:
        return line.poll(seconds)
    until, left = time.monotonic() + FAR * seconds, seconds
    while left > 0 and (rest := until - time.monotonic()) > 0:
        if line.poll(min(max(left, SHORTEST), rest)):
            return True
        left = seconds - ((worked(pid) or began) - began)
    return line.poll()


def worked(pid: int | None) -> float | None:
    """Return the seconds of processor time that another process has used; ``None`` where nobody tells."""
    if pid is None or not sys.platform.startswith("linux"):
        return None
    try:
        return time.clock_gettime(~pid << 3 | _PROCESS_CLOCK)
    except OSError:  # the process is gone
        return None


def overtime(given: GivenArticle, limit: float) -> Refused:
    """Return the refusal of an article that took longer than it may."""
    seconds = f"{allowed([given], limit):,.4g} seconds"
    return Refused(
        given.origin,
        f"was not analysed within {seconds}: allow more with --time-limit, or give it in parts",
    )


@contextmanager
def process_ended_after(seconds: float | None) -> Iterator[None]:
    """End this process where the block takes longer, even inside a call that never returns to Python.

    Where it was then is written to standard error.
    """
    if seconds is None:
        yield
        return
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
