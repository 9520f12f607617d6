"""Articles with the claims on them, for formats that have a file for each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.atomic_file import whole
from claims.export.records import Record, records
from claims.store.batches import batches
from claims.store.models import Article, Claim

LEFT_OUT = ("rejected", "withdrawn")
"""Statuses of claims that no annotation stands for."""


def articles(session: Session, ids: Collection[int] | None) -> Iterator[tuple[Article, list[Record]]]:
    """Yield the articles that the claims with these ``ids`` stand in, or all, in the order of ids.

    Each comes once, with its claims; rejected and withdrawn ones are left out.
    """
    for article_id, claims in sorted(_ids(session, ids).items()):
        article = session.get_one(Article, article_id)
        kept = [record for record in records(session, claims) if record["status"] not in LEFT_OUT]
        if kept or ids is None:
            yield article, kept
        session.expunge(article)


def _ids(session: Session, ids: Collection[int] | None) -> dict[int, list[int]]:
    """Return the ids of claims by those of their articles."""
    found: dict[int, list[int]] = defaultdict(list)
    if ids is None:
        found.update({article: [] for article in session.scalars(select(Article.id))})
    columns = select(Claim.article_id, Claim.id).order_by(Claim.id)
    for some in [None] if ids is None else batches(sorted(ids)):
        for article, claim in session.execute(columns if some is None else columns.where(Claim.id.in_(some))):
            found[article].append(claim)
    return found


def write(path: Path, text: str) -> None:
    """Write a text file, UTF-8, its line ends as they are; it appears when it is whole."""
    with whole(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8", newline="")
