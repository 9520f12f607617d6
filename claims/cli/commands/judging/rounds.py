"""``claims round``: several reviewers judge the same, none seeing another's verdicts."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import output
from claims.cli.options import DB, Db, Layout, one_of

if TYPE_CHECKING:
    from claims.desk.rounds.service import RoundStatus

Name = Annotated[str, typer.Argument(help="The round's name, or its number.")]
Reviewer = Annotated[
    str | None, typer.Option("--as", help="Who you are; left out, the name you are logged in with.")
]
COLUMNS = (
    "round", "name", "unit", "seats", "policy", "standing", "done", "held", "free", "opened by",
)  # fmt: skip
BY_REVIEWER = ("reviewer", "done", "held", "skipped", "judged again", "minutes", "seconds each")

round_ = typer.Typer(
    name="round",
    help="Let several reviewers judge the same, none seeing another's verdicts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(round_)


@round_.command(name="open")
def open_(
    name: Annotated[str, typer.Argument(help="What to call it.")],
    unit: Annotated[str, typer.Option(help="What one seat is for.", metavar="article|claim")] = "claim",
    seats: Annotated[int, typer.Option(min=1, help="How many reviewers judge each.")] = 2,
    filter: Annotated[str, typer.Option(help='Which claims: "kind:quote publisher:reuters".')] = "",
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
    seed: Annotated[int | None, typer.Option(help="Draw the order of this number again.")] = None,
    reviewer: Reviewer = None,
    db: Db = DB,
) -> None:
    """Open a round over undecided claims, or over articles of which no claim is decided."""
    from claims.desk.rounds.service import POLICIES, UNITS, Rounds
    from claims.store.database import Database

    one_of(unit, *UNITS)
    one_of(policy, *POLICIES)
    with Database.open(db, create=False) as database:
        rounds = Rounds(database, reviewer or getpass.getuser())
        chosen, left_out = rounds.open(name, unit, seats, filter, policy, repeats, seed)
    some = f"{chosen} {unit}{'' if chosen == 1 else 's'}"
    print(f"Round {name} is open: {some}, {seats} seats each.")
    if left_out:
        print(f"{left_out} left out: decided already, or in another open round.")


@round_.command()
def status(
    name: Annotated[str | None, typer.Argument(help="A round; left out, all of them.")] = None,
    db: Db = DB,
    format: Layout = "table",
) -> None:
    """Show how far rounds are; of one round, how far each reviewer is. Verdicts are not shown."""
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        rounds = Rounds(database, getpass.getuser())
        if name is None:
            output.write(COLUMNS, [_row(one) for one in rounds.list()], format)
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
    output.write(BY_REVIEWER, rows, format)


def _row(one: RoundStatus) -> tuple[output.Cell, ...]:
    row, states = one.row, one.states
    standing = "open" if row.closed_at is None else "closed"
    return (
        row.id, row.name, row.unit, row.seats, row.policy, standing, states.get("done", 0),
        states.get("leased", 0), states.get("open", 0), row.opened_by,
    )  # fmt: skip


@round_.command()
def close(name: Name, db: Db = DB) -> None:
    """Close a round: nobody is given a seat any more, and its votes may be seen."""
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        print(Rounds(database, getpass.getuser()).close(name).words)


@round_.command()
def reopen(name: Name, db: Db = DB) -> None:
    """Open a closed round again, unless claims of it were decided since."""
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        print(Rounds(database, getpass.getuser()).reopen(name).words)


@round_.command()
def settle(name: Name, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Settle what the round's policy settles, as one step that can be undone in the desk."""
    from claims.desk.rounds.service import Rounds
    from claims.store.database import Database

    with Database.open(db, create=False) as database:
        print(Rounds(database, reviewer or getpass.getuser()).settle(name).words)


@round_.command()
def code(name: Name, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Judge seat by seat, line by line, until nothing is left for you."""
    import sys

    from claims.desk.reviewing import open_desk
    from tui.plain_rounds import PlainRounds

    desk = open_desk(db, reviewer or getpass.getuser())
    raise typer.Exit(PlainRounds(desk, sys.stdin, sys.stdout).code(name))


@round_.command()
def adjudicate(name: Name, reviewer: Reviewer = None, db: Db = DB) -> None:
    """Show what reviewers said side by side, where the policy settled nothing, and ask who is right."""
    import sys

    from claims.desk.reviewing import open_desk
    from tui.plain_rounds import PlainRounds

    desk = open_desk(db, reviewer or getpass.getuser())
    raise typer.Exit(PlainRounds(desk, sys.stdin, sys.stdout).adjudicate(name))
