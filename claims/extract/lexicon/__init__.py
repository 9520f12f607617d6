"""The word lists that extraction looks for, one TOML file a subject: see :mod:`claims.wordlists`."""

from __future__ import annotations

from collections.abc import Mapping

from claims import wordlists


def lists(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of ``name``.toml: each top-level key holds an array of strings."""
    return wordlists.lists(__name__, name)


def tables(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the tables of ``name``.toml whose values are strings."""
    return wordlists.tables(__name__, name)
