"""Parties behind things: whose words, conduct or property an event is about."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.restrictions import SENSES
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_OF_WORDS = ("REJECT", "ACCUSE", "SUPPORT", "COERCE/convict")
"""Types of what is said of somebody's words or conduct."""
_ANSWERING = ("AGREE", "REJECT", "CONCEDE")
"""Types of answers to what another says."""
_ANSWERED = ("REQUEST", "AGREE", "ACCUSE", "THREATEN")
"""Types of what is said to somebody and may be answered."""
_CONDUCT = ("communication", "act", "cognition")
"""Kinds of thing that one is blamed for or that are turned down."""
_THINGS = frozenset(("artifact", "location"))
"""Kinds of thing that one may hold or stand in."""
_OWNERS = {"his": ("he",), "her": ("she",), "their": ("they", "we", "i"), "its": ("it",)}


def spoken_of(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield whose words or conduct somebody turns down, blames or praises ("rejected her argument",
    "criticised his handling of it", "the offer made by the county")."""
    held = syntax.child(verb, "dobj", "nsubjpass")
    if held is not None and held.pos_ == "NOUN" and trigger.entry.type in _ANSWERING:
        yield from _whose_words(verb, held)
    deed = trigger.entry
    if not {deed.type, f"{deed.type}/{deed.mode}"} & set(_OF_WORDS) or verb.lemma_ == "deny":
        return
    opposed = (each for _, each in syntax.prepositional(verb, "against"))
    for each in (*verb.children, *opposed):
        if each.dep_ == "dobj" or (each.dep_ == "pobj" and each.head.head == verb):
            yield from syntax.told_doers(each)
            kinds = ("communication",) if trigger.entry.type == "SUPPORT" else _CONDUCT
            owner = syntax.child(each, "poss") if kind(each) in kinds else None
            if owner is not None and owner.lower_ in _OWNERS and _is_anothers(owner, verb):
                yield owner


def _whose_words(verb: Token, said: Token) -> Iterator[Token]:
    """Yield whose offer, request or charge one accepts or denies ("accepted the union's offer").

    Nobody answers what he says himself ("reached its deal").
    """
    words = lexicon().grammar
    told = trigger_at(said)
    if verb.lemma_ not in words["answering"] | words["accepting"] or told is None:
        return
    if told.entry.type not in _ANSWERED or told.form not in ("noun", "light"):
        return
    owner = syntax.child(said, "poss")
    yield from () if owner is None or owner.pos_ == "PRON" else (owner,)
    yield from syntax.told_doers(said)
    yield from (each for _, each in syntax.behind(said, "from", "by"))
    inside = (each for _, each in syntax.behind(said, "of"))
    yield from (doer for each in inside for doer in syntax.told_doers(each))


def owner_of(trigger: Trigger, verb: Token, passive: bool) -> Iterator[Token]:
    """Yield whose thing is taken, searched or struck, where a pronoun says so ("raided his home").

    "Police seized her phone", "their computers were seized": not the doer's own.
    """
    if trigger.entry.type not in ("COERCE", "ASSAULT", "SANCTION"):
        return
    for each in verb.children:
        if each.dep_ in ("nsubjpass", "nsubj") if passive else each.dep_ == "dobj":
            owner = syntax.child(each, "poss")
            held = trigger.entry.mode == "seize" or not _THINGS.isdisjoint(
                noun_senses(each.lemma_.lower())[:SENSES]
            )
            if owner is not None and owner.lower_ in _OWNERS and held:
                yield from (owner,) if passive or _is_anothers(owner, verb, sure=True) else ()


def _is_anothers(owner: Token, verb: Token, sure: bool = False) -> bool:
    """Say whether a possessive is not the doer's, as his person or number tells.

    Nobody blames his own conduct, but one may hold one's own things, so there one must be ``sure``.
    """
    doer = syntax.subject(verb)
    if doer is None:
        return True
    if doer.pos_ == "PRON":
        return doer.lower_ not in _OWNERS[owner.lower_]
    several = doer.tag_ in ("NNS", "NNPS") or syntax.child(doer, "conj") is not None
    body = doer.ent_type_ in ("ORG", "GPE") or (kind(doer) == "group" and doer.tag_ != "NNS")
    if owner.lower_ in ("his", "her"):
        return several or body or not sure
    if owner.lower_ == "its" and not body and (several or doer.ent_type_ == "PERSON"):
        return True
    return owner.lower_ == "their" and not (several or body) and doer.ent_type_ == "PERSON"


def is_voiced(trigger: Trigger, feeling: Token) -> bool:
    """Say whether one only gives voice to what is his or his side's ("conveyed Peru's unease over it")."""
    verb = trigger.token
    return verb.lemma_ in lexicon().grammar["voicing"] and syntax.child(feeling, "poss") is not None


def answerable(trigger: Trigger, verb: Token) -> Iterator[list[Token]]:
    """Yield who did or said what a relative clause blames or denies ("a policy which the UN criticised", "a
    charge he denies")."""
    held = syntax.child(verb, "dobj")
    which = (
        held is None if verb.head.dep_ == "appos" else held is not None and held.lower_ in ("which", "that")
    )
    if verb.dep_ != "relcl" or not which or trigger.entry.type not in ("ACCUSE", "REJECT", "SUPPORT"):
        return
    above = [each for each in syntax.ancestors(verb) if each.pos_ in ("VERB", "AUX")]
    main = next((each for each in above if syntax.is_finite(each)), None)
    doer = syntax.subject(main) if main is not None and not syntax.is_passive(main) else None
    yield [doer] if doer is not None else []
