"""``claims learn``: what the desk learns from its reviewers."""

from __future__ import annotations

import getpass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Limit, Model

if TYPE_CHECKING:
    from claims.store.learning.lexicon import EditRow

learn = typer.Typer(
    name="learn", help="Learn from the decisions.", no_args_is_help=True, rich_markup_mode=None
)
layer = typer.Typer(
    name="layer", help="The desk's own lexicon layers.", no_args_is_help=True, rich_markup_mode=None
)
learn.add_typer(layer)
Reviewer = Annotated[str | None, typer.Option(help="Who you are; left out, the name you are logged in with.")]
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
        bool, typer.Option("--undecided", help="Give the claims that wait their new confidence too.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the calibration in use back.")] = False,
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Learn from the decisions how sure to be of each rule; what does not help is not used."""
    from claims.desk.learn import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        if undo:
            number, changed = service.undo_calibration(session)
            print(f"Calibration {number} is taken back; {changed} claims have their confidence back.")
            return
        found = service.calibrate(session, reviewer or getpass.getuser(), undecided)
    tried = found.trial
    print(f"Calibration {found.calibration_id} is in use, learned from {tried.judged} decisions.")
    fall = f"from {tried.error_before:.3f} to {tried.error_after:.3f}"
    print(f"Tried on the other half, the calibration error falls {fall}.")
    print(f"{found.changed} undecided claims changed. `claims learn calibrate --undo` takes it back.")


@learn.command()
def check(limit: Limit = 100, db: Db = DB, format: Layout = "table") -> None:
    """List the verdicts that their like contradict, the oddest first: worth another look."""
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
    """Learn from judged pairs how much each reason counts; gives open proposals their score and order."""
    from claims.desk.learn import links as learning
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        if undo:
            changed = learning.undo_weights(session, thing.value)
            print(f"The weights of {thing.value}s are taken back; {changed} proposals have their score back.")
            return
        found = learning.learn_weights(session, reviewer or getpass.getuser(), thing.value)
    tried = found.trial
    print(f"Weights {found.weights_id} are in use, learned from {tried.judged} judged pairs.")
    print(f"Tried on the other half, the loss falls from {tried.loss_before:.3f} to {tried.loss_after:.3f}.")
    print(f"{found.changed} proposals changed. `claims learn links {thing.value} --undo` takes it back.")


@learn.command()
def propose(
    articles: Annotated[
        int, typer.Option(min=1, help="Articles to read anew at most, those with the most decisions first.")
    ] = 500,
    model: Model = None,
    db: Db = DB,
    format: Layout = "table",
) -> None:
    """Propose edits of the word lists that corrections speak for, with what each would mend and break.

    Every edit is replayed over all decided claims first; surplus are claims too many in articles that
    somebody completed. An accepted edit counts for what is imported or re-extracted from then on.
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
    """Take proposed edits into a lexicon layer of this database; what is there stays until re-extraction."""
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.accept(session, reviewer or getpass.getuser(), edits, layer))


@learn.command()
def decline(edits: Edits, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Decline edits, or take accepted ones out of their layer again."""
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.decline(session, reviewer or getpass.getuser(), edits))


@layer.command(name="list")
def list_(db: Db = DB, format: Layout = "table") -> None:
    """List the layers, how many edits each holds, and whether imports use it."""
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        rows = [
            (one.name, one.edits, "on" if one.on else "off", one.made_by) for one in lexicon.layers(session)
        ]
    output.write(("layer", "edits", "state", "by"), rows, format)


@layer.command()
def on(name: Name, db: Db = DB) -> None:
    """Let imports and re-extractions use a layer again."""
    _turn(name, db, on=True)


@layer.command()
def off(name: Name, db: Db = DB) -> None:
    """Turn a layer off: imports and re-extractions use it no longer."""
    _turn(name, db, on=False)


def _turn(name: str, db: str, *, on: bool) -> None:
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.turn(session, name, on=on))


@layer.command()
def export(
    name: Name,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file to write.", metavar="FILE")
    ] = None,
    db: Db = DB,
) -> None:
    """Print a layer as a TOML file, with the tests that the decisions behind it give."""
    from claims.atomic_file import whole
    from claims.desk.learn import lexicon
    from claims.store.database import Database

    with Database.open(db, create=False) as database, database.read() as session:
        text = lexicon.text_of(session, name)
    if out is None:
        print(text, end="")
        return
    with whole(out) as unfinished:
        unfinished.write_text(text, encoding="utf-8")


@layer.command()
def add(
    file: Annotated[Path, typer.Argument(help="A layer file, or a layer of a plugin.", metavar="FILE")],
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Take in a layer that somebody exported or wrote, under the name of the file; or a plugin's."""
    from claims import plugins
    from claims.desk.learn import lexicon
    from claims.extract.layers.check import checked_text, read_layer
    from claims.store.database import Database

    offered = None if file.exists() else plugins.layer(str(file))
    text = read_layer(file) if offered is None else checked_text(str(file), offered)
    with Database.open(db, create=False) as database, database.write() as session:
        print(lexicon.add(session, reviewer or getpass.getuser(), file.stem, text))


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
