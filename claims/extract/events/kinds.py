"""Kinds of thing that a word stands for: a person, a group, a place, or a WordNet supersense."""

from __future__ import annotations

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.mentions.nominals import is_aged
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token, once_a_token

_OF_NAMES = {
    "PERSON": "person",
    "NORP": "group",
    "ORG": "group",
    "GPE": "group",
    "LOC": "location",
    "FAC": "artifact",
}
_PEOPLE = frozenset(("i", "we", "you", "he", "she", "him", "her", "us", "me", "who", "whom", "one"))
_RUN = frozenset(("artifact", "group"))
"""Kinds of thing that people run."""
_DEFINITE = frozenset(("the", "those", "these", "both"))
_COUNTED = ("CARDINAL", "")


@once_a_token
def kind(token: Token) -> str:
    """Return the kind of a noun, name, pronoun or number; "" where nothing is known of it.

    A name takes the kind of what it names, a noun its commonest supersense, a number that stands for itself
    ("wounding 40") the people that it counts. "It" and "they" may be anything.
    """
    if token.pos_ == "PRON":
        return "person" if token.lower_ in _PEOPLE else ""
    if is_count(token) or is_of_an_age(token):
        return "person"
    if token.ent_type_ in _OF_NAMES:
        return _OF_NAMES[token.ent_type_]
    if is_of_people(token):
        return "group"
    if token.lemma_.lower() in lexicon().actors:
        return "group"
    if token.pos_ != "NOUN" or _is_acronym(token):
        return ""
    senses = noun_senses(token.lemma_.lower())
    if "person" in senses[:3] and _is_done_to_people(token):
        return "person"
    return senses[0] if senses else ""


def _is_done_to_people(token: Token) -> bool:
    """Say whether a noun is dealt with as only people are, or is said to be somebody ("rescued two climbers",
    "a medic who fled")."""
    verb = token.head
    dealt = token.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in lexicon().grammar["done_to_people"]
    return dealt or any(
        each.dep_ == "relcl" and any(one.lower_ == "who" for one in each.lefts) for each in token.rights
    )


def is_of_people(token: Token) -> bool:
    """Say whether an adjective or a participle with an article stands for people ("the accused")."""
    if token.pos_ not in ("ADJ", "VERB") or token.tag_ not in ("JJ", "VBN", "VBD"):
        return False
    nominal = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "appos")
    meant = nominal and any(sense in ("person", "group") for sense in noun_senses(token.lower_)[:1])
    return meant and any(each.dep_ == "det" and each.lower_ in _DEFINITE for each in token.lefts)


def _is_acronym(token: Token) -> bool:
    """Say whether capitals make a noun a name that the tagger missed ("ICE arrested four")."""
    plain = any(each.is_lower and each.is_alpha for each in token.sent)
    return token.is_upper and len(token) > 1 and token.is_alpha and plain


def is_count(token: Token) -> bool:
    """Say whether a number or quantifier stands for the people it counts ("Two charged", "killing 14")."""
    if token.pos_ == "NUM":
        if token.lower_.endswith(("am", "pm")) or ":" in token.text:
            return False
        plain = token.ent_type_ in _COUNTED and not any(
            each.dep_ == "quantmod" and each.text == "$" for each in token.children
        )
        return (
            plain
            and not measures_things(token)
            and token.dep_ in ("nsubj", "nsubjpass", "dobj", "ROOT", "conj", "pobj")
        )
    quantified = token.lower_ in lexicon().grammar["quantifiers"] and not measures_things(token)
    told = any(each.dep_ == "acl" and each.tag_ == "VBN" for each in token.children)
    alone = token.dep_ == "ROOT" and told  # "Dozens arrested at the port"
    return (
        quantified and (alone or token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj")) and token.pos_ != "ADV"
    )


def measures_things(token: Token) -> bool:
    """Say whether a quantifier counts things ("dozens of rounds of artillery")."""
    of = (
        one for each in token.children if each.lower_ == "of" for one in each.children if one.dep_ == "pobj"
    )
    return any(
        each.pos_ == "NOUN" and kind(each) not in ("person", "group", "animal", "location", "Tops", "")
        for each in of
    )


def is_of_an_age(token: Token) -> bool:
    """Say whether the token is the "old" of somebody called by his age ("shot a 34-year-old")."""
    return is_aged(token) and token.dep_ not in ("amod", "compound", "nmod", "acomp")


def is_gunfire(token: Token) -> bool:
    """Say whether "fire" is what guns give ("artillery fire killed three")."""
    guns = lexicon().grammar["gunfire"]
    return token.lemma_ == "fire" and any(each.lemma_.lower() in guns for each in token.lefts)


def is_bidden(token: Token) -> bool:
    """Say whether a house or a body is told or kept from doing something, for those who run it.

    "Ordered the tavern to shut", "the sect was barred from meeting": what is to act is somebody.
    """
    verb = token.head
    told = token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass")
    if not told or verb.lemma_ not in lexicon().grammar["bidding"]:
        return False
    kept = (one for each in verb.children if each.lower_ in ("from", "into") for one in each.children)
    deeds = [each for each in (*verb.children, *kept) if each.dep_ in ("xcomp", "pcomp")]
    acts = any(each.tag_ in ("VB", "VBG") and syntax.child(each, "auxpass") is None for each in deeds)
    return acts and not _RUN.isdisjoint(noun_senses(token.lemma_.lower())[:2])


def is_money(token: Token) -> bool:
    """Say whether a word is part of a sum of money ("a ransom of two million US dollars").

    Whoever stands before the number gets or pays it ("fined Acme 4 million euros").
    """
    currency = token.head.lemma_.lower() in lexicon().grammar["currencies"]
    currency = currency and not any(each.dep_ == "nummod" and each.i > token.i for each in token.head.lefts)
    return token.ent_type_ == "MONEY" or (currency and token.dep_ in ("compound", "nmod", "amod"))
