"""RSS and Atom feeds saved as files, by feedparser: one article an entry."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from html import unescape
from typing import Any

from claims.document import DateRange, GivenArticle, Published
from claims.errors import InputError
from claims.reading.charset import marked
from claims.reading.days import read_days
from claims.reading.given import Refused, attempt, clean
from claims.reading.mojibake import mended

BREAKS = {"p", "br", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"}
"""Elements of HTML that start a new line when markup becomes text."""

_ESCAPED_CDATA = re.compile(rb"&lt;!\[CDATA\[|\]\]&gt;")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.S | re.I)
"""Goes before a feed is parsed: its entities could make a megabyte of a few bytes."""

_ESCAPED_BLOCK = re.compile(r"&lt;/(?:p|div|li|h\d)&gt;|&lt;br ?/?&gt;")
_REFERENCE = re.compile(rb"&#(?:(\d+)|[xX]([\da-fA-F]+));")
_NO_CHARACTER = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML allows in no text."""


def read_feed(data: bytes, origin: str) -> Iterator[GivenArticle | Refused]:
    """Yield the article of each entry of a feed: its content, else its summary, as plain text."""
    import feedparser

    if codec := marked(data):
        # The first line may name an encoding that these bytes no longer have; a mark is believed before it.
        data = BOM_UTF8 + data.decode(codec, errors="replace").encode()
    data = _ESCAPED_CDATA.sub(b"", _DOCTYPE.sub(b"", data))
    feed = feedparser.parse(_REFERENCE.sub(_existing, data))
    if not feed.get("version"):
        yield Refused(origin, "is XML, but no RSS or Atom feed")
        return
    if not feed.entries:
        yield Refused(origin, "is a feed without entries")
    for number, entry in enumerate(feed.entries, start=1):
        at = f"{origin}:{number}"
        yield attempt(partial(_article, entry, feed.feed, at), at)


def _existing(reference: re.Match[bytes]) -> bytes:
    """Return a numeric reference as it is, or where it names no character of XML one to U+FFFD.

    The parser would refuse the whole feed for it.
    """
    decimal, hexadecimal = reference.groups()
    digits, base = (decimal, 10) if decimal else (hexadecimal, 16)
    number = int(digits, base) if len(digits.lstrip(b"0")) < 10 else -1
    known = 0 <= number <= 0x10FFFF and not _NO_CHARACTER.match(chr(number))
    return reference[0] if known else b"&#xFFFD;"


def _article(entry: Mapping[str, Any], feed: Mapping[str, Any], origin: str) -> GivenArticle:
    content = entry.get("content")
    text, notes = clean(as_text(_once_escaped(content[0].value if content else entry.get("summary", ""))))
    if not text:
        raise InputError("is an entry without text")
    text, told, garbled = mended(text)
    return GivenArticle(
        text,
        origin,
        id=entry.get("id") or entry.get("link") or origin,
        title=as_text(unescape(entry.get("title") or "")) or None,
        url=entry.get("link"),
        publisher=feed.get("title"),
        author=entry.get("author"),
        language=(feed.get("language") or "en").split("-")[0].lower(),
        published=_published(entry),
        notes=(*notes, *told),
        garbled=garbled,
    )


def _once_escaped(markup: str) -> str:
    """Return markup that was escaped once too often, within CDATA, as it was meant."""
    return unescape(markup) if "<" not in markup and _ESCAPED_BLOCK.search(markup) else markup


def as_text(markup: str) -> str:
    """Return the words of a fragment of HTML, a line for each block element."""
    from lxml import html

    if not markup.strip():
        return ""
    root = html.fragment_fromstring(_NO_CHARACTER.sub("\ufffd", markup), create_parent="div")
    for element in root.iter():
        if element.tag in BREAKS:
            element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _published(entry: Mapping[str, Any]) -> Published:
    """Return the day of an entry as it is written there, whatever its zone; else the one feedparser reads."""
    for name in ("published", "updated", "created"):
        written, moment = entry.get(name), entry.get(f"{name}_parsed")
        try:
            if written:
                return Published(read_days(written.strip()), "metadata")
        except InputError:
            pass
        if moment:
            day = date(*moment[:3])
            return Published(DateRange(day, day, "day"), "metadata")
    return Published()
