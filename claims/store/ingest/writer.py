"""One article with everything found in it, written in the caller's transaction.

Ids are given out here (:mod:`claims.store.ids`): with them known every row can refer to every other before
any is written, so that each table takes one statement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from itertools import islice

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from claims.document import Document, GivenArticle
from claims.store import models
from claims.store.claim_kind import RowIds
from claims.store.ids import free_ids, take_ids
from claims.store.ingest import annotation_rows, proposals
from claims.store.ingest.bulk_insert import insert_rows
from claims.store.ingest.proposals import Place, Row, Rows, insert_all
from claims.store.known_kinds import kinds_of
from claims.store.statements import fetch

SAME_TEXT = select(models.Article.id).where(models.Article.sha256 == bindparam("sha256"))
SAME_ADDRESS = select(func.max(models.Article.id)).where(models.Article.url == bindparam("url"))


@cache
def program_version() -> str:
    """Return the version of this program, as installed."""
    return version("claimdesk")


def start_run(session: Session, tool: str, model: str | None = None, config: Row | None = None) -> int:
    """Put a run of ``tool`` on record and return its id."""
    run = models.Run(
        tool=tool, version=program_version(), model=model, config=config or {}, started_at=datetime.now(UTC)
    )
    session.add(run)
    session.flush()
    return run.id


def finish_run(session: Session, run_id: int) -> None:
    """Put on record that the run came to its end."""
    session.execute(update(models.Run).where(models.Run.id == run_id).values(finished_at=datetime.now(UTC)))


def sha256_of(text: str) -> str:
    """Return the hash by which an article's text is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_article(session: Session, given: GivenArticle, document: Document, run_id: int) -> int | None:
    """Write an article and all that was found in it.

    Returns its id, or ``None`` when its text is there already; then nothing is changed.
    """
    sha256 = sha256_of(given.text)
    if fetch(session, SAME_TEXT, sha256=sha256):
        return None
    article_id = next(free_ids(session, models.Article))
    row = {"id": article_id, "sha256": sha256, **article_row(session, given, document, run_id)}
    insert_rows(session, models.Article, [row])
    at, sentences = write_evidence(session, article_id, document)
    write_claims(session, sha256, article_id, run_id, at, sentences)
    return article_id


def article_row(session: Session, given: GivenArticle, document: Document, run_id: int) -> Row:
    """Return the columns of an article: what came with it, and what its text says of itself."""
    days = document.published.range
    title = next((block.span.of(given.text) for block in document.blocks if block.kind == "title"), None)
    return {
        "text": given.text, "title": given.title or title, "url": given.url, "publisher": given.publisher,
        "agency": given.agency or document.agency, "author": given.author, "language": document.language,
        "origin": given.origin, "extra": dict(given.metadata), "published_from": days and days.first,
        "published_to": days and days.last, "published_basis": document.published.basis,
        "supersedes_id": earlier_version(session, given.url),
        "import_run_id": run_id, "extract_run_id": run_id,
    }  # fmt: skip


def earlier_version(session: Session, url: str | None) -> int | None:
    """Return the newest article from the same address, of which this text is a later version."""
    if url is None:
        return None
    newest: int | None = fetch(session, SAME_ADDRESS, url=url)[0][0]
    return newest


def write_evidence(session: Session, article_id: int, document: Document) -> tuple[RowIds, Sequence[Row]]:
    """Write what the claims rest upon; return where everything is, and the rows of the sentences."""
    ids = free_ids(session, models.Sentence, len(document.sentences))
    sentences = annotation_rows.sentence_rows(article_id, document, ids)
    actor_ids = take_ids(session, models.Actor, len(document.actors))
    found = annotation_rows.mentions_of(document)
    ids = free_ids(session, models.Mention, len(found))
    mentions = annotation_rows.mention_rows(article_id, found, actor_ids, ids)
    ids = free_ids(session, models.TimeExpression, len({time.span for time in document.times}))
    times = annotation_rows.time_rows(article_id, document, ids)
    rows: Rows = {
        models.Block: annotation_rows.block_rows(article_id, document),
        models.Sentence: sentences,
        **annotation_rows.actor_rows(article_id, document, actor_ids),
        models.Mention: mentions,
        models.TimeExpression: times,
    }
    insert_all(session, [rows])
    places = RowIds(document, annotation_rows.by_span(mentions), annotation_rows.by_span(times))
    places.actors = {row["id"]: row["actor_id"] for row in mentions}
    return places, sentences


def write_claims(
    session: Session, sha256: str, article_id: int, run_id: int, at: RowIds, sentences: Sequence[Row]
) -> None:
    """Write the claims of a document that is new to the database."""
    kinds = kinds_of(at.document)
    values = {kind.name: kind.values(at.document) for kind in kinds.values()}
    ids = free_ids(session, models.Claim, sum(map(len, values.values())))
    at.claims = {name: list(islice(ids, len(some))) for name, some in values.items()}
    groups = []
    for name, kind in kinds.items():
        keys = proposals.keys(kind, sha256, values[name])
        for value, key, claim_id in zip(values[name], keys, at.claims[name], strict=True):
            sentence_id = annotation_rows.sentence_at(sentences, proposals.extent(kind, value).start)
            place = Place(claim_id, key, article_id, sentence_id, run_id)
            rows = proposals.rows_of(kind, value, kind.propose(value, at), at, place)
            for row in rows.get(models.Participant, ()):
                row["resolved_actor_id"] = at.actors[row["mention_id"]]
            groups.append(rows)
    insert_all(session, groups)
