"""Documents brought to whoever issued them: "the ministry's statement", "a report by the union"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.lexicon import lists

ISSUERS = ("person", "organisation", "government")


def issuer(table: EntityTable, at: int) -> Entry | None:
    """Return whose document mention ``at`` is: its owner's, its author's, or theirs who put it out."""
    head = table.tokens(at).root
    for token in (*_owners(head), *_authors(head), *_publishers(head)):
        entry = _entry_at(table, at, token)
        if entry is not None and entry.kind in ISSUERS:
            return entry
    return None


def _owners(head: Token) -> Iterator[Token]:
    """Yield who stands before the document: "China's letter", "World Bank figures"."""
    yield from (child for child in head.lefts if child.dep_ in ("poss", "compound", "nmod"))


def _authors(head: Token) -> Iterator[Token]:
    """Yield who stands behind it: "a statement from the ministry", "a report issued by the union"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in lists("names")["author_preposition"]:
            yield from (noun for noun in child.rights if noun.dep_ == "pobj")
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            agents = (by for by in child.rights if by.dep_ == "agent")
            yield from (noun for by in agents for noun in by.rights if noun.dep_ == "pobj")


def _publishers(head: Token) -> Iterator[Token]:
    """Yield the subject of what puts it out: "The court issued a ruling", "Hill said in a statement"."""
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "in" else head.head
    active = head.dep_ == "dobj" and verb.lemma_ in lists("names")["issuing"]
    if active or (head.dep_ == "pobj" and verb.pos_ == "VERB"):
        yield from (child for child in verb.lefts if child.dep_ == "nsubj")


def _entry_at(table: EntityTable, at: int, token: Token) -> Entry | None:
    """Return the entry of the mention near ``at`` that ``token`` heads."""
    for form in ("name", "nominal"):
        for other in table.near(form, at):
            if other != at and table.tokens(other).start <= token.i < table.tokens(other).end:
                return table.entry_of(other)
    return None
