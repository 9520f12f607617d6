"""A second process that suggests claims of a sentence, so that the desk need not load the language model."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING

from claims.document import Published, Suggestion

if TYPE_CHECKING:
    from claims.extract.parse import Parser  # it loads spaCy, which the desk must not wait for


@cache
def _parser() -> Parser:
    """Return the language model of this process; loading it takes a second or two."""
    from claims.workers.finding import LazyParser

    return LazyParser()()


def _suggest(text: str, kind: str, published: Published) -> tuple[Suggestion, ...]:
    from claims.extract.suggest import suggest

    return suggest(text, kind, published, _parser())


def _ready() -> None:
    _parser()


class Suggesting:
    """Suggests claims from a process of its own, which is started when it is first needed."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def warm(self) -> Future[None]:
        """Start loading the language model: somebody is about to ask."""
        return self._started().submit(_ready)

    def __call__(self, text: str, kind: str, published: Published) -> tuple[Suggestion, ...]:
        """Return what a sentence may claim of one kind, the likeliest first, by offsets into it.

        Raises:
            ModelError: the language model is not installed.
        """
        return self._started().submit(_suggest, text, kind, published).result()

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return self._pool
