"""Relations between an event and the words that give its modality, as ``modality.toml`` names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.triggers import is_journey
from claims.extract.tokens import Token

DECREED = ("SANCTION", "COERCE", "CONCEDE", "REJECT", "AGREE")
"""Types of what is done by announcing it."""
_COMPLEMENTS = ("xcomp", "ccomp", "pcomp")
_BARE = ("VBG", "VB")
_PRESENT = ("VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Site:
    """Where an event stands: its word, the verb above it that is asked, and its type."""

    event: Token
    governor: Token
    type: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word in a relation to an event, and the token that would carry its "not"."""

    word: str
    governor: Token


def negation(site: Site) -> Iterator[Cue]:
    """Yield the event's own denial, also that nobody does it, unless only its aim is denied ("not going with
    the intention of")."""
    verb = site.event.pos_ in ("VERB", "AUX")
    if (syntax.is_negated(site.event) and not (verb and _aims(site.event))) or (
        verb and syntax.is_done_by_nobody(site.event)
    ):
        yield Cue("not", site.event)


def question(site: Site) -> Iterator[Cue]:
    """Yield the auxiliary before the subject of what is asked ("Will they meet?"), not of what is taken as
    so ("When did they meet?")."""
    verb = site.event
    subject = syntax.child(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
    if subject is None or verb.dep_ not in ("ROOT", "ccomp") or "?" not in verb.sent.text:
        return
    before = [each for each in verb.lefts if each.i < subject.i]
    if not any(each.tag_ in ("WP", "WRB", "WDT") for each in before):
        yield from (Cue(each.lower_, each) for each in before if each.dep_ in ("aux", "auxpass"))


def unreal(site: Site) -> Iterator[Cue]:
    """Yield the "would" of what only a condition brings about ("would close the port if the bill passed")."""
    clauses = (each for each in site.event.children if each.dep_ == "advcl")
    if any(mark.dep_ == "mark" and mark.lower_ == "if" for clause in clauses for mark in clause.children):
        yield from auxiliary(site)


def wanted_of(site: Site) -> Iterator[Cue]:
    """Yield the word with whose "for" somebody is to do it ("called for the mayor to resign")."""
    marked = any(each.dep_ == "mark" and each.lower_ == "for" for each in site.event.children)
    if marked and _infinitive(site.event) and site.governor != site.event:
        yield Cue(site.governor.lemma_.lower(), site.governor)


def outcome(site: Site) -> Iterator[Cue]:
    """Yield the "only" of what came of it ("signed it, only to be sued")."""
    if site.event.dep_ == "advcl" and _infinitive(site.event):
        yield from (Cue(each.lower_, site.governor) for each in site.event.lefts if each.dep_ == "advmod")


def going_on(site: Site) -> Iterator[Cue]:
    """Yield the verb by which an event noun has begun and does not end yet ("the strike goes on")."""
    verb = site.governor
    now = verb.tag_ in _PRESENT or any(each.lower_ in ("will", "'ll") for each in verb.children)
    onward = verb.lemma_ not in lexicon().grammar["onward"] or syntax.child(verb, "prt", "prep") is not None
    bound = syntax.is_negated(verb) or any(
        each.dep_ == "mark" and each.lower_ in lexicon().grammar["conditional"] for each in verb.children
    )
    if measured(site.event).dep_ == "nsubj" and now and onward and not bound:
        yield _above(site)


def reported(site: Site) -> Iterator[Cue]:
    """Yield the verb in whose finite clause the event stands ("denied that …")."""
    if site.event.dep_ == "ccomp" and not syntax.is_infinitive(site.event):
        yield Cue(site.governor.lemma_, site.governor)


def wish(site: Site) -> Iterator[Cue]:
    """Yield what somebody would like to do."""
    if site.event.dep_ == "xcomp" and site.governor.lemma_ in ("like", "want", "wish"):
        yield Cue(site.event.lemma_, site.governor)


def open_question(site: Site) -> Iterator[Cue]:
    """Yield the verb that leaves open who does it, or to whom."""
    head = site.governor
    if site.event.dep_ == "ccomp" and (syntax.is_negated(head) or head.lemma_ in ("ask", "wonder", "decide")):
        before = site.event.doc[site.event.left_edge.i : site.event.i]
        if any(each.tag_ in ("WDT", "WP") and site.event in (each.head, each.head.head) for each in before):
            yield Cue(head.lemma_, head)


def marker(site: Site) -> Iterator[Cue]:
    """Yield conjunctions and adverbs of the clause."""
    for each in site.event.children:
        if each.dep_ in ("mark", "advmod"):
            yield Cue(each.lower_, each)


def pending(site: Site) -> Iterator[Cue]:
    """Yield the conjunction of what is waited for, in the present ("until they agree")."""
    perfect = any(each.dep_ == "aux" and each.lower_ == "had" for each in site.event.children)
    if site.event.tag_ in (*_PRESENT, "VBN") and not perfect:
        yield from marker(site)


def auxiliary(site: Site) -> Iterator[Cue]:
    """Yield the auxiliaries of the verb."""
    for each in site.event.children:
        if each.dep_ in ("aux", "auxpass"):
            yield Cue(each.lower_, each)


def auxiliary_in_report(site: Site) -> Iterator[Cue]:
    """Yield the auxiliaries of a verb that somebody is said to have said, also beside another."""
    if site.event.dep_ == "ccomp" or (site.event.dep_ == "conj" and site.governor.dep_ == "ccomp"):
        yield from auxiliary(site)


def under_going(site: Site) -> Iterator[Cue]:
    """Yield "going" above a gerund."""
    if site.event.tag_ == "VBG":
        yield from (Cue("going", each) for each in syntax.ancestors(site.event) if each.lower_ == "going")


def preposition(site: Site) -> Iterator[Cue]:
    """Yield the word above the event with the preposition between ("forward to", "call for")."""
    token = measured(site.event) if site.event.pos_ in ("NOUN", "PROPN") else site.event
    if token.dep_ in ("pobj", "pcomp") and token.head.dep_ in ("prep", "dative"):
        above, at = token.head.head, token.head
        yield Cue(f"{above.lemma_.lower()} {at.lower_}", above)
        if at.i and at.nbor(-1).lower_ == "instead":
            yield Cue("instead of", at)


def free_infinitive(site: Site) -> Iterator[Cue]:
    """Yield an infinitive that no word but "be" governs."""
    if _infinitive(site.event) and (site.governor == site.event or site.governor.lemma_ == "be"):
        yield Cue("to", site.event)


def coordinate(site: Site) -> Iterator[Cue]:
    """Yield the verb whose auxiliaries a coordinated verb shares."""
    bare = _infinitive(site.governor) and not syntax.has_subject(site.event)
    told = site.event.tag_ in ("VBD", *_PRESENT) and not (bare and site.event.tag_ == "VBP")
    own = told or any(each.dep_ == "aux" for each in site.event.children)
    if site.event.dep_ == "conj" and site.governor.pos_ in ("VERB", "AUX") and not own:
        yield Cue(site.governor.lemma_, site.governor)


def complement(site: Site) -> Iterator[Cue]:
    """Yield the word whose infinitive or gerund the event is ("denied having been bribed")."""
    having = any(each.dep_ in ("aux", "auxpass") and each.tag_ == "VBG" for each in site.event.children)
    bare = site.event.tag_ in _BARE or having
    if site.event.dep_ in _COMPLEMENTS and (_infinitive(site.event) or bare):
        lemma = site.governor.lemma_.lower()
        particle = syntax.child(site.governor, "prt")
        if particle is not None:
            yield Cue(f"{lemma} {particle.lower_}", site.governor)
        yield Cue(lemma, site.governor)


def way(site: Site) -> Iterator[Cue]:
    """Yield the question word before an infinitive ("discussed how to meet", "decide where to meet")."""
    if _infinitive(site.event):
        yield from (Cue(each.lower_, each) for each in site.event.lefts if each.tag_ in ("WRB", "WP", "WDT"))


def means(site: Site) -> Iterator[Cue]:
    """Yield the verb that is done by doing this ("plans to protest by blocking the road")."""
    at = site.governor
    if site.event.dep_ == "pcomp" and at.lower_ in ("by", "in", "with", "through") and at.head.pos_ == "VERB":
        yield Cue(at.head.lemma_.lower(), at.head)


def infinitive_complement(site: Site) -> Iterator[Cue]:
    """Yield the word, as it is written, whose infinitive the event is."""
    if site.event.dep_ in _COMPLEMENTS and _infinitive(site.event):
        yield Cue(site.governor.lower_, site.governor)


def yet_to(site: Site) -> Iterator[Cue]:
    """Yield the verb whose infinitive the event is and that has a "yet" beside it."""
    if any(each.lower_ == "yet" for each in site.governor.children):
        yield from (Cue(cue.governor.lemma_, cue.governor) for cue in infinitive_complement(site))


def infinitive_of_verb(site: Site) -> Iterator[Cue]:
    """Yield the verb whose infinitive the event is."""
    if site.event.dep_ == "xcomp" and site.governor.pos_ == "VERB" and _infinitive(site.event):
        yield Cue(site.governor.lemma_, site.governor)


def infinitive_of_adjective(site: Site) -> Iterator[Cue]:
    """Yield the adjective whose infinitive the event is; its copula carries the "not"."""
    if site.event.dep_ in ("xcomp", "advcl") and _infinitive(site.event):
        yield Cue(site.governor.lemma_.lower(), site.governor.head)


def infinitive_of_noun(site: Site) -> Iterator[Cue]:
    """Yield the noun whose infinitive the event is."""
    if site.event.dep_ in ("acl", "relcl") and _infinitive(site.event):
        yield Cue(site.governor.lemma_.lower(), site.governor)


def description(site: Site) -> Iterator[Cue]:
    """Yield the copula of "She will be the first to visit"."""
    clause = site.event.dep_ in ("acl", "relcl", "advcl", *_COMPLEMENTS)
    if clause and _infinitive(site.event) and syntax.described(site.event) is not None:
        yield Cue(site.governor.head.lemma_, site.governor.head)


def aim(site: Site) -> Iterator[Cue]:
    """Yield the word whose purpose the event is."""
    if (
        site.event.dep_ in ("advcl", "acl", "relcl")
        and _infinitive(site.event)
        and site.governor != site.event
    ):
        yield Cue(site.governor.lemma_.lower(), site.governor)


def progressive(site: Site) -> Iterator[Cue]:
    """Yield the auxiliary of a present progressive, active or passive, or of its perfect.

    So it is where somebody said it then ("said that they were searching").
    """
    words = {each.lower_ for each in site.event.children if each.dep_ in ("aux", "auxpass")}
    now = words & {"is", "are", "'s", "'re", "am"}
    said = site.event.dep_ == "ccomp" and site.governor.lemma_ in lexicon().grammar["reporting"]
    now |= words & {"was", "were"} if said else set()
    active = site.event.tag_ == "VBG" and (now or ("been" in words and words & {"has", "have", "'ve"}))
    if active or (site.event.tag_ == "VBN" and now and "being" in words):
        yield Cue("be", site.event)


def modifier(site: Site) -> Iterator[Cue]:
    """Yield the adjectives of an event noun ("a planned visit")."""
    for each in site.event.children:
        if each.dep_ in ("amod", "compound", "advmod"):
            yield Cue(each.lower_, each)


def argument(site: Site) -> Iterator[Cue]:
    """Yield the verb that has an event noun for its object or passive subject, or describes it."""
    role = measured(site.event).dep_
    held = role in ("dobj", "nsubjpass") or (role == "nsubj" and syntax.is_passive(site.governor))
    if _is_said(site) and (_describes(site) or held):
        yield _above(site)


def attribute(site: Site) -> Iterator[Cue]:
    """Yield the copula that an event noun stands behind."""
    if _is_said(site) and measured(site.event).dep_ == "attr":
        yield _above(site)


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
        yield _above(site)


def subject(site: Site) -> Iterator[Cue]:
    """Yield the verb whose subject an event noun is, where it tells what comes of it."""
    happens = site.governor.lemma_.lower() in lexicon().grammar["happening_verbs"]
    if _is_said(site) and measured(site.event).dep_ == "nsubj" and not happens:
        yield _above(site)


def happening(site: Site) -> Iterator[Cue]:
    """Yield the verb that tells of an event noun that it takes place, or what is done with it."""
    role = measured(site.event).dep_
    happens = role == "nsubj" and site.governor.lemma_.lower() in lexicon().grammar["happening_verbs"]
    described = _describes(site) and role not in ("nsubj", "pobj")
    if site.governor.lemma_.lower() in lexicon().grammar["presupposing"] and _is_definite(site.event):
        return
    if _is_said(site) and (described or happens or role in ("dobj", "nsubjpass")):
        yield _above(site)


def carrier(site: Site) -> Iterator[Cue]:
    """Yield the light verb of an event noun."""
    yield _above(site)


def present_carrier(site: Site) -> Iterator[Cue]:
    """Yield the light verb where it is in the present, or the perfect ("have been on strike since May")."""
    verb = site.governor
    perfect = any(each.dep_ == "aux" and each.lower_ in ("has", "have", "'ve") for each in verb.children)
    if verb.tag_ in _PRESENT or (verb.tag_ == "VBN" and perfect):
        yield _above(site)


def decreeing_carrier(site: Site) -> Iterator[Cue]:
    """Yield the light verb of what is done by announcing it."""
    if site.type in DECREED:
        yield _above(site)


RELATIONS: Mapping[str, Callable[[Site], Iterator[Cue]]] = {
    each.__name__: each
    for each in (
        negation, question, unreal, wanted_of, outcome, going_on, reported, wish, open_question, marker,
        auxiliary, auxiliary_in_report, under_going, pending, preposition, free_infinitive, coordinate,
        complement, infinitive_complement, yet_to, infinitive_of_verb, infinitive_of_adjective,
        infinitive_of_noun, description, aim, progressive, modifier, argument, attribute, predicate,
        way, means, occasion, subject, happening, carrier, present_carrier, decreeing_carrier,
    )
}  # fmt: skip
"""Relations that a row of ``modality.toml`` may name."""


def measured(noun: Token) -> Token:
    """Return the word that stands for ``noun`` in its clause: "series" in "a series of meetings"."""
    measure = noun.head.head
    of_it = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return measure if of_it and measure.lemma_ in lexicon().grammar["measures"] else noun


def _above(site: Site) -> Cue:
    return Cue(site.governor.lemma_.lower(), site.governor)


def _infinitive(verb: Token) -> bool:
    return any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)


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


def _aims(verb: Token) -> bool:
    """Say whether what is denied is the aim and not the act ("not going there with the intention of …")."""
    aims = lexicon().grammar["aims"]
    return any(each.lemma_ in aims for _, each in syntax.prepositional(verb, "with", "for", "in"))
