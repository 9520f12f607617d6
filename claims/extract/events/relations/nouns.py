"""Relations between the noun of an event and the words that give its modality."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.relations.site import PRESENT, Cue, Site, above, auxiliaries, has_to, measured
from claims.extract.events.triggers import is_journey
from claims.extract.tokens import Token

DECREED = ("SANCTION", "COERCE", "CONCEDE", "REJECT", "AGREE")
"""Types of what is done by announcing it."""


def going_on(site: Site) -> Iterator[Cue]:
    """Yield the verb by which an event noun has begun and does not end yet ("the strike goes on")."""
    verb = site.governor
    now = verb.tag_ in PRESENT or any(each.lower_ in ("will", "'ll") for each in verb.children)
    onward = verb.lemma_ not in lexicon().grammar["onward"] or syntax.child(verb, "prt", "prep") is not None
    bound = syntax.is_negated(verb) or any(
        each.dep_ == "mark" and each.lower_ in lexicon().grammar["conditional"] for each in verb.children
    )
    if measured(site.event).dep_ == "nsubj" and now and onward and not bound:
        yield above(site)


def lasting(site: Site) -> Iterator[Cue]:
    """Yield a noun for what lasts, where its clause tells what comes of it now ("the strike cost them")."""
    verb, noun = site.governor, site.event
    perfect = any(each.lower_ in ("has", "have", "will", "'ve", "'ll") for each in auxiliaries(verb))
    now = (perfect or verb.tag_ in PRESENT) and verb.lemma_ != "be" and noun.dep_ == "nsubj"
    if now and verb.lemma_ not in lexicon().grammar["ceasing"] and _is_definite(noun):
        yield Cue(noun.lemma_.lower(), verb)


def ending(site: Site) -> Iterator[Cue]:
    """Yield the infinitive of ending something known, which then goes on still ("wants to end the war")."""
    known = _is_definite(site.event) or site.event.tag_ == "NNS"
    if site.event.dep_ == "dobj" and has_to(site.governor) and known:
        yield above(site)


def ended(site: Site) -> Iterator[Cue]:
    """Yield the verb by which something known came to its end ("ended their strike")."""
    role = site.event.dep_ in ("dobj", "nsubjpass")
    if role and site.governor.tag_ in ("VBD", "VBN", *PRESENT) and _is_definite(site.event):
        yield above(site)


def modifier(site: Site) -> Iterator[Cue]:
    """Yield the adjectives of an event noun ("a planned visit")."""
    for each in site.event.children:
        if each.dep_ in ("amod", "compound", "advmod"):
            yield Cue(each.lower_, each)


def exposure(site: Site) -> Iterator[Cue]:
    """Yield the adjective by which somebody may come to have an event noun ("is subject to a fine")."""
    noun = measured(site.event)
    above_it = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("to", "for") else None
    if above_it is not None and above_it.pos_ == "ADJ":
        yield Cue(above_it.lemma_.lower(), above_it.head)


def argument(site: Site) -> Iterator[Cue]:
    """Yield the verb that has an event noun for its object or passive subject, or describes it."""
    role = measured(site.event).dep_
    held = role in ("dobj", "nsubjpass") or (role == "nsubj" and syntax.is_passive(site.governor))
    if _is_said(site) and (_describes(site) or held):
        yield above(site)


def attribute(site: Site) -> Iterator[Cue]:
    """Yield the copula that an event noun stands behind."""
    if _is_said(site) and measured(site.event).dep_ == "attr":
        yield above(site)


def predicate(site: Site) -> Iterator[Cue]:
    """Yield the adjective or infinitive that "is" says of an event noun ("is likely", "was to be")."""
    if site.governor.lemma_.lower() == "be" and measured(site.event).dep_ == "nsubj" and _is_said(site):
        for each in site.governor.children:
            if each.dep_ == "acomp":
                yield Cue(each.lower_, site.governor)
            elif each.dep_ == "xcomp" and syntax.is_infinitive(each):
                yield Cue(each.lemma_, site.governor)


def occasion(site: Site) -> Iterator[Cue]:
    """Yield the verb of a clause that tells what is done at, or leads to, an event noun."""
    noun, verb = measured(site.event), site.governor
    if noun.dep_ != "pobj" or not _is_said(site):
        return
    lemma, preposition = verb.lemma_.lower(), noun.head.lower_
    if (
        (preposition in ("including", "during") and not syntax.is_infinitive(verb))
        or (lemma == "be" and preposition in ("in", "on"))
        or f"{lemma} {preposition}" in lexicon().grammar["leading_prepositions"]
        or (preposition == "for" and is_journey(verb))
    ):
        yield above(site)


def content(site: Site) -> Iterator[Cue]:
    """Yield the verb with whose preposition something new is told ("would follow up with requests"), not what
    is known of before ("will answer the attack")."""
    noun, verb = measured(site.event), site.governor
    with_verb = noun.dep_ == "pobj" and noun.head.lower_ in ("to", "with") and noun.head.head == verb
    known = verb.lemma_ in lexicon().grammar["reacting"] or _is_definite(noun) or _is_definite(site.event)
    if with_verb and not known:
        yield above(site)


def subject(site: Site) -> Iterator[Cue]:
    """Yield the verb whose subject an event noun is, where it tells what comes of it."""
    happens = site.governor.lemma_.lower() in lexicon().grammar["happening_verbs"]
    if _is_said(site) and measured(site.event).dep_ == "nsubj" and not happens:
        yield above(site)


def happening(site: Site) -> Iterator[Cue]:
    """Yield the verb that tells of an event noun that it takes place, or what is done with it."""
    role = measured(site.event).dep_
    happens = role == "nsubj" and site.governor.lemma_.lower() in lexicon().grammar["happening_verbs"]
    described = _describes(site) and role not in ("nsubj", "pobj")
    if site.governor.lemma_.lower() in lexicon().grammar["presupposing"] and _is_definite(site.event):
        return
    if _is_said(site) and (described or happens or role in ("dobj", "nsubjpass")):
        yield above(site)


def carrier(site: Site) -> Iterator[Cue]:
    """Yield the light verb of an event noun."""
    yield above(site)


def present_carrier(site: Site) -> Iterator[Cue]:
    """Yield the light verb where it is in the present, or the perfect ("have been on strike since May")."""
    verb = site.governor
    perfect = any(each.dep_ == "aux" and each.lower_ in ("has", "have", "'ve") for each in verb.children)
    if verb.tag_ in PRESENT or (verb.tag_ == "VBN" and perfect):
        yield above(site)


def decreeing_carrier(site: Site) -> Iterator[Cue]:
    """Yield the light verb of what is done by announcing it."""
    if site.type in DECREED:
        yield above(site)


def confirming_carrier(site: Site) -> Iterator[Cue]:
    """Yield the light verb of a deed that is confirmed, which was done ("confirmed the raid")."""
    if site.type in lexicon().grammar["done_if_confirmed"]:
        yield above(site)


def _is_definite(noun: Token) -> bool:
    known = ("the", "this", "that", "these", "those")
    return any(each.lower_ in known or each.dep_ == "poss" for each in noun.lefts)


def _describes(site: Site) -> bool:
    return site.governor.dep_ in ("acl", "relcl") and site.governor.head == site.event


def _is_said(site: Site) -> bool:
    """Say whether a clause says something of an event noun, not what it is for ("talks to end a war")."""
    verb = site.governor
    held = syntax.is_passive(verb) or verb.lemma_.lower() in lexicon().grammar["happening_verbs"]
    return held or not (_describes(site) and syntax.is_infinitive(verb))
