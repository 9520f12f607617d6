"""What single tokens are: offices, honorifics, nouns for bodies; the shapes that rules ask about."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from claims.extract.lexicon import lists
from claims.names import fold


@cache
def roles() -> frozenset[str]:
    """Return every noun for what a person is."""
    words = lists("roles")
    return words["office"] | words["occupation"]


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


def is_role(token: Token) -> bool:
    """Say whether the token is a noun for what a person is, in the singular or the plural."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    word = key(token)
    return word in roles() or singular(token) in roles() or is_plural(token)


def is_plural(token: Token) -> bool:
    """Say whether the token is the plural of a noun for what a person is."""
    word = key(token)
    return word not in roles() and (
        singular(token) in roles()
        or (word.endswith("s") and word[:-1] in roles())
        or (word.endswith("men") and f"{word[:-3]}man" in roles())
    )


def is_honorific(token: Token) -> bool:
    """Say whether the token is a form of address with a capital letter."""
    return token.text[:1].isupper() and key(token) in honorifics()


def is_capitalised(token: Token) -> bool:
    """Say whether the token could be part of a name by its first letter."""
    return bool(token.text[:1].isupper() and token.text[0].isalpha())


def preposition(token: Token) -> str | None:
    """Return the preposition that governs the token or the first of its conjuncts, in lower case."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj":
        return str(token.head.lower_)
    return None


def is_locative(token: Token) -> bool:
    """Say whether the token names where something is or goes: "in Rome", "visits Rome"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in lists("places")["locative"]
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in lists("places")["travel"]
    return token.dep_ in ("npadvmod", "appos") and token.ent_type_ in ("GPE", "LOC")


def title_case_lines(doc: Doc) -> tuple[bool, ...]:
    """Say of each token whether its line is set in title case, where capitals tell nothing."""
    flags: list[bool] = []
    line: list[Token] = []
    for token in doc:
        line.append(token)
        if "\n" in token.text or token.i == len(doc) - 1:
            flags += [_is_title_case(line)] * len(line)
            line = []
    return tuple(flags)


def _is_title_case(line: list[Token]) -> bool:
    words = [token for token in line if token.is_alpha and len(token) > 3]
    ended = any(token.text in ".!" for token in line[-3:])
    return len(words) >= 3 and not ended and sum(map(is_capitalised, words)) >= 0.8 * len(words)


def folded(doc: Doc, start: int, end: int) -> str:
    """Return the folded text of a stretch of tokens."""
    return fold(doc[start:end].text)
