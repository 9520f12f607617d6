from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.document import GivenArticle, Span
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.store.database import Database

Import = Callable[[Sequence[str]], None]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def take(database: Database, parser: Parser) -> Import:
    """Import texts, one article each."""

    def take(texts: Sequence[str]) -> None:
        given = [GivenArticle(text, f"{at}.txt") for at, text in enumerate(texts)]
        for _ in import_articles(database, given, lambda: parser):
            pass

    return take


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, "ana")


def find(desk: Desk, query: str) -> list[int]:
    return list(desk.queue("article", query).ids)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
