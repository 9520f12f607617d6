"""Questions that have a command of their own: stats, timeline, corroboration and conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, cast

import typer

from claims.cli import event_lines, output
from claims.cli.options import (
    DB,
    Db,
    Layout,
    Limit,
    Output,
    Since,
    Until,
    check_choice,
    first_day,
    last_day,
)

Actor = Annotated[
    str | None, typer.Option(help="Only what this actor takes part in, by any part of the name.")
]

By = Annotated[str, typer.Option(help="Lanes of a drawing: actor or place.")]
Svg = Annotated[Path | None, typer.Option(help="Draw it to this SVG file.", metavar="FILE")]
Png = Annotated[Path | None, typer.Option(help="Draw it to this PNG file.", metavar="FILE")]
LANES = 40
"""Lanes that a drawing has at most, those with the most events."""

Figures = Annotated[bool, typer.Option("--figures", help="Figures instead of events: how each toll grew.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (stats, timeline, corroboration, conflicts):
        app.command()(command)


def rows_of(db: Db, query: str, **values: object) -> tuple[Sequence[str], Sequence[Sequence[output.Cell]]]:
    """Return the columns and rows of one of our own queries."""
    from sqlalchemy import text

    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        found = session.execute(text(query), values)
        return list(found.keys()), [tuple(row) for row in found]


def stats(db: Db = DB, format: Layout = "table") -> None:
    """Count what there is, and how far the review is."""
    from claims.store.database import Database
    from claims.store.review import statistics

    with Database.open(db, create=False) as database, database.read() as session:
        output.write(("what", "number", "reviewed"), statistics.totals(session), format)


FIGURES = """
SELECT story_id, role, date_from AS as_of, value, value_to, qualifier, unit, counted, publisher, article_id
FROM figures
WHERE status NOT IN ('rejected', 'withdrawn') {narrowed}
ORDER BY story_id, role, date_from, article_id, char_start LIMIT :limit
"""
TIMELINE = "SELECT * FROM timeline WHERE true {narrowed} LIMIT :limit"
NARROWED = {
    "actor": "(actors LIKE :actor OR recipients LIKE :actor)",
    "first": "date_to >= :first",
    "last": "date_from <= :last",
}
"""The condition that each option adds to a query."""


def timeline(
    db: Db = DB, actor: Actor = None, since: Since = None, until: Until = None, limit: Limit = 200,
    figures: Figures = False, format: Layout = "table", to: Output = None,
    by: By = "actor", svg: Svg = None, png: Png = None,
) -> None:  # fmt: skip
    """List what happened, by date: each event once.

    With --svg or --png it is drawn: a lane for each actor or place, a dot for each event.
    """
    first, last = first_day(since), last_day(until)
    if svg is not None or png is not None:
        check_choice("--by", by, ("actor", "place"))
        _draw(db, actor, first, last, by, svg, png)
        return
    if figures:
        query, values = _narrowed(FIGURES, first=first, last=last)
        columns, rows = rows_of(db, query, limit=limit, **values)
        output.write(columns, rows, format, to, empty="No figure is like that.")
        return
    named = f"%{actor}%" if actor else None
    query, values = _narrowed(TIMELINE, actor=named, first=first, last=last)
    columns, rows = rows_of(db, query, limit=limit, **values)
    if format == "table" and to is None and rows:
        _print(event_lines.timeline_lines(event_lines.rows_named(columns, rows)))
    else:
        output.write(columns, rows, format, to, empty="No event is like that.")


def _narrowed(query: str, **values: object) -> tuple[str, dict[str, object]]:
    """Return a query with a condition for each value that is given, and these values."""
    given = {name: value for name, value in values.items() if value is not None}
    return query.format(narrowed="".join(f" AND {NARROWED[name]}" for name in given)), given


def _draw(
    db: Db,
    actor: str | None,
    first: object,
    last: object,
    by: str,
    svg: Path | None,
    png: Path | None,
) -> None:
    """Draw the timeline to files."""
    from claims.atomic_file import whole
    from claims.desk.events.timeline import By as Lanes
    from claims.desk.reviewing import open_desk
    from claims.export import timeline_picture as picture

    terms = [f'who:"{actor}"'] if actor else []
    terms += [f"after:{first}"] if first else []
    terms += [f"before:{last}"] if last else []
    shown = open_desk(db, "").events.timeline(" ".join(terms), cast("Lanes", by))
    lanes = [(lane.name, lane.marks) for lane in shown.lanes[:LANES]]
    drawn = picture.svg(f"Timeline by {by}" + (f": {actor}" if actor else ""), lanes, len(shown.undated))
    for path, content in ((svg, drawn.encode()), (png, picture.png(drawn) if png else b"")):
        if path is not None:
            with whole(path) as unfinished:
                unfinished.write_bytes(content)
            typer.echo(f"Wrote {path}.", err=True)


def corroboration(
    db: Db = DB,
    least: Annotated[int, typer.Option(min=1, help="The fewest independent accounts of an event.")] = 2,
    limit: Limit = 200,
    format: Layout = "table",
    to: Output = None,
) -> None:
    """List the events that several sources tell of.

    Those with the most independent accounts come first.
    """
    query = """SELECT * FROM corroboration WHERE families >= :least
        ORDER BY families DESC, articles DESC, event_id LIMIT :limit"""
    columns, rows = rows_of(db, query, least=least, limit=limit)
    if format == "table" and to is None and rows:
        _print(event_lines.corroboration_lines(event_lines.rows_named(columns, rows)))
    else:
        none = f"No event is told of by {least} independent sources or more."
        output.write(columns, rows, format, to, empty=none)


def conflicts(db: Db = DB, limit: Limit = 200, format: Layout = "table", to: Output = None) -> None:
    """List where articles disagree about an event."""
    columns, rows = rows_of(db, "SELECT * FROM conflicts LIMIT :limit", limit=limit)
    if format == "table" and to is None and rows:
        _print(event_lines.conflict_lines(event_lines.rows_named(columns, rows)))
    else:
        output.write(columns, rows, format, to, empty="No articles disagree about an event.")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
