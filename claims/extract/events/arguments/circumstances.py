"""Circumstances of a deed that stand where its parties do: where, on what occasion, in what office.

"Sued in Norway", "shot him in the head", "a curfew in anticipation of Mira": none of these suffers it.
"""

from __future__ import annotations

from claims.extract import syntax
from claims.extract.events.arguments.ownership import is_somebodys
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.triggers import Trigger
from claims.extract.lexicon import tables
from claims.extract.mentions.words import is_role
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_SAID_IN = ("ACCUSE", "PROTEST", "REJECT", "THREATEN")
"""Types of what is said or shown in a country, and not to it."""


def is_circumstance(trigger: Trigger, word: Token) -> bool:
    """Say whether a word tells where, on what occasion or in which office, and names no party."""
    behind = word.head.lower_ if word.dep_ == "pobj" else ""
    if behind == "in" and word.lemma_ in lexicon().grammar["set_occasions"]:
        return True
    if behind in ("for", "as") and _is_office(word):
        return True
    if behind and word.lower_ in tables("dates")["zones"]:  # "at 10:30 BST"
        return True
    return (behind != "" and _is_of_a_body(trigger, word)) or _is_said_there(trigger, word)


def _is_said_there(trigger: Trigger, place: Token) -> bool:
    """Say whether a country is only where one sues or marches ("sued in Norway", "marched in Peru")."""
    deeds = (trigger.token, trigger.verb, trigger.taken)
    inside = place.dep_ == "pobj" and place.head.lower_ == "in" and place.head.head in deeds
    land = place.ent_type_ in ("GPE", "LOC") and place.head not in trigger.beside
    return inside and land and trigger.entry.type in _SAID_IN


def _is_of_a_body(trigger: Trigger, word: Token) -> bool:
    """Say whether a word names the part of somebody's body that is hit ("in the head", "on his arm")."""
    part = word.tag_ == "NN" and noun_senses(word.lemma_.lower())[:1] == ("body",)
    if not part or next(syntax.prepositional(word, "of"), None) is not None:  # "the head of the bank"
        return False
    hit = trigger.form == "verb" and trigger.entry.type == "ASSAULT"
    return word.head.lower_ in (("in", "on", "to", "through", "at", "across") if hit else ("in", "through"))


def _is_office(word: Token) -> bool:
    """Say whether a role without an article is one that somebody seeks or has ("nominated for mayor")."""
    bare = word.tag_ == "NN" and not word.ent_type_ and is_role(word) and word.left_edge == word
    return bare and not is_somebodys(word)


def is_where_hit(trigger: Trigger, word: Token) -> bool:
    """Say whether people are hit at a place, and nothing is aimed at it ("shot shoppers at a store")."""
    held = syntax.child(trigger.verb or trigger.token, "dobj")
    people = held is not None and held != trigger.taken and kind(held) in ("person", "group")
    return word.lower_ in ("at", "in") and people and trigger.entry.type == "ASSAULT"
