"""``claims actors``: what a user knows about actors."""

from __future__ import annotations

import getpass
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


@actors.command(name="set")
def set_(
    actor: Annotated[int, typer.Argument(help="The actor's number, as the view actors has it.")],
    country: Annotated[str | None, typer.Option(help='Its country, such as KEN; "" for none.')] = None,
    sector: Annotated[str | None, typer.Option(help='Its sector, such as GOV; "" for none.')] = None,
    reviewer: Annotated[
        str | None, typer.Option(help="Who you are; left out, the name you are logged in with.")
    ] = None,
    db: Db = DB,
) -> None:
    """Say which country or sector an actor belongs to, as a decision that `u` in the desk takes back."""
    from claims.desk import Desk
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        service = Desk(database, reviewer or getpass.getuser()).actors
        if country is not None:
            print(service.set_country(actor, country).words)
        if sector is not None:
            print(service.set_sector(actor, sector).words)


@actors.command()
def affiliate(db: Db = DB) -> None:
    """Tell countries and sectors of all actors anew, by this version's rules; what people said stays."""
    from claims.store.database import Database
    from claims.store.ingest.affiliations import affiliate_all

    with Database.open(db, create=False) as database, database.write() as session:
        print(f"{affiliate_all(session)} actors changed.")
