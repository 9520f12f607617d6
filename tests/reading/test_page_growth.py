"""Cost of a web page: it grows with the length, whatever the page is made of."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from claims.errors import InputError
from claims.reading.html import MOST_ATTRIBUTES, read_html

SMALL, LARGE = 30_000, 120_000
"""Bytes of the two pages that are compared."""
LIMIT = 8
"""The most that four times the page may cost: 16 times where the cost is quadratic."""
NEWS = "<p>Ann Hill met Bo Lind in Oslo on Monday. She said the talks were good.</p>"
SHAPES = {
    "paragraphs": NEWS, "tables": "<table><tr><td>x</td></tr></table>", "links": "<a href=/x>Read more</a> ",
    "entries": "<li>Item one two", "breaks": "text here<br>", "comments": "<!-- x -->",
    "open marks": "<b>", "open boxes": "<div>", "open quotations": "<blockquote>", "open lists": "<ul><li>",
    "spans": "<span>word</span> ", "headings": "<h2>Title here</h2>",
    "posts": "<blockquote><p>Hi</p>&mdash; A (@a) <a href=x>May 1, 2024</a></blockquote>",
    "captions": "<figure><img src=x><figcaption>A cap</figcaption></figure>",
    "stamps": "<time datetime=2024-05-01>1 May</time>", "scripts": "<script>var x=1;</script>",
}  # fmt: skip


def page(inside: str, length: int) -> bytes:
    return f"<html><body>{inside * (length // len(inside))}{NEWS * 5}</body></html>".encode()


def cost(data: bytes) -> float:
    """Return the CPU seconds of one reading, or of refusing the page."""
    start = time.process_time()
    with suppress(InputError):
        read_html(data, "a.html", "a")
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_four_times_as_long_costs_no_more_a_byte(shape: str) -> None:
    small, large = page(SHAPES[shape], SMALL), page(SHAPES[shape], LARGE)
    cost(small)  # word lists and patterns are read once
    # The least of a few: a busy machine makes a measurement longer and never shorter.
    growth = [cost(large) / max(min(cost(small) for _ in range(2)), 0.01) for _ in range(2)]
    assert min(growth) <= LIMIT


def test_a_tag_of_more_attributes_than_any_page_has_is_refused() -> None:
    names = " ".join(f"a{number}=1" for number in range(MOST_ATTRIBUTES + 1))
    with pytest.raises(InputError, match="attributes"):
        read_html(f"<p {names}>{NEWS}".encode(), "a.html", "a")


def test_a_long_drawing_or_picture_in_a_tag_is_read() -> None:
    drawing = f'<path d="{"M 10 20 L 30 40 " * 4_000}"><img src="data:image/png;base64,{"A" * 90_000}=="/>'
    assert "Ann Hill met" in read_html(f"<body>{drawing}{NEWS * 5}".encode(), "a.html", "a").text
