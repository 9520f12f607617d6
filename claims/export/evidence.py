"""Evidence bundle: a ZIP that shows how claims came to be, for a court or a methods section.

==================  =======================================================================================
``manifest.json``   what wrote it and when, the filter, the SHA-256 of every file, the last hash of the chain
``articles/*.txt``  each article's text, named by its SHA-256
``articles.jsonl``  what is known of each article
``runs.jsonl``      the runs that proposed the claims: program, version, language model and its SHA-256, and
                    what a desk has of its own, verbatim: event types and lexicon layers
``claims.jsonl``    each claim as it stands: as ``claims export -f jsonl`` writes it, and its ``state``
``proposals.jsonl`` what was proposed for each claim, verbatim
``decisions.jsonl`` every decision about these claims and articles, about the actors and mentions in them
                    and the links of actors, events and quotes, in order, with ``previous`` and ``hash``
==================  =======================================================================================

The hash of a decision is the SHA-256 of its canonical JSON, the hash of the one before it included as
``previous``; the first has sixty-four zeros there. Canonical is: keys in order, no spaces, UTF-8.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.atomic_file import whole
from claims.export.evidence_decisions import decisions_about, rows_with
from claims.export.origins import portable
from claims.export.records import records
from claims.store.batches import batches
from claims.store.database import Database
from claims.store.models import Article, Claim, Proposal, Run
from claims.store.review.claim_state import read_states

FORM = "claims evidence bundle 1"
NOTHING = "0" * 64
"""The "hash before" of the first decision."""
Row = Mapping[str, Any]


def canonical(row: Row) -> bytes:
    """Return a row as JSON in the one form that is hashed."""
    told = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return told.encode("utf-8", "surrogatepass")


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def chained(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield each row with the hash of the one before it, and its own over both."""
    previous = NOTHING
    for row in rows:
        linked = {**row, "previous": previous}
        previous = digest(canonical(linked))
        yield {**linked, "hash": previous}


def write_bundle(database: Database, target: Path, ids: Collection[int] | None, filter: str = "") -> int:
    """Write the claims with these ``ids``, or all, with all they rest upon; return their number.

    All is of one moment of the database. The file appears when it is whole.

    Raises:
        InputError: the target cannot be written.
    """
    with database.read() as session, whole(target) as path, ZipFile(path, "w", ZIP_DEFLATED) as archive:
        wanted = sorted(session.scalars(select(Claim.id)) if ids is None else ids)
        parts = _parts(session, wanted)
        files = {name: _lines(rows) for name, rows in parts.items()}
        for article in parts["articles.jsonl"]:
            files[f"articles/{article['sha256']}.txt"] = _text(session, article["article_id"])
        for name, data in files.items():
            archive.writestr(name, data)
        last = parts["decisions.jsonl"][-1]["hash"] if parts["decisions.jsonl"] else NOTHING
        manifest = {
            "form": FORM, "program": f"claims {version('claimdesk')}",
            "written_at": datetime.now(UTC).isoformat(), "filter": filter, "claims": len(wanted),
            "models": sorted({run["model"] for run in parts["runs.jsonl"] if run["model"]}),
            "last_decision": last, "files": {name: digest(data) for name, data in files.items()},
        }  # fmt: skip
        archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    return len(wanted)


def _parts(session: Session, ids: Sequence[int]) -> Mapping[str, Sequence[Row]]:
    articles = rows_with(session, Article, "id", _each(session, Claim.article_id, ids))
    proposals = rows_with(session, Proposal, "claim_id", ids)
    return {
        "articles.jsonl": [_article(row) for row in articles],
        "runs.jsonl": rows_with(session, Run, "id", {row["run_id"] for row in proposals}),
        "claims.jsonl": list(_claims(session, ids)),
        "proposals.jsonl": proposals,
        "decisions.jsonl": list(chained(decisions_about(session, ids, [row["id"] for row in articles]))),
    }


def _each(session: Session, column: InstrumentedAttribute[int], ids: Iterable[int]) -> set[int]:
    return {
        value
        for some in batches(ids)
        for value in session.scalars(select(column).where(Claim.id.in_(some)).distinct())
    }


def _article(row: Row) -> Row:
    """Return what is known of an article, without its text and what only one machine knows."""
    told = {name: value for name, value in row.items() if name not in ("id", "text")}
    return {"article_id": row["id"], **told, "origin": portable(row["origin"])}


def _claims(session: Session, ids: Sequence[int]) -> Iterator[Row]:
    """Yield each claim with its ``state``, in the terms of decisions, and the run that it rests upon."""
    states = read_states(session, "claim", ids)
    runs = {row["id"]: row["run_id"] for row in rows_with(session, Claim, "id", ids)}
    for record in records(session, ids):
        claim = record["claim_id"]
        yield {**record, "run_id": runs[claim], "state": states[claim]}


def _text(session: Session, article: int) -> bytes:
    return session.get_one(Article, article).text.encode()


def _lines(rows: Iterable[Row]) -> bytes:
    return b"".join(canonical(row) + b"\n" for row in rows)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
