"""Short names of articles, for lines with little room."""

from __future__ import annotations

import pytest

from claims.desk.cards.article_views import ArticleHead
from claims.document import Published

OUTLETS = [
    ("the agency whose copy it is", "Reuters", "The Daily", "in/a.txt", "Reuters"),
    ("else who published it", None, "The Daily", "in/a.txt", "The Daily"),
    ("else the file, without its folders", None, None, "/home/ann/in/a.txt", "a.txt"),
    ("else where it came from, as it stands", None, None, "-", "-"),
]


@pytest.mark.parametrize(
    ("agency", "publisher", "origin", "outlet"), [row[1:] for row in OUTLETS], ids=[row[0] for row in OUTLETS]
)
def test_its_outlet(agency: str | None, publisher: str | None, origin: str, outlet: str) -> None:
    head = ArticleHead(
        id=1,
        label="",
        title=None,
        publisher=publisher,
        agency=agency,
        author=None,
        url=None,
        origin=origin,
        language="en",
        published=Published(),
    )
    assert head.outlet == outlet
