"""A question that is answered before the models are loaded: the usual case on the command line.

A question asks the views, so it needs none of the models; they take longer to load than most answers to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Protocol

from claims.store.backends.address import Address
from claims.store.backends.asking import held
from claims.store.console import read_only
from claims.store.console.read_only import Answer, Watch, number_or_text

__all__ = ["Asking", "Watch", "asking", "is_name", "number_or_text"]

Values = Mapping[str, str | int | float | bytes | None]


class Asking(Protocol):
    """Gives the whole answer to a question, row by row, for as long as the block lasts."""

    def __call__(self, query: str, values: Values, watch: Watch) -> AbstractContextManager[Answer]:
        """Ask it."""


def is_name(written: str) -> bool:
    """Say whether this can be the name of a saved question, which nobody can take for a question."""
    return bool(re.fullmatch(r"[^\W\d][\w-]*", written))


@contextmanager
def asking(address: Address, written: str) -> Iterator[Asking | None]:
    """Give what answers the question ``written``, for as long as the block lasts.

    ``None`` where the database must be upgraded or refused first, and where a saved question may be meant.
    """
    if is_name(written.strip()):
        yield None
        return
    with held(address) as ready:
        yield partial(_ask, address) if ready else None


def _ask(address: Address, query: str, values: Values, watch: Watch) -> AbstractContextManager[Answer]:
    return read_only.asking(address, query, values, watch=watch)
