"""``claims export``: the database in other forms; ``claims bundle``: claims with all that they rest upon."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db, Raw


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(export)
    app.command()(bundle)
    app.command("bundle-verify")(bundle_verify)


def export(
    to: Annotated[
        Path,
        typer.Argument(
            help="A folder for csv, parquet, timeml, brat and inception, a file for the others.",
            metavar="TARGET",
        ),
    ],
    db: Db = DB,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="annotations is W3C Web Annotation; label-studio writes its configuration, .xml, beside.",
            metavar="csv|parquet|jsonl|annotations|label-studio|prodigy|claim-review|followthemoney|polecat|polecat-events|timeml|brat|inception|conllu",
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


def bundle(
    to: Annotated[Path, typer.Argument(help="The ZIP file to write.", metavar="OUT.zip")],
    db: Db = DB,
    filter: Annotated[
        str | None,
        typer.Option(help="Only claims that match, such as: kind:quote speaker:blinken.", metavar="FILTER"),
    ] = None,
) -> None:
    """Pack claims with their articles' texts, proposals and every decision, hashed and chained."""
    from claims.desk import Desk
    from claims.export.evidence import write_bundle
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        ids = Desk(database, "export").queue("article", filter).ids if filter else None
        number = write_bundle(database, to, ids, filter or "")
    print(f"{number} claims written to {to}.")


def bundle_verify(
    path: Annotated[Path, typer.Argument(help="A file that `claims bundle` wrote.", metavar="OUT.zip")],
) -> None:
    """Check a bundle's hashes and chain, and replay its decisions; end with 1 if anything differs."""
    from claims.export.verify import verify_bundle

    found = verify_bundle(path)
    for problem in found:
        print(problem)
    if found:
        raise typer.Exit(1)
    print(f"{path} is whole: its hashes agree, and its decisions make its claims of what was proposed.")
