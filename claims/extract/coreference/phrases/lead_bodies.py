"""Bodies that the lead tells of before they are named: "a trade union", then "the NASUWT union"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.phrases.bodies import classes_told, told_words
from claims.extract.coreference.phrases.introduced import is_in_lead
from claims.extract.coreference.phrases.repeated import content
from claims.extract.lexicon import lists
from claims.extract.mentions.words import singular

FIRST = 3
"""Mentions of a body among which one is its name."""


def name_bodies_of_the_lead(table: EntityTable) -> None:
    """Bring each body that headline or lead tells of to the one named later that is said to be such a body.

    Two that may be it, or one sentence that tells of both, leave it open.
    """
    for entry in list(_unnamed(table)):
        named = [other for other in table.newest("organisation") if _may_be(table, other, entry)]
        if len(named) == 1 and named[0].first > entry.first and not _meet(table, named[0], entry):
            table.unite(named[0], entry)


def _unnamed(table: EntityTable) -> Iterator[Entry]:
    """Yield the bodies of the lead that no mention names: "a union", in a headline "union" too."""
    for entry in table.newest("organisation"):
        first = table.tokens(entry.first)[0]
        forms = {table.mentions[at].form for at in entry.mentions}
        titled = table.parsed.block_kind(table.mentions[entry.first].span.start) == "title"
        new = first.lower_ in ("a", "an") or (titled and first.lower_ not in lists("names")["definite"])
        other = any(word.lower_ in lists("bodies")["another"] for word in table.tokens(entry.first))
        if "name" not in forms and new and not other and is_in_lead(table, entry.first):
            yield entry


def _may_be(table: EntityTable, body: Entry, entry: Entry) -> bool:
    """Say whether a body's name, or a phrase for it, has a word of the noun's class and all else said."""
    noun = singular(table.tokens(entry.first).root)
    classes = classes_told(frozenset((noun,))) & lists("bodies")["of_the_lead"]
    said = content(table, entry.first) - {noun} - lists("bodies")["little"]
    told = told_words(table, body)
    named = any(table.mentions[at].form == "name" for at in body.mentions[:FIRST])
    if noun in lists("bodies")["any_body"]:
        return False
    return named and bool(classes & classes_told(told)) and {word for word in said if word.islower()} <= told


def _meet(table: EntityTable, left: Entry, right: Entry) -> bool:
    sentences = {table.tokens(at).root.sent.start for at in right.mentions}
    return any(table.tokens(at).root.sent.start in sentences for at in left.mentions)
