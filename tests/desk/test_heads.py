"""Short names of articles, for lines with little room."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from claims.desk import Desk
from claims.desk.cards.article_views import ArticleHead
from claims.desk.review.rows import short_name
from claims.document import Published
from claims.store.models import Article
from tests.desk.world import FIRST, World

LONG = "The harbour board of Halden voted on Monday to close the northern quay to all lorries until spring."
NAMES = [
    ("who published it", "The Daily", "A title", None, "The Daily"),
    ("else its title", None, "A title", None, "A title"),
    ("else its first line", None, None, "Ferry delayed again\nPassengers", "Ferry delayed again"),
    ("one that begins late", None, None, "\n\n Ferry  delayed", "Ferry delayed"),
    (
        "else as many whole words as fit",
        None,
        None,
        LONG[:80],
        "The harbour board of Halden voted on Monday to close the northern quay to all…",
    ),
    ("a short text, whole", None, None, "Ferry delayed.", "Ferry delayed."),
    ("one word without an end", None, None, "x" * 80, "x" * 80),
    ("else its file", None, None, "  \n", "a.txt"),
]


@pytest.mark.parametrize(
    ("publisher", "title", "opening", "called"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES]
)
def test_what_an_article_is_called(
    publisher: str | None, title: str | None, opening: str | None, called: str
) -> None:
    assert short_name(publisher, title, opening, "in/a.txt") == called


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


def test_it_is_called_the_same_wherever_the_desk_names_it(ann: Desk, world: World) -> None:
    with ann.database.write() as session:
        session.execute(update(Article).where(Article.id == world.first).values(title=None, publisher=None))
    called = short_name(None, None, FIRST[:80], "")
    assert called != short_name(None, None, None, "Herald.txt")
    (hit,) = ann.search("agreed border")
    agreed = world.claim["agreed"]
    assert {
        "search": hit.article,
        "claims": ann.rows([agreed])[agreed].article,
        "articles": ann.articles.rows([world.first])[world.first].head.label,
        "article": ann.articles.card(world.first).head.label,
        "facet": {one.query: one.label for one in ann.facet("article", "")}[f"article:#{world.first}"],
    } == dict.fromkeys(("search", "claims", "articles", "article", "facet"), called)
