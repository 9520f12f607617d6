"""RSS and Atom feeds saved as files, by feedparser: one article an entry."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time

from claims.document import DateRange, GivenArticle, Published
from claims.reading.given import Refused, clean

BREAKS = {"p", "br", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"}
"""Elements of HTML that start a new line when markup becomes text."""


def read_feed(data: bytes, origin: str) -> Iterator[GivenArticle | Refused]:
    """Yield the article of each entry of a feed: its content, else its summary, as plain text."""
    import feedparser

    feed = feedparser.parse(data)
    if not feed.get("version"):
        yield Refused(origin, "is XML, but no RSS or Atom feed")
        return
    if not feed.entries:
        yield Refused(origin, "is a feed without entries")
    for number, entry in enumerate(feed.entries, start=1):
        at = f"{origin}:{number}"
        markup = entry.content[0].value if entry.get("content") else entry.get("summary", "")
        text, notes = clean(as_text(markup))
        if not text:
            yield Refused(at, "is an entry without text")
            continue
        yield GivenArticle(
            text,
            at,
            id=entry.get("id") or entry.get("link") or at,
            title=entry.get("title"),
            url=entry.get("link"),
            publisher=feed.feed.get("title"),
            author=entry.get("author"),
            language=(feed.feed.get("language") or "en").split("-")[0].lower(),
            published=_published(entry.get("published_parsed")),
            notes=notes,
        )


def as_text(markup: str) -> str:
    """Return the words of a fragment of HTML, a line for each block element."""
    from lxml import html

    if not markup.strip():
        return ""
    root = html.fragment_fromstring(markup, create_parent="div")
    for element in root.iter():
        if element.tag in BREAKS:
            element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _published(moment: struct_time | None) -> Published:
    if moment is None:
        return Published()
    day = datetime.fromtimestamp(calendar.timegm(moment), UTC).date()
    return Published(DateRange(day, day, "day"), "metadata")
