"""The charset of a plain file, and its bytes as text.

News is UTF-8 today. Two other charsets are known for certain: what begins with a byte order mark, and
Windows-1252, in which older archives and spreadsheets of the West are kept.
"""

from __future__ import annotations

import codecs
import re

from claims.errors import InputError
from claims.reading.given import clean, remark

UNREADABLE_SHARE = 0.25
"""Share of characters that no text holds (undecodable, NUL, control) from which on a file is not text."""

FOREIGN_SHARE = 0.1
"""Share of letters beyond ASCII up to which text can be a Western language in Windows-1252."""

FOREIGN_SHARE_OF_NAME = 0.5
"""The same for a short value, which may be "Noël"."""

KNOWN_BINARIES = {
    b"%PDF-": "a PDF; save it as text first",
    b"PK\x03\x04": "a zip archive or an office document; unpack it or save it as text first",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a SQLite database; name it with --db",
}

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONGEST_MARK = 4
"""Bytes of the longest byte order mark."""

_NEVER_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f�]")
_ESCAPED = re.compile("[\udc80-\udcff]")
WESTERN = "was not UTF-8 and was read as Windows-1252"


def marked(start: bytes) -> str | None:
    """Return the codec that the byte order mark at the start of a file names, if it has one."""
    return next((codec for mark, codec in _BYTE_ORDER_MARKS if start.startswith(mark)), None)


def decode(data: bytes) -> tuple[str, tuple[str, ...], bool]:
    """Return ``data`` as text, remarks on what was not UTF-8, and whether anything in it was lost.

    A byte order mark says which Unicode it is and is not part of the text. Bytes that are Windows-1252 are
    read so. Otherwise every byte sequence that is not UTF-8, and every NUL, becomes U+FFFD, one character
    for one; line ends and everything else stay as they are.

    Raises:
        InputError: the bytes are not text.
    """
    for magic, kind in KNOWN_BINARIES.items():
        if data.startswith(magic):
            raise InputError(f"is {kind}")
    codec, text = marked(data) or "utf-8", western(data)
    notes = () if text is None else (WESTERN,)
    if text is None:
        text = data.decode(codec, errors="replace")
    if len(_NEVER_TEXT.findall(text)) > UNREADABLE_SHARE * len(text):
        raise InputError("is not UTF-8 text; convert it first, such as with iconv -f LATIN1 -t UTF-8")
    replaced = text.count("\ufffd") - data.decode(codec, errors="ignore").count("\ufffd")
    text, cleaned = clean(text)
    lost = (*remark(replaced, "was not UTF-8", "were not UTF-8"), *cleaned)
    return text, (*notes, *lost), bool(lost)


def plain(data: bytes, most: float = FOREIGN_SHARE) -> str:
    """Return a row or value of a file: UTF-8, or Windows-1252 (see :func:`western`), else with U+FFFD."""
    text = western(data, most)
    return data.decode("utf-8-sig", errors="replace") if text is None else text


def western(data: bytes, most: float = FOREIGN_SHARE) -> str | None:
    """Return bytes as Windows-1252 where they are plainly that: nothing but ASCII is UTF-8 in them.

    ``most`` is the share of bytes beyond ASCII that they may have.
    """
    if data.isascii() or marked(data):
        return None
    escaped = data.decode("utf-8", errors="surrogateescape")
    foreign = len(_ESCAPED.findall(escaped))
    if not 0 < foreign <= most * len(data) or not _ESCAPED.sub("", escaped).isascii():
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None
