"""Words that a participant hangs on where the parser, a number or an initial hides them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.document import Actor, Span
from claims.extract.lexicon import lists
from claims.extract.tokens import Span as Tokens
from claims.extract.tokens import Token
from claims.gazetteer.names import fold

_NOTE = re.compile(r"\s*\([^()\n]*\)\s*\Z")
BODIES = ("organisation", "government", "place")
"""Kinds of actor whose name may end with what it is: "Hill School District"."""


def without_note(phrase: str) -> str:
    """Return a phrase without what is noted in brackets behind it: "the convener, Ann Hill (no relation)"."""
    return _NOTE.sub("", phrase)


def resident(token: Token) -> Token | None:
    """Return what is in a town whose state was taken for the subject: "embassy in Washington, DC said"."""
    if token.i < 3 or token.nbor(-1).text != "," or token.ent_type_ not in ("GPE", "LOC"):
        return None
    town = token.nbor(-2)
    settled = town.dep_ == "pobj" and town.head.lower_ == "in" and town.ent_type_ == "GPE"
    noun = town.head.head
    return noun if settled and noun.pos_ in ("NOUN", "PROPN") and token.dep_ == "nsubj" else None


def counted(token: Token) -> Token | None:
    """Return the noun that a number's noun counts, if nobody told of before: "thousands of nurses"."""
    if token.lower_ not in lists("bodies")["counting"]:
        return None
    of = next((each for each in token.rights if each.lower_ == "of"), None)
    noun = next((each for each in of.rights if each.dep_ == "pobj"), None) if of is not None else None
    known = noun is None or any(each.dep_ in ("det", "poss") for each in noun.lefts)
    return None if known or noun is None or noun.tag_ not in ("NNS", "NNPS") else noun


def is_label(text: str, span: Span) -> bool:
    """Say whether letters with a colon behind them label a turn of talk: "AH: The lamps failed"."""
    label = span.of(text)
    return label.isupper() and label.isalpha() and 2 <= len(label) <= 3 and text.startswith(":", span.end)


def abbreviates(label: str, actor: Actor) -> bool:
    """Say whether ``label`` has the first letters of a person's names, or of the first and the last."""
    words = actor.name.replace("-", " ").split()
    letters = [word[0].upper() for word in words if word[0].isalpha()]
    whole = actor.kind == "person" and len(letters) > 1
    return whole and label in ("".join(letters), letters[0] + letters[-1])


def is_anybody(actor: Actor) -> bool:
    """Say whether an actor is but so many people: "at least seven people"."""
    words = actor.name.lower().split()
    return actor.kind == "group" and words[-1] in lists("bodies")["anybody"] | {"persons"}


def is_counted(actor: Actor) -> bool:
    """Say whether an actor is told of by a number: "eleven people"."""
    words = (word.strip(",") for word in actor.name.lower().split())
    return any(word[0].isdigit() or word in lists("bodies")["numeral"] for word in words if word)


def is_told_to_act(phrase: Tokens) -> bool:
    """Say whether a phrase is told to do something or to suffer it: "The driver fled", "by the driver"."""
    if phrase[0].lower_ in ("my", "our"):  # whose they are, only the speaker tells
        return False
    return phrase.root.dep_ in ("nsubj", "nsubjpass") or phrase.root.head.dep_ == "agent"


def named_by_noun(noun: Token, actors: Sequence[Actor]) -> int | None:
    """Return the one body whose name ends with a noun behind "the": "the district", the "Hill District"."""
    if noun.tag_ != "NN" or noun.i == 0 or noun.nbor(-1).lower_ != "the":
        return None
    named = [
        at
        for at, actor in enumerate(actors)
        if actor.kind in BODIES and " " in actor.name and fold(actor.name).split()[-1] == noun.lower_
    ]
    return named[0] if len(named) == 1 else None
