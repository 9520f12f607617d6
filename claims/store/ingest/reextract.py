"""Re-extraction: what a newer extractor says meets what is there, and people outrank extractors.

Old and new claims are matched by key, then by the best overlap of their spans in the same kind (IoU of at
least one half: after a change of how quotation marks are read no span is the same, yet the claims are). A
claim that nobody has decided on takes the new proposal; one that somebody has decided on keeps its rows and
is flagged where the proposal differs; one that nobody has decided on and that is no longer found is
withdrawn. Every proposal is kept.

A dry run is the same in a transaction that is rolled back.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from claims.document import Document, Span
from claims.store import models, statements
from claims.store.backends.chosen import operations
from claims.store.claim_kind import Kind, RowIds
from claims.store.ids import free_ids
from claims.store.ingest import proposals, reextract_annotations, run_changes, writer
from claims.store.ingest.proposals import Place, Row
from claims.store.ingest.run_changes import Record, fetch
from claims.store.known_kinds import kinds_of

ALIKE = 0.5
"""The least overlap (intersection over union) at which an old and a new claim are the same."""

Outcome = Literal["new", "updated", "unchanged", "withdrawn", "flagged"]

DIFFERS = "a newer extractor proposes otherwise"
GONE = "a newer extractor no longer finds it"


@dataclass(frozen=True, slots=True)
class Old:
    """A claim that is there: its row, the spans that make it, and who made it.

    ``decided`` says that somebody has decided on it, ``ours`` that the program that runs now proposed it.
    """

    row: Row
    content: tuple[Span, ...]
    decided: bool
    ours: bool


def start_reextraction(
    session: Session, tool: str, model: str | None = None, how: Mapping[str, object] | None = None
) -> int:
    """Put a re-extraction on record and return the id of its run; ``how`` is kept with it."""
    last = session.scalar(select(func.max(models.Decision.id))) or 0
    config = {"reextraction": True, "last_decision": last, **(how or {})}
    return writer.start_run(session, tool, model, config)


def reextract(session: Session, article_id: int, document: Document, run_id: int) -> Counter[Outcome]:
    """Bring what is there on an article together with what was found in it now.

    Everything happens in the caller's transaction and is put on record, so that :func:`undo` takes it back.
    Returns what became of how many claims.
    """
    operations(session).defer_foreign_keys(session.connection())
    record = Record(session, run_id)
    at, left_over = reextract_annotations.renew_evidence(record, article_id, document)
    outcomes = renew_claims(record, article_id, at)
    place_claims(session, article_id)
    for table, row in left_over:
        if not run_changes.referred_to(session, table, row["id"]):
            record.delete(table, row)
    return outcomes


def propose(session: Session, article_id: int, document: Document, run_id: int) -> Counter[Outcome]:
    """Add what another extractor found in an article; nothing of ours is changed by it.

    A claim that is there already gets one more proposal; others become claims of that extractor's own.
    """
    record = Record(session, run_id)
    outcomes = renew_claims(
        record, article_id, reextract_annotations.add_evidence(record, article_id, document)
    )
    place_claims(session, article_id)
    return outcomes


def undo(session: Session, run_id: int) -> int:
    """Take a re-extraction back in one step; return how many claims stay, decided on since."""
    noted = fetch(session, "run_change", run_id=run_id)
    kept = run_changes.take_back(session, run_id)
    for article_id in {change["row_id"] for change in noted if change["entity"] == "article"}:
        place_claims(session, article_id)
    (run,) = fetch(session, "run", id=run_id)
    config = {**json.loads(run["config"]), "undone_at": datetime.now(UTC).isoformat()}
    run_changes.update(session, "run", run_id, {"config": json.dumps(config, sort_keys=True)})
    return kept


BEGUN_IN = (
    select(models.Sentence.id)
    .where(models.Sentence.article_id == models.Claim.article_id)
    .where(models.Sentence.char_start <= models.Claim.char_start)
    .where(models.Claim.char_start < models.Sentence.char_end)
    .correlate(models.Claim)
    .scalar_subquery()
)
PLACED = (
    update(models.Claim).where(models.Claim.article_id == bindparam("article")).values(sentence_id=BEGUN_IN)
)


def place_claims(session: Session, article_id: int) -> None:
    """Give every claim of an article the sentence in which it begins."""
    statements.execute(session, PLACED, article=article_id)


def renew_claims(record: Record, article_id: int, at: RowIds) -> Counter[Outcome]:
    """Match the claims of an article with those of a document, and give each what it is due.

    A kind of another package that is not installed, or failed on this article, is left as it is.
    """
    session, kinds = record.session, kinds_of(at.document)
    (sha256,) = session.execute(select(models.Article.sha256).where(models.Article.id == article_id)).one()
    outcomes: Counter[Outcome] = Counter()
    found = {kind.name: _matched(record, article_id, sha256, kind, at) for kind in kinds.values()}
    new = sum(pair.old is None for pairs, _ in found.values() for pair in pairs)
    fresh = free_ids(session, models.Claim, new)
    at.claims = {
        name: [pair.old.row["id"] if pair.old else next(fresh) for pair in pairs]
        for name, (pairs, _) in found.items()
    }
    for name, (pairs, gone) in found.items():
        for pair, claim_id in zip(pairs, at.claims[name], strict=True):
            place = Place(claim_id, pair.key, article_id, None, record.run_id)
            outcomes[_settle(record, kinds[name], pair, place, at)] += 1
        for old in gone:
            outcomes[_miss(record, old)] += 1
    return outcomes


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim found now, its key, and the one it is, if that is there."""

    value: object
    key: str
    old: Old | None


def _matched(
    record: Record, article_id: int, sha256: str, kind: Kind, at: RowIds
) -> tuple[list[Pair], list[Old]]:
    """Return the claims of a kind found now, each with the old one that it is, and the old ones left over."""
    values = kind.values(at.document)
    keys = proposals.keys(kind, sha256, values)
    old = {claim.row["key"]: claim for claim in _claims(record, article_id, kind)}
    same = {n: old.pop(key) for n, key in enumerate(keys) if key in old}
    overlaps = sorted(
        (-overlap, n, key)
        for n, value in enumerate(values)
        if n not in same
        for key, claim in old.items()
        if (overlap := alike(kind.content(value), claim.content)) >= ALIKE
    )
    for _, n, key in overlaps:
        if n not in same and key in old:
            same[n] = old.pop(key)
    pairs = [Pair(value, keys[n], same.get(n)) for n, value in enumerate(values)]
    return pairs, list(old.values())


PIECES = (
    select(models.Span.claim_id, models.Span.char_start, models.Span.char_end)
    .join(models.Claim, models.Claim.id == models.Span.claim_id)
    .where(models.Claim.article_id == bindparam("article"), models.Claim.kind == bindparam("kind"))
    .where(models.Span.role == bindparam("main"))
    .order_by(models.Span.claim_id, models.Span.ordinal)
)
DECIDED = (
    select(models.Decision.claim_id)
    .join(models.Claim, models.Claim.id == models.Decision.claim_id)
    .where(models.Claim.article_id == bindparam("article"))
)


def _claims(record: Record, article_id: int, kind: Kind) -> Iterator[Old]:
    """Yield the claims of a kind that an article has: three statements, however many they are."""
    session = record.session
    tools = {row.id: row.tool for row in session.execute(select(models.Run.id, models.Run.tool))}
    pieces: defaultdict[int, list[Span]] = defaultdict(list)
    rows = statements.fetch(session, PIECES, article=article_id, kind=kind.name, main=kind.main)
    for claim_id, start, end in rows:
        pieces[claim_id].append(Span(start, end))
    decided = {claim_id for (claim_id,) in statements.fetch(session, DECIDED, article=article_id)}
    for row in fetch(session, "claim", article_id=article_id, kind=kind.name):
        yield Old(
            row,
            tuple(pieces[row["id"]]) or (Span(row["char_start"], row["char_end"]),),
            decided=row["id"] in decided,
            ours=tools[row["run_id"]] == tools[record.run_id],
        )


def alike(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Return the characters that two claims share over those that either covers, 0 to 1."""
    mine = {at for span in left for at in range(span.start, span.end)}
    theirs = {at for span in right for at in range(span.start, span.end)}
    return len(mine & theirs) / len(mine | theirs)


def _settle(record: Record, kind: Kind, pair: Pair, place: Place, at: RowIds) -> Outcome:
    """Give a claim found now its rows, or its proposal only where people have decided."""
    session, proposed = record.session, kind.propose(pair.value, at)
    rows = proposals.rows_of(kind, pair.value, proposed, at, place)
    if pair.old is None:
        proposals.insert_all(session, [rows])
        record.note("claim", place.id, "new")
        return "new"
    proposals.insert_all(session, [{models.Proposal: rows[models.Proposal]}])
    if not pair.old.ours:
        return "unchanged"
    differs = _differs(session, pair.old, rows[models.Proposal][0]["payload"])
    if pair.old.decided:
        return _flag(record, pair.old, DIFFERS) if differs else "unchanged"
    record.claim(pair.old.row, "updated")
    _overwrite(session, kind, pair.old, rows)
    return "updated" if differs or pair.old.row["status"] == "withdrawn" else "unchanged"


def _overwrite(session: Session, kind: Kind, old: Old, rows: proposals.Rows) -> None:
    """Let the rows of a claim say what is proposed now; an event mention stays with its event."""
    (row,), claim_id = rows[models.Claim], old.row["id"]
    fresh = {"status": "new", "version": old.row["version"] + 1}
    values = {name: value for name, value in row.items() if name not in ("id", "sentence_id")}
    run_changes.update(session, "claim", claim_id, {**values, **fresh})
    for model in (kind.model, models.Span, models.Participant):
        table = str(model.__tablename__)
        event = _event_of(session, claim_id) if model is models.EventMention else {}
        run_changes.delete(session, table, claim_id=claim_id)
        proposals.insert_all(session, [{model: [{**one, **event} for one in rows[model]]}])


def _event_of(session: Session, claim_id: int) -> Row:
    (mention,) = fetch(session, "event_mention", claim_id=claim_id)
    return {"event_id": mention["event_id"]}


def _differs(session: Session, old: Old, payload: Row) -> bool:
    """Say whether a proposal is another than the one that the claim's rows rest upon."""
    (row,) = fetch(session, "proposal", claim_id=old.row["id"], run_id=old.row["run_id"])
    before = json.loads(row["payload"])
    return any(before[part] != payload[part] for part in ("fields", "spans", "participants"))


def _miss(record: Record, old: Old) -> Outcome:
    """Withdraw a claim that is no longer found, or flag it where people have decided on it."""
    if not old.ours or old.row["status"] == "withdrawn":
        return "unchanged"
    if old.decided:
        return _flag(record, old, GONE)
    record.claim(old.row, "withdrawn")
    _mark(record, old, status="withdrawn")
    return "withdrawn"


def _flag(record: Record, old: Old, why: str) -> Outcome:
    record.claim(old.row, "flagged")
    _mark(record, old, flag=why)
    return "flagged"


def _mark(record: Record, old: Old, **values: str) -> None:
    version = old.row["version"] + 1
    run_changes.update(record.session, "claim", old.row["id"], {**values, "version": version})
