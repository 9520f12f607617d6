"""The program: all commands, each registered under its name.

Each command imports what it needs when it runs, so that ``claims --help`` is there at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.commands import (
    actors,
    db,
    demo,
    export,
    extract,
    help,
    import_articles,
    reextract,
    reports,
    review,
    search,
    second_reader,
    show,
    sql,
    stories,
)
from claims.cli.commands.judging import agreement, audit, learn, rounds
from claims.cli.examples import add_examples

app = typer.Typer(
    name="claims",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    demo,
    import_articles,
    extract,
    review,
    sql,
    search,
    second_reader,
    show,
    reports,
    agreement,
    stories,
    export,
    reextract,
    actors,
    audit,
    rounds,
    learn,
    db,
    help,
):
    module.register(app)
add_examples(app)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"claims {version('claimdesk')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn news into claims that can be trusted: who said what, what happened, when, where."""
