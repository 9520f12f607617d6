"""The word lists that extraction looks for, one TOML file a subject: see :mod:`claims.wordlists`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from claims.wordlists import lists as lists_of
from claims.wordlists import tables as tables_of


def lists(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of ``name``.toml: each top-level key holds an array of strings."""
    return lists_of(__name__, name)


def tables(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the tables of ``name``.toml whose values are strings."""
    return tables_of(__name__, name)


@cache
def actor_nouns() -> frozenset[str]:
    """Return the nouns for who can act: those of ``events/actors.txt``, offices and occupations."""
    listed = files(__name__).joinpath("events/actors.txt").read_text(encoding="utf-8").split("\n")[1:]
    return (frozenset(listed) - {""}) | lists("roles")["office"] | lists("roles")["occupation"]
