"""The matrix of formats in docs/formats.md: what each carries over, and what comes back, as a run shows it.

A small database is written in every format. What a format carries is looked for in the files, by words that
stand in one place of the database only; what comes back is read by ``claims import --claims`` and compared,
claim by claim and part by part.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from claims.desk import Desk
from claims.document import GivenArticle
from claims.export import FORMATS, export
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.importer.foreign import import_claims
from claims.reading.foreign_claims.annotations import claim_lines
from claims.span_graph import graph, rows
from claims.store.database import Database

TEXT = (
    "“We will meet again,” Mayor Ada Brandt told reporters in Halden on Friday. The old pier stood empty.\n"
    "France and Ostia signed an agreement with Sudmark in Halden on 3 May 2023. The storm killed 31 people.\n"
)
CARRIED: Mapping[str, str] = {
    "the text": "The old pier stood empty",
    "words of claims": "We will meet again",
    "parties": "France",
    "type": "AGREE",
    "day": "2023-05-03",
    "status": "confirmed",
}
"""Things that may be carried over, and words of the sample by which each is known."""
TAG = re.compile(r"<[^>]+>")
BACK: Mapping[str, str] = {
    "jsonl": "", "label-studio": "", "prodigy": "", "annotations": "", "brat": ".ann", "inception": ".xmi",
}  # fmt: skip
"""Formats that are read back, with the suffix of the files where there are several."""
JUDGES: Mapping[str, tuple[str, ...]] = {
    "csv": ("pandas",),
    "parquet": ("pyarrow", "duckdb"),
    "label-studio": ("label-studio-sdk",),
    "inception": ("dkpro-cassis",),
    "conllu": ("conllu",),
    "prodigy": ("spacy",),
    "claim-review": ("rdflib",),
    "followthemoney": ("followthemoney",),
    "polecat": ("pandas",),
    "polecat-events": ("pandas",),
}
"""Libraries of others by which the tests read what was written."""

CHECKED = ("timeml", "brat")
"""Formats without a library, which a strict checker of ours reads in the tests."""


def format_table(parser: Parser) -> str:
    """Return the matrix: a row for each format, made by writing and reading all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample(folder / "claims.db", parser)
        lines = [
            f"| `{format}` | {_carried(folder, format)} | {_back(folder, format)} | {_judge(format)} |"
            for format in FORMATS
        ]
    head = "| `claims export -f` | carries | comes back | judged by |"
    return "\n".join([head, "|---|---|---|---|", *lines])


def sample(path: Path, parser: Parser) -> None:
    """Make the database that is written: every kind of claim, one of each confirmed."""
    with Database.open(path) as database:
        for _ in import_articles(database, [GivenArticle(TEXT, "a.txt", title="Talks")], lambda: parser):
            pass
        desk = Desk(database, "ann")
        for kind in ("quote", "event_mention", "figure", "role"):
            desk.confirm(desk.queue("article", f"kind:{kind}").ids[0], 1)


def _carried(folder: Path, format: str) -> str:
    """Return what the files of a format hold."""
    with Database.open(folder / "claims.db", create=False) as database:
        export(database, folder / format, format)
    written = "\n".join(_words(file) for file in _files(folder / format))
    return ", ".join(name for name, words in CARRIED.items() if words in written)


def _files(target: Path) -> Iterator[Path]:
    return (
        (file for file in sorted(target.rglob("*")) if file.is_file()) if target.is_dir() else iter([target])
    )


def _words(file: Path) -> str:
    """Return what a file says, its markup taken out too."""
    if file.suffix != ".parquet":
        written = file.read_text(encoding="utf-8")
        return f"{written}\n{TAG.sub('', written)}"
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(file).to_pylist()
    return "\n".join(str(value) for row in rows for value in row.values())


def _back(folder: Path, format: str) -> str:
    """Return how many claims are known again, and how many of their parts and fields are the same."""
    if format not in BACK:
        return ""
    lines = [
        line
        for file in _files(folder / format)
        if file.suffix.endswith(BACK[format])
        for line in claim_lines(file.read_bytes())
        if line.strip()
    ]
    copy = Path(shutil.copy(folder / "claims.db", folder / f"{format}.db"))
    with Database.open(copy, create=False) as database:
        taken = import_claims(database, lines, "matrix", format)
    same, parts = _same_parts(folder, lines)
    return f"{taken.known} of {_number(folder)} claims, {same} of {parts} parts"


def _number(folder: Path) -> int:
    return len(_records(folder))


def _records(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "jsonl").read_text(encoding="utf-8").splitlines()]


def _same_parts(folder: Path, lines: list[bytes]) -> tuple[int, int]:
    """Return how many spans and fields of the claims came back as they were, and how many there are."""
    wanted = [row for record in _records(folder) for row in rows(*graph(record))]
    found = [row for line in map(json.loads, lines) for row in _rows(line)]
    told = {(str(name), str(value)) for row in found for name, value in _placed(row)}
    parts = [(str(name), str(value)) for row in wanted for name, value in _placed(row)]
    return sum(part in told for part in parts), len(parts)


def _rows(line: Mapping[str, object]) -> list[dict[str, object]]:
    """Return the claim of a line in the form of a graph, whichever form it came in."""
    return rows(*graph({"claim_id": 0, **line})) or [dict(line)]


def _placed(row: Mapping[str, object]) -> Iterator[tuple[object, object]]:
    """Yield each part of a claim with the span that makes it this claim."""
    main = str(next((row[part] for part in ("content", "trigger", "title", "number") if part in row), ""))
    for name, value in row.items():
        if name not in ("article", "kind"):
            yield f"{main} {name}", value


def _judge(format: str) -> str:
    names = [f"{name} {version(name)}" for name in JUDGES.get(format, ())]
    if format in CHECKED:
        names.append("a strict checker of ours")
    if format in BACK:
        names.append("round trip")
    return ", ".join(names)
