"""Revisions of the schema that this program knows: numbered files, one after the other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from claims.errors import DatabaseError


@cache
def migrations() -> Path:
    """Return the folder of the migrations: inside the installed package, or beside it in a source tree."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "_migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


@cache
def revisions() -> tuple[str, ...]:
    """Return the numbers of all revisions that this program knows, oldest first."""
    return tuple(sorted(file.name.split("_")[0] for file in (migrations() / "versions").glob("[0-9]*.py")))


def head() -> str:
    """Return the revision that this program works with."""
    return revisions()[-1]


def refuse_newer(name: str, at: str) -> None:
    """Raise a DatabaseError when ``at`` is a revision that this program does not know."""
    if at not in revisions():
        raise DatabaseError(
            f"{name} was written by a newer version of claims (its schema is {at}, this program's {head()}). "
            f"Upgrade the program: pip install --upgrade claimdesk."
        )


def known(revision: str) -> str:
    """Return the number of a revision, which may be called "head".

    Raises:
        DatabaseError: there is none of that name.
    """
    if revision == "head":
        return head()
    if revision not in revisions():
        raise DatabaseError(f"There is no revision {revision!r}; there are {', '.join(revisions())}.")
    return revision
