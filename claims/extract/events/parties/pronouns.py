"""Pronouns of an event: whom "he" in what somebody says, or "his" in a phrase before its subject, means."""

from __future__ import annotations

from claims.extract import syntax
from claims.extract.coreference.pronouns import is_dealt_with
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.mentions.words import is_role
from claims.extract.tokens import Token

_OWNS = {"he": "his", "she": "her", "it": "its", "they": "their"}


def meant_by(token: Token) -> Token:
    """Return whom a pronoun in reported speech stands for when that is the one who reports."""
    if token.lower_ == "whose":
        return next((each.head for each in syntax.ancestors(token) if each.dep_ == "relcl"), token)
    if token.dep_ == "poss":
        return _ahead_of(token) or token
    if token.lower_ not in ("he", "she", "it", "they") or token.dep_ not in ("nsubj", "nsubjpass"):
        return token
    if is_said(token):
        return token
    beside = syntax.child(token.head.head, "nsubj") if token.head.dep_ == "conj" else None
    if beside is not None and beside.ent_type_ in ("ORG", "GPE") and token.lower_ in ("it", "they"):
        return beside
    for verb in syntax.ancestors(token):
        above = syntax.child(verb.head, "nsubj") if verb.dep_ == "advcl" else None
        if above is not None and above.i < token.i and above.pos_ != "PRON" and _agrees(token, above):
            return above
        if verb.dep_ in ("ccomp",) and verb.head.lemma_ in lexicon().grammar["reporting"]:
            speaker = syntax.child(verb.head, "nsubj")
            if _has_other(verb, token):
                return token
            if speaker is not None and is_dealt_with(token, speaker):
                return token
            if speaker is not None and _is_told_of(token, speaker):
                return speaker
    return token


def _has_other(said: Token, pronoun: Token) -> bool:
    """Say whether what is said has somebody else for its subject, whom a pronoun behind it may mean.

    "The sources said the guards were surprised, as they left": the guards or others left.
    """
    subject = syntax.child(said, "nsubj", "nsubjpass")
    if subject is None or subject.i >= pronoun.i or pronoun.head == said or subject.pos_ != "NOUN":
        return False
    return is_role(subject) and _agrees(pronoun, subject)


def _is_told_of(pronoun: Token, speaker: Token) -> bool:
    """Say whether a speaker may mean himself; "she had refused, said her spokesman" is of another, and so is
    "her lawyer said that she was beaten"."""
    owner = syntax.child(speaker, "poss")
    of_another = owner is not None and owner.lower_ in (
        (_OWNS[pronoun.lower_],) if speaker.i < pronoun.i else _OWNS.values()
    )
    return speaker.pos_ != "PRON" and not of_another and _agrees(pronoun, speaker)


def is_said(token: Token) -> bool:
    """Say whether quotation marks open before ``token`` in its sentence and close behind it."""
    before = sum(1 for each in token.doc[token.sent.start : token.i] if each.is_quote)
    behind = any(each.is_quote for each in token.doc[token.i : token.sent.end])
    return before % 2 == 1 and behind


def _ahead_of(token: Token) -> Token | None:
    """Return the subject that "his" in a phrase before it stands for ("During his visit, Mr Hill …").

    Of several it is also said behind them ("Ann Hill and Bo Lind spoke during their visit").
    """
    phrase = token.head.head
    if token.lower_ not in ("his", "her", "their") or token.head.dep_ != "pobj" or phrase.dep_ != "prep":
        return None
    verb = next((each for each in syntax.ancestors(phrase) if each.pos_ in ("VERB", "AUX")), None)
    subject = syntax.subject(verb) if verb is not None else None
    if subject is None or subject.ent_type_ != "PERSON":
        return None
    several = _is_several(subject)
    return subject if several == (token.lower_ == "their") and (several or subject.i > token.i) else None


def _is_several(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or syntax.child(noun, "conj") is not None


def _agrees(pronoun: Token, noun: Token) -> bool:
    body = noun.ent_type_ in ("ORG", "GPE")
    if pronoun.lower_ == "they":
        return body or _is_several(noun)
    human = noun.ent_type_ == "PERSON" or is_role(noun)
    named = noun.text[:1].isupper() and noun.ent_type_ != "GPE"
    fits = not human if pronoun.lower_ == "it" else human or named
    return fits and not _is_several(noun)
