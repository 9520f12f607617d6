"""``claims sql``: questions in SQL, asked read-only, answered in any layout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Output, Raw
from claims.errors import InputError
from claims.wordlists import read_text

SECONDS = 60.0


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(sql)


def sql(
    query: Annotated[
        str | None,
        typer.Argument(
            help="One SELECT, the name of a saved query, or - for standard input. Without it: the views.",
            metavar="QUERY",
        ),
    ] = None,
    db: Db = DB,
    format: Layout = "table",
    to: Output = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Read the query from this file.", metavar="FILE")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="A value for :name in the query.", metavar="NAME=VALUE"),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0, help="Seconds until a query is stopped; 0: never.", metavar="SECONDS")
    ] = SECONDS,
    raw: Raw = False,
    save: Annotated[str | None, typer.Option(help="Keep the query under this name.", metavar="NAME")] = None,
) -> None:
    """Ask the database in SQL. Nothing can be changed this way; Ctrl-C stops a query."""
    written = read_text(file, "The query") if file else sys.stdin.read() if query == "-" else query
    if written is None:
        print_views(db)
    else:
        layout = partial(output.write, format=format, path=to, raw=raw)
        answer(db, written, values(param or []), timeout or None, layout, save)


def answer(
    db: str,
    written: str,
    values: Mapping[str, output.Cell],
    seconds: float | None,
    layout: Callable[[Sequence[str], output.Rows], None],
    save: str | None = None,
) -> None:
    """Lay out the answer to a question, or to the one saved under that name; ``save`` keeps it under a name.

    Raises:
        QueryError: it is wrong, would write, or takes longer than ``seconds``.
    """
    from claims.desk.console.at_once import Watch, asking

    with asking(db, written) as at_once:
        if at_once and not save:
            with at_once(written, values, Watch(seconds)) as found:
                layout(found.columns, found.rows)
            return
    from claims.desk.console.queries import Queries
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        queries = Queries(database)
        meant = queries.meant(written)
        with queries.answering(meant, values, Watch(seconds)) as found:
            layout(found.columns, found.rows)
        if save:
            queries.save(save, meant)


def values(given: list[str]) -> dict[str, output.Cell]:
    """Return the values of ``NAME=VALUE`` options: whole and decimal numbers as numbers, the rest as text.

    Raises:
        InputError: one has no name.
    """
    from claims.desk.console.at_once import number_or_text

    found: dict[str, output.Cell] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not (equals and name.isidentifier()):
            raise InputError(f"--param {one}: write NAME=VALUE, for :NAME in the query.")
        found[name] = number_or_text(value)
    return found


def print_views(db: str) -> None:
    """Print each view with a line on it and an example, and the queries that were saved."""
    from claims.desk.console.queries import Queries
    from claims.store.database import Database
    from claims.store.schema.data_dictionary import views

    with Database.open(db, create=False) as database:
        kept = Queries(database).saved()
    for view in views():
        print(f"{view.name}\n    {view.description}\n    {', '.join(view.described)}")
        print(f"    {view.example}\n" if view.example else "")
    for saved in kept:
        print(f"claims sql {saved.name}\n    {' '.join(saved.query.split())}\n")
