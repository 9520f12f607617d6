"""Re-extraction: what this version finds in stored articles, together with what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select, text

from claims.document import DateRange, GivenArticle, Published
from claims.errors import InputError
from claims.extract import extract
from claims.extract.parse import Parser
from claims.importer.linking import link
from claims.store import reconcile, writer
from claims.store.database import Database
from claims.store.models import Article

TOOL = "claims"


class DryRunError(Exception):
    """Raised inside a transaction so that it is rolled back."""


@dataclass(frozen=True, slots=True)
class Again:
    """An article read again: how many claims became new, updated, unchanged, withdrawn, flagged."""

    article_id: int
    outcomes: Counter[str]


def reextract_articles(
    database: Database, parser: Callable[[], Parser], dry_run: bool = False
) -> Iterator[Again]:
    """Run the extractor over every stored article, one transaction each, and yield what changed.

    With ``dry_run`` each transaction is rolled back, so the same is reported and nothing is changed.

    Raises:
        ClaimsError: the database cannot be written, or the language model cannot be loaded.
    """
    with database.read() as session:
        ids = session.scalars(select(Article.id).order_by(Article.id)).all()
    run_id: int | None = None
    for article_id in ids:
        document = extract(_given(database, article_id), parser())
        if run_id is None and not dry_run:
            with database.write() as session:
                run_id = reconcile.start_reextraction(session, TOOL, _model(parser()))
        outcomes: Counter[str] = Counter()
        try:
            with database.write() as session:
                run = run_id or reconcile.start_reextraction(session, TOOL, _model(parser()))
                outcomes.update(reconcile.reextract(session, article_id, document, run))
                if dry_run:
                    raise DryRunError
                link(session, [article_id])
        except DryRunError:
            pass
        yield Again(article_id, outcomes)
    if run_id is not None:
        with database.write() as session:
            writer.finish_run(session, run_id)


def undo_reextraction(database: Database) -> int:
    """Take the last re-extraction back as one step; return how many claims stay because of later decisions.

    Raises:
        InputError: there is none to take back.
    """
    last = """SELECT max(id) FROM run
        WHERE json_extract(config, '$.reextraction') AND json_extract(config, '$.undone_at') IS NULL"""
    with database.write() as session:
        run_id = session.scalar(text(last))
        if run_id is None:
            raise InputError("There is no re-extraction to undo.")
        return reconcile.undo(session, int(run_id))


def _model(parser: Parser) -> str:
    return f"{parser.name} {parser.version}"


def _given(database: Database, article_id: int) -> GivenArticle:
    """Return a stored article as it was given; a date that was only found in it is found anew."""
    with database.read() as session:
        row = session.get_one(Article, article_id)
    told = row.published_basis in ("given", "metadata") and (row.published_from or row.published_to)
    days = DateRange(row.published_from, row.published_to, "day") if told else None
    published = Published(days, row.published_basis) if days else Published()  # type: ignore[arg-type]  # a CHECK says which
    return GivenArticle(
        row.text, row.origin, title=row.title, url=row.url, publisher=row.publisher, agency=row.agency,
        author=row.author, language=row.language, published=published,
    )  # fmt: skip
