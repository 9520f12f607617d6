"""Refusals and remarks of reading."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from claims.document import GivenArticle
from claims.errors import InputError

log = logging.getLogger(__name__)
T = TypeVar("T")

LIMIT = 50_000_000
"""Bytes from which on one article is refused: no news text is that long, and parsing it would take hours."""

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


STDIN = "-"
"""The origin of what comes from standard input."""


Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not imported: where it stands (path, or path:line) and one clause that says why.

    ``passed_over`` marks a file in a folder whose kind is never read: worth a line, but no failure.
    """

    origin: str
    reason: str
    passed_over: bool = False

    @property
    def told(self) -> str:
        """What is refused and why, as a sentence without its full stop."""
        return f"{'standard input' if self.origin == STDIN else self.origin} {self.reason}"


def attempt(read: Callable[[], T], origin: str) -> T | Refused:
    """Return what ``read`` gives, or the refusal of ``origin`` for whatever it raises."""
    try:
        return read()
    except Exception as error:  # the boundary is total: no input may end an import
        return refusal(origin, error)


def refusal(origin: str, error: Exception) -> Refused:
    """Return the refusal of ``origin`` in words; what nobody expected goes to the log with its traceback."""
    if isinstance(error, InputError):
        return Refused(origin, str(error))
    if isinstance(error, OSError):
        return Refused(origin, f"cannot be read ({error.strerror or error})")
    if isinstance(error, RecursionError):
        return Refused(origin, "is nested too deep")
    if isinstance(error, MemoryError):
        return Refused(origin, "does not fit into memory")
    log.error("reading failed on %s", printable(origin), exc_info=error)
    return Refused(origin, f"cannot be read ({type(error).__name__}: {printable(str(error))[:120]})")


def check_size(size: int) -> None:
    """Raise InputError where ``size`` bytes are none or too many for one article."""
    if size == 0:
        raise InputError("is empty")
    if size >= LIMIT:
        raise InputError(f"has {size / 1e6:,.0f} MB; one article may have at most {LIMIT / 1e6:.0f} MB")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with U+FFFD for what no database keeps (NUL, half a surrogate pair), and a remark."""
    text, replaced = _NOT_STORABLE.subn("\ufffd", text)
    return text, remark(replaced, "was NUL or half a surrogate pair", "were NUL or half a surrogate pair")


def printable(text: str) -> str:
    """Return ``text`` with U+FFFD for what neither a database nor a terminal can hold."""
    return _NOT_STORABLE.sub("\ufffd", text)


def storable_json(value: Json) -> Json:
    """Return a value of JSON with every string in it :func:`printable`."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [storable_json(one) for one in value]
    if isinstance(value, dict):
        return {printable(name): storable_json(one) for name, one in value.items()}
    return value


def storable(item: GivenArticle | Refused) -> GivenArticle | Refused:
    """Return ``item`` with every string cleaned to what SQLite and JSON can hold."""
    if isinstance(item, Refused):
        return replace(item, origin=printable(item.origin), reason=printable(item.reason))
    text, notes = clean(item.text)

    def plain(value: str | None) -> str | None:
        return None if value is None else printable(value)

    return replace(
        item,
        text=text,
        origin=printable(item.origin),
        id=plain(item.id),
        title=plain(item.title),
        url=plain(item.url),
        publisher=plain(item.publisher),
        agency=plain(item.agency),
        author=plain(item.author),
        language=printable(item.language),
        metadata={printable(name): printable(value) for name, value in item.metadata.items()},
        notes=(*(printable(note) for note in item.notes), *notes),
    )


def remark(number: int, one: str, many: str) -> tuple[str, ...]:
    """Return the remark that ``number`` characters were replaced, or none."""
    if number <= 0:
        return ()
    if number == 1:
        return (f"1 character {one} and was replaced",)
    return (f"{number} characters {many} and were replaced",)
