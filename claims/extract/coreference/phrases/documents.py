"""Documents brought to whoever issued them: "the ministry's statement", "a report by the union"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.name_keys import name_keys
from claims.extract.lexicon import lists
from claims.extract.mentions.nominals import kind_of
from claims.extract.mentions.words import singular
from claims.extract.tokens import Token
from claims.gazetteer.countries import plain

MOST = 30
"""Phrases with a noun, from the end, among which a body is looked for that is called by it alone."""
ISSUERS = ("person", "organisation", "government", "group")


def issuer(table: EntityTable, at: int) -> Entry | None:
    """Return whose document mention ``at`` is: its owner's, its author's, or theirs who put it out."""
    head = table.tokens(at).root
    for token in (*_owners(head), *_authors(head), *_publishers(head)):
        entry = _entry_at(table, at, token)
        if entry is not None and entry.kind in ISSUERS:
            return _body_of(table, entry) or entry
    return _told_of_elsewhere(table, at, head)


def _told_of_elsewhere(table: EntityTable, at: int, document: Token) -> Entry | None:
    """Return the body that a bare noun before a document is for, where the article tells of it alone.

    "Police arrested three men. A police statement said …".
    """
    body = next((each for each in document.lefts if each.dep_ in ("compound", "nmod")), None)
    if body is None or body.pos_ != "NOUN" or kind_of(body) not in ISSUERS:
        return None
    noun = singular(body)
    same = islice(table.nominals_before(noun, len(table.mentions)), MOST)
    told = (table.entry_of(other) for other in same if other != at)
    alone = [entry for entry in told if entry is not None and _is_called(entry, noun)]
    return alone[0] if len({id(entry) for entry in alone}) == 1 else None


def _is_called(entry: Entry, noun: str) -> bool:
    """Say whether a body is called by a noun and nothing else: "police", "the company"."""
    words = [word for word in entry.name.lower().split() if word not in lists("names")["definite"]]
    return words == [noun] and entry.kind in ISSUERS


def last_institution(table: EntityTable, at: int) -> Entry | None:
    """Return the body or government that spoke last before ``at``: whose "the statement" then mostly is."""
    for other in table.before("name", at):
        entry, token = table.entry_of(other), table.tokens(other).root
        if entry is None or token.dep_ != "nsubj" or token.head.lemma_ not in lists("names")["stating"]:
            continue
        if entry.kind in ("organisation", "government"):
            return entry
        body = _body_of(table, entry)
        if body is not None:
            return body
    return None


def _body_of(table: EntityTable, person: Entry) -> Entry | None:
    """Return the body for which a person speaks, where the article names it: "State Department spokesman"."""
    for role in person.roles:
        body = role.text.rpartition(" ")[0]
        if role.head in lists("roles")["speaks_for"] and body:
            named = [entry for entry in table.sharing(name_keys(body)) if plain(entry.name) == plain(body)]
            return named[0] if named else None
    return None


def _owners(head: Token) -> Iterator[Token]:
    """Yield who stands before the document: "China's letter", "World Bank figures"."""
    yield from (child for child in head.lefts if child.dep_ in ("poss", "compound", "nmod"))


def _authors(head: Token) -> Iterator[Token]:
    """Yield who stands behind it: "a statement from the ministry", "a report issued by the union"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in lists("names")["author_preposition"]:
            yield from (noun for noun in child.rights if noun.dep_ == "pobj")
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ not in lists("names")["reading"]:
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
