"""Language model, lexicon layers and processes that a command extracts with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli.terminal import printable

if TYPE_CHECKING:
    from claims.store.database import Database
    from claims.workers import LazyParser


def lazily(model: str | None, ontology: Path | str | None = None) -> LazyParser:
    """Return what gives the language model, loaded when first asked for; one that is named is loaded now.

    ``ontology`` is a file of event types, or the text of one that is checked already. Kinds of claims of
    other packages that cannot be used are told of on standard error; all else is found without them.

    Raises:
        ModelError: the named one is not installed.
        InputError: the file of event types is not right.
    """
    from claims.plugins.kinds import installed
    from claims.workers import LazyParser

    for problem in installed().problems:
        print(printable(f"{problem} Its claims are left out."), file=sys.stderr)
    text = ontology or ""
    if isinstance(ontology, Path):
        from claims.extract.events.entries.ontology import read_ontology

        text = read_ontology(ontology)
    parser = LazyParser(model, str(text))
    if model is not None:
        parser()
    return parser


def layered(parser: LazyParser, database: Database) -> LazyParser:
    """Return the parser with the lexicon layers that are on in ``database``."""
    from claims.store.learning import lexicon

    with database.read() as session:
        parser.layers = lexicon.in_use(session)
    return parser


def jobs_of(jobs: int | None) -> int:
    """Return the number of processes that a user named, or what suits this machine."""
    from claims.workers import usual_jobs

    return jobs or usual_jobs()
