"""``claims export``: the database in other programs' forms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db, Raw


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(export)


def export(
    to: Annotated[
        Path,
        typer.Argument(
            help="A folder for csv, parquet, timeml and brat, a file for the others.", metavar="TARGET"
        ),
    ],
    db: Db = DB,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="annotations is W3C Web Annotation; label-studio writes its configuration, .xml, beside.",
            metavar="csv|parquet|jsonl|annotations|label-studio|prodigy|claim-review|timeml|brat",
        ),
    ] = "csv",
    filter: Annotated[
        str | None,
        typer.Option(help="Only claims that match, such as: kind:quote speaker:blinken.", metavar="FILTER"),
    ] = None,
    raw: Raw = False,
) -> None:
    """Write all claims, or those a filter finds, in the form of another program."""
    from claims.desk import Desk
    from claims.export import export as write
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        ids = Desk(database, "export").queue("article", filter).ids if filter else None
        number = write(database, to, format, ids, raw=raw)
    print(f"{number} claims written to {to}.")
