"""Agreement of reviewers, over all decisions or in a round."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import (
    DB,
    Db,
    Layout,
    Output,
)
from claims.cli.reviewer import reviewer_name
from claims.store.backends.address import Address

if TYPE_CHECKING:
    from claims.desk.rounds.agreement import RoundAgreement
    from claims.desk.statistics.reliability import CoefficientEstimate

Differing = Annotated[
    bool, typer.Option("--differing", help="List the claims they differ on, and who says what.")
]
AGREED = "No verdicts differ."
MEASURED = ("measure", "value", "low", "high", "claims")


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(agreement)


def agreement(
    round: Annotated[str | None, typer.Argument(help="A closed round; without it, all decisions.")] = None,
    db: Db = DB,
    differing: Differing = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON, as --format json.")] = False,
    format: Layout = "table",
    to: Output = None,
) -> None:
    """Measure how far reviewers agree: alpha, kappa and AC1.

    Each has an interval in which 95 % of resamples lie.

    A claim counts where two or more judged it. A correction is another verdict than a confirmation. Of a
    round each field is measured, and how far reviewers agree with themselves; of one over articles also what
    they marked at all (gamma, and alpha for unitizing).
    """
    layout = "json" if json else format
    if round is None:
        _of_decisions(db, differing, layout, to)
    else:
        _of_round(round, db, differing, layout, to)


def _of_round(name: str, db: Address, differing: bool, format: str, to: Path | None) -> None:
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        found = Rounds(database, reviewer_name()).agreement(name)
    if differing:
        rows = [
            (unit.target, unit.claim, unit.kind, one.reviewer, one.verdict)
            for unit in found.differing
            for one in unit.opinions
        ]
        output.write(("target", "claim_id", "made", "reviewer", "verdict"), rows, format, to, empty=AGREED)
    else:
        output.write(("of", *MEASURED[:-1], "n", "left out"), _measured(found), format, to)


def _measured(found: RoundAgreement) -> list[tuple[output.Cell, ...]]:
    """Return a row for each measure of a round, and one for how far each reviewer agrees with themselves."""
    measured: list[tuple[output.Cell, ...]] = [
        (one.of, one.measure, *_rounded(one.found), one.found.units, one.found.left_out)
        for one in (*found.measures, *found.marking)
    ]
    measured += [
        (reviewer, "agrees with themselves", alike / both, None, None, both, 0)
        for reviewer, (both, alike) in sorted(found.consistency.items())
    ]
    return measured


def _rounded(found: CoefficientEstimate) -> tuple[float | None, ...]:
    return tuple(None if one is None else round(one, 3) for one in (found.value, found.low, found.high))


def _of_decisions(db: Address, differing: bool, format: str, to: Path | None) -> None:
    from claims.desk.statistics import agreement as agreements
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        if differing:
            rows: list[tuple[output.Cell, ...]] = [
                (claim_id, reviewer, verdict)
                for claim_id, given in agreements.differing(session)
                for reviewer, verdict in given.items()
            ]
            output.write(("claim_id", "reviewer", "verdict"), rows, format, to, empty=AGREED)
            return
        found = agreements.measures(session)
    measured = [(name, *_rounded(said), said.units) for name, said in found.items()]
    output.write(MEASURED, measured, format, to)
