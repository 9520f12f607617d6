"""Metadata of an article in its page's markup: title, author, site, address, description, by trafilatura.

Trafilatura asks each element by regular expressions whether it names an author, which takes most of the
time that a page takes. It is given the parts of the page that can answer: elements whose class, id or the
like has one of the words of ``page.toml``, headings, and what is in the head.
"""

from __future__ import annotations

import copy
import re
from functools import cache
from typing import TYPE_CHECKING

from claims.wordlists import lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as About

NO_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Keeps trafilatura from searching the whole page for a date."""
_TAGS = frozenset(("h1", "h2", "author", "address", "title", "meta", "link", "base"))
_ATTRIBUTES = ("class", "id", "rel", "itemprop", "data-testid", "data-component", "href")


def about(page: HtmlElement) -> About:
    """Return what the markup of a page says of its article."""
    import trafilatura

    found: About = trafilatura.extract_metadata(telling(page), date_config=NO_SEARCH)
    return found


def telling(page: HtmlElement) -> HtmlElement:
    """Return a copy of the page without the parts that say nothing of the article as a whole."""
    page = copy.deepcopy(page)
    body = page.find(".//body")
    if body is None:
        return page
    kept: set[HtmlElement] = set()
    stack = list(body)
    while stack:
        element = stack.pop()
        if _tells(element):
            kept.update(element.iterancestors(), element.iter())
        else:
            stack.extend(element)
    for element in [one for one in body.iterdescendants() if one not in kept]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return page


def _tells(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    if element.tag in _TAGS or (element.tag == "script" and "json" in (element.get("type") or "")):
        return True
    return any(name in element.attrib and _words().search(element.attrib[name]) for name in _ATTRIBUTES)


@cache
def _words() -> re.Pattern[str]:
    words = sorted(lists("claims.reading", "page")["telling"])
    return re.compile("|".join(map(re.escape, words)), re.I)
