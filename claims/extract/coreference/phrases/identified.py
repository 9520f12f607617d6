"""People without a name brought to the name that an article gives them: "identified the man as Ann Hill"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.phrases.deeds import deed_of, deeds
from claims.extract.lexicon import lists
from claims.extract.mentions.words import is_plural, singular
from claims.extract.tokens import Token

CLIMBS = 4
"""Words between "as" and the verb that it belongs to: in "named by the police as" the police come between."""


def identify(table: EntityTable) -> None:
    """Bring whoever was told of without a name to who is named later.

    "A lawyer" is "the lawyer, Ann Hill,"; "the suspect" is Ann Hill who "was identified as"; "the driver was
    Ann Hill" says so too.
    """
    by_head = {table.tokens(at).root.i: at for at in table.of_form("nominal")}
    for at in table.of_form("nominal"):
        _name_the_unnamed(table, at)
    for at in table.of_form("name"):
        if table.mentions[at].kind == "person":
            noun = _identified(table.tokens(at).root)
            other = table.entry_of(by_head.get(noun.i, -1)) if noun is not None else None
            _take_over(table, table.entry_of(at), other)
    for at in table.of_form("nominal"):
        for noun in _equated(table.tokens(at).root):
            _take_over(table, table.entry_of(at), table.entry_of(by_head.get(noun.i, -1)))


def _name_the_unnamed(table: EntityTable, at: int) -> None:
    """Bring "a lawyer", told of before, to whom the apposition ``at`` names for the first time."""
    entry, tokens = table.entry_of(at), table.tokens(at)
    apposed = table.mentions[at].rule == "nominal.apposition" and tokens[0].lower_ == "the"
    if entry is None or not apposed or entry.first not in (at, at - 1) or is_plural(tokens.root):
        return
    found = (table.entry_of(other) for other in table.nominals_before(singular(tokens.root), at))
    others = list(dict.fromkeys(other for other in found if other is not None and other is not entry))
    others = others or _told_by_deed(table, at, entry)
    if len(others) == 1 and table.tokens(others[0].first)[0].lower_ in lists("names")["indefinite"]:
        _take_over(table, entry, others[0])


def _told_by_deed(table: EntityTable, at: int, entry: Entry) -> list[Entry]:
    """Return the people without a name whom "the victim", named at ``at``, may be, by what befell them."""
    wanted = deed_of(singular(table.tokens(at).root))
    people = [other for other in table.newest("person") if wanted and other is not entry and other.first < at]
    unnamed = (p for p in people if all(table.mentions[each].form != "name" for each in p.mentions))
    return [person for person in unnamed if deeds(table, person) & wanted]


def _identified(name: Token) -> Token | None:
    """Return the noun whose bearer is said to be ``name``: "named the man as Hill", "the man was Hill"."""
    inner = name.head if name.dep_ == "appos" and name.head.dep_ == "pobj" else name
    if inner.dep_ == "attr":
        return next(_equated(inner), None)
    verb = _naming(inner.head) if inner.head.lower_ == "as" and inner.dep_ in ("pobj", "nsubj") else None
    if verb is None:
        return None
    if verb.dep_ == "acl":
        return verb.head
    whom = [each for each in verb.children if each.dep_ in ("nsubjpass", "dobj") and each.i < inner.i]
    return whom[0] if whom else None


def _naming(token: Token) -> Token | None:
    """Return the verb of naming that the "as" at ``token`` belongs to."""
    for _ in range(CLIMBS):
        token = token.head
        if token.lemma_ in lists("names")["naming"] and token.pos_ == "VERB":
            return token
    return None


def _equated(predicate: Token) -> Iterator[Token]:
    """Yield the noun that a predicate says more of: the driver of "The driver was Ann Hill"."""
    verb = predicate.head
    if predicate.dep_ != "attr" or verb.lemma_ != "be":
        return
    if any(each.dep_ in ("neg", "aux") and each.tag_ in ("RB", "MD") for each in verb.children):
        return
    yield from (each for each in verb.lefts if each.dep_ == "nsubj" and each.pos_ == "NOUN")


def _take_over(table: EntityTable, entry: Entry | None, other: Entry | None) -> None:
    """Unite a named person with one who has no name."""
    if entry is None or other is None or entry is other or other.kind != "person":
        return
    if all(table.mentions[at].form != "name" for at in other.mentions):
        table.unite(entry, other)
