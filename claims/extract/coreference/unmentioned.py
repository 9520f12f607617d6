"""Descriptions of participants that no mention refers to: "the plumber", "three of them"."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Literal

from claims.document import ActorKind, Participant
from claims.extract.lexicon import lists
from claims.extract.mentions.nominals import by_sense, is_doer, kind_of
from claims.extract.mentions.words import key
from claims.extract.parse import Parsed
from claims.extract.supersenses import noun_senses
from claims.extract.syntax import has_subject
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold

_SET_OFF = re.compile(r", (?:the|an?) (?!.*\b(?:and|or)\b).*")
"""Description set off behind a name, which is no list: ", the bank"."""

Part = Literal["speaks", "hears", "acts", "receives"]
"""The part of a participant in its claim."""


def kind_of_phrase(
    parsed: Parsed, things: Set[str], who: Participant, part: Part
) -> tuple[ActorKind, str | None, bool]:
    """Return what a phrase refers to, the code of its country, and whether it can act."""
    span = parsed.doc.char_span(who.head, who.head + 1, alignment_mode="expand")
    if span is None:
        return "group", None, True
    token = span[0]
    if token.lower_ in lists("names")["stance"] or _takes_stance(token):
        return "group", None, False
    code = gazetteer().nationality(token.text)
    if code:
        return "government", code, True
    kind = kind_of(token)
    if kind:
        return kind, None, True
    if _is_law(parsed, who, token) or fold(token.text) in things:
        return "document", None, False
    if token.pos_ == "PROPN" and part != "speaks" and _names_a_thing(token):
        return "document", None, False
    if token.lower_ in lists("bodies")["numeral"] and token.pos_ == "PROPN":
        return "group", None, False  # a headline's "Eleven arrested"
    if token.pos_ == "PROPN" or _is_in_letters(token):
        return _kind_of_name(token), None, token.dep_ not in ("compound", "nmod", "amod")
    if _is_nobody(parsed, who):
        return "group", None, False
    return _kind_of_noun(token, part)


def _is_law(parsed: Parsed, who: Participant, token: Token) -> bool:
    """Say whether a phrase with capitals ends like the name of a treaty: "the Port Closure Agreement"."""
    words = who.span.of(parsed.text).rstrip(" 0123456789").split()
    law = bool(words) and words[-1].istitle() and words[-1].lower() in lists("bodies")["legal_text"]
    return law and token.pos_ == "PROPN"


def _takes_stance(token: Token) -> bool:
    """Say whether a word only tells what somebody is for or against: the "Norlandic" of "pro-Norlandic"."""
    hyphen = token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_
    return hyphen and token.nbor(-2).lower_ in lists("names")["stance"]


def _kind_of_name(token: Token) -> ActorKind:
    """Return what a word with a capital names that no mention tells of; several are a group."""
    if key(token) in lists("roles")["address"] or (
        token.i and key(token.nbor(-1)) in lists("roles")["address"]
    ):
        return "person"  # "MR LUND"
    if token.text.isupper() or token.ent_type_ == "ORG" or _is_called_a_body(token):
        return "organisation"
    return "group" if token.tag_ == "NNPS" else "person"


def _kind_of_noun(token: Token, part: Part) -> tuple[ActorKind, str | None, bool]:
    """Return what a common noun or a pronoun refers to, no country, and whether it can act."""
    if token.lower_ in lists("names")["unnamed"]:
        return "person", None, part in ("speaks", "acts")
    counted = token.tag_ == "NNS" or (token.pos_ == "NUM" and token.lower_ != "one")
    plural = counted or token.lower_ in ("both", "those", "these")
    if is_doer(token):
        return ("group" if plural else "person"), None, True
    kind = by_sense(token, part == "speaks") if part in ("speaks", "acts") else None
    if part == "speaks" and key(token) in lists("places")["governed"]:
        kind = "government"
    if plural:
        return "group", None, kind is not None or part == "speaks"
    return kind or "document", None, kind is not None


def _is_in_letters(token: Token) -> bool:
    """Say whether a word in a sentence of small letters is an acronym: "MONUSCO said"."""
    letters = token.is_upper and token.is_alpha and len(token) > 2
    return letters and token.lower_ not in lists("names")["letters"] and not _is_shouted(token)


def _is_shouted(token: Token) -> bool:
    """Say whether another word beside it is in capitals too, as all are in a headline of such."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return any(word.is_upper and len(word) > 2 for word in beside if word != token)


def _is_called_a_body(name: Token) -> bool:
    """Say whether a noun for a body is set off behind a name: "Corvo, the bank"."""
    return any(each.dep_ == "appos" and key(each) in lists("bodies")["organisation"] for each in name.rights)


def _is_nobody(parsed: Parsed, who: Participant) -> bool:
    """Say whether a phrase is about nobody: "neither side", "not everyone", "no one"."""
    first = who.span.of(parsed.text).split()[:1]
    return bool(first) and first[0].lower() in lists("names")["negative"]


def _names_a_thing(token: Token) -> bool:
    """Say whether a capitalised word is but a common noun or a day: "Vaccination", "Saturday"."""
    if key(token) in lists("names")["calendar"]:
        return True
    senses = noun_senses(token.lower_)
    alone = token.ent_type_ in ("", "PERSON") and all(each.pos_ != "PROPN" for each in token.lefts)
    return alone and bool(senses) and not {"person", "group"} & set(senses) and token.is_sent_start is True


def those_who(head: Token) -> str | None:
    """Return what to call those whom a relative clause tells of, without what it goes on to say.

    "All those who were hurt" of "all those who were hurt and there were many".
    """
    clause = next((each for each in head.rights if each.dep_ == "relcl"), None)
    if head.lower_ not in ("those", "these") or clause is None:
        return None
    beside = [each for each in clause.rights if each.dep_ == "conj" and has_subject(each)]
    ends = [each.left_edge.i for each in clause.rights if each.dep_ in ("advcl", "punct")]
    ends += [each.left_edge.i - 1 for each in beside]
    end = min((at for at in ends if at > clause.i), default=clause.right_edge.i + 1)
    return " ".join(head.doc[head.left_edge.i : end].text.split())


def own_name(phrase: str) -> str:
    """Return a phrase without what is set off behind it or begins a clause: "Corvo, the bank"."""
    words = _SET_OFF.sub("", phrase).split()
    if len(words) > 1 and words[-1].lower() in ("who", "which", "that"):
        words.pop()
    return " ".join(words).rstrip(",")
