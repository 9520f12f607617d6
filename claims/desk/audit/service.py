"""Audits: drawn, reported on, and a stratum accepted where its sample is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from secrets import randbelow

from sqlalchemy.orm import Session

from claims.desk.audit.estimate import Judged, ShareEstimate, by_stratum, overall, wanted
from claims.desk.audit.intervals import size_for
from claims.desk.audit.sampling import allocate, draw, strata, stratum_of
from claims.desk.review.filter_language import parse
from claims.errors import DecisionError, InputError
from claims.store.learning import calibrations
from claims.store.models import Audit
from claims.store.review import audits
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import last_step
from claims.store.review.decisions import Step, take

RIGHT = {"confirmed": True, "corrected": False, "rejected": False, "disputed": False}
"""Statuses that say whether a drawn claim was right as it stood; any other says nothing yet."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A stratum: its estimate, how many more claims to draw (``None``: none would help), its standing.

    ``accepted`` counts the claims accepted unread, ``contradicted`` those of them that a later decision found
    wrong: then the estimate does not hold any more.
    """

    estimate: ShareEstimate
    wanted: int | None
    accepted: int
    contradicted: int

    def standing(self, bar: float, passes: str = "may be accepted") -> str:
        """Return in words what is to be done with it; ``passes`` where it may be accepted."""
        found = self.estimate
        left = found.drawn - found.judged
        if self.contradicted:
            return f"{self.contradicted} of {self.accepted} accepted were found wrong: draw a new audit"
        if self.accepted:
            return f"{self.accepted} accepted unread"
        if left:
            return f"{left} left to judge"
        if self.wanted is None:
            return f"not above {bar:.0%}"
        others = found.size - found.judged
        if found.passes:
            return passes if others else "read whole"
        return f"judge the other {others}" if self.wanted == others else f"draw {self.wanted} more of it"


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit says: of all its claims, and of each stratum."""

    audit_id: int
    filter: str
    bar: float
    level: float
    overall: ShareEstimate
    strata: tuple[Stratum, ...]


def open_audit(
    session: Session,
    reviewer: str,
    query: str,
    bar: float = 0.95,
    level: float = 0.95,
    size: int | None = None,
    seed: int | None = None,
) -> int:
    """Draw a sample of the undecided claims that fit the filter ``query``; return the audit's id.

    ``size`` is how many claims to draw in all; left out, it is planned so that a stratum that is right half
    way between the bar and always passes. ``seed`` draws the same sample again.

    Raises:
        InputError: bar or level is no share between 0 and 1, or no undecided claim fits the filter.
        QueryError: the filter means nothing.
    """
    for name, share in (("bar", bar), ("level", level)):
        if not 0 < share < 1:
            raise InputError(f"The {name} is {share}; give a share between 0 and 1, such as 0.95.")
    found = audits.population(session, parse(query), reviewer)
    if not found:
        raise InputError("No undecided claim fits that filter; choose another.")
    seed = randbelow(2**31) if seed is None else seed
    by_name = strata(found)
    sizes = {name: len(some) for name, some in by_name.items()}
    shares = allocate(sizes, size) if size else _planned(sizes, bar, level)
    given = {"filter": query, "bar": bar, "level": level, "seed": seed, "opened_by": reviewer}
    drawn = [(each.claim_id, each.stratum, each.probability) for each in draw(found, shares, seed)]
    return audits.insert_audit(session, given, sizes, drawn)


def _planned(sizes: Mapping[str, int], bar: float, level: float) -> Mapping[str, int]:
    """Return how much of each stratum passes where it is right half way between the bar and always."""
    return {name: size_for(bar, (1 + bar) / 2, level, size) or size for name, size in sizes.items()}


def report(session: Session, audit_id: int) -> Report:
    """Return what the judged part of an audit's sample says.

    Raises:
        InputError: there is no such audit.
    """
    audit = _audit(session, audit_id)
    sample = [
        Judged(row.stratum, row.probability, RIGHT.get(row.status))
        for row in audits.sample(session, audit_id)
        if row.status != "withdrawn"  # a later extraction took it out of the population too
    ]
    rows = audits.strata(session, audit_id)
    estimates = by_stratum(sample, {row.name: row.size for row in rows}, audit.bar, audit.level)
    whole = overall(sample, sum(row.size for row in rows), audit.bar, audit.level)
    parts = tuple(
        Stratum(found, wanted(found, audit.bar, audit.level), row.accepted, row.contradicted)
        for found, row in zip(estimates, rows, strict=True)
    )
    return Report(audit.id, audit.filter, audit.bar, audit.level, whole, parts)


def accept(session: Session, reviewer: str, audit_id: int, name: str) -> int:
    """Accept the undecided rest of a stratum as one decision, undoable; return how many claims it was about.

    Raises:
        InputError: there is no such audit or stratum.
        DecisionError: its lower bound does not pass the bar, a sampled claim is undecided, what was
            accepted before is contradicted, or nothing is left.
    """
    audit, found = _audit(session, audit_id), report(session, audit_id)
    stratum = next((each for each in found.strata if each.estimate.name == name), None)
    if stratum is None:
        names = ", ".join(f"“{each.estimate.name}”" for each in found.strata)
        raise InputError(f"Audit {audit_id} has no stratum “{name}”; there are {names}.")
    if calibrations.changed_since(session, audit.opened_at):
        raise DecisionError(f"The confidence was calibrated again after audit {audit_id}; draw a new one.")
    _refuse(stratum, audit.bar)
    rest = [
        row.claim_id
        for row in audits.population(session, parse(audit.filter), reviewer, audit)
        if stratum_of(row) == name
    ]
    if not rest:
        raise DecisionError(f"Nothing of “{name}” is left to accept.")
    take(session, reviewer, "accept", _steps(rest), _note(audit_id, stratum.estimate))
    audits.set_accepted(session, audit_id, name, last_step(session, reviewer)[0].id)
    return len(rest)


def _refuse(stratum: Stratum, bar: float) -> None:
    found = stratum.estimate
    if found.judged < found.drawn:
        left = found.drawn - found.judged
        raise DecisionError(f"{left} of the sample of “{found.name}” are undecided; judge all of it first.")
    if stratum.contradicted:
        raise DecisionError(
            f"{stratum.contradicted} claims of “{found.name}” were found wrong after they had been accepted; "
            f"draw a new audit."
        )
    if not found.passes:
        raise DecisionError(
            f"“{found.name}” is surely right in {found.sure:.1%} only; the bar is {bar:.0%}. "
            f"Judge it claim by claim, or draw a larger sample."
        )


def _steps(claim_ids: Sequence[int]) -> list[Step]:
    return [
        Step(Target("claim", claim_id), {"status": "new"}, {"status": "accepted"}) for claim_id in claim_ids
    ]


def _note(audit_id: int, found: ShareEstimate) -> str:
    return f"audit {audit_id}, {found.name}: {found.right} of {found.judged} right, surely {found.sure:.1%}"


def _audit(session: Session, audit_id: int) -> Audit:
    audit = session.get(Audit, audit_id)
    if audit is None:
        raise InputError(f"There is no audit {audit_id}; see `claims audit list`.")
    return audit
