"""Fates of those counted, told by a phrase: "are behind bars", "lost their lives", "60 people on board"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.lexicon import lists, tables
from claims.extract.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")


def fate(known: Token) -> tuple[str, Token] | None:
    """Return the role that a phrase gives to those counted, and its word; ``None`` where none does."""
    phrases, undergone = tables("figures")["phrase"], tables("figures")["undergone"]
    words = lists("figures")
    for above in (known, *_predicates(known)):
        for each in above.children:
            if above.lemma_ in words["undergoing"] and each.dep_ == "dobj":
                role = undergone.get(each.lemma_.lower())
                if role is not None:
                    return role, each
            behind = next((child for child in each.children if child.dep_ == "pobj"), None)
            stays = above == known or above.lemma_ in words["staying"]
            if each.dep_ == "prep" and behind is not None and stays:
                role = phrases.get(f"{each.lower_} {behind.lower_}")
                if role is not None:
                    return role, behind
    return _put_first(known)


def _predicates(known: Token) -> Iterator[Token]:
    """Yield the verbs of which those counted are the subject, in their clause or in a relative one."""
    if known.dep_ in _SUBJECTS:
        yield known.head
    for clause in known.children:
        if clause.dep_ == "relcl" and any(
            each.dep_ in _SUBJECTS and each.tag_ in ("WP", "WDT") for each in clause.children
        ):
            yield clause


def _put_first(known: Token) -> tuple[str, Token] | None:
    """Return the role of a participle that begins the sentence: "Injured were two nurses"."""
    if known.dep_ not in ("attr", "nsubj", "nsubjpass") or known.head.lemma_ != "be":
        return None
    first = known.sent[0]
    role = tables("figures")["state"].get(first.lower_)
    return (role, first) if role is not None and first.i < known.head.i < known.i else None
