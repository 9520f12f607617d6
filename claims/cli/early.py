"""The first picture of ``claims review``, shown before the command line itself is loaded."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

OPTIONS = {"--db": "CLAIMS_DB", "--as": "CLAIMS_REVIEWER"}
"""The options of ``claims review`` that change nothing about which claims come first."""


def picture(words: Sequence[str], environment: Mapping[str, str]) -> AbstractContextManager[None]:
    """Return a block in which the first page of the review that ``words`` ask for is on the screen.

    A block in which nothing is shown, where they ask for anything else.
    """
    asked = plain_review(words, environment)
    if asked is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return nullcontext()
    from claims.cli.packaged import find_screens
    from claims.cli.reviewer import reviewer_name

    find_screens()
    from tui.splash import picture

    path, reviewer = asked
    return picture(path or "claims.db", reviewer_name(reviewer))


def plain_review(
    words: Sequence[str], environment: Mapping[str, str]
) -> tuple[str | None, str | None] | None:
    """Return database and reviewer if ``words`` are ``review`` with no more than these options."""
    given = {name: environment.get(variable) for name, variable in OPTIONS.items()}
    rest = list(words[1:])
    if words[:1] != ["review"]:
        return None
    while rest:
        name, _, value = rest.pop(0).partition("=")
        if name not in OPTIONS or not (value or rest):
            return None
        given[name] = value or rest.pop(0)
    return given["--db"], given["--as"]
