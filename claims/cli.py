"""The command line: it parses, calls and prints."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.callback()
def root() -> None:
    """Turn news into claims that can be trusted."""


@app.command()
def extract(files: Annotated[list[Path], typer.Argument()]) -> None:
    """Print the extraction document of each article, one JSON object a line."""
    from claims.document import DateRange, GivenArticle, Published
    from claims.extract import extract as run
    from claims.extract.parse import load
    from claims.extract.serialise import as_json

    parser = load()
    for path in files:
        text = path.read_bytes().decode("utf-8")
        rows = (
            [json.loads(line) for line in text.split("\n") if line.strip()] if path.suffix == ".jsonl" else []
        )
        for row in rows or [{"id": path.name, "text": text}]:
            day = date.fromisoformat(row["published"]) if row.get("published") else None
            published = Published(DateRange(day, day, "day"), "given") if day else Published()
            given = GivenArticle(text=row["text"], origin=str(path), id=row["id"], published=published)
            typer.echo(json.dumps(as_json(run(given, parser), str(row["id"])), ensure_ascii=False))


def main() -> None:
    """Run the command line."""
    app()
