"""Re-extraction: what this version finds in stored articles, together with what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.document import DateRange, GivenArticle, Published
from claims.errors import InputError
from claims.linking import link
from claims.reading import Refused
from claims.store.database import Database
from claims.store.ingest import reextract, writer
from claims.store.learning import calibrations
from claims.store.models import Article, Run
from claims.workers import ClusterAt, Extracted, extracted
from claims.workers.fingerprint import run_config

if TYPE_CHECKING:
    from claims.extract.parse import Parser

TOOL = "claims"


class DryRunError(Exception):
    """Raised inside a transaction so that it is rolled back."""


@dataclass(frozen=True, slots=True)
class Again:
    """An article read again: how many claims became new, updated, unchanged, withdrawn, flagged.

    ``remarks`` say which kinds of claims of other packages failed on it.
    """

    article_id: int
    outcomes: Counter[str]
    remarks: tuple[str, ...] = ()


def reextract_articles(
    database: Database,
    parser: Callable[[], Parser],
    dry_run: bool = False,
    jobs: int = 1,
    cluster: ClusterAt | None = None,
    time_limit: float | None = None,
) -> Generator[Again | Refused, None, None]:
    """Run the extractor over every stored article, one transaction each, and yield what changed.

    An article on which extraction fails or takes too long is refused and stays as it is. With ``dry_run``
    each transaction is rolled back, so the same is reported and nothing is changed. As to ``jobs``,
    ``parser``, ``cluster`` and ``time_limit`` see :func:`claims.importer.import_articles`.

    Raises:
        ClaimsError: the database cannot be written, or the language model cannot be loaded.
    """
    with database.read() as session:
        ids = session.scalars(select(Article.id).order_by(Article.id)).all()
    run_id: int | None = None
    given = (_given(database, article_id) for article_id in ids)
    with closing(extracted(given, parser, jobs, cluster=cluster, time_limit=time_limit)) as results:
        for article_id, found in zip(ids, results, strict=True):
            if isinstance(found, Refused):
                yield replace(found, origin=f"article {article_id}, from {found.origin},")
                continue
            if run_id is None and not dry_run:
                run_id = _start(database, found, parser)
            outcomes = _renewed(database, article_id, found, run_id)
            yield Again(article_id, outcomes, found.document.remarks)
    if run_id is not None:
        with database.write() as session:
            writer.finish_run(session, run_id)


def stored_ontology(database: Database) -> str:
    """Return the text of the user's event types that the newest run used; empty where it used none."""
    newest = select(Run.config).where(Run.tool == TOOL).order_by(Run.id.desc()).limit(1)
    with database.read() as session:
        config = session.scalar(newest)
    return str((config or {}).get("ontology", ""))


def _start(database: Database, found: Extracted, parser: Callable[[], Parser]) -> int:
    with database.write() as session:
        return reextract.start_reextraction(session, TOOL, found.model, run_config(found, parser))


def _renewed(database: Database, article_id: int, found: Extracted, run_id: int | None) -> Counter[str]:
    """Write what was found now; without a run the transaction is rolled back."""
    outcomes: Counter[str] = Counter()
    with suppress(DryRunError), database.write() as session:
        run = run_id or reextract.start_reextraction(session, TOOL, found.model, found.config)
        outcomes.update(reextract.reextract(session, article_id, found.document, run))
        calibrations.apply(session, article_id)
        if run_id is None:
            raise DryRunError
        link(session, [article_id])
    return outcomes


def undo_reextraction(database: Database) -> int:
    """Take the last re-extraction back as one step; return how many claims stay because of later decisions.

    Raises:
        InputError: there is none to take back.
    """
    with database.write() as session:
        runs = session.execute(select(Run.id, Run.config).order_by(Run.id.desc()))
        made = (id_ for id_, config in runs if config.get("reextraction") and not config.get("undone_at"))
        run_id = next(made, None)
        if run_id is None:
            raise InputError("There is no re-extraction to undo.")
        return reextract.undo(session, int(run_id))


def _given(database: Database, article_id: int) -> GivenArticle:
    with database.read() as session:
        return stored_article(session, article_id)


def stored_article(session: Session, article_id: int) -> GivenArticle:
    """Return a stored article as it was given; a date that was only found in it is found again."""
    row = session.get_one(Article, article_id)
    told = row.published_basis in ("given", "metadata") and (row.published_from or row.published_to)
    days = DateRange(row.published_from, row.published_to, "day") if told else None
    published = Published(days, row.published_basis) if days else Published()  # type: ignore[arg-type]  # a CHECK says which
    return GivenArticle(
        row.text, row.origin, title=row.title, url=row.url, publisher=row.publisher, agency=row.agency,
        author=row.author, language=row.language, published=published,
    )  # fmt: skip
