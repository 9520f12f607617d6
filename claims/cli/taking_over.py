"""Metadata, days and claims that an import takes over besides articles."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli.reviewer import reviewer_name
from claims.errors import InputError, PartialImportError
from claims.store.backends.address import Address

if TYPE_CHECKING:
    from claims.importer import Progress
    from claims.reading import Refused
    from claims.store.database import Database


def print_narrowed(db: Address) -> None:
    """Date the articles without a known day by their fellows, and say which and by whom."""
    from claims.desk import Desk
    from claims.store.backends.chosen import backend_at
    from claims.store.database import Database

    if not backend_at(db).exists():
        return
    with Database.open(db, create=False) as database:
        for decided in Desk(database, reviewer_name()).articles.narrow_dates():
            print(decided.words)


def taken_over(database: Database, event: Progress) -> Progress:
    """Decide that the metadata given now is right, where an article has other; return the rest to tell."""
    from claims.desk import Desk
    from claims.importer import Known

    if not isinstance(event, Known) or event.article_id is None or not event.differs:
        return event
    values = {name: now for name, (_, now) in event.differs.items()}
    articles = Desk(database, reviewer_name()).articles
    if published := values.pop("published", None):
        print(f"{event.origin}: {articles.set_date(event.article_id, published).words}")
    if values:
        print(f"{event.origin}: {articles.correct_metadata(event.article_id, values).words}")
    return Known(event.article_id, event.origin)


def take_claims(paths: list[str], db: Address, tool: str) -> None:
    """Import the claims of files, each in one transaction, and say what became of them.

    Raises:
        InputError: none could be taken, or a file cannot be read.
        PartialImportError: some could not be taken.
    """
    from claims.desk.history.wording import count
    from claims.importer.foreign import import_claims
    from claims.reading.foreign_claims.annotations import claim_lines
    from claims.store.database import Database

    number = refused = 0
    with Database.open(db, create=False) as database:
        for path in paths:
            unread: list[Refused] = []
            data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
            taken = import_claims(database, claim_lines(data, tool, unread), path, tool)
            taken.refused[:0] = [replace(one, origin=f"{path}, {one.origin}") for one in unread]
            number += taken.new + taken.known
            refused += len(taken.refused)
            for item in taken.refused:
                print(item.told)
            print(f"{path}: {taken.new} new, {taken.known} there already.")
    if refused:
        kind = PartialImportError if number else InputError
        raise kind(f"{count(refused, 'claim')} not taken; the reasons are above.")
