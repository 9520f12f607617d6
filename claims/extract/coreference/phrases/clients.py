"""Clients of lawyers: "her client" is whoever the article says that the lawyer speaks for."""

from __future__ import annotations

from collections.abc import Iterator

from claims.document import MentionForm
from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.lexicon import lists
from claims.extract.mentions.words import singular
from claims.extract.tokens import Token

REACH = 40
"""Words before "his client" among which it is told whom the lawyer defends."""


def client_of_lawyer(table: EntityTable, at: int, form: MentionForm = "name") -> Entry | None:
    """Return whom "his client" means: who has the lawyer told of last before it, else the next one.

    The lawyer's owner is looked for among the mentions of one ``form``: "Hill's lawyer", "his lawyer".
    """
    head = table.tokens(at).root
    whose = any(word.dep_ == "poss" for word in head.lefts)
    if singular(head) != "client" or head.tag_ in ("NNS", "NNPS") or not whose:
        return None
    near = sorted(table.near("nominal", at), key=lambda other: (other > at, abs(other - at)))
    for other in near:
        noun = table.tokens(other).root
        if other != at and singular(noun) in lists("roles")["lawyer"]:
            found = (_entry_at(table, other, who, form) for who in _spoken_for(noun))
            client = next((entry for entry in found if entry is not None), None)
            if client is not None:
                return client
    return _defended(table, at)


def settle_clients(table: EntityTable) -> None:
    """Bring "his client" to whom "his lawyer" told of, once it is known whom "his" means."""
    for at in table.of_form("nominal"):
        if singular(table.tokens(at).root) == "client":
            client = client_of_lawyer(table, at, "pronoun")
            if client is not None:
                table.move(at, client, "nominal.client")


def _defended(table: EntityTable, at: int) -> Entry | None:
    """Return whom somebody is said to defend shortly before: "Ann Hill, defending Marsh, said …"."""
    start = table.tokens(at).start
    for word in reversed(table.doc[max(0, start - REACH) : start]):
        if word.lemma_ in ("defend", "represent") and word.pos_ == "VERB":
            found = [_entry_at(table, at, noun, "name") for noun in word.rights if noun.dep_ == "dobj"]
            return next((entry for entry in found if entry is not None), None)
    return None


def _spoken_for(lawyer: Token) -> Iterator[Token]:
    """Yield whom a lawyer is said to be of: "Hill's lawyer", "a lawyer for Hill"."""
    yield from (word for word in lawyer.lefts if word.dep_ == "poss")
    for each in lawyer.rights:
        if each.lower_ in ("for", "of"):
            yield from (noun for noun in each.rights if noun.dep_ == "pobj")


def _entry_at(table: EntityTable, at: int, token: Token, form: MentionForm) -> Entry | None:
    """Return the person or body of the mention near ``at`` that ``token`` heads."""
    for other in table.near(form, at):
        if table.tokens(other).start <= token.i < table.tokens(other).end:
            entry = table.entry_of(other)
            return entry if entry is not None and entry.kind in ("person", "organisation") else None
    return None
