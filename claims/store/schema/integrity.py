"""Soundness checks of a database, each with what to do when it fails.

A step is taken where the steps before found nothing. Nothing is changed, and nobody has to wait. At a million
claims the replay of all decisions takes minutes; everything else takes seconds.
"""

from __future__ import annotations

import os
import sqlite3
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError as BrokenError
from sqlalchemy.orm import Session

from claims.errors import DatabaseError
from claims.store.backends.sqlite import explaining, writer
from claims.store.batches import batches
from claims.store.kinds import KINDS
from claims.store.models import Claim, Decision, Proposal
from claims.store.review.claim_state import read_states
from claims.store.review.replay import PARTS, State, differing, replay
from claims.store.schema import migrate, schema_objects
from claims.store.schema.backup import copy_to

Severity = Literal["error", "warning"]
Version = tuple[int, ...]

RESTORE = (
    "Put a backup in its place: claims db restore BACKUP (backups lie beside it, with a date in the name)."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and what to do."""

    severity: Severity
    what: str
    remedy: str


def check(path: Path) -> list[Finding]:
    """Return everything that is wrong with the database at ``path``, the worst first.

    A copy of one moment is looked at, so nobody who writes has to wait. An older revision is upgraded in the
    copy first, as every command would do with the database itself.

    Raises:
        DatabaseError: it cannot be read at all, is newer than the program, or there is no room for the copy.
    """
    at = migrate.current(path)
    if at is None:
        raise DatabaseError(f"{path} is empty: there is nothing to check.")
    migrate.refuse_newer(path, at)
    with TemporaryDirectory(dir=_room_for_copy(path), prefix=f"{path.name}.check-") as folder:
        copy = Path(folder) / path.name
        copy.touch()
        copy_to(path, copy)
        found = list(_older(at))
        with explaining(path):
            migrate.upgrade(copy, keep=False)
            migrate.refresh(copy)
            found += _checked(copy)
    return sorted(found, key=lambda finding: finding.severity)


def _room_for_copy(path: Path) -> Path | None:
    """Return the folder of the database, or None for the usual one where nothing can be written there."""
    return path.parent if os.access(path.parent, os.W_OK) else None


def _older(at: str) -> Iterator[Finding]:
    if at != migrate.head():
        what = f"Its revision is {at}, this program's {migrate.head()}; it was checked as upgraded."
        yield Finding("warning", what, "Any command upgrades it; claims db upgrade does nothing else.")


def _checked(path: Path) -> list[Finding]:
    """Return what is wrong with a copy, which the checks may change."""
    engine = writer(path)
    try:
        with engine.connect() as connection, Session(connection) as session:
            found = [
                *integrity(connection),
                *references(connection),
                *search_indexes(connection),
                *tallies(connection),
            ]
            found = found or list(orphans(connection))
            found = found or list(replayed(session))
            found += left_over(connection)
            found += faults(sqlite3.sqlite_version_info)
            connection.rollback()
    finally:
        engine.dispose()
    return found


def integrity(connection: Connection) -> Iterator[Finding]:
    """Let SQLite look at every page, row, index and CHECK."""
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Finding("error", f"The file is damaged: {row[0]}", RESTORE)


def references(connection: Connection) -> Iterator[Finding]:
    """Look for rows that refer to rows that are not there."""
    for table, rowid, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(
            "error", f"Row {rowid} of {table} refers to a row of {other} that is not there.", RESTORE
        )


def search_indexes(connection: Connection) -> Iterator[Finding]:
    """Compare the search indexes with the rows they index."""
    for name in schema_objects.sources("indexes"):
        try:
            connection.exec_driver_sql(
                f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"  # noqa: S608  # ours
            )
        except BrokenError:
            again = f"INSERT INTO {name} ({name}) VALUES ('rebuild')"  # noqa: S608  # a name of ours
            remedy = f"Run in an SQLite shell: {again};"
            yield Finding("error", f"The search index {name} does not fit the rows.", remedy)


def tallies(connection: Connection) -> Iterator[Finding]:
    """Count again what the tallies count; the caller rolls back."""
    for name, script in schema_objects.sources("tallies").items():
        query = f"SELECT * FROM {name}"  # noqa: S608  # a name of ours
        before = set(connection.exec_driver_sql(query))
        schema_objects.fill_tally(connection, name)
        if before != set(connection.exec_driver_sql(query)):
            _, *again = schema_objects.statements(script)
            remedy = f"Run in an SQLite shell: {' '.join(' '.join(again).split())}"
            yield Finding("error", f"The tally {name} does not fit the claims.", remedy)


ORPHANS = {
    "claims without the row of their kind": " UNION ALL ".join(
        f"SELECT id FROM claim WHERE kind = '{kind.name}' AND id NOT IN "  # noqa: S608  # ours
        f"(SELECT claim_id FROM {kind.model.__tablename__})"
        for kind in KINDS.values()
    ),
    "claims of a kind that this program does not know": "SELECT id FROM claim WHERE kind NOT IN ({kinds})",
    "claims without the proposal they rest upon": "SELECT id FROM claim WHERE NOT EXISTS "
    "(SELECT 1 FROM proposal WHERE claim_id = claim.id AND run_id = claim.run_id)",
    "claims beyond the end of their article": "SELECT claim.id FROM claim "
    "JOIN article ON article.id = article_id WHERE claim.char_end > length(text)",
    "pieces of text in a role that their kind of claim does not have": "SELECT claim_id FROM span JOIN claim "
    "ON claim.id = claim_id WHERE kind || ' ' || role NOT IN ({span_roles})",
    "participants in a role that their kind of claim does not have": "SELECT claim_id FROM participant "
    "JOIN claim ON claim.id = claim_id WHERE kind || ' ' || role NOT IN ({participant_roles})",
    "actors whose canonical actor is not canonical": "SELECT actor.id FROM actor JOIN actor AS head "
    "ON head.id = actor.canonical_id WHERE head.canonical_id <> head.id",
}
"""What no foreign key can forbid: a description, and the SQL that finds the ids."""


def orphans(connection: Connection) -> Iterator[Finding]:
    """Look for rows that make no sense without others."""
    known = {
        "kinds": _listed(KINDS),
        "span_roles": _listed(f"{kind.name} {role}" for kind in KINDS.values() for role in kind.span_roles),
        "participant_roles": _listed(
            f"{kind.name} {role}" for kind in KINDS.values() for role in kind.participant_roles
        ),
    }
    for what, query in ORPHANS.items():
        ids = list(connection.execute(text(query.format(**known))).scalars())
        if ids:
            some = ", ".join(map(str, ids[:5]))
            yield Finding(
                "error", f"There are {len(ids)} {what} ({some}{', …' if ids[5:] else ''}).", RESTORE
            )


LEFT_OVER = """
    SELECT count(*) FROM event WHERE canonical_id = id AND NOT EXISTS (
        SELECT 1 FROM event AS member JOIN event_mention ON event_mention.event_id = member.id
        WHERE member.canonical_id = event.id
    )"""


def left_over(connection: Connection) -> Iterator[Finding]:
    """Count events that no article tells of: they do no harm, and show nowhere."""
    number = connection.exec_driver_sql(LEFT_OVER).scalar_one()
    if number:
        have = "event has" if number == 1 else "events have"
        what = f"{number} {have} no mention, left over by a re-extraction."
        yield Finding("warning", what, "Nothing needs to be done: no view shows them.")


def _listed(names: Any) -> str:  # noqa: ANN401  # any iterable of str
    return ", ".join(f"'{name}'" for name in names)


def replayed(session: Session) -> Iterator[Finding]:
    """Lay the decisions on each claim over its proposal and compare that with its rows."""
    for ids in batches(session.scalars(select(Claim.id).order_by(Claim.id)).all()):
        wanted = _wanted(session, ids)
        for claim_id, state in read_states(session, "claim", ids).items():
            differs = differing(state, wanted[claim_id])
            if differs:
                yield Finding(
                    "error",
                    f"Claim {claim_id} is not what its decisions make of its proposal: {', '.join(differs)}.",
                    f"See `claims show {claim_id}`, and correct it there.",
                )


def _wanted(session: Session, ids: Sequence[int]) -> Mapping[int, State]:
    """Return what should stand: the proposal that each claim rests upon, and its decisions over it."""
    became: dict[int, list[State]] = defaultdict(list)
    decisions = select(Decision.claim_id, Decision.became).where(Decision.claim_id.in_(ids))
    for claim_id, change in session.execute(decisions.order_by(Decision.id)):
        became[claim_id or 0].append(change)
    rests = (Proposal.claim_id == Claim.id) & (Proposal.run_id == Claim.run_id)
    rows = session.execute(select(Claim.id, Proposal.payload).join(Proposal, rests).where(Claim.id.in_(ids)))
    base = {claim_id: {part: payload[part] for part in PARTS} for claim_id, payload in rows}
    return {claim_id: replay(base[claim_id], became[claim_id]) for claim_id in ids}


def faults(version: Version) -> Iterator[Finding]:
    """Name the known faults of this version of SQLite that matter here (``faults.toml``)."""
    listed = tomllib.loads((files("claims.store.schema") / "faults.toml").read_text("utf-8"))
    for fault in listed["fault"]:
        repaired = [tuple(map(int, one.split("."))) for one in fault["repaired"]]
        if _number(fault["since"]) <= version and not any(_has(version, one) for one in repaired):
            shown = ".".join(map(str, version))
            remedy = f"Use a Python whose SQLite is {fault['repaired'][0]} or newer. {fault['until_then']}"
            yield Finding("warning", f"This SQLite ({shown}) has a fault: {fault['what']}", remedy)


def _number(version: str) -> Version:
    return tuple(map(int, version.split(".")))


def _has(version: Version, repaired: Version) -> bool:
    """Say whether ``version`` has a repair; that of an older branch (3.44.6) counts in this branch only."""
    newest = repaired[1] >= 51
    return version >= repaired if newest else version[:2] == repaired[:2] and version >= repaired
