"""``claims import``: articles in, and what is taken over besides them."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.extraction import jobs_of, layered, lazily
from claims.cli.options import (
    DB,
    TIME_LIMIT,
    Cluster,
    Db,
    Jobs,
    Kind,
    Model,
    Ontology,
    Sources,
    Spool,
    TimeLimit,
    TlsCa,
    TlsCert,
    TlsKey,
    checked,
    one_of,
    read_date,
)  # fmt: skip
from claims.cli.reviewer import reviewer_name
from claims.errors import InputError, PartialImportError
from claims.store.backends.address import Address

if TYPE_CHECKING:
    from claims.document import GivenArticle
    from claims.importer import Progress
    from claims.reading import Defaults, Refused
    from claims.store.database import Database


def tools(incomplete: str) -> list[str]:
    """Complete the name of a tool: those whose files are known, and those of plugins."""
    from claims.plugins import names
    from claims.reading.foreign_claims.annotations import TOOLS

    return one_of("|".join((*TOOLS, *names("claims.importers"))))(incomplete)


Published = Annotated[
    str | None,
    typer.Option(
        help="When the articles were published, for those that do not say: 2023-06-17, 2023-06.",
        metavar="DATE",
    ),
]
Publisher = Annotated[
    str | None, typer.Option(help="Who published them, for those that do not say.", metavar="NAME")
]

Claims = Annotated[
    bool,
    typer.Option(
        "--claims",
        help="The files are claims that another program found or people marked: JSON lines, Label "
        "Studio, Prodigy, INCEpTION, brat or W3C Web Annotations; the content tells which.",
    ),
]
UpdateMetadata = Annotated[
    bool,
    typer.Option(
        "--update-metadata",
        help="Where an article is there already with another title, url, publisher, agency, author or date, "
        "take over what is given now: a decision, which can be undone.",
    ),
]
NarrowDates = Annotated[
    bool,
    typer.Option(
        "--narrow-dates",
        help="Afterwards, date articles whose day is not known by others that tell of the same events: "
        "decisions, which can be undone.",
    ),
]
Tool = Annotated[
    str,
    typer.Option(
        help="With --claims: the name under which the database remembers who found them, such as prodigy; a "
        "plugin of that name reads the files.",
        metavar="NAME",
        autocompletion=tools,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("import")(import_)


def import_(
    paths: Sources, db: Db = DB, published: Published = None, publisher: Publisher = None,
    format: Kind = None, model: Model = None, jobs: Jobs = None, ontology: Ontology = None,
    cluster: Cluster = None, spool: Spool = None, tls_ca: TlsCa = None, tls_cert: TlsCert = None,
    tls_key: TlsKey = None, claims: Claims = False, update_metadata: UpdateMetadata = False,
    narrow_dates: NarrowDates = False, tool: Tool = "foreign", time_limit: TimeLimit = TIME_LIMIT,
) -> None:  # fmt: skip
    """Import articles and find their claims. Articles that are there already stay as they are."""
    from claims.cli.cluster import cluster_at
    from claims.cli.failure import log_to_file
    from claims.cli.progress import drawn
    from claims.cli.summary import Summary
    from claims.importer import import_articles
    from claims.reading import count, read
    from claims.store.database import Database

    if claims:
        take_claims(paths, db, tool)
        return
    log_to_file()
    where = cluster_at(cluster, spool, (tls_ca, tls_cert, tls_key), db)
    found = read(paths, defaults(published, publisher), checked(format), sys.stdin.buffer)
    parser = lazily(model, ontology)
    refused, rest = until_article(found)
    summary = Summary(refused)
    if rest is not None:
        with Database.open(db) as database:
            layers = layered(parser, database)
            done = import_articles(database, rest, layers, jobs_of(jobs), where, time_limit or None)
            with closing(done) as events:
                for event in drawn(events, count(paths)):
                    summary.add(taken_over(database, event) if update_metadata else event)
    summary.print(db)
    if narrow_dates:
        print_narrowed(db)
    summary.check()


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
    from claims.reading.foreign_claims.files import files
    from claims.store.database import Database

    number = refused = 0
    with Database.open(db, create=False) as database:
        for path in files(paths, tool):
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


def until_article(
    found: Iterator[GivenArticle | Refused],
) -> tuple[list[Refused], Iterator[GivenArticle | Refused] | None]:
    """Return what is refused before the first article, and what comes from that on; ``None`` if none does."""
    from claims.reading import Refused

    refused: list[Refused] = []
    for item in found:
        if not isinstance(item, Refused):
            return refused, itertools.chain([item], found)
        refused.append(item)
    return refused, None


def defaults(published: str | None, publisher: str | None) -> Defaults:
    """Return what holds for articles that do not say so themselves.

    Raises:
        InputError: ``published`` is no date.
    """
    from claims.reading import Defaults

    return Defaults(read_date("--published", published) if published else None, publisher)
