"""News into claims that can be trusted: who said what, what happened, when, where, according to whom.

>>> import claims
>>> with claims.open("news.db") as db, db.read() as session:  # doctest: +SKIP
...     session.execute(text("SELECT speaker, content FROM quotes")).all()

``claims.open(path)`` opens a database (see :class:`Database`), ``claims.extract(text)`` says what a text
claims without one, :class:`Desk` is everything a reviewer can do. Nothing heavy is imported before it is
used.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import (
    ClaimsError,
    DatabaseError,
    DecisionError,
    InputError,
    ModelError,
    PartialImportError,
    QueryError,
)

if TYPE_CHECKING:
    from claims.document import Document, GivenArticle
    from claims.extract.parse import Parser
    from claims.store.database import Database

__all__ = [
    "ClaimsError",
    "Database",
    "DatabaseError",
    "DecisionError",
    "Desk",
    "InputError",
    "ModelError",
    "PartialImportError",
    "QueryError",
    "extract",
    "open",
]

LATER = {"Database": "claims.store.database", "Desk": "claims.desk"}
"""Public names that cost time to import, and where they are defined."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  # a module's __getattr__ returns whatever is asked for
    if name in LATER:
        return getattr(import_module(LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def open(address: str | Path, *, create: bool = True) -> Database:  # claims.open() is the public name
    """Open the database at ``address``, a file or a URL; see :meth:`Database.open`."""
    from claims.store.database import Database

    return Database.open(address, create=create)


def extract(given: GivenArticle | str, parser: Parser | None = None) -> Document:
    """Return everything that an article, or just its text, claims; see :func:`claims.extract.extract`."""
    from claims.extract import extract as run

    return run(given, parser)
