"""Quantity: a number with its unit and qualifier, as a text gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claims.document import Span
from claims.extract.lexicon import tables

QuantityKind = Literal["count", "money", "rate", "measure", "votes", "least"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it is written: ``span`` with qualifier and unit, ``core`` the number alone.

    ``high`` is the upper end of a range. ``unit`` is that of money, a rate or a measure, in one word. A
    plural that says no number ("hundreds") is of the kind ``least``, votes for or against are ``votes``.
    """

    span: Span
    core: Span
    value: float
    high: float | None
    qualifier: str | None
    kind: QuantityKind
    unit: str | None


def qualifier_before(text: str, start: int) -> tuple[str | None, int]:
    """Return what stands before a number and qualifies it, and where the two begin."""
    found = _before().search(text[max(0, start - 24) : start])
    if found is None:
        return None, start
    words = " ".join(found["words"].lower().split())
    return tables("figures")["qualifier"][words], start - len(found["all"])


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\s(“\"‘—–-]))(?P<all>(?P<words>{either(tables('figures')['qualifier'])})\s+)$",
        re.IGNORECASE,
    )


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, the longest first; blanks match any white space."""
    listed = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in listed)
