"""Export of a database as CSV, Parquet, JSON lines, and the forms of annotation tools."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
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

FILES: Mapping[str, Callable[[Session, IO[str], Collection[int] | None], int]] = {
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
    "timeml": write_timeml,
    "brat": write_brat,
    "inception": write_inception,
    "conllu": write_conllu,
}
"""Writers of a folder with a file for each article."""
FORMATS = ("csv", "parquet", *FILES, *FOLDERS)
"""csv and parquet write a folder with a file for each view."""


def export(
    database: Database, target: Path, format: str, ids: Collection[int] | None = None, *, raw: bool = False
) -> int:
    """Write the claims with these ``ids``, or all, to ``target``; return how many claims there were.

    A folder of some claims has, of the other views, only what these claims are about: their articles, events
    and actors. ``rules`` tells of all claims.

    With ``raw``, CSV cells that a spreadsheet would run as a formula are written as they are; without it they
    begin with an apostrophe.

    All is of one moment of the database, whatever is decided meanwhile. A file appears under its name only
    when it is whole.

    Raises:
        InputError: there is no such format, or the target cannot be written.
    """
    other = None if format in FORMATS else exporter(format)
    if format not in FORMATS and other is None:
        known = (*FORMATS, *names("claims.exporters"))
        raise InputError(f"There is no format {format!r}; choose one of {', '.join(known)}.")
    with database.read() as session:
        if format in ("csv", "parquet"):
            folder = _folder(target)
            if format == "csv":
                return write_csv_files(session, folder, ids, raw=raw)
            return write_parquet_files(session, folder, ids)
        if format in FOLDERS:
            return FOLDERS[format](session, _folder(target), ids)
        with whole(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
            number = (other or FILES[format])(session, file, ids)
    if format == "label-studio":
        with whole(target.with_suffix(".xml")) as path:
            path.write_text(configuration(), encoding="utf-8")
    return number


def _folder(target: Path) -> Path:
    if target.exists() and not target.is_dir():
        raise InputError(f"{target} is a file; name a folder, which gets a file for each view or article.")
    target.mkdir(parents=True, exist_ok=True)
    return target
