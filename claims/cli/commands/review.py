"""``claims review``: the desk."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db, Filter, NamedFilter, Reviewer, check_choice, one_filter, one_of
from claims.cli.reviewer import reviewer_name
from claims.errors import InputError
from claims.store.backends.address import is_server

QUEUES = "article|uncertain|conflicts|actor|newest|disputed|mine"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(review)
    app.command()(serve)


def review(
    filter: Filter = "",
    db: Db = DB,
    reviewer: Reviewer = None,
    order: Annotated[
        str,
        typer.Option(help="What comes first.", metavar=QUEUES, autocompletion=one_of(QUEUES)),
    ] = "article",
    plain: Annotated[bool, typer.Option("--plain", help="Line by line, for screen readers.")] = False,
    named: NamedFilter = "",
) -> None:
    """Open the review desk: judge claim after claim, by key."""
    from claims.cli.packaged import find_screens
    from claims.desk.cards import ORDERS
    from claims.workers.suggesting import Suggesting

    find_screens()
    check_choice("--order", order, ORDERS)
    filter = one_filter(filter, named)
    name = reviewer_name(reviewer)
    suggesting = Suggesting()
    if plain:
        from tui.plain import run as run_plain

        raise typer.Exit(run_plain(db, name, order, filter, sys.stdin, sys.stdout, suggesting))
    in_browser = "TEXTUAL_DRIVER" in os.environ  # then Textual talks to claims serve
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("The desk needs a terminal; claims review --plain works without one.")
    from tui.app import run

    with closing(suggesting):
        raise typer.Exit(run(db, name, order, filter, suggesting, partial(_propose, db)))


def _propose(db: str) -> None:
    """Look for edits of the word lists in a process of its own, which leaves the desk as quick as it is.

    Raises:
        InputError: it does not succeed; the message is that of the command.
    """
    command = [sys.executable, "-m", "claims", "learn", "propose", "--db", db, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603  # our own command
    if done.returncode:
        raise InputError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "It was stopped.")


def serve(
    db: Db = DB,
    reviewer: Reviewer = None,
    host: Annotated[str, typer.Option(help="The address to listen on.", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N")] = 8000,
    public_url: Annotated[
        str | None, typer.Option(help="Where browsers find it, if a proxy stands before.", metavar="URL")
    ] = None,
    reviewer_header: Annotated[
        str | None, typer.Option(help="The header in which a proxy says who is deciding.", metavar="NAME")
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(help="The address of that proxy; nobody else is believed.", metavar="ADDRESS"),
    ] = None,
    sessions: Annotated[int, typer.Option(min=1, help="The most tabs at once.", metavar="N")] = 8,
    folder: Annotated[
        Path, typer.Option(help="The only folder that files are written to.", metavar="FOLDER")
    ] = Path(),
) -> None:
    """Serve the review desk to browsers.

    Without more options only to yours, on this machine.
    """
    try:
        from claims.cli.web_server import DeskServer, Serving
    except ImportError as error:
        raise InputError("That needs textual-serve: pip install 'claimdesk[web]'") from error
    from claims.store.database import Database

    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}.")
    where = db if is_server(db) else str(Path(db).resolve())
    serving = Serving(
        where, reviewer_name(reviewer), folder.resolve(), host, port, public_url, reviewer_header,
        tuple(proxy or ()), sessions,
    )  # fmt: skip
    serving.check()
    Database.open(where, create=False).close()
    DeskServer(serving).serve()
