"""``claims agreement``: how far reviewers agree where they judged the same claims."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Output

COLUMNS = ("measure", "value", "low", "high", "claims")
Differing = Annotated[
    bool, typer.Option("--differing", help="List the claims they differ on, and who says what.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(agreement)


def agreement(db: Db = DB, differing: Differing = False, format: Layout = "table", to: Output = None) -> None:
    """Say how far reviewers agree: alpha, kappa and AC1, each with where 95 % of resamples lie.

    A claim counts where two or more judged it. A correction is another verdict than a confirmation.
    """
    from claims.desk.statistics import agreement as agreements
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        if differing:
            rows: list[tuple[output.Cell, ...]] = [
                (claim_id, reviewer, verdict)
                for claim_id, given in agreements.differing(session)
                for reviewer, verdict in given.items()
            ]
            output.write(("claim_id", "reviewer", "verdict"), rows, format, to)
            return
        found = agreements.measures(session)
    rows = [
        (
            name,
            *(None if one is None else round(one, 3) for one in (said.value, said.low, said.high)),
            said.units,
        )
        for name, said in found.items()
    ]
    output.write(COLUMNS, rows, format, to)
