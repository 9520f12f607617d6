"""Event types of one's own: a TOML file of types, their triggers and restrictions, beside or instead of ours.

    only = false                     # true: PLOVER's types and ours are left out

    [sets]                           # groups of words that entries name with an @
    malware = ["ransomware", "virus"]

    [[type]]
    name = "CYBER"
    about = "Attacks on computers and networks."

    [[type.mode]]
    name = "intrusion"
    verbs = ["breach (network, server)", "infect with (@malware)"]
    nouns = ["data breach"]

    [[restriction]]                  # as in lexicon/events/restrictions.toml
    type = "CYBER"
    by = ["person", "group"]

Entries are read as those of the shipped files: see :mod:`claims.extract.events.entries.lexicon`. Of two
entries that say as much the user's is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claims.errors import InputError
from claims.extract.events.entries.lexicon import read_entry, shipped_sets
from claims.wordlists import check_keys, read_text, read_toml, tables_of

NONE = "NONE"
"""The type of a lexicon layer under which words stand that are no events."""
_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_TOP = {"only", "sets", "type", "restriction"}
_TYPE = {"name", "about", "mode"}
_MODE = {"name", "about", "verbs", "nouns", "adjectives"}
_RESTRICTION = {"type", "mode", "verbs", "by", "on", "not_by", "not_on", "needs"}
KINDS = frozenset((
    "Tops", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event",
    "feeling", "food", "group", "location", "motive", "object", "person", "phenomenon", "plant", "possession",
    "process",
    "quantity", "relation", "shape", "state", "substance", "time",
))  # fmt: skip
"""Kinds of thing that ``by`` and ``on`` may name: WordNet's supersenses of nouns."""
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ontology:
    """A user's event types: ``types`` have the form of our files, ``restrictions`` that of our rows."""

    types: tuple[Table, ...] = ()
    sets: Mapping[str, tuple[str, ...]] | None = None
    restrictions: tuple[Table, ...] = ()
    only: bool = False


def read_ontology(path: Path) -> str:
    """Return the text of an ontology file, checked.

    Raises:
        InputError: it cannot be read, is no TOML, or an entry in it is wrong; the message says which.
    """
    text = read_text(path, "The ontology")
    try:
        parse_ontology(text)
    except ValueError as error:
        raise InputError(f"The ontology {path} is not right: {error}.") from error
    return text


@cache
def parse_ontology(text: str) -> Ontology:
    """Return the ontology that a file's ``text`` says.

    Raises:
        ValueError: it is no TOML, or something in it is not as it must be.
    """
    found = parse_parts(read_toml(text))
    if not found.types:
        raise ValueError("it has no [[type]]")
    return found


def parse_parts(table: Table, none: bool = False) -> Ontology:
    """Return the ontology in a table; with ``none`` the type NONE may say what is no event.

    Raises:
        ValueError: something in it is not as it must be.
    """
    check_keys(table, _TOP, "the file")
    sets = {name: tuple(words) for name, words in _table(table, "sets").items()}
    types = tuple(_type(each, {**shipped_sets(), **sets}) for each in tables_of(table, "type"))
    if none:
        types = tuple({**each, "type": ""} if each["type"] == NONE else each for each in types)
    rows = tuple(_restriction(each) for each in tables_of(table, "restriction"))
    return Ontology(types, sets, rows, table.get("only") is True)


def _type(table: Table, sets: Mapping[str, tuple[str, ...]]) -> Table:
    name = str(table.get("name", ""))
    if not _NAME.fullmatch(name):
        raise ValueError(f"a type is named in capitals, such as CYBER, not {name!r}")
    check_keys(table, _TYPE, f"type {name}")
    modes = tables_of(table, "mode")
    if not modes:
        raise ValueError(f"type {name} has no [[type.mode]]")
    for mode in modes:
        check_keys(mode, _MODE, f"a mode of {name}")
        for part in ("verbs", "nouns", "adjectives"):
            for line in _words(mode, part, f"a mode of {name}"):
                list(read_entry(line, name, mode.get("name"), sets, head_last=part == "nouns"))
    return {"type": name, "about": table.get("about", ""), "mode": modes}


def _restriction(table: Table) -> Table:
    where = f"the restriction of {table.get('type', '?')}"
    check_keys(table, _RESTRICTION, where)
    if not isinstance(table.get("type"), str):
        raise ValueError("a [[restriction]] has no type")
    for key in ("verbs", "by", "on", "not_by", "not_on"):
        words = _words(table, key, where)
        unknown = sorted(set(words) - KINDS) if key in ("by", "on") else []
        if unknown:
            raise ValueError(f"{where} names {', '.join(unknown)}, which is no kind of thing ({key})")
    return table


def _table(table: Table, key: str) -> Mapping[str, Sequence[str]]:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise ValueError(f"{key} is written as [{key}]")
    return {name: _words(found, name, f"[{key}]") for name in found}


def _words(table: Table, key: str, where: str) -> list[str]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError(f"{key} of {where} is no list of words")
    return found
