"""``claims actors``: what a user knows about actors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db

actors = typer.Typer(
    name="actors", help="Tell the program about actors.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(actors)


@actors.callback()
def options() -> None:
    """Tell the program about actors."""


@actors.command()
def load(
    file: Annotated[
        Path, typer.Argument(help="A CSV file: name, kind, aliases, external_id.", metavar="FILE")
    ],
    db: Db = DB,
) -> None:
    """Load actors of your own, such as with Wikidata numbers; those that articles name are linked to them."""
    from claims.importer.gazetteer import load_gazetteer
    from claims.store.database import Database

    with Database.open(db) as database, database.write() as session:
        links = load_gazetteer(session, file)
    print(f"{file} loaded into {db}; {links} actors were linked.")
