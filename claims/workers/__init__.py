"""From articles to documents, in this process or in several, always in the order of the articles."""

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
AHEAD = 16
"""Articles that each process may be ahead of the one whose turn it is, …"""
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
    work: Iterable[GivenArticle | T], parser: Callable[[], Parser], jobs: int = 1
) -> Generator[Extracted | Refused | T, None, None]:
    """Extract the articles in ``work`` in ``jobs`` processes, and yield what became of them, in their order.

    What is no article is handed on in its place. A fault in one article is logged, and the article refused.
    One job is this process, and so are several where there is little to do. Otherwise ``work`` is read some
    articles ahead, and ``parser`` must pickle, as a :class:`LazyParser` does. It is called once in a process.

    Raises:
        ClaimsError: the language model cannot be loaded, or a process came to an end before its work.
    """
    rest = iter(work)
    ahead: list[GivenArticle | T] = []
    characters = 0
    for item in rest:
        if not ahead and not isinstance(item, GivenArticle):
            yield item
            continue
        ahead.append(item)
        characters += _characters(item)
        if jobs == 1 or (characters >= ENOUGH and len(ahead) > 1):
            break
    several = jobs > 1 and characters >= ENOUGH and len(ahead) > 1
    yield from (_by_processes if several else _here)(chain(ahead, rest), parser, jobs)


def _here(
    work: Iterable[GivenArticle | T], parser: Callable[[], Parser], jobs: int
) -> Iterator[Extracted | Refused | T]:
    once = cache(parser)
    for item in work:
        yield outcome(item, find(item, once())) if isinstance(item, GivenArticle) else item


def _characters(item: object) -> int:
    return len(item.text) if isinstance(item, GivenArticle) else 0


def _by_processes(
    work: Iterable[GivenArticle | T], parser: Callable[[], Parser], jobs: int
) -> Iterator[Extracted | Refused | T]:
    from claims.workers.processes import Workers

    ahead: deque[tuple[GivenArticle | T, Future[Extracted | Refused] | T]] = deque()
    characters = 0
    with Workers(parser, jobs) as workers:
        for item in work:
            ahead.append((item, workers.extract(item) if isinstance(item, GivenArticle) else item))
            characters += _characters(item)
            while ahead and (_is_done(ahead[0][1]) or len(ahead) > jobs * AHEAD or characters > MOST):
                first, found = ahead.popleft()
                characters -= _characters(first)
                yield found.result() if isinstance(found, Future) else found
        for _, found in ahead:
            yield found.result() if isinstance(found, Future) else found


def _is_done(found: object) -> bool:
    return not isinstance(found, Future) or found.done()
