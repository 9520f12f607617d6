"""Kinds of claims that installed packages bring, loaded once, and what keeps those that fail from use."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from claims.plugins.claim_kind import ClaimKind

GROUP = "claims.kinds"
OURS = ("quote", "event_mention", "role", "figure")
"""Kinds of the program itself, whose names no package can take."""


@dataclass(frozen=True, slots=True)
class InstalledKinds:
    """The kinds that can be used, by name, and for each that cannot be a sentence that says why."""

    kinds: Mapping[str, ClaimKind]
    problems: tuple[str, ...]


def installed() -> InstalledKinds:
    """Return the kinds of claims of installed packages; one that cannot be loaded is left out and told of."""
    return _installed(tuple(sys.path))


def names() -> tuple[str, ...]:
    """Return the names of the kinds that can be used."""
    return tuple(installed().kinds)


def fingerprint() -> str:
    """Return what tells the kinds of this machine from those of another: names, versions and code."""
    return "\n".join(
        f"{found.name} {found.value} {found.dist.version if found.dist else ''} {_code(found.module)}"
        for found in _entries()
    )


@lru_cache
def _installed(path: tuple[str, ...]) -> InstalledKinds:
    """Return the kinds; remembered for as long as packages are looked for in the same places."""
    kinds: dict[str, ClaimKind] = {}
    problems: list[str] = []
    for found in _entries():
        whose = found.dist.name if found.dist is not None else found.value
        try:
            kinds[_name(found.name, kinds)] = _loaded(found)
        except Exception as error:  # another package's code may raise anything
            problems.append(f"The kind of claim {found.name} of {whose} cannot be used: {_told(error)}.")
    return InstalledKinds(kinds, tuple(problems))


def _entries() -> list[EntryPoint]:
    return sorted(entry_points(group=GROUP), key=lambda found: (found.name, found.value))


def _name(name: str, taken: Mapping[str, ClaimKind]) -> str:
    if not name.isidentifier() or name != name.lower():
        raise ValueError("the name of a kind is a word in small letters")
    if name in OURS or name in taken:
        raise ValueError("there is another kind of this name")
    return name


def _loaded(found: EntryPoint) -> ClaimKind:
    value = found.load()
    if not isinstance(value, ClaimKind):
        raise TypeError(f"it is {type(value).__name__}, not a claims.plugins.claim_kind.ClaimKind")
    return value


def _told(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return text.removesuffix(".")


def _code(module: str) -> str:
    """Return a hash of the Python files of the package that a module is in."""
    try:
        spec = find_spec(module.partition(".")[0])
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        return ""
    places = [Path(place) for place in spec.submodule_search_locations or ()]
    files = sorted(file for place in places for file in place.rglob("*.py")) or [Path(spec.origin or "")]
    found = hashlib.sha256()
    for file in files:
        if file.is_file():
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()
