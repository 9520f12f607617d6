"""``claims import`` and ``claims extract``: articles in."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
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
    read_date,
)  # fmt: skip
from claims.cli.taking_over import print_narrowed, take_claims, taken_over
from claims.cli.terminal import printable
from claims.errors import InputError, PartialImportError

if TYPE_CHECKING:
    from claims.document import GivenArticle
    from claims.reading import Defaults, Refused

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
        "Studio, Prodigy, INCEpTION, brat or W3C Web Annotations.",
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
Layers = Annotated[
    list[Path] | None,
    typer.Option(
        "--layer", help="A TOML file of a lexicon layer (`claims learn layer export`).", metavar="FILE"
    ),
]
Tool = Annotated[str, typer.Option(help="With --claims: which program found them.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("import")(import_)
    app.command()(extract)


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


def extract(
    paths: Sources, model: Model = None, format: Kind = None, jobs: Jobs = None, ontology: Ontology = None,
    layer: Layers = None, cluster: Cluster = None, spool: Spool = None, tls_ca: TlsCa = None,
    tls_cert: TlsCert = None, tls_key: TlsKey = None, time_limit: TimeLimit = TIME_LIMIT,
) -> None:  # fmt: skip
    """Print what is found in articles, as JSON lines.

    Each line is the extraction document of one article. No database is touched.
    """
    from claims.cli.cluster import cluster_at
    from claims.cli.failure import log_to_file
    from claims.extract.serialise import as_json
    from claims.reading import Refused, read
    from claims.workers import extracted

    log_to_file()
    where = cluster_at(cluster, spool, (tls_ca, tls_cert, tls_key))
    found = read(paths, format=checked(format), stdin=sys.stdin.buffer)
    printed = refused = 0
    parser = lazily(model, ontology)
    parser.layers = layers_in(layer or ())
    with closing(
        extracted(found, parser, jobs_of(jobs), waiting=True, cluster=where, time_limit=time_limit or None)
    ) as results:
        for item in results:
            if not isinstance(item, Refused):
                document = as_json(item.document, item.given.id or item.given.origin)
                print(json.dumps(document, ensure_ascii=False), flush=True)
                printed += 1
                for remark in item.document.remarks:
                    print(printable(f"claims: {item.given.origin}: {remark}."), file=sys.stderr)
            elif not item.passed_over:
                print(f"claims: {item.told}.", file=sys.stderr)
                refused += 1
    if refused:
        kind = PartialImportError if printed else InputError
        raise kind(f"{refused} of {printed + refused} could not be read; see above.")


def layers_in(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the texts of files of lexicon layers.

    Raises:
        InputError: one is not right.
    """
    from claims.extract.layers.check import read_layer  # brings the language model's libraries

    return tuple(map(read_layer, paths))


def checked(format: str | None) -> str | None:
    """Return the format a user named: one of ours, or of an installed package.

    Raises:
        InputError: there is no such format.
    """
    from claims import plugins
    from claims.reading import FORMATS

    if format is None or format in FORMATS:
        return format
    known = (*FORMATS, *plugins.names("claims.readers"))
    if format not in known:
        raise InputError(f"There is no format {format!r}; choose one of {', '.join(known)}.")
    return format
