"""Stories: those there are, one in full, and a report of it to hand on."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claims.cli import output
from claims.cli.commands.reports import rows_of
from claims.cli.options import DB, Db, Layout, Limit, Output
from claims.errors import InputError

Which = Annotated[int | None, typer.Argument(help="A story, or any article of it; none lists the stories.")]
Told = Annotated[int, typer.Argument(help="A story, or any article of it.")]
STORIES = """SELECT story_id, title, articles, families,
    CASE
        WHEN first_published = published_by THEN cast(first_published AS text)
        WHEN published_by IS NOT NULL THEN 'by ' || published_by
        ELSE 'from ' || first_published
    END AS first_published,
    shared_events, figures, conflicts
FROM stories WHERE articles > 1 ORDER BY articles DESC, story_id LIMIT :limit"""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(story)
    app.command()(report)


def story(
    number: Which = None, db: Db = DB, limit: Limit = 50, format: Layout = "table", to: Output = None
) -> None:
    """List the stories that several articles tell, or show one.

    One story is shown with what happened, its figures, and where the articles differ.
    """
    if number is not None:
        if format not in ("table", "markdown"):
            raise InputError(f"One story is told in Markdown, not as {format}; see claims report.")
        output.write_text(_report(db, number, "markdown"), to)
        return
    columns, rows = rows_of(db, STORIES, limit=limit)
    output.write(columns, rows, format, to, empty="No story is told by more than one article.")


def report(
    number: Told,
    db: Db = DB,
    format: Annotated[Literal["markdown", "html"], typer.Option(help="What to write it in.")] = "markdown",
    to: Output = None,
) -> None:
    """Write a report of a story, with its sources.

    Every sentence names the article it is from.
    """
    output.write_text(_report(db, number, format), to)


def _report(db: Db, number: int, format: Literal["markdown", "html"]) -> str:
    from claims.export import story_report
    from claims.store.database import Database
    from claims.store.queries.story import story as told

    with Database.open(db, create=False) as database, database.read() as session:
        found = told(session, number)
    if found is None:
        raise InputError(f"There is no story or article {number}; claims story lists the stories.")
    return story_report.html(found) if format == "html" else story_report.markdown(found)
