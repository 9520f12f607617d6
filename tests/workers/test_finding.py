"""Memory over any number of articles: a vocabulary forgets what it need not keep, and finds the same."""

from __future__ import annotations

import pytest

from claims.document import GivenArticle
from claims.extract.parse import Parser
from claims.workers import finding

GIVEN = [
    GivenArticle(f"Mayor Ann Zorbl{number} of Oslo said on Monday the port would open.", f"made:{number}")
    for number in range(4)
]


def test_a_full_vocabulary_grows_no_further_and_finds_the_same(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "WORDS", 0)
    before = len(parser.nlp.vocab.strings)
    bounded = finding.find(GIVEN, parser)
    assert len(parser.nlp.vocab.strings) == before
    monkeypatch.undo()
    assert finding.find(GIVEN, parser) == bounded
    assert all(isinstance(each, finding.Extracted) and each.document.quotes for each in bounded)
