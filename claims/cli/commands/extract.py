"""``claims extract``: what is found in articles, as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from claims.cli.extraction import jobs_of, lazily
from claims.cli.options import (
    TIME_LIMIT,
    Cluster,
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
)  # fmt: skip
from claims.cli.terminal import printable
from claims.errors import InputError, PartialImportError

Layers = Annotated[
    list[Path] | None,
    typer.Option(
        "--layer", help="A TOML file of a lexicon layer (`claims learn layer export`).", metavar="FILE"
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(extract)


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
    from claims.extract.layers.check import (
        read_layer,
    )  # imported lazily: it loads the language model's libraries

    return tuple(map(read_layer, paths))
