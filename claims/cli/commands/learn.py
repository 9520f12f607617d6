"""``claims learn``: what the desk learns from its reviewers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Limit, Model, Output, Reviewer
from claims.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from claims.store.learning.lexicon import EditRow

learn = typer.Typer(
    name="learn", help="Learn from the decisions of reviewers.", no_args_is_help=True, rich_markup_mode=None
)
layer = typer.Typer(
    name="layer", help="The desk's own lexicon layers.", no_args_is_help=True, rich_markup_mode=None
)
learn.add_typer(layer)
Edits = Annotated[
    list[int], typer.Argument(help="Numbers that `claims learn propose` shows.", metavar="EDIT...")
]
Name = Annotated[str, typer.Argument(help="The layer, as `claims learn layer list` names it.")]


class Thing(StrEnum):
    """What is linked."""

    actor = "actor"
    event = "event"


PROPOSED = ("edit", "what", "for it", "of", "mends", "breaks", "surplus", "undecided")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(learn)


@learn.command()
def calibrate(
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Give undecided claims their new confidence too.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the calibration in use back.")] = False,
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Learn how sure to be of each rule.

    From the decisions, half of which are kept to try it on; what does not help is not used.
    """
    from claims.desk.learn import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        if undo:
            number, changed = service.undo_calibration(session)
            print(f"Calibration {number} is taken back; {changed} claims have their confidence back.")
            return
        found = service.calibrate(session, reviewer_name(reviewer), undecided)
    tried = found.trial
    print(f"Calibration {found.calibration_id} is in use, learned from {tried.judged} decisions.")
    fall = f"from {tried.error_before:.3f} to {tried.error_after:.3f}"
    print(f"Tried on the other half, the calibration error falls {fall}.")
    print(f"{found.changed} undecided claims changed. `claims learn calibrate --undo` takes it back.")


@learn.command()
def check(limit: Limit = 100, db: Db = DB, format: Layout = "table") -> None:
    """List verdicts worth another look.

    Their like were judged otherwise; the oddest come first.
    """
    from claims.desk.learn import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        odd = service.odd_verdicts(session, limit)
    rows = [(one.claim_id, "right" if one.right else "wrong", round(one.likelihood, 3)) for one in odd]
    output.write(("claim_id", "judged", "likelihood"), rows, format)


@learn.command()
def links(
    thing: Annotated[Thing, typer.Argument(help="Links of actors or of events.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take the weights in use back.")] = False,
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Learn how much each reason for a link counts.

    From the pairs that were judged; open proposals get their score and order by it.
    """
    from claims.desk.learn import links as learning
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        if undo:
            changed = learning.undo_weights(session, thing.value)
            print(f"The weights of {thing.value}s are taken back; {changed} proposals have their score back.")
            return
        found = learning.learn_weights(session, reviewer_name(reviewer), thing.value)
    tried = found.trial
    print(f"Weights {found.weights_id} are in use, learned from {tried.judged} judged pairs.")
    print(f"Tried on the other half, the loss falls from {tried.loss_before:.3f} to {tried.loss_after:.3f}.")
    print(f"{found.changed} proposals changed. `claims learn links {thing.value} --undo` takes it back.")


@learn.command()
def propose(
    articles: Annotated[
        int, typer.Option(min=1, help="Articles to read again at most, those with the most decisions first.")
    ] = 500,
    model: Model = None,
    db: Db = DB,
    format: Layout = "table",
) -> None:
    """Propose edits of the word lists from corrections.

    Each is replayed over all decided claims first, and shown with what it would mend and break there;
    "surplus" counts claims too many in articles that somebody completed. An accepted edit counts for
    what is imported or re-extracted from then on.
    """
    from claims.cli.commands.import_extract import lazily
    from claims.desk.learn import lexicon
    from claims.learning import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        service.propose(database, lazily(model)(), articles)
        with database.read() as session:
            rows = [_proposed(edit) for edit in lexicon.proposals(session)]
    output.write(PROPOSED, rows, format)
    if format == "table" and rows:
        print(
            "\nTake them with `claims learn accept EDIT…`, or leave them with `claims learn decline EDIT…`."
        )


def _proposed(edit: EditRow) -> tuple[output.Cell, ...]:
    said, done = edit.evidence, edit.replay
    counts = (len(done["mends"]), len(done["breaks"]), done["surplus"], done["undecided"])
    return (edit.id, said["why"], len(said["claims"]), said["of"], *counts)


@learn.command()
def accept(
    edits: Edits,
    layer: Annotated[str, typer.Option(help="The layer that takes them; a new name makes one.")] = "desk",
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Accept proposed edits into a lexicon layer.

    Claims that are there stay as they are until `claims reextract`.
    """
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.accept(session, reviewer_name(reviewer), edits, layer))


@learn.command()
def decline(edits: Edits, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Decline edits, or take accepted ones out again."""
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.decline(session, reviewer_name(reviewer), edits))


@layer.command(name="list")
def list_(db: Db = DB, format: Layout = "table") -> None:
    """List the layers, and whether imports use each."""
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        rows = [
            (one.name, one.edits, "on" if one.on else "off", one.made_by) for one in lexicon.layers(session)
        ]
    output.write(("layer", "edits", "state", "by"), rows, format)


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
    from claims.cli.commands.import_extract import lazily
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
