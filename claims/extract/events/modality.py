"""Whether an event occurred, goes on, is planned, is possible, or did not take place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.document import Modality
from claims.extract.events import grammar
from claims.extract.events.lexicon import lexicon
from claims.extract.events.triggers import Trigger

_MODIFIERS: tuple[tuple[Modality, str], ...] = (
    ("possible", "possible_modifiers"),
    ("planned", "planning_modifiers"),
    ("ongoing", "ongoing_modifiers"),
)
_CLAUSE = ("xcomp", "ccomp", "pcomp", "acl", "relcl", "advcl", "conj")


def modality(trigger: Trigger) -> Modality:
    """Return the modality that the words around ``trigger`` give its event."""
    if trigger.form == "noun":
        found = _of_noun(trigger.token)
        to_come = found == "planned" and trigger.token.dep_ == "nsubj" and trigger.entry.type != "CONSULT"
        return "occurred" if to_come else found
    verb = trigger.token.head if trigger.form == "adjective" else trigger.verb or trigger.token
    if trigger.form == "light":
        return _of_carried(trigger.token, verb)
    return _of_verb(verb)


def _of_carried(noun: Token, carrier: Token) -> Modality:
    """Return the modality of an event noun with its light verb ("announced a visit", "held no talks")."""
    if _denied(noun):
        return "negated"
    own = _of_verb(carrier)
    return own if own != "occurred" else _modified(noun) or _planned_by(carrier) or "occurred"


def _planned_by(verb: Token) -> Modality | None:
    return "planned" if verb.lemma_.lower() in lexicon().grammar["planning_verbs"] else None


def _of_verb(verb: Token) -> Modality:
    words = lexicon().grammar
    if _denied(verb) and not _aims(verb):
        return "negated"
    auxiliaries = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    marks = {each.lower_ for each in verb.children if each.dep_ in ("mark", "advmod")}
    if (
        marks & words["conditional"]
        or auxiliaries & words["possible_auxiliaries"]
        or marks & words["possible_adverbs"]
    ):
        return "possible"
    if auxiliaries & {"will", "'ll", "wo", "shall"}:
        return "planned"
    if "would" in auxiliaries:
        return "planned" if verb.dep_ == "ccomp" else "possible"
    if verb.tag_ == "VBG" and "going" in {each.lower_ for each in grammar.ancestors(verb)}:
        return "planned"
    return _governed(verb) or _tensed(verb, auxiliaries)


def _aims(verb: Token) -> bool:
    """Say whether what is denied is the aim and not the act ("not going there with the intention of …")."""
    aims = lexicon().grammar["aims"]
    return any(each.lemma_ in aims for _, each in grammar.prepositional(verb, "with", "for", "in"))


def _tensed(verb: Token, auxiliaries: set[str]) -> Modality:
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'s", "'re", "am"}:
        return "ongoing"
    return "occurred"


def _governed(token: Token) -> Modality | None:
    """Return what the verb or adjective that governs an infinitive says of it ("plans to visit")."""
    words = lexicon().grammar
    infinitive = any(each.lower_ == "to" and each.dep_ == "aux" for each in token.children)
    head = token.head
    if infinitive and (head == token or head.lemma_ == "be"):
        return "planned"
    if head == token or token.dep_ not in _CLAUSE:
        return None
    if token.dep_ == "conj":
        return _of_verb(head) if head.pos_ == "VERB" and not _has_own_tense(token) else None
    lemma = head.lemma_.lower()
    if token.dep_ in ("xcomp", "ccomp", "pcomp") and (infinitive or token.tag_ in ("VBG", "VB")):
        found = _says(lemma)
        if found is not None:
            return found
        if infinitive and head.pos_ == "VERB" and token.dep_ == "xcomp":
            own = _of_verb(head)
            return own if own in ("planned", "possible", "negated") else None
    if infinitive and token.dep_ == "xcomp" and lemma in words["planning_adjectives"]:
        return "planned"
    if infinitive and grammar.described(token) is not None:
        return _of_verb(head.head)
    if infinitive and token.dep_ in ("advcl", "acl", "relcl"):
        return None if lemma in words["deciding_nouns"] else "planned"
    return None


def _has_own_tense(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(each.dep_ == "aux" for each in verb.children)


def _says(lemma: str) -> Modality | None:
    words = lexicon().grammar
    if lemma in words["negating_verbs"]:
        return "negated"
    if lemma in words["planning_verbs"] or lemma in words["intending_verbs"]:
        return "planned"
    if lemma in words["possible_verbs"]:
        return "possible"
    if lemma in words["ongoing_verbs"]:
        return "ongoing"
    return None


def _of_noun(noun: Token) -> Modality:
    if _denied(noun):
        return "negated"
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lower_ in ("case", "event", "risk", "threat")
    ):
        return "possible"
    modified = _modified(noun)
    if modified is not None:
        return modified
    for verb in _clauses(noun):
        found = _said_of(noun, verb)
        if found is not None:
            return found
    return "occurred"


def _modified(noun: Token) -> Modality | None:
    """Return what the adjectives of an event noun say of it ("a planned visit")."""
    words = lexicon().grammar
    modifiers = {each.lower_ for each in noun.children if each.dep_ in ("amod", "compound", "advmod")}
    for found, name in _MODIFIERS:
        if modifiers & words[name]:
            return found
    return None


def _clauses(noun: Token) -> Iterator[Token]:
    """Yield the verbs that say something of ``noun``: of which it is argument, and its own clauses."""
    for each in noun.children:
        if each.dep_ in ("acl", "relcl") and each.pos_ == "VERB":
            yield each
    for each in grammar.ancestors(noun):
        if each.pos_ in ("VERB", "AUX"):
            yield each
            return


def _said_of(noun: Token, verb: Token) -> Modality | None:
    words = lexicon().grammar
    lemma = verb.lemma_.lower()
    argument = noun.dep_ in ("dobj", "nsubjpass") or verb.dep_ in ("acl", "relcl")
    found = _says(lemma)
    if argument and found in ("negated", "planned") and lemma not in words["intending_verbs"]:
        own = _of_verb(verb)
        return own if own == "negated" and found == "planned" else found
    if lemma == "be" and noun.dep_ == "attr" and _of_verb(verb) == "planned":
        return "planned"
    own = _of_verb(verb)
    if noun.dep_ == "pobj":
        meanwhile = noun.head.lower_ in ("including", "during")
        return own if meanwhile and own in ("planned", "possible") else None
    if noun.dep_ == "nsubj" and lemma not in words["happening_verbs"]:
        return "planned" if own == "planned" else None
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass") or verb.dep_ in ("acl", "relcl"):
        return own if own != "occurred" else None
    return None


def _denied(token: Token) -> bool:
    words = lexicon().grammar["negating_words"]
    if any(
        each.dep_ == "neg" or (each.lower_ in words and each.dep_ in ("det", "preconj", "advmod"))
        for each in token.children
    ):
        return True
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ == "pobj" and token.head.lower_ == "without"
    return token.dep_ == "pcomp" and token.head.lower_ == "without"
