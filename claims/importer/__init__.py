"""Import of articles into a database; progress is yielded as values and never printed.

What an article says is brought together with what the others say in transactions of their own, some
articles at a time. So an import that is broken off, however it is, leaves a sound database: every article in
it has all of its claims, and the last ones may not be linked yet. It is resumed by running it again: what is
there already is known by its text and left as it is, and articles that still wait for their links get them,
whatever is imported. Where there is nothing new neither the language model nor what compares articles is
loaded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.document import Document, GivenArticle
from claims.extract.garbage import collector_paused
from claims.reading import Refused
from claims.store.database import Database
from claims.store.ingest import writer
from claims.store.learning import calibrations
from claims.store.linking import blocking_keys
from claims.store.models import Article
from claims.workers import ClusterAt, Extracted, extracted_batches
from claims.workers.fingerprint import run_config

if TYPE_CHECKING:
    from claims.extract.parse import Parser

TOOL = "claims"
TOGETHER, HELD = 50, 0.05
"""Articles of one transaction at most, and seconds after which it takes no further one."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A new article: its id in the database, its length in words, and what was found in it.

    ``others`` counts the claims of other packages' kinds.
    """

    article_id: int
    origin: str
    words: int
    quotes: int
    events: int
    times: int
    notes: tuple[str, ...]
    others: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """An article whose text the database has already; nothing was changed.

    ``differs`` is what is given now that is stored otherwise, by the name of the field: what is stored, and
    what is given. There is no id where it was imported while this one was extracted, by another program or
    from the lines just before.
    """

    article_id: int | None
    origin: str
    differs: Mapping[str, tuple[str | None, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many articles of the database still wait for links; after an upgrade that may be all of them."""

    left: int


Progress = Imported | Known | Refused | Waiting


def import_articles(
    database: Database,
    articles: Iterable[GivenArticle | Refused],
    parser: Callable[[], Parser],
    jobs: int = 1,
    cluster: ClusterAt | None = None,
    time_limit: float | None = None,
) -> Generator[Progress, None, None]:
    """Import ``articles`` one by one and yield what became of each, in their order, and what is yet to link.

    ``parser`` gives the loaded language model and is first called when there is an article to parse, so that
    running an import again costs next to nothing. Articles are read ahead, since some are parsed together.
    One on which extraction fails is refused and logged; the others are imported all the same.

    With several ``jobs``, and articles enough, extraction goes on in as many processes while this one writes:
    the database becomes the same, sooner. Then ``parser`` must pickle, as ``claims.workers.LazyParser()``
    does. Close the iterator to end them before its time. With a ``cluster`` extraction goes on there instead.
    An article over a ``time_limit`` is refused, as :func:`claims.workers.extracted` describes.

    Raises:
        ClaimsError: the database cannot be written, the language model cannot be loaded, or a process that
            extracts was ended. What was yielded before is safely in the database.
    """
    run_id: int | None = None
    work = _looked_up(database, articles)
    results: Generator[Sequence[Extracted | Known | Refused], None, None] = extracted_batches(
        work, parser, jobs, cluster=cluster, time_limit=time_limit
    )
    with closing(results):
        for batch in results:
            if run_id is None and (first := next((one for one in batch if isinstance(one, Extracted)), None)):
                run_id = _start(database, first, parser)
            yield from store_batch(database, batch, run_id)
            yield from _link(database, last=False)
    yield from _link(database, last=True)
    if run_id is not None:
        with database.write() as session:
            writer.finish_run(session, run_id)


def _looked_up(
    database: Database, articles: Iterable[GivenArticle | Refused]
) -> Iterator[GivenArticle | Known | Refused]:
    """Yield what comes; in place of an article that the database has already, that it is known."""
    for item in articles:
        known = _known(database, item) if isinstance(item, GivenArticle) else None
        yield known or item


METADATA = ("title", "url", "publisher", "agency", "author")


def _known(database: Database, given: GivenArticle) -> Known | None:
    columns = (
        Article.id,
        Article.published_from,
        Article.published_to,
        *(getattr(Article, name) for name in METADATA),
    )
    with database.read() as session:
        row = session.execute(select(*columns).where(Article.sha256 == writer.sha256_of(given.text))).first()
    if row is None:
        return None
    article_id, first, last, *stored = row
    told = [(name, kept, getattr(given, name)) for name, kept in zip(METADATA, stored, strict=True)]
    days = given.published.range
    if days is not None and given.published.basis in ("given", "metadata"):
        told.append(("published", _days(first, last), _days(days.first, days.last)))
    differs = {name: (kept, now) for name, kept, now in told if now and now != kept}
    return Known(article_id, given.origin, differs)


def _days(first: date | None, last: date | None) -> str | None:
    if first is None or last is None or first == last:
        return str(first or last) if first or last else None
    return f"{first}..{last}"


def _start(database: Database, found: Extracted, parser: Callable[[], Parser]) -> int:
    with database.write() as session:
        return writer.start_run(session, TOOL, model=found.model, config=run_config(found, parser))


def store_batch(
    database: Database, batch: Sequence[Extracted | Known | Refused], run_id: int | None
) -> Iterator[Progress]:
    """Write what was extracted together, several articles a transaction, and yield what became of each.

    Each is wholly in the database or not at all, and is yielded once it is. No transaction goes on for longer
    than ``HELD`` seconds and one article, so that others who write need not wait.
    """
    rest = deque(batch)
    while rest:
        if run_id is None or not isinstance(rest[0], Extracted):
            item = rest.popleft()
            assert not isinstance(item, Extracted)
            yield item
            continue
        done: list[Progress] = []
        with collector_paused(), database.write() as session:
            until = monotonic() + HELD
            calibrated = calibrations.in_use(session) is not None
            while rest and len(done) < TOGETHER and (not done or monotonic() < until):
                item = rest.popleft()
                done.append(
                    _write(session, item, run_id, calibrated) if isinstance(item, Extracted) else item
                )
        yield from done


def _write(session: Session, found: Extracted, run_id: int, calibrated: bool) -> Imported | Known:
    """Store the article with everything found in it."""
    article_id = writer.write_article(session, found.given, found.document, run_id)
    if article_id is None:
        return Known(None, found.given.origin)
    # Nobody else has read a new article, so only a calibration may change how sure its claims are.
    if calibrated:
        calibrations.apply(session, article_id)
    return _summary(article_id, found)


def _link(database: Database, last: bool) -> Iterator[Waiting]:
    """Bring the articles that wait together with the others: once they fill a batch, and at the end.

    Yields how many are left after each batch but the last.
    """
    with database.read() as session:
        left = blocking_keys.count_queued(session)
    if left < (1 if last else blocking_keys.BATCH):
        return
    from claims.linking import link_waiting

    least = 1 if last else blocking_keys.BATCH
    link_batch = collector_paused()(link_waiting)
    while done := link_batch(database, least):
        left -= done
        if left > 0:
            yield Waiting(left)


def _summary(article_id: int, found: Extracted) -> Imported:
    return Imported(
        article_id,
        found.given.origin,
        len(found.given.text.split()),
        len(found.document.quotes),
        len(found.document.events),
        len(found.document.times),
        (*found.given.notes, *remarks(found.document)),
        {kind: len(claims) for kind, claims in found.document.plugin_claims.items()},
    )


def remarks(document: Document) -> tuple[str, ...]:
    """Return what the report says of an article beside its numbers."""
    language = () if document.language == "en" else (f"language {document.language}: not analysed",)
    return (*language, *document.remarks)
