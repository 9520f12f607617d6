"""Extraction in this process or in others, with documents in the order of the articles."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from claims.document import GivenArticle
from claims.reading import Refused
from claims.workers.finding import Extracted, LazyParser, find, outcome
from claims.workers.pool import ClusterAt, Pool

if TYPE_CHECKING:
    from claims.extract.parse import Parser

__all__ = ["ClusterAt", "Extracted", "LazyParser", "extracted", "extracted_batches", "usual_jobs"]

ENOUGH = 100_000
"""Characters from which on several processes are faster, though each has to load the language model."""
BATCH, LENGTH = 16, 40_000
"""Articles that are parsed together at most, and characters from which on no other joins them."""
MOST = 4_000_000
"""Characters that are read ahead of what is done at most, so that memory does not grow with an import."""
JOBS = 4
"""Processes that are started unasked at most: each holds a language model in memory."""

T = TypeVar("T")


def usual_jobs() -> int:
    """Return how many cores this process may use, ``JOBS`` at most."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), JOBS)
    return min(os.cpu_count() or 1, JOBS)


def extracted(
    work: Iterable[GivenArticle | T],
    parser: Callable[[], Parser],
    jobs: int = 1,
    *,
    waiting: bool = False,
    cluster: ClusterAt | None = None,
    time_limit: float | None = None,
) -> Generator[Extracted | Refused | T, None, None]:
    """Extract the articles in ``work`` in ``jobs`` processes, and yield what became of them, in their order.

    What is no article is handed on in its place. A fault in one article is logged, and the article refused.
    Articles are parsed some at a time, so ``work`` is read ahead; where whoever gives them is ``waiting`` for
    each, a single job is done with one before it reads the next. One job is this process. Several are started
    unless there is little to do; then ``parser`` must pickle, as a :class:`LazyParser` does. It is called
    once in a process. With a ``cluster`` all is done there.

    An article that takes longer than ``time_limit`` seconds is refused: so many for each that has no more
    than a million characters, and in proportion for a longer one. To be ended whatever it does, its analysis
    then goes on in another process, even where there is one job or little to do.

    Raises:
        ClaimsError: the language model cannot be loaded, a process came to an end before its work, or the
            cluster cannot be reached, is lost, or has another program or model.
    """
    batches = extracted_batches(work, parser, jobs, waiting=waiting, cluster=cluster, time_limit=time_limit)
    with closing(batches):
        for batch in batches:
            yield from batch


def extracted_batches(
    work: Iterable[GivenArticle | T],
    parser: Callable[[], Parser],
    jobs: int = 1,
    *,
    waiting: bool = False,
    cluster: ClusterAt | None = None,
    time_limit: float | None = None,
) -> Generator[Sequence[Extracted | Refused | T], None, None]:
    """Extract as :func:`extracted` does, and yield what is done together in one sequence."""
    one_by_one = waiting and jobs == 1 and cluster is None
    batches = _batches(work, 1 if one_by_one else BATCH)
    ahead: list[list[GivenArticle | T]] = []
    for batch in batches:
        if not ahead and not _articles(batch):
            yield _in_place(batch, ())
            continue
        ahead.append(batch)
        if jobs == 1 or cluster is not None or _are_enough(ahead):
            break
    rest = chain(ahead, batches)
    if cluster is not None:
        if ahead:
            yield from _by_pool(rest, lambda: _cluster(parser, cluster, time_limit))
        return
    processes = jobs if jobs > 1 and _are_enough(ahead) else 1
    if not ahead or (processes == 1 and time_limit is None):
        yield from _here(rest, parser)
    else:
        yield from _by_pool(rest, lambda: _processes(parser, processes, time_limit, one_by_one))


def _processes(parser: Callable[[], Parser], jobs: int, time_limit: float | None, one_by_one: bool) -> Pool:
    from claims.workers.processes import AHEAD, Processes

    return Processes(parser, jobs, time_limit, ahead=0 if one_by_one else jobs * AHEAD)


def _cluster(parser: Callable[[], Parser], at: ClusterAt, time_limit: float | None) -> Pool:
    from claims.workers.cluster import Cluster  # imported lazily: few need it

    return Cluster(parser, at, time_limit)


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
    work: Iterable[list[GivenArticle | T]], parser: Callable[[], Parser]
) -> Iterator[Sequence[Extracted | Refused | T]]:
    once = cache(parser)
    for batch in work:
        given = _articles(batch)
        yield _in_place(batch, map(outcome, given, find(given, once())) if given else ())


def _by_pool(
    work: Iterable[list[GivenArticle | T]], made: Callable[[], Pool]
) -> Iterator[Sequence[Extracted | Refused | T]]:
    ahead: deque[tuple[list[GivenArticle | T], Future[list[Extracted | Refused]] | None]] = deque()
    characters = 0
    with made() as pool:
        for batch in work:
            given = _articles(batch)
            ahead.append((batch, pool.extract(given) if given else None))
            characters += _characters(batch)
            while ahead and (_is_done(ahead[0][1]) or len(ahead) > pool.ahead or characters > MOST):
                first, found = ahead.popleft()
                characters -= _characters(first)
                yield _in_place(first, found.result() if found else ())
        for first, found in ahead:
            yield _in_place(first, found.result() if found else ())


def _is_done(found: Future[list[Extracted | Refused]] | None) -> bool:
    return found is None or found.done()


def _in_place(
    batch: Sequence[GivenArticle | T], found: Iterable[Extracted | Refused]
) -> Sequence[Extracted | Refused | T]:
    """Return a batch with what was found in place of its articles."""
    rest = iter(found)
    return [next(rest) if isinstance(item, GivenArticle) else item for item in batch]
