"""``claims reextract``: extraction run again, decisions kept; and ``claims ontology``: the event types."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli import output
from claims.cli.options import (
    DB,
    TIME_LIMIT,
    Cluster,
    Db,
    Jobs,
    Layout,
    Model,
    Ontology,
    Spool,
    TimeLimit,
    TlsCa,
    TlsCert,
    TlsKey,
)  # fmt: skip
from claims.cli.terminal import printable
from claims.errors import InputError, PartialImportError
from claims.store.backends.address import Address, shown

if TYPE_CHECKING:
    from claims.reading import Refused
    from claims.store.database import Database

COLUMNS = ("type", "mode", "verbs", "nouns", "adjectives", "restrictions", "from", "about")
Stored = Annotated[
    Path | None,
    typer.Option("--db", help="Show the types that the newest run over this database used.", metavar="PATH"),
]
Shipped = Annotated[
    bool, typer.Option("--shipped-ontology", help="The shipped event types, whatever was used before.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take the last re-extraction back.")]
OUTCOMES = ("new", "updated", "unchanged", "withdrawn", "flagged")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(reextract)
    app.command()(ontology)


def reextract(
    db: Db = DB, model: Model = None, jobs: Jobs = None, ontology: Ontology = None,
    shipped: Shipped = False, dry_run: DryRun = False, undo: Undo = False,
    cluster: Cluster = None, spool: Spool = None, tls_ca: TlsCa = None, tls_cert: TlsCert = None,
    tls_key: TlsKey = None, time_limit: TimeLimit = TIME_LIMIT,
) -> None:  # fmt: skip
    """Extract the claims of all articles again.

    What people decided stays as they decided it.

    Without --ontology the event types of the newest run are used; lexicon layers count as they are on now.
    """
    from claims.cli.cluster import cluster_at
    from claims.cli.extraction import jobs_of, layered, lazily
    from claims.cli.failure import log_to_file
    from claims.importer.reextract import reextract_articles, stored_ontology
    from claims.reading import Refused
    from claims.store.database import Database

    log_to_file()
    where = cluster_at(cluster, spool, (tls_ca, tls_cert, tls_key), db)
    with Database.open(db, create=False) as database:
        if undo:
            take_back(database)
            return
        rows: list[tuple[int, ...]] = []
        refused: list[Refused] = []
        types = ontology or ("" if shipped else stored_ontology(database))
        parser = layered(lazily(model, types), database)
        again = reextract_articles(database, parser, dry_run, jobs_of(jobs), where, time_limit or None)
        with closing(again) as articles:
            for article in articles:
                if isinstance(article, Refused):
                    refused.append(article)
                    continue
                for remark in article.remarks:
                    print(printable(f"article {article.article_id}: {remark}."), file=sys.stderr)
                rows.append((article.article_id, *(article.outcomes[name] for name in OUTCOMES)))
    _print(db, rows, dry_run)
    check_refused(refused, len(rows))


def _print(db: Address, rows: Sequence[tuple[int, ...]], dry_run: bool) -> None:
    """Print what became of the claims of each article, and the sums."""
    output.write(("article_id", *OUTCOMES), rows)
    sums = Counter({name: sum(row[at] for row in rows) for at, name in enumerate(OUTCOMES, start=1)})
    told = ", ".join(f"{sums[name]} {name}" for name in OUTCOMES)
    print(f"{shown(db)}: {told}{' (nothing was changed)' * dry_run}.")


def take_back(database: Database) -> None:
    """Undo the last re-extraction, and say what stays."""
    from claims.importer.reextract import undo_reextraction

    kept = undo_reextraction(database)
    print(f"The last re-extraction was taken back; {kept} claims stay, decided on since.")


def check_refused(refused: Sequence[Refused], done: int) -> None:
    """Tell which articles stay as they were.

    Raises:
        InputError: all of them do.
        PartialImportError: some do.
    """
    for item in refused:
        print(f"{item.told}.")
    if refused:
        kind = PartialImportError if done else InputError
        raise kind(f"{len(refused)} of {done + len(refused)} articles stay as they were; see above.")


def ontology(ontology: Ontology = None, db: Stored = None, format: Layout = "table") -> None:
    """Show the event types, or check a file of your own."""
    from claims.extract.events.entries.lexicon import shipped_types
    from claims.extract.events.entries.ontology import Ontology as Own
    from claims.extract.events.entries.ontology import parse_ontology, read_ontology
    from claims.wordlists import rows

    text = read_ontology(ontology) if ontology is not None else _stored(db)
    own = parse_ontology(text) if text else Own()
    ours = rows("claims.extract.lexicon", "events/restrictions", "restriction")
    lines = list(_lines(own.types, own.restrictions, "your file"))
    if not own.only:
        lines += _lines([each for each in shipped_types() if each["type"]], ours, "shipped")
    output.write(COLUMNS, lines, format)


def _stored(db: Address | None) -> str:
    """Return the text of the ontology that the newest run over a database used."""
    if db is None:
        return ""
    from claims.importer.reextract import stored_ontology
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        return stored_ontology(database)


def _lines(
    types: Sequence[Mapping[str, Any]], restrictions: Sequence[Mapping[str, Any]], origin: str
) -> Iterator[tuple[output.Cell, ...]]:
    for table in types:
        held = sum(row["type"] == table["type"] for row in restrictions)
        for mode in table["mode"]:
            counts = (len(mode.get(part, ())) for part in ("verbs", "nouns", "adjectives"))
            about = mode.get("about") or table.get("about") or ""
            yield table["type"], mode.get("name") or "", *counts, held, origin, about
