"""``claims reextract``: a newer extractor over what is stored, with every decision kept."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Jobs, Model

OUTCOMES = ("new", "updated", "unchanged", "withdrawn", "flagged")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(reextract)


def reextract(
    db: Db = DB,
    model: Model = None,
    jobs: Jobs = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last re-extraction back.")] = False,
) -> None:
    """Run this version's extractor over every article again. What people decided stays as they decided it."""
    from claims.cli.commands.import_extract import jobs_of, lazily
    from claims.cli.failure import log_to_file
    from claims.importer.reextract import reextract_articles, undo_reextraction
    from claims.store.database import Database

    log_to_file()
    with Database.open(db, create=False) as database:
        if undo:
            kept = undo_reextraction(database)
            print(f"The last re-extraction was taken back; {kept} claims stay, decided on since.")
            return
        rows: list[tuple[int, ...]] = []
        with closing(reextract_articles(database, lazily(model), dry_run, jobs_of(jobs))) as articles:
            for article in articles:
                rows.append((article.article_id, *(article.outcomes[name] for name in OUTCOMES)))
    output.write(("article_id", *OUTCOMES), rows)
    sums = Counter({name: sum(row[at] for row in rows) for at, name in enumerate(OUTCOMES, start=1)})
    print(
        f"{db}: {', '.join(f'{sums[name]} {name}' for name in OUTCOMES)}{' (nothing was changed)' * dry_run}."
    )
