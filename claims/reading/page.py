"""The part of a web page that a person reads as the article: its lines, without the furniture around them.

The tree is cleaned first: hidden parts, consent boxes, paywalls and other furniture go
(``page.toml`` lists them). What is left under the page's own article element is written line by line.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from claims.wordlists import lists

MOST = 0.5
"""A part with more of the page's text than this is no furniture, whatever it is called."""
LINKED = 0.6
"""Share of linked text from which on a list is one of links."""

ENTRIES = 3
"""Articles beside each other from which on they may be the entries of a live report."""
BOX = 150
"""Words that a box which asks for consent or a subscription has at most."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MARKS = (
    ".//*[@itemprop='articleBody']",
    ".//article",
    ".//main",
    ".//*[@role='main' or @role='article']",
)


def cleaned(page: HtmlElement) -> HtmlElement:
    """Return a copy of the page without what is hidden and what is furniture."""
    page = copy.deepcopy(page)
    body = page.find(".//body")
    root = page if body is None else body
    whole = len(_words(root))
    for element in list(root.iter()):
        if element is root or element.getparent() is None:
            continue
        if (
            not isinstance(element.tag, str)
            or _is_hidden(element)
            or (_is_furniture(element) and (len(_words(element)) <= MOST * whole or _is_box(element)))
        ):
            _drop(element)
    for element in root.iter("blockquote", "div"):
        if not lists("claims.reading", "page")["posts"].isdisjoint((element.get("class") or "").split()):
            _write_post(element)
    return page


def _write_post(element: HtmlElement) -> None:
    """Make an embedded post two lines: what was written, and who signs it when."""
    for line_break in element.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    paragraphs = list(element.iter("p"))
    written = [" ".join(part.text_content().split()) for part in paragraphs]
    signed = [line for line in written[1:] if line.startswith("A post shared by")]
    for part in paragraphs:
        _drop(part)
    beside = " ".join(element.text_content().split())
    for child in list(element):
        element.remove(child)
    element.text = None
    for line in (" ".join(line for line in written if line not in signed), " ".join(signed) or beside):
        if line:
            etree.SubElement(element, "p").text = line


def article_of(page: HtmlElement) -> HtmlElement | None:
    """Return the element of a cleaned page that its markup calls the article, if it has text."""
    bodies = sorted(lists("claims.reading", "page")["bodies"])
    by_class = ".//*[" + " or ".join(f"contains(@class,'{name}')" for name in bodies) + "]"
    for path in (*_MARKS, by_class):
        best = max(page.xpath(path), key=lambda one: len(_words(one)), default=None)
        if best is not None and len(_words(best)) >= 5:
            return _live_report(best)
    return None


def _live_report(entry: HtmlElement) -> HtmlElement:
    """Return what holds an element and its like, where it is one entry of several; else the element."""
    parent = entry.getparent()
    entries = [] if parent is None else parent.findall(entry.tag)
    whole = sum(len(_words(one)) for one in entries)
    several = parent is not None and entry.tag == "article" and len(entries) >= ENTRIES
    return parent if several and len(_words(entry)) < MOST * whole else entry


def text_of(root: HtmlElement) -> str:
    """Return the lines of an element, one for each paragraph, heading, caption, item or row."""
    pieces: list[str] = []
    _write(root, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _write(element: HtmlElement, pieces: list[str]) -> None:
    """Add the text of an element: a line break before and after each block, bars between cells."""
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack:
        one, done = stack.pop()
        breaks = "\n" if one.tag in lists("claims.reading", "page")["lines"] else ""
        if done:
            pieces.append(breaks + ((one.tail or "") if one is not element else ""))
            continue
        if one.tag in ("ul", "ol") and _is_links(one):
            pieces.append("\n" + (one.tail or ""))
            continue
        pieces.append(breaks + (" | " if one.tag in ("td", "th") and one.getprevious() is not None else ""))
        pieces.append(" ".join((one.text or "").split("\n")) if isinstance(one.tag, str) else "")
        stack.append((one, True))
        stack.extend((child, False) for child in reversed(one))


def _is_links(element: HtmlElement) -> bool:
    words = len(_words(element))
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return words > 0 and linked >= LINKED * words and len(element) > 1


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_furniture(element: HtmlElement) -> bool:
    known = lists("claims.reading", "page")
    if element.tag in known["tags"] or element.get("role") in known["roles"]:
        return True
    if element.tag in ("html", "body", "main", "article", "p", "h1"):
        return False
    return any(word in known["words"] for word in _names(element))


def _is_box(element: HtmlElement) -> bool:
    """Say whether an element asks for consent or money, however much of a short page it takes."""
    words = _words(element)
    return len(words) <= BOX and len(_asks().findall(" ".join(words))) >= 2


@cache
def _asks() -> re.Pattern[str]:
    words = "|".join(sorted(lists("claims.reading", "page")["asks"], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.I)


def _names(element: HtmlElement) -> Iterator[str]:
    for name in f"{element.get('class') or ''} {element.get('id') or ''}".split():
        yield name.lower()
        yield from (part.lower() for part in _PARTS.findall(name))


def _words(element: HtmlElement) -> list[str]:
    return element.text_content().split() if isinstance(element.tag, str) else []


def _drop(element: HtmlElement) -> None:
    """Take an element out and keep the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + " " + element.tail
        else:
            parent.text = (parent.text or "") + " " + element.tail
    parent.remove(element)
