"""How long the analysis of an article may take, and what is said of one that took longer."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from claims.document import GivenArticle
from claims.reading import Refused

EACH = 1_000_000
"""Characters beyond which an article may take longer, in proportion: a book is no fault."""


def allowed(given: Sequence[GivenArticle], limit: float) -> float:
    """Return the seconds that some articles may take together: no more than the longest of them alone."""
    return limit * max(1.0, *(len(one.text) / EACH for one in given))


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
