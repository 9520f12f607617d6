"""``claims second-reader``: a program of the user's own reads the articles too."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from claims.cli.options import DB, Db
from claims.errors import InputError, PartialImportError

INTERPRETERS = frozenset(
    (
        "python",
        "pypy",
        "node",
        "deno",
        "ruby",
        "perl",
        "php",
        "Rscript",
        "julia",
        "bash",
        "sh",
        "zsh",
        "uv",
        "env",
    )
)
"""Programs that run a script, which is what one would call the reader."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(name="second-reader")(second_reader)


def second_reader(
    command: Annotated[
        str, typer.Argument(help='The program and its options, as one word: "python reader.py".')
    ],
    tool: Annotated[
        str | None, typer.Option(help="A name for the reader; by default its script's or program's.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds for one article.")] = 120.0,
    tries: Annotated[int, typer.Option(min=1, help="Tries for one article.")] = 2,
    articles: Annotated[int | None, typer.Option(min=1, help="Articles to read at most.")] = None,
    seconds: Annotated[float | None, typer.Option(min=0, help="Seconds to spend at most.")] = None,
    db: Db = DB,
) -> None:
    """Let a program of your own read the articles too.

    It reads those it has not read yet, and its claims stand beside ours. It gets one article as JSON and
    writes claims as JSON lines, in the form that docs/second_reader.md tells. What both find is surer;
    what one alone finds is the queue `readers:one`.
    """
    from claims.desk.history.wording import count
    from claims.importer.second_reader import Limits, read_again, unread
    from claims.store.database import Database

    words = shlex.split(command)
    if not words:
        raise InputError("There is no program; name one, such as “python reader.py”.")
    if shutil.which(words[0]) is None:
        raise InputError(f"There is no program {words[0]} that can be run; check the name or write its path.")
    name = tool or reader_name(words)
    read = new = known = refused = 0
    with Database.open(db, create=False) as database:
        waiting = unread(database, name)
        for reading in read_again(database, words, name, waiting, Limits(timeout, tries, articles, seconds)):
            read, new, known = read + 1, new + reading.taken.new, known + reading.taken.known
            for each in reading.taken.refused:
                refused += 1
                print(f"claims: {each.told}.", file=sys.stderr)
    print(f"{name} was given {read} of {count(len(waiting), 'article')}: {new} new, {known} there already.")
    if refused:
        raise PartialImportError(f"{count(refused, 'answer')} not taken; the reasons are above.")


def reader_name(words: Sequence[str]) -> str:
    """Return what to call a reader: its script or module, or the program where that is no interpreter."""
    program = Path(words[0]).name
    if program.rstrip("0123456789.") not in INTERPRETERS:
        return program
    scripts = (
        word if before == "-m" else Path(word).stem
        for before, word in pairwise(words)
        if before == "-m" or Path(word).is_file()
    )
    return next(scripts, program)
