"""Which command lines are plain enough to show the first page of a review before they are read in full."""

from __future__ import annotations

import pytest

from claims.cli.early import plain_review

ENVIRONMENT = {"CLAIMS_DB": "kept.db"}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("review", ("kept.db", None)),
        ("review --db a.db", ("a.db", None)),
        ("review --db=a.db --as Ann", ("a.db", "Ann")),
        ("review --as=Ann", ("kept.db", "Ann")),
        ("review kind:quote", None),
        ("review --order newest", None),
        ("review --plain", None),
        ("review --help", None),
        ("review --db", None),
        ("stats --db a.db", None),
        ("", None),
    ],
)
def test_only_the_usual_queue_is_shown_early(words: str, asked: tuple[str | None, str | None] | None) -> None:
    assert plain_review(words.split(), ENVIRONMENT) == asked
