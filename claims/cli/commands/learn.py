"""``claims learn``: what the desk learns from its reviewers."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Limit

learn = typer.Typer(
    name="learn", help="Learn from the decisions.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(learn)


@learn.command()
def calibrate(
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Give the claims that wait their new confidence too.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the calibration in use back.")] = False,
    reviewer: Annotated[
        str | None, typer.Option(help="Who you are; left out, the name you are logged in with.")
    ] = None,
    db: Db = DB,
) -> None:
    """Learn from the decisions how sure to be of each rule; what does not help is not used."""
    from claims.desk.learn import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        if undo:
            number, changed = service.undo_calibration(session)
            print(f"Calibration {number} is taken back; {changed} claims have their confidence back.")
            return
        found = service.calibrate(session, reviewer or getpass.getuser(), undecided)
    tried = found.trial
    print(f"Calibration {found.calibration_id} is in use, learned from {tried.judged} decisions.")
    fall = f"from {tried.error_before:.3f} to {tried.error_after:.3f}"
    print(f"Tried on the other half, the calibration error falls {fall}.")
    print(f"{found.changed} undecided claims changed. `claims learn calibrate --undo` takes it back.")


@learn.command()
def check(limit: Limit = 100, db: Db = DB, format: Layout = "table") -> None:
    """List the verdicts that their like contradict, the oddest first: worth another look."""
    from claims.desk.learn import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        odd = service.odd_verdicts(session, limit)
    rows = [(one.claim_id, "right" if one.right else "wrong", round(one.likelihood, 3)) for one in odd]
    output.write(("claim_id", "judged", "likelihood"), rows, format)
