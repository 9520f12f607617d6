"""Cost of quotes beside the parser, on the same texts in one process."""

from __future__ import annotations

import time
from collections.abc import Iterable

from claims.extract.blocks import find_blocks
from claims.extract.parse import Parsed, load, read
from claims.extract.quotes import find_quotes
from tests.bench import Row
from tests.quality.gold import ROOT

TIMES = 4
"""Each article is read so often, so that the shortest run counts and not the machine's other work."""


def measure() -> Iterable[Row]:
    """Yield what finding quotes takes, as a share of parsing."""
    parser = load()
    texts = [
        path.read_text(encoding="utf-8", errors="replace") for path in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    parse, quotes = float("inf"), float("inf")
    for _ in range(TIMES):
        begun = time.process_time()
        pages: list[Parsed] = [read(parser, text, find_blocks(text)) for text in texts]
        parsed = time.process_time()
        for page in pages:
            find_quotes(page, (), ())
        done = time.process_time()
        parse, quotes = min(parse, parsed - begun), min(quotes, done - parsed)
    yield Row("quotes: finding them ÷ parsing, five articles", quotes / parse, "×", 0.15)
