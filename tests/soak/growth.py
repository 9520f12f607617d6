"""Thirty shapes of text, small and four times as large: none costs more than its length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from claims.extract import extract
from claims.extract.parse import load
from tests.soak import Row

SMALL, TIMES = 10_000, 4
SLACK = 1.8
"""The most that a text may cost beyond its length: the clock is coarse, and caches fill."""
LEAST = 0.3
"""Seconds of CPU below which nothing is compared."""
SHAPES = (
    "Ab ", "A. ", "a ", "“", "”", '"', "'", "(", "[", "Mr. ", "Ada Brandt ", "Ada, ", "and ", "he said ",
    "“Yes,” he said. ", "said said ", "Monday ", "2023-06-17 ", "June 18-19, ", "last week ", "1 ", "1,000 ",
    "$5 million ", "- ", "… ", "\n", "\n\n", "Ada\n", "The minister of the ministry of ",
    "Ada Brandt met Tomas Weiss in Halden. ", "é", "東",
)  # fmt: skip


def attack(folder: Path) -> Iterator[Row]:
    """Yield one row: shapes tried, and those that grew faster than their length."""
    parser = load()
    worst, wrong = (0.0, ""), []
    for shape in SHAPES:
        small, large = (
            cost((shape * (size // len(shape) + 1))[:size], parser) for size in (SMALL, SMALL * TIMES)
        )
        share = large / max(small, LEAST) / TIMES
        worst = max(worst, (share, shape))
        if share > SLACK:
            wrong.append(shape)
    remark = f"worst {worst[0]:.2f} of its length: {worst[1]!r}"
    yield Row(f"growth over {len(SHAPES)} shapes", len(SHAPES), len(SHAPES) - len(wrong), len(wrong), remark)


def cost(text: str, parser: object) -> float:
    """Return the seconds of CPU that extraction takes."""
    began = time.process_time()
    extract(text, parser)  # type: ignore[arg-type]  # what load() returned
    return time.process_time() - began
