"""Parties that a verb and the noun of a deed beside it share.

Who is "killed in a raid by bandits" is killed by the bandits, and the raid struck whoever was killed. Its
"victims" are those whom it struck, and who "complied with the order" is to whom it was given.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

_IN = ("in", "during")
_WORDS = ("REQUEST", "AGREE", "THREATEN")
"""Types of what is said to somebody, who may heed it or not."""


def deeds_around(verb: Token) -> Iterator[Token]:
    """Yield the nouns of force in which somebody suffers what ``verb`` tells ("killed in clashes")."""
    for _, noun in syntax.prepositional(verb, *_IN):
        if _is_forceful(noun):
            yield noun
    for each in verb.children:
        if each.dep_ == "prep" and each.lower_ in _IN:
            yield from (one for one in each.children if nominal_gerund(one) is not None)


def nominal_gerund(verb: Token) -> tuple[Token | None, Token] | None:
    """Return who does and who suffers what a gerund names in which somebody suffers, if it is one.

    "A farmer was hurt in shelling by the army": the farmer shells nobody, as a gerund's subject would.
    """
    above = verb.head.head
    named = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in _IN
    if not named or syntax.child(verb, "dobj") is not None or not syntax.is_passive(above):
        return None
    sufferer = syntax.child(above, *syntax.PASSIVE_SUBJECTS, "nsubj") or syntax.shared_subject(above)
    told = trigger_at(verb)
    if sufferer is None or told is None or told.entry.type != "ASSAULT":
        return None
    return next((each for _, each in syntax.prepositional(verb, "by")), None), sufferer


def court_of(verb: Token) -> Token | None:
    """Return the court in which somebody is sentenced or cleared, which decides it.

    "Jailed for six years at Derby Crown Court": the parse hangs it on the years. "In court" names none.
    """
    words = lexicon().grammar
    if verb.lemma_ not in words["decided_in_court"]:
        return None
    spans = (each for _, each in syntax.prepositional(verb))
    found = [each for one in (verb, *spans) for _, each in syntax.prepositional(one, "at", "in", "before")]
    courts = (each for each in found if each.lemma_.lower() in words["courts"])
    return next((each for each in courts if each.left_edge != each), None)


def other_side(noun: Token) -> Iterator[Token]:
    """Yield whom one fights in a deed of two sides ("clashes with rebels")."""
    if noun.lemma_.lower() in lexicon().grammar["two_sided"]:
        yield from (each for _, each in syntax.behind(noun, "with", "against"))


def struck_in(trigger: Trigger) -> Iterator[Token]:
    """Yield who suffers what a verb tells to happen in a deed ("six were wounded in the raid")."""
    noun, verb = trigger.token, trigger.token.head.head
    if trigger.entry.type != "ASSAULT" or noun.dep_ != "pobj" or noun.head.lower_ not in _IN:
        return
    told = trigger_at(verb) if verb.pos_ == "VERB" else None
    if told is None or told.entry.type != "ASSAULT" or not syntax.is_passive(verb):
        return
    sufferer = syntax.child(verb, *syntax.PASSIVE_SUBJECTS, "nsubj") or syntax.shared_subject(verb)
    yield from () if sufferer is None else (sufferer,)


def victims(noun: Token) -> Iterator[Token]:
    """Yield who is said to be the victim or target of a deed, else its "victims" themselves."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "to"):
        return
    words = lexicon().grammar["victims"]
    word = noun.head.head
    if word.lemma_ == "fall":  # the parse hangs "to" of "fell victim to" on the verb
        word = next((each for each in word.children if each.lemma_ in words), word)
    if word.lemma_.lower() not in words:
        return
    verb = word.head
    described = word.dep_ in ("attr", "oprd", "acomp", "dobj", "xcomp", "advcl", "npadvmod")
    whom = syntax.subject(verb) if described and verb.lemma_ in ("be", "become", "fall", "remain") else None
    yield whom or word


def heeding(trigger: Trigger) -> Iterator[Token]:
    """Yield who does or does not what another asks, offers or warns of ("complied with the order")."""
    noun = trigger.token
    if trigger.entry.type not in _WORDS:
        return
    words = lexicon().grammar
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    said = f"{verb.lemma_} {noun.head.lower_}" if noun.dep_ == "pobj" else verb.lemma_
    if noun.dep_ not in ("dobj", "pobj") or said not in words["heeding_words"] or syntax.is_passive(verb):
        return
    whom = syntax.subject(verb)
    yield from () if whom is None else (whom,)


def _is_forceful(noun: Token) -> bool:
    if noun.lemma_.lower() in lexicon().grammar["two_sided"]:
        return True
    deed = trigger_at(noun) if noun.pos_ == "NOUN" else None
    return deed is not None and deed.form in ("noun", "light") and deed.entry.type in ("ASSAULT", "COERCE")


def counted_among(noun: Token) -> Token:
    """Return who is said to be one of many, else ``noun``: "Ann Hill was among ten people held"."""
    verb = noun.head.head
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "among" and verb.lemma_ == "be"
    who = (syntax.subject(verb) or syntax.child(verb, "attr")) if counted else None
    return noun if who is None else who
