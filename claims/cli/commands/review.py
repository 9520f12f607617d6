"""``claims review``: the desk."""

from __future__ import annotations

import getpass
import sys
from contextlib import closing
from typing import Annotated

import typer

from claims.cli.options import DB, Db, one_of
from claims.errors import InputError

Filter = Annotated[
    str, typer.Argument(help='Which claims, such as: kind:quote speaker:blinken status:new "open lines"')
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(review)


def review(
    filter: Filter = "",
    db: Db = DB,
    reviewer: Annotated[
        str | None, typer.Option("--as", envvar="CLAIMS_REVIEWER", help="Who is deciding.", metavar="NAME")
    ] = None,
    order: Annotated[
        str,
        typer.Option(help="article, uncertain, conflicts, actor, newest, disputed or mine."),
    ] = "article",
    plain: Annotated[bool, typer.Option("--plain", help="Line by line, for screen readers.")] = False,
) -> None:
    """Open the review desk: confirm, correct or reject one claim after the other, by key."""
    from claims.cli.packaged import find_screens
    from claims.desk.cards import ORDERS
    from claims.workers.suggesting import Suggesting

    find_screens()
    one_of(order, *ORDERS)
    name = reviewer or getpass.getuser()
    suggesting = Suggesting()
    if plain:
        from tui.plain import run as run_plain

        raise typer.Exit(run_plain(db, name, order, filter, sys.stdin, sys.stdout, suggesting))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("The desk needs a terminal; claims review --plain works without one.")
    from tui.app import run

    with closing(suggesting):
        raise typer.Exit(run(db, name, order, filter, suggesting))
