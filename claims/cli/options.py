"""Options that several commands share, and the values they are read into."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.errors import InputError
from claims.store.backends.early import is_on_read_only_media

if TYPE_CHECKING:
    from claims.document import DateRange


def one_of(choices: str) -> Callable[[str], list[str]]:
    """Return what completes a word in the shell to one of ``choices``, which help shows as "this|that"."""
    return lambda incomplete: [choice for choice in choices.split("|") if choice.startswith(incomplete)]


def filter_terms(incomplete: str) -> list[str]:
    """Complete the name of a field of a filter: ``sp`` to ``speaker:``."""
    from claims.desk.review.filter_language import FIELDS, PLAIN

    return one_of("|".join((*(f"{name}:" for name in FIELDS), *PLAIN)))(incomplete)


def _tell_of_read_only_media(db: str) -> str:
    if is_on_read_only_media(db):
        print(
            f"claims: {db} is on read-only media: it is read as it stands, nothing can be changed.",
            file=sys.stderr,
        )
    return db


Db = Annotated[
    str,
    typer.Option(
        "--db", envvar="CLAIMS_DB", help="The database: a file, or postgresql://…", metavar="FILE",
        show_default=True,
        callback=_tell_of_read_only_media,
    ),
]  # fmt: skip
DB = "claims.db"

Reviewer = Annotated[
    str | None,
    typer.Option(
        "--as", envvar="CLAIMS_REVIEWER", metavar="NAME",
        help="Who decides; by default the name you are logged in with.",
    ),
]  # fmt: skip

Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders (read recursively), or - for standard input.", metavar="PATH"),
]
Model = Annotated[
    str | None,
    typer.Option(help="An installed spaCy pipeline for English, by its package name.", metavar="NAME"),
]
Ontology = Annotated[
    Path | None,
    typer.Option(
        help="A TOML file of event types beside the shipped ones; `claims ontology` shows and checks it.",
        metavar="FILE",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N",
        help="Processes that analyse articles, if there are enough of them; by default one for each core, "
        "4 at most. The result is the same.",
    ),
]  # fmt: skip
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit", envvar="CLAIMS_TIME_LIMIT", min=0, metavar="SECONDS", show_default=True,
        help="Refuse an article whose analysis takes longer; one of more than a million characters may take "
        "as many seconds for each million. 0 waits for ever.",
    ),
]  # fmt: skip
TIME_LIMIT = 120.0
"""Seconds; an article of six thousand words takes about one."""
Cluster = Annotated[
    str | None,
    typer.Option(
        help="Analyse articles on a Dask cluster: tcp://HOST:8786, tls://HOST:8786, or local:N for N "
        "processes here (pip install 'claimdesk[cluster]'). The result is the same.",
        metavar="ADDRESS",
    ),
]
Spool = Annotated[
    Path | None,
    typer.Option(
        help="With --cluster: a folder for results that are not written yet, so that a command that was "
        "killed resumes, and for articles in quarantine.",
        metavar="FOLDER",
    ),
]
TlsCa = Annotated[Path | None, typer.Option(help="With tls://: the authority's certificate.", metavar="FILE")]
TlsCert = Annotated[Path | None, typer.Option(help="With tls://: your certificate.", metavar="FILE")]
TlsKey = Annotated[Path | None, typer.Option(help="With tls://: your key.", metavar="FILE")]
KINDS = "text|html|jsonl|json|csv|feed"
Kind = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=KINDS,
        autocompletion=one_of(KINDS),
        help="Without it the suffix or the content tells. Plugins may bring more.",
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.", metavar="FILE")]
LAYOUTS = "table|csv|json|ndjson|markdown|parquet"
Layout = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help="The form of the answer.",
        metavar=LAYOUTS,
        autocompletion=one_of(LAYOUTS),
    ),
]
Raw = Annotated[
    bool,
    typer.Option(
        "--raw",
        help="CSV cells to the letter; without it those that a spreadsheet would run as a formula begin "
        "with an apostrophe.",
    ),
]

Limit = Annotated[int, typer.Option(min=1, help="The most rows to show.", metavar="N")]
Since = Annotated[str | None, typer.Option(help="Only from this day on, such as 2023-06-17.", metavar="DATE")]
Until = Annotated[str | None, typer.Option(help="Only up to this day.", metavar="DATE")]


Filter = Annotated[
    str,
    typer.Argument(
        help='Which claims, such as: kind:quote speaker:blinken status:new "open lines"',
        autocompletion=filter_terms,
    ),
]
NamedFilter = Annotated[
    str,
    typer.Option(
        "--filter",
        help="The filter as an option, which is the same.",
        metavar="FILTER",
        autocompletion=filter_terms,
    ),
]
OnlyMatching = Annotated[
    str | None,
    typer.Option(
        "--filter",
        help="Only claims that match, such as: kind:quote speaker:blinken.",
        metavar="FILTER",
        autocompletion=filter_terms,
    ),
]


def one_filter(bare: str, named: str) -> str:
    """Return the filter that was given, as an argument or as an option.

    Raises:
        InputError: both were, and they differ.
    """
    if bare and named and bare != named:
        raise InputError(f"There are two filters, {bare!r} and --filter {named!r}: put all terms into one.")
    return bare or named


def check_choice(option: str, value: str, choices: Iterable[str]) -> None:
    """Raise InputError where the value of an option is none of ``choices``."""
    if value not in choices:
        raise InputError(f"{option} {value}: choose one of {', '.join(choices)}.")


def first_day(since: str | None) -> date | None:
    """Return the first day of what ``--since`` says.

    Raises:
        InputError: it is no date.
    """
    return None if since is None else read_date("--since", since).first


def last_day(until: str | None) -> date | None:
    """Return the last day of what ``--until`` says.

    Raises:
        InputError: it is no date.
    """
    return None if until is None else read_date("--until", until).last


def read_date(option: str, written: str) -> DateRange:
    """Return the days that the value of an option means.

    Raises:
        InputError: it is no date.
    """
    from claims.reading import read_days

    try:
        return read_days(written)
    except InputError as error:
        raise InputError(f"{option}: {error}.") from error


def checked(format: str | None) -> str | None:
    """Return the format a user named: one of ours, or of an installed package.

    Raises:
        InputError: there is no such format.
    """
    from claims import plugins
    from claims.reading import FORMATS

    if format is None or format in FORMATS:
        return format
    known = (*FORMATS, *plugins.names("claims.readers"))
    if format not in known:
        raise InputError(f"There is no format {format!r}; choose one of {', '.join(known)}.")
    return format
