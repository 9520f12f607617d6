"""``claims learn layer``: lexicon layers of the desk, taken from it, added to it and tested."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Model, Output, Reviewer
from claims.cli.reviewer import reviewer_name

layer = typer.Typer(
    name="layer", help="The desk's own lexicon layers.", no_args_is_help=True, rich_markup_mode=None
)
Name = Annotated[str, typer.Argument(help="The layer, as `claims learn layer list` names it.")]


@layer.command(name="list")
def list_(db: Db = DB, format: Layout = "table") -> None:
    """List the layers, and whether imports use each."""
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        rows = [
            (one.name, one.edits, "on" if one.on else "off", one.made_by) for one in lexicon.layers(session)
        ]
    none = "There are no layers. `claims learn accept` and `claims learn layer add` make one."
    output.write(("layer", "edits", "state", "by"), rows, format, empty=none)


@layer.command()
def on(name: Name, db: Db = DB) -> None:
    """Turn a layer on: imports use it again."""
    _turn(name, db, on=True)


@layer.command()
def off(name: Name, db: Db = DB) -> None:
    """Turn a layer off: imports use it no longer."""
    _turn(name, db, on=False)


def _turn(name: str, db: str, *, on: bool) -> None:
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.turn(session, name, on=on))


@layer.command()
def export(
    name: Name,
    to: Output = None,
    db: Db = DB,
) -> None:
    """Print a layer as a TOML file.

    It holds tests too, made of the decisions behind its edits.
    """
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        text = lexicon.text_of(session, name)
    output.write_text(text, to)


@layer.command()
def add(
    file: Annotated[Path, typer.Argument(help="A layer file, or a layer of a plugin.", metavar="FILE")],
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Add a layer from a file, or a plugin's.

    It gets the name of the file.
    """
    from claims import plugins
    from claims.desk.learn import lexicon
    from claims.extract.layers.check import checked_text, read_layer
    from claims.store.database import Database

    offered = None if file.exists() else plugins.layer(str(file))
    text = read_layer(file) if offered is None else checked_text(str(file), offered)
    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.add(session, reviewer_name(reviewer), file.stem, text))


@layer.command(name="test")
def run_tests(
    file: Annotated[Path, typer.Argument(help="A layer file.", metavar="FILE")], model: Model = None
) -> None:
    """Check a layer file, and run its own tests."""
    from claims.cli.extraction import lazily
    from claims.errors import InputError
    from claims.extract.layers.check import read_layer
    from claims.extract.layers.layer import parse_layer
    from claims.learning.layer_tests import failing

    text = read_layer(file)
    failed = failing(text, lazily(model)())
    for one in failed:
        print(one)
    number = len(parse_layer(text).tests)
    if failed:
        raise InputError(f"{len(failed)} of {number} tests of {file} fail; see above.")
    print(f"{file}: {number} tests hold.")
