"""``claims round``: several reviewers judge the same, none seeing another's verdicts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Filter, Layout, NamedFilter, Reviewer, check_choice, one_filter
from claims.cli.packaged import find_screens
from claims.cli.reviewer import reviewer_name

if TYPE_CHECKING:
    from claims.desk.rounds.service import RoundStatus
    from claims.store.backends.address import Address
    from tui.plain_rounds import PlainRounds

Name = Annotated[str, typer.Argument(help="The round's name, or its number.")]
COLUMNS = (
    "round", "name", "unit", "seats", "policy", "standing", "done", "held", "free", "opened by",
)  # fmt: skip
BY_REVIEWER = ("reviewer", "done", "held", "skipped", "judged again", "minutes", "seconds each")

round_ = typer.Typer(
    name="round",
    help="Let several reviewers judge the same, blind.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(round_)


@round_.command(name="open")
def open_(
    name: Annotated[str, typer.Argument(help="What to call it.")],
    filter: Filter = "",
    unit: Annotated[str, typer.Option(help="What one seat is for.", metavar="article|claim")] = "claim",
    seats: Annotated[int, typer.Option(min=1, help="How many reviewers judge each.")] = 2,
    named: NamedFilter = "",
    policy: Annotated[
        str,
        typer.Option(
            help="What is settled without a person: what all say, what most say, or nothing.",
            metavar="unanimous|majority|adjudicate",
        ),
    ] = "unanimous",
    repeats: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Share that comes back to one reviewer unmarked.")
    ] = 0.0,
    seed: Annotated[int | None, typer.Option(help="The seed of the order, to get the same again.")] = None,
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Open a round over claims or articles.

    The claims are undecided, the articles have no claim that is decided.
    """
    from claims.desk.history.wording import count
    from claims.desk.rounds.service import POLICIES, UNITS, Rounds
    from claims.store.database import Database

    check_choice("--unit", unit, UNITS)
    check_choice("--policy", policy, POLICIES)
    with Database.open(db, create=False) as database:
        rounds = Rounds(database, reviewer_name(reviewer))
        within = one_filter(filter, named)
        chosen, left_out = rounds.open(name, unit, seats, within, policy, repeats, seed)
    print(f"Round {name} is open: {count(chosen, unit)}, {count(seats, 'seat')} each.")
    if left_out:
        print(f"{left_out} left out: decided already, or in another open round.")


@round_.command()
def status(
    name: Annotated[str | None, typer.Argument(help="A round; without it, all of them.")] = None,
    db: Db = DB,
    format: Layout = "table",
) -> None:
    """Show how far rounds are, or the reviewers of one.

    Verdicts are not shown.
    """
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        rounds = Rounds(database, reviewer_name())
        if name is None:
            none = "There are no rounds. `claims round open` opens one."
            output.write(COLUMNS, [_row(one) for one in rounds.list()], format, empty=none)
            return
        found = rounds.status(name)
    rows: list[tuple[output.Cell, ...]] = [
        (
            one.reviewer, one.done, one.leased, one.skipped, one.again, round(one.ms / 60_000, 1),
            round(one.ms / 1000 / one.done, 1) if one.done else None,
        )
        for one in found.reviewers
    ]  # fmt: skip
    if format == "table":
        output.write(COLUMNS, [_row(found)], format)
    output.write(BY_REVIEWER, rows, format, empty="\nNobody has judged anything in it yet.")


def _row(one: RoundStatus) -> tuple[output.Cell, ...]:
    row, states = one.row, one.states
    standing = "open" if row.closed_at is None else "closed"
    return (
        row.id, row.name, row.unit, row.seats, row.policy, standing, states.get("done", 0),
        states.get("leased", 0), states.get("open", 0), row.opened_by,
    )  # fmt: skip


@round_.command()
def close(name: Name, db: Db = DB) -> None:
    """Close a round, after which its votes may be seen.

    Nobody is given a seat any more.
    """
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        print(Rounds(database, reviewer_name()).close(name).words)


@round_.command()
def reopen(name: Name, db: Db = DB) -> None:
    """Open a closed round again.

    That is refused where claims of it were decided since.
    """
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        print(Rounds(database, reviewer_name()).reopen(name).words)


@round_.command()
def settle(name: Name, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Settle what the round's policy settles.

    This is one decision, which `u` in the desk takes back.
    """
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        print(Rounds(database, reviewer_name(reviewer)).settle(name).words)


@round_.command()
def code(name: Name, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Judge seat by seat until nothing is left for you."""
    raise typer.Exit(_line_by_line(db, reviewer).code(name))


@round_.command()
def adjudicate(name: Name, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Decide where the policy settled nothing.

    What reviewers said is shown side by side, and you are asked who is right.
    """
    raise typer.Exit(_line_by_line(db, reviewer).adjudicate(name))


def _line_by_line(db: Address, reviewer: str | None) -> PlainRounds:
    """Return the desk that asks and answers on standard input and output."""
    from claims.desk.reviewing import open_desk

    find_screens()
    from tui.plain_rounds import PlainRounds

    return PlainRounds(open_desk(db, reviewer_name(reviewer)), sys.stdin, sys.stdout)
