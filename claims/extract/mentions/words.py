"""Kinds of single tokens: offices, honorifics, nouns for bodies; the shapes that rules ask about."""

from __future__ import annotations

import re
from functools import cache

from claims.extract.lexicon import lists, tables
from claims.extract.tokens import Doc, Token
from claims.gazetteer.names import fold

LINE = re.compile(r"[^\n]+")
WORD = re.compile(r"[^\W\d_]+")


@cache
def roles() -> frozenset[str]:
    """Return every noun for what a person is."""
    words = lists("roles")
    return words["office"] | words["occupation"]


@cache
def particles() -> frozenset[str]:
    """Return the small words within a surname."""
    return lists("names")["particle"]


@cache
def honorifics() -> frozenset[str]:
    """Return the forms of address that stand before a name."""
    return lists("roles")["honorific"]


def key(token: Token) -> str:
    """Return the token as word lists have it: lower case, no final full stop."""
    return token.lower_.rstrip(".")


def singular(token: Token) -> str:
    """Return the token's singular in lower case, also where the tagger took it for a name."""
    word = key(token)
    if token.tag_ == "NNS":
        return str(token.lemma_.lower())
    return word


@cache
def plurals() -> frozenset[str]:
    """Return the plurals of the nouns for what a person is."""
    return frozenset(map(_plural, roles())) - roles()


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return tables("roles")["plural"].get(noun, f"{noun}s")


@cache
def _role_words() -> frozenset[str]:
    return roles() | plurals()


def is_role(token: Token) -> bool:
    """Say whether the token is a noun for what a person is, in the singular or the plural."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and key(token) in _role_words()


def is_plural(token: Token) -> bool:
    """Say whether the token is the plural of a noun for what a person is."""
    return key(token) in plurals()


def is_honorific(token: Token) -> bool:
    """Say whether the token is a form of address with a capital letter."""
    return key(token) in honorifics() and token.text[:1].isupper()


def is_capitalised(token: Token) -> bool:
    """Say whether the token could be part of a name by its first letter."""
    return bool(token.text[:1].isupper() and token.text[0].isalpha())


def is_locative(token: Token) -> bool:
    """Say whether the token names where something is or goes: "in Rome", "visits Rome"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in lists("places")["locative"]
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in lists("places")["travel"]
    return token.dep_ in ("npadvmod", "appos") and token.ent_type_ in ("GPE", "LOC")


def is_condition(token: Token) -> bool:
    """Say whether "state" is no country but what things are in: "a state of emergency"."""
    of = next((child for child in token.rights if child.lower_ == "of"), None)
    return token.lemma_ == "state" and any(child.pos_ == "NOUN" for child in (of.children if of else ()))


def folded(doc: Doc, start: int, end: int) -> str:
    """Return the folded text of a stretch of tokens."""
    return fold(doc[start].text if end - start == 1 else doc[start:end].text)


def gender_of(noun: Token) -> str | None:
    """Return the gender that a noun tells: "spokeswoman", "father"."""
    roles = lists("roles")
    return next((gender for gender in ("male", "female") if singular(noun) in roles[gender]), None)
