"""Soundness checks of a database, each with what to do when it fails.

A step is taken where the steps before found nothing. Nothing is changed, and nobody has to wait. At a million
claims the replay of all decisions takes minutes; everything else takes seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from claims.errors import DatabaseError
from claims.store.backends.address import Address
from claims.store.backends.chosen import backend_at, operations
from claims.store.backends.protocol import RESTORE, Backend, Finding
from claims.store.batches import batches
from claims.store.kinds import KINDS
from claims.store.known_kinds import all_kinds
from claims.store.models import Claim, Decision, Proposal
from claims.store.review.claim_state import read_states
from claims.store.review.replay import PARTS, State, differing, replay
from claims.store.schema import migrate
from claims.store.schema.revisions import refuse_newer


def check(address: Address) -> list[Finding]:
    """Return everything that is wrong with a database, the worst first.

    One moment of it is looked at, so nobody who writes has to wait. An older revision is upgraded in a copy
    first, as every command would do with the database itself.

    Raises:
        DatabaseError: it cannot be read at all, is newer than the program, or there is no room for the copy.
    """
    backend = backend_at(address)
    at = backend.revision()
    if at is None:
        raise DatabaseError(f"{backend.name} is empty: there is nothing to check.")
    refuse_newer(backend.name, at)
    with backend.moment() as moment:
        found = list(_older(at))
        with backend.explaining():
            migrate.upgraded(moment, keep=False)
            moment.refresh()
            found += _checked(moment)
    return sorted(found, key=lambda finding: finding.severity)


def _older(at: str) -> Iterator[Finding]:
    if at != migrate.head():
        what = f"Its revision is {at}, this program's {migrate.head()}; it was checked as upgraded."
        yield Finding("warning", what, "Any command upgrades it; claims db upgrade does nothing else.")


def _checked(moment: Backend) -> list[Finding]:
    """Return what is wrong with what the checks may change meanwhile."""
    engine = moment.writer()
    try:
        with engine.connect() as connection, Session(connection) as session:
            own = operations(session)
            found = list(own.damage(connection))
            found = found or list(orphans(connection))
            found = found or list(replayed(session))
            found += left_over(connection)
            found += of_missing_packages(connection)
            found += own.advice()
            connection.rollback()
    finally:
        engine.dispose()
    return found


ORPHANS = {
    "claims without the row of their kind": " UNION ALL ".join(
        f"SELECT id FROM claim WHERE kind = '{kind.name}' AND id NOT IN "  # noqa: S608  # ours
        f"(SELECT claim_id FROM {kind.model.__tablename__})"
        for kind in KINDS.values()
    ),
    "claims of a kind that this program does not know": "SELECT id FROM claim WHERE kind NOT IN ({ours}) "
    "AND id NOT IN (SELECT claim_id FROM plugin_claim)",
    "claims without the proposal they rest upon": "SELECT id FROM claim WHERE NOT EXISTS "
    "(SELECT 1 FROM proposal WHERE claim_id = claim.id AND run_id = claim.run_id)",
    "claims beyond the end of their article": "SELECT claim.id FROM claim "
    "JOIN article ON article.id = article_id WHERE claim.char_end > length(text)",
    "pieces of text in a role that their kind of claim does not have": "SELECT claim_id FROM span JOIN claim "
    "ON claim.id = claim_id WHERE kind IN ({kinds}) AND kind || ' ' || role NOT IN ({span_roles})",
    "participants in a role that their kind of claim does not have": "SELECT claim_id FROM participant "
    "JOIN claim ON claim.id = claim_id "
    "WHERE kind IN ({kinds}) AND kind || ' ' || role NOT IN ({participant_roles})",
    "actors whose canonical actor is not canonical": "SELECT actor.id FROM actor JOIN actor AS head "
    "ON head.id = actor.canonical_id WHERE head.canonical_id <> head.id",
}
"""Faults that no foreign key can forbid: a description, and the SQL that finds the ids."""


def orphans(connection: Connection) -> Iterator[Finding]:
    """Look for rows that make no sense without others."""
    kinds = all_kinds()
    known = {
        "ours": _listed(KINDS),
        "kinds": _listed(kinds),
        "span_roles": _listed(f"{kind.name} {role}" for kind in kinds.values() for role in kind.span_roles),
        "participant_roles": _listed(
            f"{kind.name} {role}" for kind in kinds.values() for role in kind.participant_roles
        ),
    }
    for what, query in ORPHANS.items():
        ids = list(connection.execute(text(query.format(**known))).scalars())
        if ids:
            some = ", ".join(map(str, ids[:5]))
            yield Finding(
                "error", f"There are {len(ids)} {what} ({some}{', …' if ids[5:] else ''}).", RESTORE
            )


def of_missing_packages(connection: Connection) -> Iterator[Finding]:
    """Tell of kinds whose package is not installed: their claims can be judged, not corrected."""
    known = all_kinds()
    counted = text("SELECT kind, count(*) FROM claim GROUP BY kind ORDER BY kind")
    for kind, number in connection.execute(counted):
        if kind not in known:
            what = f"No installed package brings claims of kind {kind}, of which there are {number}."
            yield Finding("warning", what, "Install it to correct their fields; all else works without.")


LEFT_OVER = """
    SELECT count(*) FROM event WHERE canonical_id = id AND NOT EXISTS (
        SELECT 1 FROM event AS member JOIN event_mention ON event_mention.event_id = member.id
        WHERE member.canonical_id = event.id
    )"""


def left_over(connection: Connection) -> Iterator[Finding]:
    """Count events that no article tells of: they do no harm, and show nowhere."""
    number = connection.execute(text(LEFT_OVER)).scalar_one()
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
