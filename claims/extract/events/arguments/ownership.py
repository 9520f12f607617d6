"""Ownership of what an event is done to: the actor's own, or somebody else's."""

from __future__ import annotations

from claims.extract.events.entries.lexicon import lexicon
from claims.extract.tokens import Token


def is_actors_own(token: Token) -> bool:
    """Say whether what is named is the actor's own ("will withdraw its teams")."""
    return any(
        each.dep_ == "poss" and each.lower_ in ("its", "his", "her", "their", "our")
        for each in token.children
    )


def is_own_force(token: Token) -> bool:
    """Say whether a noun phrase is a force of the actor's own ("withdrew its troops")."""
    return token.lemma_ in lexicon().grammar["own"] and any(
        each.dep_ == "poss" and each.lower_ in ("its", "his", "her", "their") for each in token.children
    )


def is_force(token: Token) -> bool:
    """Say whether a noun is one for a force, which acts for whoever sends it ("sent troops")."""
    return token.lemma_ in lexicon().grammar["own"]


def is_somebodys(token: Token) -> bool:
    """Say whether a thing has an owner, who suffers what is done to it ("blocked the mayor's car")."""
    return any(each.dep_ == "poss" and each.pos_ != "PRON" for each in token.children)
