"""``claims show``: everything about one claim."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.options import DB, Db
from claims.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.export.records import Record

HEAD = ("claim_id", "kind", "status", "origin", "key", "article", "text")
"""Fields shown in the heading already, or of use to programs only."""
SENTENCE = "SELECT sentence FROM claims WHERE claim_id = :id"
PROPOSALS = """
    SELECT run.tool, run.version, run.model, proposal.confidence, proposal.payload
    FROM proposal JOIN run ON run.id = proposal.run_id WHERE claim_id = :id ORDER BY proposal.id"""
DECISIONS = """
    SELECT at, reviewer, action, was, became, note, undone
    FROM decisions WHERE claim_id = :id ORDER BY decision_id"""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(show)


def show(
    claim_id: Annotated[int, typer.Argument(metavar="ID")],
    db: Db = DB,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show all about one claim.

    Its words and who takes part, what the machine proposed and what people decided.
    """
    from claims.export.records import records
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        record = next(iter(records(session, [claim_id])), None)
        if record is None:
            raise InputError(
                f"There is no claim {claim_id} in {database.name}; claims sql lists what there is."
            )
        record["sentence"] = asked(session, SENTENCE, claim_id)[0]["sentence"]
        record["proposals"] = [_read(row) for row in asked(session, PROPOSALS, claim_id)]
        record["decisions"] = [_read(row) for row in asked(session, DECISIONS, claim_id)]
    if as_json:
        print(json.dumps(record, ensure_ascii=False, default=str))
    else:
        print("\n".join(lines(record)))


def asked(session: Session, query: str, claim_id: int) -> Sequence[Record]:
    """Return the rows of a query about one claim."""
    from sqlalchemy import text

    return [dict(row._mapping) for row in session.execute(text(query), {"id": claim_id})]


def _read(row: Record) -> Record:
    """Return a row with its JSON read."""
    return {
        name: json.loads(value) if name in ("was", "became", "payload") and value else value
        for name, value in row.items()
    }


def lines(record: Record) -> Iterator[str]:
    """Yield a claim's lines for reading."""
    yield f"claim {record['claim_id']}, {record['kind']}, {record['status']}, from {record['origin']}"
    yield f"\n  {' '.join(str(record['sentence']).split())}\n"
    yield f"{'words':<14} {record['text']}"
    for name, value in record.items():
        words = in_words(value)
        if words and name not in (*HEAD, "sentence", "proposals", "decisions"):
            yield f"{name.replace('_', ' '):<14} {words}"
    for made in record["proposals"]:
        model = f", {made['model']}" if made["model"] else ""
        yield f"{'proposed by':<14} {made['tool']} {made['version']}{model}, {made['confidence']:.2f}"
    for taken in record["decisions"]:
        note = f" “{taken['note']}”" if taken["note"] else ""
        undone = " (undone)" if taken["undone"] else ""
        yield f"{'decided':<14} {taken['at']} {taken['reviewer']}: {taken['action']}{note}{undone}"


def in_words(value: Any) -> str:  # noqa: ANN401  # a value of a record, of whatever kind
    """Return a value of a record for reading; nothing where there is none."""
    if isinstance(value, list) and value and isinstance(value[0], int):
        return f"{value[0]}–{value[1]}"
    if isinstance(value, list):
        return "; ".join(words for words in map(in_words, value) if words)
    if isinstance(value, Mapping):
        return ", ".join(words for words in map(in_words, value.values()) if words)
    return "" if value is None else str(value)
