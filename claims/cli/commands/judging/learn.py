"""``claims learn``: what the desk learns from its reviewers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, Limit, Model, Reviewer
from claims.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from claims.store.learning.lexicon import EditRow
from claims.cli.commands.judging.layers import layer

learn = typer.Typer(
    name="learn", help="Learn from the decisions of reviewers.", no_args_is_help=True, rich_markup_mode=None
)
learn.add_typer(layer)
Edits = Annotated[
    list[int], typer.Argument(help="Numbers that `claims learn propose` shows.", metavar="EDIT...")
]


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
    none = "No verdict is worth another look: none is odd beside the verdicts on claims like it."
    output.write(("claim_id", "judged", "likelihood"), rows, format, empty=none)


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
    from claims.cli.extraction import lazily
    from claims.desk.learn import lexicon
    from claims.learning import service
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        service.propose(database, lazily(model)(), articles)
        with database.read() as session:
            rows = [_proposed(edit) for edit in lexicon.proposals(session)]
    none = "No edit of the word lists is proposed: too few corrections point the same way."
    output.write(PROPOSED, rows, format, empty=none)
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
