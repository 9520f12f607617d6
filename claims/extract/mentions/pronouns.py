"""Pronouns that can stand for an actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claims.document import ActorKind, Mention, Span
from claims.extract.lexicon import lists
from claims.extract.mentions.nominals import kind_of
from claims.extract.tokens import Token

KINDS: Mapping[str, ActorKind] = {
    "male": "person",
    "female": "person",
    "first": "person",
    "relative": "person",
    "thing": "organisation",
    "plural": "group",
    "first_plural": "group",
}


@cache
def classes() -> Mapping[str, str]:
    """Return each pronoun with its class: male, female, thing, plural, first, first_plural, relative."""
    return {word: name for name in KINDS for word in lists("pronouns")[name]}


def class_of(token: Token) -> str | None:
    """Return the class of a pronoun, and nothing for what only looks like one: "US", "WHO"."""
    if token.tag_ not in ("PRP", "PRP$", "WP", "WP$") or (token.is_upper and len(token) > 1):
        return None
    return classes().get(token.lower_)


def find_pronouns(words: Sequence[Token]) -> Iterator[Mention]:
    """Yield a mention for each personal and relative pronoun that is not empty ("it is clear that")."""
    for token in words:
        kind = class_of(token)
        if kind and not _is_empty(token):
            yield Mention(
                Span(token.idx, token.idx + len(token)), "pronoun", KINDS[kind], None, f"pronoun.{kind}", 0.7
            )


def _is_empty(token: Token) -> bool:
    if token.lower_ in ("who", "whom", "whose"):
        return token.head.dep_ not in ("relcl", "acl") and token.head.head.dep_ not in ("relcl", "acl")
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl" or token.dep_ not in ("nsubj", "nsubjpass", "poss"):
        return True
    verb = token.head
    clause = any(
        child.dep_ in ("ccomp", "xcomp", "advcl", "csubj", "acomp", "attr") for child in verb.children
    )
    if any(child.dep_ == "attr" and kind_of(child) is None for child in verb.children):
        return True
    if token.dep_ not in ("nsubj", "nsubjpass") or not clause or _has_object(verb):
        return False
    words = {verb.lemma_.lower(), verb.lower_} | {
        child.lemma_.lower() for child in verb.children if child.dep_ in ("acomp", "attr")
    }
    return bool(words & lists("pronouns")["empty"]) or _is_passive_of_thought(token, verb)


def _is_passive_of_thought(token: Token, verb: Token) -> bool:
    """Say whether it is only said, hoped or known: "it was hoped that"; "it hoped that" is somebody's."""
    passive = token.dep_ == "nsubjpass" or any(child.dep_ == "auxpass" for child in verb.lefts)
    return passive and verb.lemma_.lower() in lists("pronouns")["empty_passive"]


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children) or verb.dep_ == "parataxis"
