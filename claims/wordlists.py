"""Word lists as data: TOML files beside the rules that use them, each read once when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def lists(package: str, name: str) -> Mapping[str, frozenset[str]]:
    """Return the arrays of strings in ``name``.toml of ``package``, by their keys."""
    return {key: frozenset(words) for key, words in _load(package, name).items() if isinstance(words, list)}


@cache
def tables(package: str, name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the tables in ``name``.toml of ``package`` whose values are strings, by their names."""
    return {key: dict(table) for key, table in _load(package, name).items() if isinstance(table, dict)}


def _load(package: str, name: str) -> dict[str, object]:
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
