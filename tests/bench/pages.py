"""Cost of reading a web page of 100 kB, beside a bare parse of it by lxml."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable

from lxml import html

from claims.reading.html import read_html
from tests.bench import Row

SIZE = 100_000
TIMES = 7
"""The page is read so often, so that the shortest run counts and not the machine's other work."""
WORDS = (
    "the", "minister", "said", "talks", "at", "harbour", "union", "would", "begin", "after", "long", "delay",
    "in", "town", "on", "monday",
)  # fmt: skip


def page(size: int = SIZE) -> str:
    """Return a page of at least ``size`` characters: menu, article, related stories, scripts, footer."""
    chosen = random.Random(7)  # a page, no secret
    menu = "".join(f'<li class="nav-item"><a href="/s{n}">Section {n}</a></li>' for n in range(120))
    head = '<meta property="article:published_time" content="2024-05-03T09:00:00Z">'
    paragraphs: list[str] = []
    related: list[str] = []
    while sum(map(len, paragraphs)) + sum(map(len, related)) < size:
        words = " ".join(chosen.choices(WORDS, k=60)).capitalize()
        paragraphs.append(f'<p class="text">{words}.</p>')
        related += [
            f'<div class="teaser-{n}"><a href="/r{n}"><span>{words[:40]}</span></a></div>' for n in range(4)
        ]
    return (
        f"<html lang='en'><head><title>Talks | The Post</title>{head}</head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>Talks</h1>{''.join(paragraphs)}</article><aside>{''.join(related)}</aside></body></html>"
    )


def measure() -> Iterable[Row]:
    """Yield the processor time of reading, and how many times a bare parse that is."""
    text = page()
    data = text.encode()
    read_html(data, "page", "page")
    reading = shortest(lambda: read_html(data, "page", "page"))
    yield Row("page of 100 kB: reading it", reading * 1000, "ms", 60)
    yield Row(
        "page of 100 kB: reading ÷ a bare parse by lxml",
        reading / shortest(lambda: html.fromstring(text)),
        "×",
    )


def shortest(work: Callable[[], object]) -> float:
    """Return the least processor time, in seconds, that ``work`` takes."""
    taken = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)
