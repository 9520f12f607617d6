"""``claims search``: full-text search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Limit, Output, Since, Until, first_day, last_day
from claims.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(search)


def search(
    query: Annotated[
        str, typer.Argument(help='Words, "a phrase", prefix*, NEAR(oil sanctions, 5), AND, OR, NOT.')
    ],
    db: Db = DB,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="Search in what is quoted, not in all sentences.")
    ] = False,
    actor: Annotated[str | None, typer.Option(help="Only where this actor is mentioned, or speaks.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    format: Layout = "table",
    to: Output = None,
) -> None:
    """Find sentences or quotes by their words.

    Case and accents do not count.
    """
    from claims.desk.review.rows import short_name
    from claims.store.console.full_text import Asked, Where
    from claims.store.console.full_text import search as full_text
    from claims.store.database import Database
    from claims.store.queries.claim_rows import labels

    if not query.strip():
        raise InputError("There is nothing to look for; write words, or “a phrase” in quotation marks.")
    first, last = first_day(since), last_day(until)
    where: Where = "quotes" if quotes else "sentences"
    with Database.open(db, create=False) as database, database.read() as session:
        who = None if actor is None else actor_called(session, actor)
        hits = full_text(session, Asked(query, where, who, first, last), limit=limit)
        named = labels(session, list({hit.article_id for hit in hits}))
    rows = [
        (hit.id, hit.article_id, short_name(*named[hit.article_id]), hit.published_from, hit.snippet)
        for hit in hits
    ]
    name = "claim_id" if quotes else "sentence_id"
    columns = (name, "article_id", "article", "published", "words")
    output.write(columns, rows, format, to, empty=f"No {where[:-1]} has these words.")


def actor_called(session: Session, name: str) -> int:
    """Return the canonical actor with this name, in any of the spellings seen.

    Raises:
        InputError: nobody has it, or several have.
    """
    from sqlalchemy import text

    query = "SELECT DISTINCT actor_id, name FROM aliases WHERE alias LIKE :it"
    found = session.execute(text(query), {"it": f"%{name}%"}).all()
    exact = [row for row in found if row.name.casefold() == name.casefold()] or found
    if len(exact) == 1:
        return int(exact[0].actor_id)
    if not exact:
        raise InputError(f"No actor is called {name!r}; the view actors lists them all.")
    names = ", ".join(sorted({row.name for row in exact})[:8])
    raise InputError(f"{name!r} may be one of several: {names}. Write the whole name.")
