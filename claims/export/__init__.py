"""Export of a database as CSV, Parquet, JSON lines, and the forms of annotation tools."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from sqlalchemy.orm import Session

from claims.atomic_file import whole
from claims.errors import InputError
from claims.export.corpora.conllu import write_conllu
from claims.export.corpora.polecat import write_polecat, write_polecat_events
from claims.export.corpora.timeml import write_timeml
from claims.export.graphs.claim_review import write_claim_review
from claims.export.graphs.followthemoney import write_followthemoney
from claims.export.records import write_lines
from claims.export.tables import write_csv_files, write_parquet_files
from claims.export.tools.annotations import write_annotations
from claims.export.tools.brat import write_brat
from claims.export.tools.inception import write_inception
from claims.export.tools.label_studio import configuration, write_label_studio
from claims.export.tools.prodigy import write_prodigy
from claims.plugins import exporter, names
from claims.store.database import Database

Exporter = Callable[[Session, IO[str], Collection[int] | None], int]
FILES: Mapping[str, Exporter] = {
    "jsonl": write_lines,
    "annotations": write_annotations,
    "label-studio": write_label_studio,
    "prodigy": write_prodigy,
    "claim-review": write_claim_review,
    "followthemoney": write_followthemoney,
    "polecat": write_polecat,
    "polecat-events": write_polecat_events,
}
"""Writers of one file, by the name of the format."""
FOLDERS: Mapping[str, Callable[[Session, Path, Collection[int] | None], int]] = {
    "csv": write_csv_files,
    "parquet": write_parquet_files,
    "timeml": write_timeml,
    "brat": write_brat,
    "inception": write_inception,
    "conllu": write_conllu,
}
"""Writers of a folder: CSV and Parquet have a file for each view, the others one for each article."""
FORMATS = ("csv", "parquet", *FILES, *(name for name in FOLDERS if name not in ("csv", "parquet")))
SUFFIXES: Mapping[str, tuple[str, ...]] = {
    ".jsonl": ("jsonl",),
    ".json": ("label-studio", "annotations", "followthemoney"),
    ".jsonld": ("annotations", "claim-review"),
    ".tsv": ("polecat", "polecat-events"),
    ".txt": ("polecat", "polecat-events"),
}
"""Which formats the suffix of a file may mean; the first that is meant where there is but one."""


def format_of(target: str) -> str:
    """Return the format that the name of what is to be written tells: CSV for a folder.

    Raises:
        InputError: several formats are written to such a file.
    """
    if target == "-":
        return "jsonl"
    meant = () if Path(target).is_dir() else SUFFIXES.get(Path(target).suffix.lower(), ())
    if len(meant) > 1:
        raise InputError(f"{target} may have several formats; choose with --format: {', '.join(meant)}.")
    return meant[0] if meant else "csv"


def export(
    database: Database,
    target: Path | IO[str],
    format: str,
    ids: Collection[int] | None = None,
    *,
    raw: bool = False,
) -> int:
    """Write the claims with these ``ids``, or all, to ``target``; return how many claims there were.

    A format of one file may also go to an open text file; then Label Studio's configuration is left out.

    A folder of some claims has, of the other views, only what these claims are about: their articles, events
    and actors. ``rules`` tells of all claims.

    With ``raw``, CSV cells that a spreadsheet would run as a formula are written as they are; without it they
    begin with an apostrophe.

    All is of one moment of the database, whatever is decided meanwhile. A file appears under its name only
    when it is whole.

    Raises:
        InputError: there is no such format, or the target cannot be written.
    """
    with database.read() as session:
        if format in FOLDERS:
            write_folder = partial(write_csv_files, raw=raw) if format == "csv" else FOLDERS[format]
            with _folder(target, format) as folder:
                return write_folder(session, folder, ids)
        write = _writer(format)
        if not isinstance(target, Path):
            return write(session, target, ids)
        with whole(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
            number = write(session, file, ids)
    if format == "label-studio":
        with whole(target.with_suffix(".xml")) as path:
            path.write_text(configuration(), encoding="utf-8")
    return number


def _writer(format: str) -> Exporter:
    """Return what writes a format of one file: ours, or that of another package."""
    if found := FILES.get(format) or exporter(format):
        return found
    known = ", ".join((*FORMATS, *names("claims.exporters")))
    raise InputError(f"There is no format {format!r}; choose one of {known}.")


@contextmanager
def _folder(target: Path | IO[str], format: str) -> Iterator[Path]:
    """Give a folder, made where there is none; one that was made goes again where it stays empty."""
    if not isinstance(target, Path):
        raise InputError(f"{format} is a folder of files, which standard output cannot hold; name a folder.")
    if target.exists() and not target.is_dir():
        raise InputError(f"{target} is a file; name a folder, which gets a file for each view or article.")
    made = not target.exists()
    target.mkdir(parents=True, exist_ok=True)
    try:
        yield target
    finally:
        if made and not any(target.iterdir()):
            target.rmdir()
