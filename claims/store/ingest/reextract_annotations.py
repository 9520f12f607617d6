"""Re-extraction, first half: what claims rest upon is renewed, and keeps its ids where it stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Executable, bindparam, select
from sqlalchemy.orm import Session

from claims.document import Document, Span
from claims.store import models, statements
from claims.store.backends import lists
from claims.store.claim_kind import RowIds
from claims.store.ids import free_ids
from claims.store.ingest import annotation_rows, run_changes
from claims.store.ingest.run_changes import Record, Row, fetch

LeftOver = list[tuple[str, Row]]
RENEWED = ("published_from", "published_to", "published_basis", "extract_run_id")
"""The columns of an article that extraction fills."""


DECIDED = (
    select(models.Decision.mention_id)
    .join(models.Mention, models.Mention.id == models.Decision.mention_id)
    .where(models.Mention.article_id == bindparam("article"))
)
NAMES = select(models.ActorName.actor_id, models.ActorName.name_folded, models.ActorName.name).where(
    lists.among(models.ActorName.actor_id, "actors")
)
ROLES = select(models.ActorRole.actor_id, models.ActorRole.role).where(
    lists.among(models.ActorRole.actor_id, "actors")
)
"""Names and roles that actors have already, who may be of another article where a person decided so."""


def renew_evidence(record: Record, article_id: int, document: Document) -> tuple[RowIds, LeftOver]:
    """Bring blocks, sentences, actors, mentions and dates up to date; what people decided on stays.

    Returns where everything is now, and the rows that the document no longer has: they go once nothing refers
    to them.
    """
    session = record.session
    decided = bool(fetch(session, "decision", article_id=article_id))
    _renew_article(record, article_id, document, decided)
    record.replace("block", article_id, annotation_rows.block_rows(article_id, document))
    ids = free_ids(session, models.Sentence, len(document.sentences))
    record.replace("sentence", article_id, annotation_rows.sentence_rows(article_id, document, ids))
    left_over: LeftOver = []
    mentions = _renew_mentions(record, article_id, document, left_over)
    ids = free_ids(session, models.TimeExpression, len(document.times))
    rows = annotation_rows.time_rows(article_id, document, ids)
    times = _renew(record, "time_expression", article_id, rows, lambda _: decided, left_over)
    return RowIds(document, mentions, times), left_over


def add_evidence(record: Record, article_id: int, document: Document) -> RowIds:
    """Add the mentions, actors and dates of another extractor to what is there; what is there stays.

    An actor comes only with a mention that was not there, and one that is there gets no names and roles.
    """
    left_over: LeftOver = []
    mentions = _renew_mentions(record, article_id, document, left_over, keep_all=True)
    ids = free_ids(record.session, models.TimeExpression, len(document.times))
    rows = annotation_rows.time_rows(article_id, document, ids)
    times = _renew(record, "time_expression", article_id, rows, lambda _: True, left_over)
    return RowIds(document, mentions, times)


def _renew_article(record: Record, article_id: int, document: Document, decided: bool) -> None:
    (article,) = fetch(record.session, "article", id=article_id)
    was = {name: article[name] for name in ("id", *RENEWED)}
    values: dict[str, object] = {"extract_run_id": record.run_id}
    if not decided:
        published, days = document.published, document.published.range
        values |= {"published_from": days and days.first, "published_to": days and days.last}
        values |= {"published_basis": published.basis}
    record.update("article", was, values)


def _renew_mentions(
    record: Record, article_id: int, document: Document, left_over: LeftOver, keep_all: bool = False
) -> dict[Span, int]:
    """Renew mentions and actors: an actor is the old one that most of its mentions referred to."""
    session = record.session
    mentions = annotation_rows.mentions_of(document)
    old = {_span(row): row for row in fetch(session, "mention", article_id=article_id)}
    actor_ids = _renew_actors(record, article_id, document, old, keep_all)
    ids = free_ids(session, models.Mention, len(mentions))
    rows = annotation_rows.mention_rows(article_id, mentions, actor_ids, ids)

    decided = {mention for (mention,) in statements.fetch(session, DECIDED, article=article_id)}
    return _renew(
        record, "mention", article_id, rows, lambda row: keep_all or row["id"] in decided, left_over
    )


def _renew_actors(
    record: Record, article_id: int, document: Document, old: Mapping[Span, Row], keep_all: bool
) -> list[int]:
    session = record.session
    votes: Counter[tuple[int, int]] = Counter()
    for mention in document.mentions:
        was = old.get(mention.span)
        if mention.actor is not None and was and was["actor_id"]:
            votes[mention.actor, was["actor_id"]] += 1
    same: dict[int, int] = {}
    for (new, before), _ in votes.most_common():
        if new not in same and (keep_all or before not in same.values()):
            same[new] = before
    fresh = free_ids(session, models.Actor)
    ids = [same[n] if n in same else next(fresh) for n in range(len(document.actors))]
    rows = annotation_rows.actor_rows(article_id, document, ids)
    named = {mention.actor for mention in document.mentions if not keep_all or mention.span not in old}
    added = {id_ for n, id_ in enumerate(ids) if n not in same and (n in named or not keep_all)}
    told = added if keep_all else set(ids)
    record.insert("actor", [row for row in rows[models.Actor] if row["id"] in added])
    for table, model, there in (
        ("actor_name", models.ActorName, NAMES),
        ("actor_role", models.ActorRole, ROLES),
    ):
        _add_missing(session, table, [row for row in rows[model] if row["actor_id"] in told], there)
    return ids


def _add_missing(session: Session, table: str, rows: Sequence[Row], statement: Executable) -> None:
    """Insert those rows that are not there, in the order of ``statement``'s columns."""
    there = set(map(tuple, statements.fetch(session, statement, actors={row["actor_id"] for row in rows})))
    run_changes.insert(session, table, [row for row in rows if tuple(row.values()) not in there])


def _renew(
    record: Record,
    table: str,
    article_id: int,
    rows: Sequence[Row],
    keep: Callable[[Row], bool],
    left_over: LeftOver,
) -> dict[Span, int]:
    """Renew rows by their spans: what stays keeps its id, what the document no longer has is left over."""
    session = record.session
    old = {_span(row): row for row in fetch(session, table, article_id=article_id)}
    ids: dict[Span, int] = {}
    for row in rows:
        was = old.pop(_span(row), None)
        if was is None:
            record.insert(table, [row])
        elif not keep(was):
            record.update(table, was, {name: value for name, value in row.items() if name != "id"})
        ids[_span(row)] = was["id"] if was else row["id"]
    left_over += [(table, was) for was in old.values() if not keep(was)]
    return ids


def _span(row: Row) -> Span:
    return Span(row["char_start"], row["char_end"])
