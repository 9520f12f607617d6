"""``claims help``: the pages of the documentation in the terminal, and what each command takes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.core import TyperGroup

from claims.cli.options import one_of

TOPICS = (
    "commands", "desk", "cookbook", "schema", "formats", "backup", "team", "scaling", "second_reader",
    "plugins", "trust", "story",
)  # fmt: skip
"""The pages for users, in the order in which they are listed; each is ``docs/TOPIC.md``."""
_NOT_FOR_TERMINALS = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n|<!-- .*? -->\n?", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(name="help")(help_)


def help_(
    context: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            help="A page, or a command; without one the pages are listed.",
            autocompletion=one_of("|".join(TOPICS)),
        ),
    ] = None,
) -> None:
    """Read the documentation in the terminal."""
    from claims.errors import InputError

    asked = " ".join(topic or ()).lower()
    if not asked:
        _list()
    elif (name := asked.replace("-", "_").replace(" ", "_")) in TOPICS:
        _print(page(name))
    elif (told := _of_command(context, asked.split())) is not None:
        print(told)
    else:
        raise InputError(f"There is no page or command {asked!r}. `claims help` lists the pages.")


def page(topic: str) -> str:
    """Return a page of :data:`TOPICS` as Markdown, without pictures and marks that only a browser needs."""
    from claims.cli.packaged import documentation

    text = (documentation() / f"{topic}.md").read_text(encoding="utf-8")
    return _NOT_FOR_TERMINALS.sub("", text)


def _list() -> None:
    width = max(map(len, TOPICS))
    print("Pages, for `claims help PAGE`:\n")
    for topic in TOPICS:
        print(f"  {topic:<{width}}  {page(topic).splitlines()[0].lstrip('# ')}")
    print("\n`claims help COMMAND` says what a command takes; `claims --help` lists the commands.")


def _print(markdown: str) -> None:
    """Print a page: laid out and page by page on a terminal, else as it is written."""
    if not sys.stdout.isatty():
        print(markdown, end="")
        return
    from rich.console import Console
    from rich.markdown import Markdown

    os.environ.setdefault("LESS", "-R")  # else it shows colours as the characters that set them
    console = Console()
    with console.pager(styles=True):
        console.print(Markdown(_LINK.sub(r"\1", markdown)))


def _of_command(asking: typer.Context, words: Sequence[str]) -> str | None:
    """Return the help of a command by its words ("db restore"), or ``None`` where there is no such."""
    context = asking.find_root()
    command = context.command
    for word in words:
        found = command.get_command(context, word) if isinstance(command, TyperGroup) else None
        if found is None:
            return None
        context, command = type(context)(found, info_name=word, parent=context), found
    return command.get_help(context)
