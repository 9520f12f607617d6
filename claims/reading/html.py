"""A web page: its article text and what its markup says of it, by trafilatura and htmldate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.document import GivenArticle, Published
from claims.errors import InputError
from claims.reading.about import about
from claims.reading.days import read_days
from claims.reading.given import clean
from claims.reading.mojibake import mended
from claims.reading.titles import split_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEAST_SHARE, MOST_SHARE, SLACK = 0.7, 1.4, 60
"""Bounds of the words of what a page marks as its article, beside trafilatura's: shares, and words more."""

MANY_BLOCKS = 4_000
"""Blocks of a page from which on trafilatura does without its fallbacks: their time grows with the square."""
BLOCKS = ("p", "div", "li", "td", "th", "tr", "table", "blockquote", "h1", "h2", "h3", "pre", "dd", "dt")
MOST_ATTRIBUTES = 2_000
"""Attributes of a tag that are read; the parser compares each with every other."""
LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{8192,}")
QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")


def read_html(data: bytes, origin: str, name: str) -> GivenArticle:
    """Return the article of a web page; the charset is the one the page declares, else a guess.

    The publication date has basis ``metadata`` where the page's markup states it; else htmldate's guess
    from the page's words is taken with basis ``inferred`` and a remark that it is a guess.

    Raises:
        InputError: the page holds no article text, or a tag with more attributes than any page has.
    """
    import trafilatura

    if any(len(QUOTED.sub(b"", tag[0]).split()) > MOST_ATTRIBUTES for tag in LONG_TAG.finditer(data)):
        raise InputError(f"has a tag with more than {MOST_ATTRIBUTES:,} attributes, as no page of news")
    page = trafilatura.load_html(data)
    text = None if page is None else _text(page)
    if page is None or not text:
        raise InputError("holds no article text")
    said = about(page)
    published, remarks = _published(page)
    text, notes = clean(text)
    text, told, garbled = mended(text)
    heading = page.findtext(".//h1")
    title, site, author = split_title(_whole_title(page, said.title or ""), said.sitename, heading)
    return GivenArticle(
        text,
        origin,
        id=name,
        title=title or None,
        url=said.url or None,
        publisher=site or None,
        author=said.author or author,
        language=_language(page.get("lang")),
        published=published,
        metadata=_metadata(said.description, said.tags),
        notes=(*notes, *told, *remarks),
        garbled=garbled or "\ufffd" in text,
    )


def _text(page: HtmlElement) -> str | None:
    """Return the text of the article.

    Where the page marks its article that part is written out, unless trafilatura finds much less or more of
    a text there: then the mark is around too much or too little.
    """
    import trafilatura

    from claims.reading.page import article_of, cleaned, text_of

    tree = cleaned(page)
    root = article_of(tree)
    marked = text_of(root) if root is not None else ""
    fast = bool(marked) or sum(1 for _ in tree.iter(*BLOCKS)) > MANY_BLOCKS
    found: str | None = trafilatura.extract(tree, include_comments=False, fast=fast)
    if not marked or not found:
        return marked or found or text_of(tree.find(".//body") if tree.find(".//body") is not None else tree)
    words, others = len(marked.split()), len(found.split())
    return marked if LEAST_SHARE * others <= words <= MOST_SHARE * others + SLACK else found


def _whole_title(page: HtmlElement, title: str) -> str:
    """Return the title with the site that the head's title names behind it, where it does."""
    whole = " ".join((page.findtext(".//head/title") or "").split())
    return whole if title and whole.startswith(title) else title


def _published(page: HtmlElement) -> tuple[Published, tuple[str, ...]]:
    from htmldate import find_date

    stated = find_date(page, extensive_search=False, original_date=True)
    if stated:
        return Published(read_days(stated), "metadata"), ()
    guess = find_date(page, extensive_search=True, original_date=True)
    if guess and _holds_day(page, guess):
        remark = f"the page states no date of publication; {guess} is a guess from its words"
        return Published(read_days(guess), "inferred"), (remark,)
    return Published(), ()


def _holds_day(page: HtmlElement, guess: str) -> bool:
    """Say whether a page holds the day of a guess, not only its year or month: "2010" is no 1 January."""
    from lxml.html import tostring

    year, month, day = guess.split("-")
    m, d = rf"0?{int(month)}", rf"0?{int(day)}(?:st|nd|rd|th)?(?!\d)"
    written = (
        rf"(?<!\d){d}[^\n\d]{{1,12}}(?:{m}\D{{1,3}})?(?:{year}|{year[2:]}(?!\d))",
        rf"(?<!\d){m}\D{{1,3}}{d}\D{{1,3}}(?:{year}|{year[2:]}(?!\d))",
        rf"{year}\D{{0,3}}{m}\D{{0,3}}{d}",
        rf"{year}[^\n\d]{{1,12}}{d}",
    )
    return re.search("|".join(written), tostring(page, encoding="unicode")) is not None


def _language(declared: str | None) -> str:
    return (declared or "en").replace("_", "-").split("-")[0].lower() or "en"


def _metadata(description: str | None, tags: list[str] | None) -> dict[str, str]:
    said = {"description": description or "", "tags": "; ".join(tags or [])}
    return {name: value for name, value in said.items() if value}
