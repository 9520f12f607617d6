"""Phrases that stand for two actors whom the article names: "both sides", "the two leaders", "the pair"."""

from __future__ import annotations

from claims.extract.coreference.entity_table import EntityTable
from claims.extract.lexicon import lists
from claims.extract.mentions.words import singular


def is_pair(table: EntityTable, at: int) -> bool:
    """Say whether phrase ``at`` takes two together who are named before, so that it is no third actor."""
    tokens, words = table.tokens(at), lists("names")
    first = tokens[0].lower_
    counted = first in words["both"] or any(word.lower_ == "two" for word in tokens[1:-1])
    sides = singular(tokens.root) in words["side"]
    if first not in words["definite"] | words["both"] or not (counted or sides):
        return False
    if any(child.dep_ == "prep" for child in tokens.root.rights):
        return False
    named = {id(entry) for other in table.before("name", at) if (entry := table.entry_of(other)) is not None}
    return len(named) > 1
