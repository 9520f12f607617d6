"""``claims db``: the database file: its revision, backups and soundness."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db
from claims.errors import DatabaseError, DecisionError
from claims.store.backends.address import Address, shown

Target = Annotated[
    str, typer.Argument(help="An empty database (postgresql://…), or a new file.", metavar="TARGET")
]
Revision = Annotated[str, typer.Argument(help="The revision to go to.")]

db = typer.Typer(
    name="db", help="Upgrade, back up and check the database.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(db)
    app.command()(publish)


def publish(target: Target, db: Db = DB) -> None:
    """Copy the database to a PostgreSQL server, or back.

    The target is empty: a new database on the server, or a new file.
    """
    from claims.store.publish import publish

    counts = publish(db, target)
    print(
        f"{shown(target)} now holds what {shown(db)} does: {counts['article']:,} articles, "
        f"{counts['claim']:,} claims, {counts['decision']:,} decisions, counted and replayed."
    )


@db.command()
def upgrade(revision: Revision = "head", db: Db = DB) -> None:
    """Bring the database to a newer revision, after a backup.

    Every command does so by itself when it opens a file; a server is upgraded by this command alone.
    """
    from claims.store.schema import migrate

    before = migrate.current(existing(db))
    copy = migrate.upgrade(db, revision)
    migrate.refresh(db)
    say_moved(db, before, copy)


@db.command()
def downgrade(revision: Revision, db: Db = DB) -> None:
    """Go back to an earlier revision, after a backup.

    This is for an older version of the program.
    """
    from claims.store.schema import migrate

    before = migrate.current(existing(db))
    say_moved(db, before, migrate.downgrade(db, revision))


@db.command()
def current(db: Db = DB) -> None:
    """Print the revision of the database and of this program."""
    from claims.store.schema import migrate

    print(f"{migrate.current(existing(db)) or 'empty'} (this program: {migrate.head()})")


@db.command()
def history(db: Db = DB) -> None:
    """List the revisions, and which of them the database has."""
    from claims.store.schema import migrate

    for step in migrate.history(existing(db)):
        print(f"{step.id}  {'applied' if step.applied else 'pending':<8} {step.title}")


@db.command()
def backup(
    to: Annotated[Path | None, typer.Argument(help="Where to; beside the database without it.")] = None,
    db: Db = DB,
) -> None:
    """Copy the database, also while others write to it."""
    from claims.store.backends.chosen import backend_at

    if to is not None and to.exists():
        raise DatabaseError(f"{to} exists already; name a file that does not.")
    print(backend_at(existing(db)).backup(to))


@db.command()
def restore(
    copy: Annotated[
        Path, typer.Argument(help="The backup to put back; it stays as it is.", metavar="BACKUP")
    ],
    db: Db = DB,
) -> None:
    """Put a backup in the place of the database. What was there is kept under another name."""
    from claims.store.backends.chosen import backend_at

    done = backend_at(db).restore(copy)
    kept = f"; what was there is kept in {done.kept}" if done.kept else ""
    print(f"{shown(db)} is now what {copy} holds (revision {done.revision}){kept}.")


@db.command()
def recover(
    file: Annotated[Path, typer.Argument(help="What a desk kept beside its database.", metavar="FILE")],
    db: Db = DB,
) -> None:
    """Take in the decisions that a desk could not save.

    What somebody else changed meanwhile is named and left as it is.
    """
    from claims.desk import unsaved
    from claims.desk.reviewing import open_desk

    kept = unsaved.read(file)
    desk = open_desk(db, kept.reviewer)
    unsaved.known_again(desk, kept)
    left = 0
    for outcome in unsaved.recover(desk, file, kept):
        left += not outcome.taken
        print(f"{'taken' if outcome.taken else 'NOT taken'} ({outcome.kept.decision}): {outcome.words}")
    if left:
        raise DecisionError(f"{left} of {len(kept.unsaved)} decisions were not taken; {file} keeps them.")
    print(f"{shown(db)} has all that {kept.reviewer} decided; {file} is no longer needed and was removed.")


@db.command()
def check(db: Db = DB) -> None:
    """Check that the database is sound, or say what to do."""
    from claims.desk.history.wording import count
    from claims.store.schema.integrity import check

    found = check(existing(db))
    for finding in found:
        print(f"{finding.severity}: {finding.what} {finding.remedy}")
    errors = sum(finding.severity == "error" for finding in found)
    if errors:
        raise DatabaseError(f"{shown(db)} is not sound: {count(errors, 'fault')}; see above.")
    print(f"{shown(db)} is sound.")


def say_moved(db: Address, before: str | None, copy: Path | None) -> None:
    """Print which revision the database had, which it has, and where its copy is."""
    from claims.store.schema import migrate

    after = migrate.current(db)
    if before == after:
        print(f"{shown(db)} is at {after} already.")
    else:
        print(f"{shown(db)}: {before} → {after}" + (f"; what was there is kept in {copy}" if copy else ""))


def existing(db: str) -> str:
    """Return ``db``.

    Raises:
        DatabaseError: there is no such database.
    """
    from claims.store.backends.chosen import backend_at

    backend = backend_at(db)
    if not backend.exists():
        raise DatabaseError(
            f"There is no database at {backend.name}. Make one: claims import --db {backend.name} FILE…"
        )
    return db
