"""Roles of those counted that their clause gives: what is done to them, and what they do."""

from __future__ import annotations

from claims.extract.figures.governors import NOMINAL, SUBJECTS, Reading
from claims.extract.lexicon import lists, tables
from claims.extract.tokens import Token


def whole(known: Token) -> Token:
    """Return what a noun is listed with: "12 nurses" of "two doctors and 12 nurses"."""
    token = known
    while token.dep_ in ("conj", "appos") and token.head.pos_ in (*NOMINAL, "NUM"):
        token = token.head
    return token


def acted(known: Token, place: str, verb: Token) -> Reading | None:
    """Return the role that the verb gives: what is done to those counted, or what they do."""
    words, lists_ = tables("figures"), lists("figures")
    passive = place == "nsubjpass"
    noun = known.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") and verb.tag_[:2] != "VB":
        return _of_noun(whole(known), known)
    passive = passive or (place == "nsubj" and verb.tag_ in ("VBN", "VBD") and _is_bare_passive(verb))
    done_to, doing = words["done_to"].get(verb.lemma_), words["doing"].get(verb.lemma_)
    if place in ("dobj", "attr", "oprd", "dative") or passive:
        if verb.lemma_ in lists_["sending"] and words["counted"].get(noun) == "troops":
            return Reading("troops", known, verb, "figure.verb")
        if verb.lemma_ in lists_["carrying"] and _is_carrier(verb):
            return Reading("aboard", known, verb, "figure.verb")
        if done_to:
            return Reading(done_to, known, verb, "figure.verb")
        custody = any(each.lemma_ in lists_["custody"] for each in verb.subtree)
        if verb.lemma_ in lists_["holding"] and custody:
            return Reading("arrested", known, verb, "figure.verb")
        if verb.lemma_ in lists_["winning"] and words["counted"].get(noun) == "votes":
            return Reading("votes", known, verb, "figure.verb")
    if place == "nsubj" and not passive and not any(each.dep_ == "dobj" for each in verb.children):
        doing = doing or words["doing_alone"].get(verb.lemma_)
    if place == "nsubj" and doing and not passive:
        return Reading(doing, known, verb, "figure.verb")
    stops = verb.lemma_ in lists_["stopping"] and any(each.lemma_ in lists_["work"] for each in verb.children)
    if place == "nsubj" and stops:
        return Reading("participants", known, verb, "figure.verb")
    if place == "nsubj" and verb.lemma_ in lists_["joining"] and _is_protest(verb):
        return Reading("participants", known, verb, "figure.verb")
    return None


def told_behind(known: Token) -> Reading | None:
    """Return the role that a relative clause gives: "12 miners who were taken into custody"."""
    told = next((each for each in known.children if each.dep_ == "relcl"), None)
    who = [each for each in told.children if each.tag_ in ("WP", "WDT")] if told is not None else []
    subject = next((each for each in who if each.dep_ in SUBJECTS), None)
    return acted(known, subject.dep_, told) if subject is not None and told is not None else None


def clause(known: Token) -> tuple[str, Token]:
    """Return what a counted noun is to its verb, and the verb.

    Three things the parse says otherwise: an auxiliary as verb, "eight of them" beside a passive, and a
    qualifier taken for a preposition ("over 300 people have been killed").
    """
    place, verb = known.dep_, known.head
    if verb.dep_ in ("aux", "auxpass"):
        return place, verb.head
    if place in ("npadvmod", "appos") and any(each.lower_ == "of" for each in known.children):
        passive = any(each.dep_ == "auxpass" for each in verb.children)
        return ("nsubjpass" if passive else "nsubj"), verb
    if place == "pobj" and verb.lower_ in lists("figures")["qualifying_prepositions"]:
        behind = known.doc[known.i + 1 : known.sent.end]
        auxiliary = behind[0] if len(behind) else None
        if auxiliary is not None and auxiliary.pos_ == "AUX" and auxiliary.head.i > known.i:
            passive = any(each.dep_ == "auxpass" for each in auxiliary.head.children)
            return ("nsubjpass" if passive else "nsubj"), auxiliary.head
    return place, verb


def _is_bare_passive(verb: Token) -> bool:
    """Say whether a passive leaves out its "were", as headlines do ("four officers injured")."""
    objects = any(each.dep_ in ("dobj", "ccomp", "xcomp") for each in verb.children)
    return not objects and tables("figures")["done_to"].get(verb.lemma_) is not None


def _is_carrier(verb: Token) -> bool:
    subject = next((each for each in verb.children if each.dep_ == "nsubj"), None)
    who = subject if subject is not None and subject.pos_ != "PRON" else verb.head
    return any(each.lemma_.lower() in lists("figures")["carriers"] for each in (who, *who.children))


def _is_protest(verb: Token) -> bool:
    protests = lists("figures")["protests"]
    return any(each.lemma_.lower() in protests for each in verb.subtree if each.pos_ == "NOUN")


def _of_noun(token: Token, known: Token) -> Reading | None:
    """Return the role that a noun gives to what stands behind its "of": "the death of 12 miners"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("of", "to", "with", "for", "against"):
        return None
    noun = token.head.head
    words = tables("figures")
    if token.head.lower_ == "of" and noun.pos_ == "NOUN" and noun.lemma_.lower() in words["counted"]:
        return Reading(words["counted"][noun.lemma_.lower()], known, noun, "figure.noun")
    return None
