"""Quality may rise and not fall: floors on the marked articles, and what all five must and must not give."""

from __future__ import annotations

from typing import get_args

import pytest

from claims.document import Document, GivenArticle, Span
from claims.extract import extract
from claims.extract.parse import Parser
from claims.reading import read
from tests.quality.__main__ import documents
from tests.quality.evaluate import calibration, calibration_error
from tests.quality.gold import ROOT, Origin
from tests.quality.score import score

pytestmark = pytest.mark.slow

ORIGINS = get_args(Origin)
FLOORS = {
    "quotes, content": (0.93, 0.93), "quotes with speaker": (0.93, 0.91), "quotes, cue": (0.93, 0.93),
    "dates": (0.96, 0.96), "dates with range": (0.92, 0.94), "events": (0.97, 0.97),
    "events with type": (0.94, 0.97), "events, modality": (0.92, 0.92),
    "persons, mentions found": (0.94, 0.94), "persons, right actor": (0.94, 0.95),
    "articles, agency": (1.0, 1.0),
}  # fmt: skip
"""The least F1 on each question, of the marked articles in each of ``ORIGINS``."""


@pytest.mark.parametrize("origin", ORIGINS)
def test_no_score_falls_below_its_floor_and_confidence_is_the_share_that_is_right(
    parser: Parser, origin: Origin
) -> None:
    scores = score(documents(parser, origin))
    least = {question: floors[ORIGINS.index(origin)] for question, floors in FLOORS.items()}
    found = {question: scores.tallies[question].f1 for question in FLOORS}
    assert {question: f1 for question, f1 in found.items() if f1 < least[question]} == {}
    assert calibration_error(calibration(scores.judged["quote"])) <= 0.1


@pytest.fixture(scope="module")
def seeds(parser: Parser) -> list[Document]:
    return [extract(item, parser) for item in read([str(ROOT / "seeds")]) if isinstance(item, GivenArticle)]


def test_every_article_has_quotes_dates_and_events_and_most_say_who_and_when(seeds: list[Document]) -> None:
    quotes = [quote for document in seeds for quote in document.quotes]
    times = [time for document in seeds for time in document.times]
    named = sum(quote.speaker is not None for quote in quotes)
    dated = sum(time.range is not None for time in times)
    assert all(document.quotes and document.times and document.events for document in seeds)
    assert named > 0.8 * len(quotes), "a reporter nearly always says who speaks"
    assert dated > 0.8 * len(times), "nearly every date of news can be told"


def test_furniture_and_captions_make_no_claims(seeds: list[Document]) -> None:
    for document in seeds:
        silent = [block.span for block in document.blocks if block.kind in ("chrome", "caption")]
        assert silent
        spans: list[Span] = [span for quote in document.quotes for span in quote.content]
        spans += [event.trigger for event in document.events]
        assert [span.of(document.text) for span in spans for block in silent if block.overlaps(span)] == []
