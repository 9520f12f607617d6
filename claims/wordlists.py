"""Word lists as data: TOML files beside the rules that use them, each read once when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claims.errors import InputError


@cache
def lists(package: str, name: str) -> Mapping[str, frozenset[str]]:
    """Return the arrays of strings in ``name``.toml of ``package``, by their keys."""
    return {key: frozenset(words) for key, words in _parsed(package, name).items() if isinstance(words, list)}


@cache
def tables(package: str, name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the tables in ``name``.toml of ``package`` whose values are strings, by their names."""
    return {key: dict(table) for key, table in _parsed(package, name).items() if isinstance(table, dict)}


@cache
def _parsed(package: str, name: str) -> Mapping[str, object]:
    """Return what :func:`load` does, parsed once for the lists and the tables of one file."""
    return load(package, name)


def load(package: str, name: str) -> dict[str, object]:
    """Return everything in ``name``.toml of ``package``; ``name`` may hold a folder."""
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def read_text(path: Path, what: str) -> str:
    """Return the text of a file that a user wrote; ``what`` is how a message begins, such as "The ontology".

    Raises:
        InputError: there is no such file, it may not be read, or it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{what} {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{what} {path} is not UTF-8 text; convert it first, such as with iconv.") from error


def read_toml(text: str) -> dict[str, object]:
    """Return what a file that a user wrote says.

    Raises:
        ValueError: it is no TOML, or is nested more deeply than anybody writes.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def check_keys(table: Mapping[str, object], keys: Collection[str], where: str) -> None:
    """Check that a table of a user's file has no other keys than these; ``where`` names it in the message.

    Raises:
        ValueError: it has others.
    """
    if unknown := sorted(set(table) - set(keys)):
        raise ValueError(f"{where} has {', '.join(unknown)}; it may have {', '.join(sorted(keys))}")


def tables_of(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return the tables that a user's file has under ``key``, none where it has none.

    Raises:
        ValueError: something else stands there.
    """
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ValueError(f"{key} is written as [[{key}]]")
    return found


def rows(package: str, name: str, key: str) -> tuple[Mapping[str, str | list[str]], ...]:
    """Return the array of tables ``key`` in ``name``.toml of ``package``, in its order."""
    found = load(package, name)[key]
    return tuple(dict(row) for row in found) if isinstance(found, list) else ()
