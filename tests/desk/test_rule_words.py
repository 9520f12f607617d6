"""Every rule is told in a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.desk.review.rule_words import explain

EXTRACT = Path(__file__).parents[2] / "claims" / "extract"
NAMED = re.compile(r'"((?:quote|role|figure)\.[a-z]+(?:\.[a-z]+)?)"')


def rules() -> list[str]:
    """Return the names of rules that stand in the extractor."""
    texts = (path.read_text(encoding="utf-8") for path in EXTRACT.rglob("*.py"))
    return sorted({name for text in texts for name in NAMED.findall(text)})


@pytest.mark.parametrize(
    "rule", [*rules(), "event.verb.aid", "event.light.consult", "event.resumed.reject", "event.chosen.aid"]
)
def test_a_rule_has_its_sentence(rule: str) -> None:
    told = explain(rule)
    assert told != rule
    assert told.endswith(".")


def test_the_sentence_says_where_and_how() -> None:
    assert explain("quote.direct.after") == (
        "All of it stands in quotation marks; the speaker comes after it: “…,” she said."
    )


def test_a_rule_from_elsewhere_keeps_its_name() -> None:
    assert explain("model.llm") == "model.llm"
