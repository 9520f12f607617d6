"""Check of an evidence bundle: the hashes, the chain of decisions, and what these make of the proposals.

See :mod:`claims.export.evidence` for the form of a bundle.
"""

from __future__ import annotations

import json
import logging
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from claims.errors import InputError
from claims.export.evidence import FORM, NOTHING, Row, canonical, digest
from claims.store.claim_kind import CLAIM_FIELDS
from claims.store.known_kinds import kind_named
from claims.store.review.replay import PARTS, State, differing, replay

TABLES = ("articles", "runs", "claims", "proposals", "decisions")
DENSEST = 200
SMALL = 100_000_000
"""Bytes that a bundle may always be, and how many times as large as its ZIP file it may be beyond them.

Text packs ten to fifty times, what is to fill a machine's memory a thousand times.
"""
log = logging.getLogger(__name__)


def verify_bundle(path: Path) -> list[str]:
    """Return what is wrong with a bundle, a sentence each; nothing if it is whole.

    Raises:
        InputError: the file is no evidence bundle, or cannot be read.
    """
    files = _files(path)
    manifest = _manifest(files.pop("manifest.json", b""), path)
    found: list[str] = []
    try:
        found += _altered(files, manifest)
        tables = {name: _rows(files.get(f"{name}.jsonl", b"")) for name in TABLES}
        found += [*_texts(files), *_chain(tables["decisions"], manifest), *_replayed(tables, files)]
    except Exception as problem:  # whoever hands a bundle in may have written anything into it
        log.info("a bundle cannot be read", exc_info=problem)
        found.append(f"Its rows are not those of an evidence bundle ({type(problem).__name__}: {problem}).")
    return found


def _files(path: Path) -> dict[str, bytes]:
    try:
        with ZipFile(path) as archive:
            return {name: archive.read(name) for name in _names(archive, path)}
    except OSError as problem:
        raise InputError(f"{path} cannot be read: {problem.strerror}.") from problem
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as problem:
        raise InputError(f"{path} is no evidence bundle: it is not a ZIP file, or damaged.") from problem


def _names(archive: ZipFile, path: Path) -> list[str]:
    """Return the names of the files, none of which hides another or fills the memory."""
    names = archive.namelist()
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise InputError(f"{path} is no evidence bundle: it holds {twice[0]} twice.")
    if sum(one.file_size for one in archive.infolist()) > max(SMALL, DENSEST * path.stat().st_size):
        raise InputError(f"{path} is no evidence bundle: unpacked it would be over {DENSEST} times as large.")
    return names


def _manifest(data: bytes, path: Path) -> Row:
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError):
        manifest = None
    read: Row = manifest if isinstance(manifest, dict) else {}
    if read.get("form") != FORM or not isinstance(read.get("files"), dict):
        raise InputError(f"{path} is no evidence bundle: its manifest.json is not one of `claims bundle`.")
    return read


def _altered(files: Mapping[str, bytes], manifest: Row) -> Iterator[str]:
    """Compare every file with the hash that the manifest has for it."""
    told = manifest["files"]
    for name in sorted({*files, *told}):
        if name not in files:
            yield f"{name} is missing."
        elif name not in told:
            yield f"{name} is not in the manifest."
        elif digest(files[name]) != told[name]:
            yield f"{name} is not the file that was written: its hash differs from the manifest's."


def _texts(files: Mapping[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        if name.startswith("articles/") and name != f"articles/{digest(data)}.txt":
            yield f"{name} does not have the text whose hash is its name."


def _rows(data: bytes) -> list[Row]:
    return [json.loads(line) for line in data.splitlines() if line]


def _chain(decisions: Sequence[Row], manifest: Row) -> Iterator[str]:
    """Follow the hashes from decision to decision."""
    previous = NOTHING
    for row in decisions:
        if row["previous"] != previous:
            yield f"Decision {row['id']} does not follow the one before it: something was put in or left out."
        previous = digest(canonical({name: value for name, value in row.items() if name != "hash"}))
        if row["hash"] != previous:
            yield f"Decision {row['id']} was changed: its hash differs."
    if previous != manifest.get("last_decision"):
        yield "The last decision is not the one that the manifest names."


def _replayed(tables: Mapping[str, Sequence[Row]], files: Mapping[str, bytes]) -> Iterator[str]:
    """Lay the decisions on each claim over its proposal, and compare that with how the claim stands."""
    proposed = {(row["claim_id"], row["run_id"]): row["payload"] for row in tables["proposals"]}
    became: dict[int, list[State]] = defaultdict(list)
    for row in tables["decisions"]:
        if row["claim_id"] is not None:
            became[row["claim_id"]].append(row["became"])
    for claim in tables["claims"]:
        number = claim["claim_id"]
        payload = proposed.get((number, claim["run_id"]))
        if payload is None:
            yield f"Claim {number} rests upon no proposal."
            continue
        text = files.get(f"articles/{claim['article']}.txt", b"").decode()
        wanted = replay({part: payload[part] for part in PARTS}, became[number])
        differs = [*differing(claim["state"], wanted), *_shown(claim, text)]
        if differs:
            told = ", ".join(dict.fromkeys(differs))
            yield f"Claim {number} is not what its decisions make of its proposal: {told}."


def _shown(claim: Row, text: str) -> list[str]:
    """Return what a claim shows otherwise than its state and the article's ``text`` have it."""
    kind, state = kind_named(claim["kind"]), claim["state"]
    fields, pieces = state["fields"], state["spans"].get(kind.main, [])
    named = {
        "status": state["status"],
        "place_name": fields["place"],
        "text": " … ".join(text[start:end] for start, end in pieces),
        **{name: value for name, value in fields.items() if name not in (*CLAIM_FIELDS, *kind.span_roles)},
    }
    return [name for name, value in named.items() if claim[name] != value]
