"""Fingerprints of the program and its language model: two that agree extract alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ModelError
from claims.extract.language import ENGLISH
from claims.plugins import kinds
from claims.workers.finding import Extracted, LazyParser

if TYPE_CHECKING:
    from claims.extract.parse import Parser

PARTS = ("extract", "gazetteer", "plugins", "workers", "document.py", "wordlists.py", "calibration.py")
"""The parts of the program that decide what is found in a text."""
SHOWN = 12
"""Digits of a hash that a message shows."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of the program's files, the language model's and those of other packages' kinds of claims.

    All in hexadecimal digits.
    """

    program: str
    model: str
    kinds: str = ""


def fingerprint(parser: Callable[[], Parser]) -> Fingerprint:
    """Return what this machine has, without loading it.

    Raises:
        ModelError: the language model is not installed.
    """
    return Fingerprint(
        _program(), model_hash(parser), hashlib.sha256(kinds.fingerprint().encode()).hexdigest()
    )


def model_hash(parser: Callable[[], Parser]) -> str:
    """Return the SHA-256 of the language model's files; nothing for a parser that was made in memory.

    Raises:
        ModelError: the language model is not installed.
    """
    return _model(parser.name or ENGLISH.model) if isinstance(parser, LazyParser) else ""


def run_config(found: Extracted, parser: Callable[[], Parser]) -> dict[str, object]:
    """Return what a run keeps of how it extracted: a desk's event types and layers, the model's hash."""
    told = model_hash(parser)
    return {**found.config, "model_sha256": told} if told else found.config


def difference(ours: Fingerprint, theirs: Fingerprint) -> str | None:
    """Return in words how a worker differs from us, ``None`` where it does not."""
    for what, mine, other in (
        ("version of the program", ours.program, theirs.program),
        ("language model", ours.model, theirs.model),
        ("set of packages with kinds of claims", ours.kinds, theirs.kinds),
    ):
        if mine != other:
            return f"has another {what} ({other[:SHOWN]}, where ours is {mine[:SHOWN]})"
    return None


def _program() -> str:
    root = Path(__file__).parents[1]
    files = (file for part in PARTS for file in _files(root / part))
    return _hash(files, root, version("spacy"))


def _model(name: str) -> str:
    spec = find_spec(name) if name.isidentifier() else None
    places = list(spec.submodule_search_locations or ()) if spec else []
    root = Path(places[0]) if places else Path(name)
    if not root.is_dir():
        raise ModelError(f"The language model {name!r} is not installed here; install it with pip.")
    return _hash(_files(root), root, "")


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc")


def _hash(files: Iterable[Path], root: Path, more: str) -> str:
    found = hashlib.sha256(more.encode())
    for file in files:
        found.update(file.relative_to(root).as_posix().encode())
        found.update(file.read_bytes())
    return found.hexdigest()
