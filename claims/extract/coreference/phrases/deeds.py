"""Deeds of actors, by which they are called again: who marched are "the protesters"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.lexicon import lists, tables
from claims.extract.tokens import Token

Words = frozenset[str]
LOOKED_AT = 12
"""Mentions of one actor whose verbs are read, its first ones."""


def deeds(table: EntityTable, entry: Entry) -> Words:
    """Return the classes of [people] that an actor belongs to by what it did or what befell it."""
    found: set[str] = set()
    for at in entry.mentions[:LOOKED_AT]:
        if table.mentions[at].form != "pronoun":
            for verb, way in _verbs_of(table.tokens(at).root):
                found |= _classes(way).get(verb.lemma_.lower(), frozenset())
            for lemma in _suffered(table.tokens(at).root):
                found |= _classes("suffering").get(lemma, frozenset())
    return frozenset(found)


def deed_of(noun: str) -> Words:
    """Return the classes of those whom a noun in the singular tells by a deed: "attacker"."""
    return frozenset(
        name for name, words in tables("bodies")["told_by_deed"].items() if noun in words.split()
    )


@cache
def _classes(way: str) -> dict[str, Words]:
    found: dict[str, set[str]] = {}
    for name, verbs in tables("bodies")[way].items():
        for verb in verbs.split():
            found.setdefault(verb, set()).add(name)
    return {verb: frozenset(names) for verb, names in found.items()}


def _verbs_of(noun: Token) -> Iterator[tuple[Token, str]]:
    """Yield the verbs that tell what the bearer of ``noun`` does or what is done to him."""
    for each in noun.rights:
        if each.dep_ == "relcl" and any(word.dep_ == "nsubj" and word.tag_ == "WP" for word in each.lefts):
            yield each, "doing"
        elif each.dep_ == "relcl" and any(word.dep_ == "nsubjpass" for word in each.lefts):
            yield each, "suffering"
        elif each.dep_ == "acl":
            yield each, "suffering" if each.tag_ == "VBN" else "doing"
    noun = _outermost(noun)
    verb = noun.head
    if noun.dep_ == "nsubj":
        yield from ((each, "doing") for each in (verb, *_continued(verb)))
    elif noun.dep_ in ("nsubjpass", "dobj"):
        yield verb, "suffering"
    elif noun.dep_ == "pobj" and verb.dep_ == "agent":
        yield verb.head, "doing"


def _suffered(noun: Token) -> Iterator[str]:
    """Yield the verbs for what a noun says befell its bearer: "the murder of a watchman", "found dead"."""
    deed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "on") else None
    if deed is not None and deed.lower_ in tables("bodies")["deed_noun"]:
        yield tables("bodies")["deed_noun"][deed.lower_]
    verbs = [noun.head] if noun.dep_ in ("nsubjpass", "dobj") else []
    verbs += [each for each in noun.rights if each.dep_ == "relcl"]
    if any(verb.lemma_ == "find" and any(word.lower_ == "dead" for word in verb.rights) for verb in verbs):
        yield "kill"


def _outermost(noun: Token) -> Token:
    """Return the noun that a verb governs: in "Thousands of nurses and doctors marched" the thousands."""
    while True:
        of = noun.head
        if noun.dep_ == "conj" and of.pos_ in ("NOUN", "PROPN"):
            noun = of
        elif noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in lists("bodies")["taking"]:
            noun = of.head
        else:
            return noun


def _continued(verb: Token) -> Iterator[Token]:
    """Yield the verbs that share the subject of ``verb``: "came and killed"."""
    for each in verb.rights:
        if each.dep_ == "conj" and not any(word.dep_ in ("nsubj", "nsubjpass") for word in each.lefts):
            yield each
            yield from _continued(each)
