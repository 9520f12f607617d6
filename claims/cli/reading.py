"""``claims extract``: what is in the articles, with no database."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claims.errors import InputError, PartialImportError

if TYPE_CHECKING:
    from claims.reading import Format

Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders (read recursively), or - for standard input.", metavar="PATH…"),
]
Model = Annotated[
    str | None, typer.Option(help="An installed spaCy pipeline for English, by its package name.")
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--format", help="text, html, jsonl, json, csv or feed; without it the suffix or the content tells."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(extract)


def extract(paths: Sources, model: Model = None, format: Kind = None) -> None:
    """Print the extraction document of each article, one JSON object a line. No database is touched."""
    from claims.extract import extract as run
    from claims.extract.parse import DEFAULT_MODEL, load
    from claims.extract.serialise import as_json
    from claims.reading import Refused, read

    found = read(paths, format=checked(format), stdin=sys.stdin.buffer)
    parser = load(model or DEFAULT_MODEL)
    printed = refused = 0
    for item in found:
        if not isinstance(item, Refused):
            document = as_json(run(item, parser), item.id or item.origin)
            print(json.dumps(document, ensure_ascii=False), flush=True)
            printed += 1
        elif not item.passed_over:
            print(f"claims: {item.origin} {item.reason}.", file=sys.stderr)
            refused += 1
    if refused:
        kind = PartialImportError if printed else InputError
        raise kind(f"{refused} of {printed + refused} articles could not be read; see above.")


def checked(format: str | None) -> Format | None:
    """Return the format a user named.

    Raises:
        InputError: there is no such format.
    """
    from claims.reading import FORMATS

    for known in FORMATS:
        if format == known:
            return known
    if format is None:
        return None
    raise InputError(f"There is no format {format!r}; choose one of {', '.join(FORMATS)}.")
