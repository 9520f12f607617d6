"""Articles into a database: one article is one transaction, and progress comes as events, not as print.

What an article says is brought together with what the others say in transactions of their own, some
articles at a time. So an import that is broken off, however it is, leaves a sound database: every article in
it has all of its claims, and the last ones may not be linked yet. It is resumed by running it again: what is
there already is known by its text and left as it is, and articles that still wait for their links get them,
whatever is imported. Where there is nothing new neither the language model nor what compares articles is
loaded.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from claims.document import Document, GivenArticle
from claims.errors import ClaimsError
from claims.reading import Refused
from claims.store import keys, writer
from claims.store.database import Database
from claims.store.models import Article

if TYPE_CHECKING:
    from claims.extract.parse import Parser

TOOL = "claims"
BATCH = 50
"""How many articles are linked in one transaction."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Imported:
    """A new article: its id in the database, its length in words, and what was found in it."""

    article_id: int
    origin: str
    words: int
    quotes: int
    events: int
    times: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An article whose text the database has already; nothing was changed.

    There is no id where another program imported it at the same moment.
    """

    article_id: int | None
    origin: str


Progress = Imported | Known | Refused


def import_articles(
    database: Database, articles: Iterable[GivenArticle | Refused], parser: Callable[[], Parser]
) -> Iterator[Progress]:
    """Import ``articles`` one by one and yield what became of each, in their order.

    ``parser`` gives the loaded language model and is first called when there is an article to parse, so that
    running an import again costs next to nothing. An article on which extraction fails is refused and
    logged; the others are imported all the same.

    Raises:
        ClaimsError: the database cannot be written, or the language model cannot be loaded. What was yielded
            before is safely in the database.
    """
    run_id: int | None = None
    for item in articles:
        if isinstance(item, Refused):
            yield item
            continue
        known = _known(database, item.text)
        if known is not None:
            yield Known(known, item.origin)
            continue
        loaded = parser()
        document = _extracted(item, loaded)
        if document is None:
            yield Refused(item.origin, "could not be analysed; the log says why")
            continue
        if run_id is None:
            run_id = _start(database, loaded)
        article_id = _write(database, item, document, run_id)
        _link(database, last=False)
        yield _summary(article_id, item, document) if article_id else Known(None, item.origin)
    _link(database, last=True)
    if run_id is not None:
        with database.write() as session:
            writer.finish_run(session, run_id)


def _known(database: Database, text: str) -> int | None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    with database.read() as session:
        return session.scalar(select(Article.id).where(Article.sha256 == digest))


def _extracted(given: GivenArticle, parser: Parser) -> Document | None:
    from claims.extract import (
        extract,
    )  # brings the language model's libraries, which importing again needs not

    try:
        return extract(given, parser)
    except ClaimsError:
        raise
    except Exception:
        log.exception("extraction failed on %s", given.origin)
        return None


def _start(database: Database, parser: Parser) -> int:
    with database.write() as session:
        return writer.start_run(session, TOOL, model=f"{parser.name} {parser.version}")


def _write(database: Database, given: GivenArticle, document: Document, run_id: int) -> int | None:
    """Store the article with everything found in it."""
    with database.write() as session:
        return writer.write_article(session, given, document, run_id)


def _link(database: Database, last: bool) -> None:
    """Bring the articles that wait together with the others: once they fill a batch, and at the end."""
    with database.read() as session:
        if keys.count_waiting(session) < (1 if last else BATCH):
            return
    from claims.importer.linking import (
        link_waiting,  # brings what compares, for which nobody should wait else
    )

    while link_waiting(database, 1 if last else BATCH):
        pass


def _summary(article_id: int, given: GivenArticle, document: Document) -> Imported:
    return Imported(
        article_id,
        given.origin,
        len(given.text.split()),
        len(document.quotes),
        len(document.events),
        len(document.times),
        given.notes,
    )
