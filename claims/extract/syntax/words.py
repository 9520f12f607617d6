"""The word lists that the grammar asks, from ``lexicon/syntax.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from claims.extract.lexicon import lists


def words() -> Mapping[str, frozenset[str]]:
    """Return the lists by name, in lower case, lemmas where verbs and nouns are meant."""
    return lists("syntax")
