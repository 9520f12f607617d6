from __future__ import annotations

import pytest

from tests.quality.gold import Gold, load

pytestmark = pytest.mark.slow

MARKED = [*load("seeds"), *load("tests/gold/articles")]


@pytest.mark.parametrize("gold", MARKED, ids=lambda gold: gold.path.stem)
def test_every_mark_stands_in_exactly_one_place(gold: Gold) -> None:
    for mark in gold.of("quote"):
        assert [gold.span(piece) for piece in mark["content"]]
    for mark in gold.of("event"):
        assert gold.span(mark["trigger"], mark.get("in"))
    for mark in [*gold.of("date"), *gold.of("person")]:
        assert gold.span(mark["text"], mark.get("in"))
