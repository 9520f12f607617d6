"""Extraction in this process or in several, with documents in the order of the articles."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from claims.document import GivenArticle
from claims.reading import Refused
from claims.workers.finding import Extracted, LazyParser, find, outcome

if TYPE_CHECKING:
    from claims.extract.parse import Parser

__all__ = ["Extracted", "LazyParser", "extracted", "usual_jobs"]

ENOUGH = 100_000
"""Characters from which on several processes are faster, though each has to load the language model."""
BATCH, LENGTH = 16, 40_000
"""Articles that are parsed together at most, and characters from which on no other joins them."""
AHEAD = 4
"""Batches that each process may be ahead of the one whose turn it is, …"""
MOST = 4_000_000
"""… and their characters together, so that memory does not grow with the length of an import."""
JOBS = 4
"""Processes that are started unasked at most: each holds a language model in memory."""

T = TypeVar("T")


def usual_jobs() -> int:
    """Return how many cores this process may use, ``JOBS`` at most."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), JOBS)
    return min(os.cpu_count() or 1, JOBS)


def extracted(
    work: Iterable[GivenArticle | T], parser: Callable[[], Parser], jobs: int = 1, *, waiting: bool = False
) -> Generator[Extracted | Refused | T, None, None]:
    """Extract the articles in ``work`` in ``jobs`` processes, and yield what became of them, in their order.

    What is no article is handed on in its place. A fault in one article is logged, and the article refused.
    Articles are parsed some at a time, so ``work`` is read ahead; where whoever gives them is ``waiting`` for
    each, a single job is done with one before it reads the next. One job is this process. Several are started
    unless there is little to do; then ``parser`` must pickle, as a :class:`LazyParser` does. It is called
    once in a process.

    Raises:
        ClaimsError: the language model cannot be loaded, or a process came to an end before its work.
    """
    batches = _batches(work, 1 if waiting and jobs == 1 else BATCH)
    ahead: list[list[GivenArticle | T]] = []
    for batch in batches:
        if not ahead and not _articles(batch):
            yield from _in_place(batch, ())
            continue
        ahead.append(batch)
        if jobs == 1 or _are_enough(ahead):
            break
    several = jobs > 1 and _are_enough(ahead)
    yield from (_by_processes if several else _here)(chain(ahead, batches), parser, jobs)


def _are_enough(batches: Iterable[Iterable[object]]) -> bool:
    given = _articles(chain.from_iterable(batches))
    return len(given) > 1 and _characters(given) >= ENOUGH


def _batches(work: Iterable[GivenArticle | T], size: int) -> Iterator[list[GivenArticle | T]]:
    """Yield what comes some at a time, in order; what is no article and has none before it alone."""
    batch: list[GivenArticle | T] = []
    for item in work:
        batch.append(item)
        if len(batch) == size or _characters(batch) >= LENGTH or not _articles(batch):
            yield batch
            batch = []
    if batch:
        yield batch


def _articles(batch: Iterable[object]) -> list[GivenArticle]:
    return [item for item in batch if isinstance(item, GivenArticle)]


def _characters(batch: Iterable[object]) -> int:
    return sum(len(given.text) for given in _articles(batch))


def _here(
    work: Iterable[list[GivenArticle | T]], parser: Callable[[], Parser], jobs: int
) -> Iterator[Extracted | Refused | T]:
    once = cache(parser)
    for batch in work:
        given = _articles(batch)
        yield from _in_place(batch, map(outcome, given, find(given, once())) if given else ())


def _by_processes(
    work: Iterable[list[GivenArticle | T]], parser: Callable[[], Parser], jobs: int
) -> Iterator[Extracted | Refused | T]:
    from claims.workers.processes import Workers

    ahead: deque[tuple[list[GivenArticle | T], Future[list[Extracted | Refused]] | None]] = deque()
    characters = 0
    with Workers(parser, jobs) as workers:
        for batch in work:
            given = _articles(batch)
            ahead.append((batch, workers.extract(given) if given else None))
            characters += _characters(batch)
            while ahead and (_is_done(ahead[0][1]) or len(ahead) > jobs * AHEAD or characters > MOST):
                first, found = ahead.popleft()
                characters -= _characters(first)
                yield from _in_place(first, found.result() if found else ())
        for first, found in ahead:
            yield from _in_place(first, found.result() if found else ())


def _is_done(found: Future[list[Extracted | Refused]] | None) -> bool:
    return found is None or found.done()


def _in_place(
    batch: list[GivenArticle | T], found: Iterable[Extracted | Refused]
) -> Iterator[Extracted | Refused | T]:
    """Yield a batch with what was found in place of its articles."""
    rest = iter(found)
    for item in batch:
        yield next(rest) if isinstance(item, GivenArticle) else item
