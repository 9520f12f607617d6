"""Write the dump of the newest revision."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import claims
from claims.store.database import Database
from claims.store.ingest import reextract, writer
from claims.store.review import replay
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decisions import Step, take
from claims.store.schema import migrate
from tests.store.dumps import FOLDER, dump
from tests.store.sample import document, given, with_promise, with_role

DECISIONS = (
    (1, "confirm", {"status": "confirmed"}),
    (2, "correct", {"status": "corrected", "fields": {"form": "mixed"}, "spans": {"cue": [[120, 126]]}}),
    (3, "reject", {"status": "rejected"}),
)


def populate(database: Database) -> None:
    """Import, decide, re-extract: every table that a first user fills has rows."""
    found = with_promise(with_role(document()))
    with database.write() as session:
        writer.write_article(session, given(), found, writer.start_run(session, "claims"))
        for claim_id, action, became in DECISIONS:
            was = replay.part(read_states(session, "claim", [claim_id])[claim_id], became)
            take(session, "ana", action, [Step(Target("claim", claim_id), was, became)], "as the text says")
        run = reextract.start_reextraction(session, "claims")
        reextract.reextract(session, 1, replace(found, events=found.events[:1]), run)


def main() -> None:
    """Make the database and write its dump."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "release.db"
        with claims.open(path) as database:
            populate(database)
        (FOLDER / f"{migrate.head()}.sql").write_text(dump(path), encoding="utf-8")


if __name__ == "__main__":
    main()
