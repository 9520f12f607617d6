"""``claims demo``: five real articles in a database, and the review desk on it."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer

Target = Annotated[Path, typer.Option("--db", help="The database file to make.", metavar="FILE")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(demo)


def demo(
    db: Target = Path("demo.db"),
    review: Annotated[
        bool, typer.Option("--review/--no-review", help="Open the review desk where there is a terminal.")
    ] = True,
) -> None:
    """Try the program on five articles that come with it.

    They are imported into demo.db, and the review desk opens on it where there is a terminal.
    """
    from claims.cli.commands.import_articles import import_
    from claims.cli.commands.reports import stats
    from claims.cli.commands.review import review as open_desk
    from claims.cli.packaged import demo_folder

    db = db.resolve()
    with contextlib.chdir(demo_folder()):
        import_(["seeds"], str(db))
    stats(str(db))
    if review and sys.stdin.isatty() and sys.stdout.isatty():
        open_desk(db=str(db))
