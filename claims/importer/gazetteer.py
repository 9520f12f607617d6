"""A user's gazetteer, loaded into a database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from claims.linking.actors import link_gazetteer
from claims.reading.gazetteer import read_gazetteer


def load_gazetteer(session: Session, path: Path) -> int:
    """Load a user's actors from a CSV file and return how many links to known actors were made.

    Raises:
        InputError: the file cannot be read, lacks a column, or has an unknown kind.
    """
    return link_gazetteer(session, read_gazetteer(path))
