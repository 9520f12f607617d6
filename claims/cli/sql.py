"""``claims sql``: questions in SQL, asked read-only, answered in any layout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Output
from claims.errors import InputError, QueryError

if TYPE_CHECKING:
    from claims.store.database import Database

SECONDS = 60.0


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(sql)


def sql(
    query: Annotated[
        str | None,
        typer.Argument(
            help="One SELECT, the name of a saved query, or - for standard input. Without it: the views."
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
    timeout: Annotated[float, typer.Option(min=0, help="Stop after so many seconds; 0: never.")] = SECONDS,
    save: Annotated[str | None, typer.Option(help="Keep the query under this name.", metavar="NAME")] = None,
) -> None:
    """Ask the database in SQL. Nothing can be changed this way; Ctrl-C stops a query."""
    from claims.store.database import Database
    from claims.store.sql import asking

    written = file.read_text(encoding="utf-8") if file else sys.stdin.read() if query == "-" else query
    with Database.open(db, create=False) as database:
        if written is None:
            print_views(database)
            return
        written = saved(database).get(written.strip(), written)
        with asking(db, written, values(param or []), seconds=timeout or None) as answer:
            output.write(answer.columns, answer.rows, format, to)
        if save:
            keep(database, save, written)


def values(given: list[str]) -> dict[str, output.Cell]:
    """Return the values of ``NAME=VALUE`` options: whole and decimal numbers as numbers, the rest as text.

    Raises:
        InputError: one has no name.
    """
    found: dict[str, output.Cell] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not (equals and name.isidentifier()):
            raise InputError(f"--param {one}: write NAME=VALUE, for :NAME in the query.")
        found[name] = _number(value)
    return found


def _number(value: str) -> output.Cell:
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


def print_views(database: Database) -> None:
    """Print each view with a line on it and an example, and the queries that were saved."""
    from claims.store.documentation import views

    for view in views():
        print(f"{view.name}\n    {view.description}\n    {', '.join(name for name, _ in view.columns)}")
        print(f"    {view.example}\n" if view.example else "")
    for name, query in sorted(saved(database).items()):
        print(f"claims sql {name}\n    {' '.join(query.split())}\n")


def saved(database: Database) -> dict[str, str]:
    """Return the saved queries by name."""
    from sqlalchemy import select

    from claims.store.models import Saved

    with database.read() as session:
        return {row.name: row.body for row in session.scalars(select(Saved).where(Saved.kind == "query"))}


def keep(database: Database, name: str, query: str) -> None:
    """Save a query under a name; one of that name is replaced.

    Raises:
        QueryError: the name would be taken for a query.
    """
    from sqlalchemy import delete

    from claims.store.models import Saved

    if not name.replace("-", "_").isidentifier():
        raise QueryError(f"{name!r} cannot be a name; use letters, digits, - and _.")
    with database.write() as session:
        session.execute(delete(Saved).where(Saved.kind == "query", Saved.name == name))
        session.add(Saved(kind="query", name=name, body=query))
