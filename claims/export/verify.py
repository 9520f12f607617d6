"""Check of an evidence bundle: the hashes, the chain of decisions, and what these make of the proposals.

See :mod:`claims.export.evidence` for the form of a bundle.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from claims.errors import InputError
from claims.export.evidence import FORM, NOTHING, Row, canonical, digest
from claims.store.claim_kind import CLAIM_FIELDS
from claims.store.known_kinds import kind_named
from claims.store.review.replay import PARTS, State, differing, replay

TABLES = ("articles", "runs", "claims", "proposals", "decisions")


def verify_bundle(path: Path) -> list[str]:
    """Return what is wrong with a bundle, a sentence each; nothing if it is whole.

    Raises:
        InputError: the file is no evidence bundle, or cannot be read.
    """
    files = _files(path)
    manifest = _manifest(files.pop("manifest.json", b""), path)
    found = list(_altered(files, manifest))
    try:
        tables = {name: _rows(files.get(f"{name}.jsonl", b"")) for name in TABLES}
        return [*found, *_texts(files), *_chain(tables["decisions"], manifest), *_replayed(tables, files)]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as problem:
        return [*found, f"The rows cannot be read: {problem!r}."]


def _files(path: Path) -> dict[str, bytes]:
    try:
        with ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except OSError as problem:
        raise InputError(f"{path} cannot be read: {problem.strerror}.") from problem
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as problem:
        raise InputError(f"{path} is no evidence bundle: it is not a ZIP file, or damaged.") from problem


def _manifest(data: bytes, path: Path) -> Row:
    try:
        manifest = json.loads(data)
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("form") != FORM:
        raise InputError(f"{path} is no evidence bundle: its manifest.json is not one of `claims bundle`.")
    return manifest


def _altered(files: Mapping[str, bytes], manifest: Row) -> Iterator[str]:
    """Compare every file with the hash that the manifest has for it."""
    told = manifest.get("files", {})
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
            yield f"Claim {number} is not what its decisions make of its proposal: {', '.join(differs)}."


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
