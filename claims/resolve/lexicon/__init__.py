"""Word lists about names and events: see :mod:`claims.wordlists`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.wordlists import lists, tables


def words(name: str) -> frozenset[str]:
    """Return one list of names.toml: title, suffix, particle or family_first."""
    return lists(__name__, "names")[name]


@cache
def variants() -> Mapping[str, str]:
    """Return each spelling of a name with the one spelling that stands for all of them."""
    return _spread(tables(__name__, "names")["variants"])


@cache
def long_forms() -> Mapping[str, frozenset[str]]:
    """Return each short form of a given name with the names it may be short for."""
    found: dict[str, set[str]] = {}
    for long, shorts in tables(__name__, "names")["nicknames"].items():
        for short in shorts.split():
            found.setdefault(short, set()).add(long)
    return {short: frozenset(longs) for short, longs in found.items()}


@cache
def trigger_classes() -> Mapping[str, frozenset[str]]:
    """Return each word that may name an event with the words that stand for its meanings."""
    found: dict[str, set[str]] = {}
    for meaning, others in tables(__name__, "stories")["trigger"].items():
        for word in (meaning, *others.split()):
            found.setdefault(word, set()).add(meaning)
    return {word: frozenset(meanings) for word, meanings in found.items()}


@cache
def deed_classes() -> Mapping[str, str]:
    """Return the words for further happenings with their class; verbs with a particle have a hyphen."""
    return _spread(tables(__name__, "clauses")["deed"])


@cache
def noun_classes() -> Mapping[str, str]:
    """Return each noun that accounts use for others with the one that stands for all of them."""
    return _spread(tables(__name__, "stories")["noun"])


@cache
def mode_meanings() -> Mapping[str, str]:
    """Return each type and mode that says what is done, whatever the words, with the word for it."""
    return tables(__name__, "stories")["modes"]


@cache
def siblings() -> frozenset[frozenset[str]]:
    """Return the pairs of event types of which two accounts of one happening may each have one."""
    return frozenset(frozenset(pair.split("~")) for pair in lists(__name__, "stories")["siblings"])


def _spread(table: Mapping[str, str]) -> Mapping[str, str]:
    return {spelling: one for one, others in table.items() for spelling in (one, *others.split())}
