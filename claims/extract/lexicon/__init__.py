"""Word lists as data: one TOML file a subject, read once, when a rule first needs it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def lists(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of ``name``.toml: each top-level key holds an array of strings."""
    return {key: frozenset(words) for key, words in _load(name).items() if isinstance(words, list)}


@cache
def tables(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the tables of ``name``.toml whose values are strings."""
    return {key: dict(table) for key, table in _load(name).items() if isinstance(table, dict)}


def _load(name: str) -> dict[str, object]:
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
