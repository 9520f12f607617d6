"""What reading yields besides articles, and how bytes become text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.errors import InputError

LIMIT = 50_000_000
"""Bytes from which on one article is refused: no news text is that long, and parsing it would take hours."""

UNREADABLE_SHARE = 0.25
"""Share of characters that no text holds (undecodable, NUL, control) from which on a file is not text."""

KNOWN_BINARIES = {
    b"%PDF-": "a PDF; save it as text first",
    b"PK\x03\x04": "a zip archive or an office document; unpack it or save it as text first",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a SQLite database; name it with --db",
    b"\xff\xfe": "UTF-16 text; convert it to UTF-8 first, such as with iconv -f UTF-16 -t UTF-8",
    b"\xfe\xff": "UTF-16 text; convert it to UTF-8 first, such as with iconv -f UTF-16 -t UTF-8",
}

_NEVER_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f�]")
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not imported: where it stands (path, or path:line) and one clause that says why.

    ``passed_over`` marks a file in a folder whose kind is never read: worth a line, but no failure.
    """

    origin: str
    reason: str
    passed_over: bool = False


def check_size(size: int) -> None:
    """Raise InputError where ``size`` bytes are none or too many for one article."""
    if size == 0:
        raise InputError("is empty")
    if size >= LIMIT:
        raise InputError(f"has {size / 1e6:,.0f} MB; one article may have at most {LIMIT / 1e6:.0f} MB")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return ``data`` as text, and a remark on each thing that had to be replaced.

    Every byte sequence that is not UTF-8, and every NUL, becomes U+FFFD, one character for one; line ends
    and everything else stay as they are. A byte order mark is not part of the text.

    Raises:
        InputError: the bytes are not text.
    """
    for magic, kind in KNOWN_BINARIES.items():
        if data.startswith(magic):
            raise InputError(f"is {kind}")
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    if len(_NEVER_TEXT.findall(text)) > UNREADABLE_SHARE * len(text):
        raise InputError("is not UTF-8 text; convert it first, such as with iconv -f LATIN1 -t UTF-8")
    replaced = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    text, notes = clean(text)
    return text, (*remark(replaced, "was not UTF-8", "were not UTF-8"), *notes)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with U+FFFD for what no database keeps (NUL, half a surrogate pair), and a remark."""
    text, replaced = _NOT_STORABLE.subn("\ufffd", text)
    return text, remark(replaced, "was NUL or half a surrogate pair", "were NUL or half a surrogate pair")


def remark(number: int, one: str, many: str) -> tuple[str, ...]:
    """Return the remark that ``number`` characters were replaced, or none."""
    if number <= 0:
        return ()
    if number == 1:
        return (f"1 character {one} and was replaced",)
    return (f"{number} characters {many} and were replaced",)
