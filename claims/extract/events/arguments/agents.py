"""Agents of an event noun: who does it, by what stands behind the noun or by the verb that has it."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.participants import ActorFilter, is_armed
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

_FROM = ("ASSAULT", "ACCUSE", "REQUEST", "AGREE", "PROTEST", "THREATEN", "SUPPORT", "REJECT", "AID")
"""Types of deeds that come from whoever does them ("protests from fans")."""
_FROM_MODES = ("visit", "phone", "apologise", "cyber")
_TOWARDS = ("of", "on", "against", "in", "at", "for", "to", "with")
_SPOTS = ("GPE", "LOC", "FAC")
_FAR = 16
"""Within how many words behind a noun stands between whom it is."""
_SUFFERING = ("person", "group", "location")
"""Kinds of thing that do not have a maker behind their "by", as a report has."""


def agents_of(trigger: Trigger, actor_filter: ActorFilter) -> list[Token]:
    """Return who does what ``trigger`` names, as "by", "from" or "between" behind it say."""
    noun, deed = trigger.token, trigger.entry
    found = [each for _, each in syntax.behind(noun, "by", "between", "among")]
    if not found and deed.type in lexicon().grammar["reciprocal"]:
        found = list(_far_between(noun))
    of = [each for _, each in syntax.behind(noun, "of")]
    found += [by for each in of if not actor_filter.acts(each) for _, by in syntax.prepositional(each, "by")]
    found = found or [*_behind_whom_it_strikes(noun), *_stranded(noun, actor_filter)]
    if deed.type == "PROTEST" and deed.mode != "riot":
        found += [each for _, each in syntax.behind(noun, "with") if actor_filter.acts(each)]
    if deed.type in _FROM or deed.mode in _FROM_MODES or noun.lemma_.lower() in _issued():
        found += [each for _, each in syntax.behind(noun, "from")]
    if noun.dep_ == "dobj" and noun.head.lemma_ in lexicon().grammar["undergoing"]:
        found += [each for _, each in syntax.prepositional(noun.head, "from")]
    if noun.dep_ == "nsubj" and noun.head.lemma_ in lexicon().grammar["emerging"]:
        found += [each for _, each in syntax.prepositional(noun.head, "from")]
    if deed.mode == "release":
        keepers = (each for each in _keepers(noun) if each.idx not in actor_filter.towns)
        found += [each for each in keepers if actor_filter.acts(each) or is_armed(each)]
    found += _carriers(noun)
    return found or list(_blamed(noun))


def _issued() -> frozenset[str]:
    return lexicon().grammar["issued_from"]


def along_with(trigger: Trigger) -> list[Token]:
    """Return who does something with a warning, a threat or a plea, which are his own words too."""
    noun, words = trigger.token, lexicon().grammar
    verb = noun.head.head
    said = noun.dep_ == "pobj" and noun.head.lower_ == "with" and trigger.entry.type in words["spoken"]
    definite = any(each.dep_ in ("det", "poss") and each.lower_ not in ("a", "an") for each in noun.children)
    if not said or definite or verb.pos_ != "VERB" or syntax.is_passive(verb):
        return []
    doer = syntax.subject(verb) if verb.lemma_ not in words["not_along"] else None
    return [doer] if doer is not None else []


def said_to_do(trigger: Trigger) -> list[Token]:
    """Return who is said to be behind a deed by the word before it.

    "The suspect in the shooting", "the mastermind of the raid", "those behind it", "a man wanted for it".
    """
    noun, words = trigger.token, lexicon().grammar
    if noun.dep_ != "pobj" or trigger.entry.type not in ("ASSAULT", "COERCE"):
        return []
    before = noun.head.head
    held = syntax.child(before, "dobj", "nsubjpass") if before.pos_ == "VERB" else None
    if held is not None and held.right_edge.i == noun.head.i - 1:
        before = held  # "charged the suspect in the shooting"
    if noun.head.lower_ == "behind":
        return [before] if kind(before) in ("person", "group") or before.lower_ == "those" else []
    sought = before.lower_ in words["held_to_have_done"] and noun.head.lower_ in ("for", "in", "of", "over")
    if sought and before.dep_ in ("acl", "amod", "relcl", "advmod", "acomp"):
        who = before.head if before.dep_ != "acomp" else syntax.subject(before.head)
        return [who] if who is not None and kind(who) in ("person", "group") else []
    named = before.lemma_.lower() in words["culprits"] and before.pos_ == "NOUN"
    return [before] if named and noun.head.lower_ in ("in", "of", "for", "behind") else []


def _keepers(noun: Token) -> Iterator[Token]:
    """Yield out of whose hands somebody comes ("his release from police custody")."""
    for _, held in syntax.behind(noun, "from"):
        if held.lemma_ in lexicon().grammar["keeping_places"]:
            yield from (each for each in held.lefts if each.dep_ in ("compound", "nmod", "amod", "poss"))


def enjoyed_by(trigger: Trigger) -> Token | None:
    """Return who has, wins or loses the support of others ("She enjoys the backing of the army")."""
    noun = trigger.token
    verb = noun.head
    had = noun.dep_ == "dobj" and verb.lemma_ in lexicon().grammar["enjoying"] and not syntax.is_passive(verb)
    if trigger.entry.type != "SUPPORT" or not had or noun.lemma_.lower() in lexicon().grammar["befalling"]:
        return None
    whose = syntax.child(noun, "poss") or next(syntax.behind(noun, "of", "from"), None)
    return syntax.subject(verb) if whose is not None else None


def _behind_whom_it_strikes(noun: Token) -> Iterator[Token]:
    """Yield who does a deed, where the parse hangs the "by" on those it is done to.

    "Attacks on eight villages by bandits": no village has a maker, as a report or a song has.
    """
    struck = [each for _, each in syntax.behind(noun, *_TOWARDS)]
    struck += [inner for each in struck for _, inner in syntax.prepositional(each, "of", "in")]
    for each in struck:
        for one in syntax.conjuncts(each):
            deed = trigger_at(one) if one.pos_ == "NOUN" else None
            if kind(one) in _SUFFERING and deed is None:
                yield from (by for _, by in syntax.prepositional(one, "by"))


def _stranded(noun: Token, actor_filter: ActorFilter) -> Iterator[Token]:
    """Yield who stands behind a "by" next to the noun's phrase, which the parse hangs on a verb above.

    "The report lists killings of shepherds by soldiers": the verb is active, so soldiers list nothing.
    """
    edge = noun.right_edge
    by = edge.nbor() if edge.i + 1 < noun.sent.end else None
    if by is None or by.lower_ != "by" or by.dep_ != "prep" or by.head not in syntax.ancestors(noun):
        return
    above = trigger_at(by.head) if by.head.pos_ == "NOUN" else None
    if syntax.is_passive(by.head) or (above is not None and above.entry.type in lexicon().grammar["spoken"]):
        return
    yield from (each for each in by.children if each.dep_ == "pobj" and actor_filter.acts(each))


def _of_own_clause(verb: Token) -> Token | None:
    """Return who does what a clause has for its object ("the call she made", "the visit that they paid")."""
    held, doer = syntax.child(verb, "dobj"), syntax.child(verb, "nsubj")
    bare = held is None or held.lower_ in syntax.RELATIVE_PRONOUNS
    own = verb.dep_ == "relcl" and bare and not syntax.is_passive(verb)
    return doer if own and doer is not None and doer.lower_ not in syntax.RELATIVE_PRONOUNS else None


def _far_between(noun: Token) -> Iterator[Token]:
    """Yield between whom something is, past a time and a place ("talks on Monday in Oslo, between them")."""
    for each in noun.doc[noun.i + 1 : min(noun.i + _FAR, noun.sent.end)]:
        if each.pos_ in ("VERB", "AUX"):
            return
        spot = each.head
        if each.lower_ == "between" and each.dep_ == "prep":
            where = spot.ent_type_ in (*_SPOTS, "DATE", "TIME") or spot.lemma_ in _settlements()
            if spot.i > noun.i and where:
                yield from (one for one in each.children if one.dep_ == "pobj")
            return


def _settlements() -> frozenset[str]:
    return lexicon().grammar["settlements"]


def _blamed(noun: Token) -> Iterator[Token]:
    """Yield to whom a deed is laid ("a raid which they blame on rebels"), or who says to have done it."""
    clauses = [each for each in noun.children if each.dep_ in ("acl", "relcl")]
    clauses += [
        each for each in noun.subtree if each.dep_ == "relcl" and each.head != noun and _is_apart(each)
    ]
    clauses += [noun.head] if noun.dep_ in ("nsubjpass", "dobj") else []
    for each in clauses:
        if syntax.is_negated(each):
            continue
        said = (name for name, _ in syntax.prepositional(each))
        laid = [name for name in said if f"{each.lemma_} {name}" in lexicon().grammar["blaming_on"]]
        yield from (whom for _, whom in syntax.prepositional(each, *laid) if laid)
        doer = syntax.agent(each) if each.lemma_ == "claim" and noun.dep_ == "nsubjpass" else None
        yield from () if doer is None else (doer,)


def _is_apart(clause: Token) -> bool:
    """Say whether a clause behind a comma is told of all that stands before ("…, which they blame on it")."""
    first = clause.left_edge
    return first.lower_ == "which" and first.i > 0 and first.nbor(-1).text == ","


def _carriers(noun: Token) -> Iterator[Token]:
    """Yield who did a deed, where a participle only says so ("a raid carried out by troops").

    The parse may hang it on a noun behind the deed's ("the request for bail presented by the defence").
    """
    within = (each for _, each in syntax.prepositional(noun, "of", "for"))
    for held in (noun, *within):
        for each in held.children:
            if each.dep_ in ("acl", "relcl") and each.lemma_ in lexicon().grammar["carrying_out"] | {"claim"}:
                doer = syntax.agent(each) or (_of_own_clause(each) if held == noun else None)
                yield from [doer] if doer is not None else []
    above = noun.head
    if noun.dep_ == "nsubjpass" and above.lemma_ in lexicon().grammar["carrying_out"]:
        doer = syntax.agent(above)
        yield from [doer] if doer is not None else []
