"""``claims actors``: what a user knows about actors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db, Reviewer
from claims.cli.reviewer import reviewer_name
from claims.store.backends.address import shown

actors = typer.Typer(
    name="actors",
    help="Say what you know of actors: names, countries, sectors.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(actors)


@actors.command()
def load(
    file: Annotated[
        Path, typer.Argument(help="A CSV file: name, kind, aliases, external_id.", metavar="FILE")
    ],
    db: Db = DB,
) -> None:
    """Load actors of your own from a CSV file.

    They may have Wikidata numbers; actors that articles name are linked to them.
    """
    from claims.importer.gazetteer import load_gazetteer
    from claims.store.database import Database

    with Database.open(db) as database, database.write() as session:
        links = load_gazetteer(session, file)
    print(f"{file} loaded into {shown(db)}; {links} actors were linked.")


@actors.command(name="set")
def set_(
    actor: Annotated[int, typer.Argument(help="The actor's number, as the view actors has it.")],
    country: Annotated[str | None, typer.Option(help='Its country, such as KEN; "" for none.')] = None,
    sector: Annotated[str | None, typer.Option(help='Its sector, such as GOV; "" for none.')] = None,
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Set an actor's country or sector.

    This is a decision, which `u` in the desk takes back.
    """
    from claims.desk import Desk
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        service = Desk(database, reviewer_name(reviewer)).actors
        if country is not None:
            print(service.set_country(actor, country).words)
        if sector is not None:
            print(service.set_sector(actor, sector).words)


@actors.command()
def affiliate(db: Db = DB) -> None:
    """Find countries and sectors of all actors again.

    By the rules of this version; what people decided stays.
    """
    from claims.store.database import Database
    from claims.store.ingest.affiliations import affiliate_all

    with Database.open(db, create=False) as database, database.write() as session:
        print(f"{affiliate_all(session)} actors changed.")
