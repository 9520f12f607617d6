"""Days that are those of an event, and days that are of an occasion, a request or what came before."""

from __future__ import annotations

from itertools import takewhile

from claims.document import TimeExpression
from claims.extract import syntax
from claims.extract.events.candidate import Candidate
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.triggers import trigger_at
from claims.extract.syntax.date_attachment import strikes
from claims.extract.tokens import Token


def is_dated(candidate: Candidate, when: TimeExpression) -> bool:
    """Say whether the time of its clause is that of an event too that an earlier sentence told.

    "The visit on Friday", "the talks resumed on Friday"; but not "the agreement raises wages on Friday".
    """
    noun = candidate.trigger.token
    if not candidate.resumes or candidate.trigger.form != "noun":
        return True
    behind = [each for each in noun.doc[noun.i + 1 : noun.i + 3] if each.pos_ != "ADP"][:1]
    inside = noun.left_edge.idx <= when.span.start <= noun.right_edge.idx
    if inside or any(each.idx == when.span.start for each in behind):
        return True
    happens = noun.head.lemma_ in lexicon().grammar["dated_verbs"]
    return happens and noun.dep_ in ("nsubj", "nsubjpass", "dobj")


def recalled(candidate: Candidate) -> bool:
    """Say whether the event is background: in the past perfect, or under "after", "since" and the like."""
    token = candidate.trigger.verb or candidate.trigger.token
    auxiliaries = {each.lower_ for each in token.children if each.dep_ == "aux"}
    if "had" in auxiliaries:
        return True
    if token.dep_ == "advcl" and candidate.modality in ("occurred", "negated"):
        return any(
            each.lower_ in lexicon().grammar["recalling"]
            for each in token.children
            if each.dep_ in ("mark", "advmod")
        )
    if token.dep_ == "pobj":
        return token.head.lower_ in ("after", "since", "following")
    if syntax.is_infinitive(token):
        return False
    return token.dep_ == "relcl" and candidate.modality == "occurred"


def is_anothers_day(candidate: Candidate, when: TimeExpression) -> bool:
    """Say whether a time is that of what the event is about: of another event's noun, or a term that is set.

    "Invited them to talks on Monday": the talks'; "offered a rise from April": the rise's.
    """
    trigger = candidate.trigger
    found = trigger.token.doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    if found is None:
        return False
    if (
        _is_blamed(candidate)
        and not trigger.token.left_edge.idx <= when.span.start <= trigger.token.right_edge.idx
    ):
        return True
    above = list(takewhile(lambda each: each not in (trigger.token, trigger.verb), found.root.ancestors))
    if _is_at_request(trigger.token) and not trigger.token.left_edge.i <= found.start <= trigger.token.i:
        return True
    if any(_is_before_or_since(each) for each in above):
        return True
    said = candidate.type in lexicon().grammar["about_something"] and candidate.announces is None
    terms = said and any(each.lower_ in ("from", "by", "until", "till") for each in (*above[:1], found[0]))
    held = () if said else (trigger.token, trigger.taken, trigger.noun)
    return terms or any(
        _tells_of_event(each) and each not in held and not _is_occasion(each, trigger.token) for each in above
    )


def _is_blamed(candidate: Candidate) -> bool:
    """Say whether a deed is only what somebody is accused of, on whatever day ("accused him of theft")."""
    parent = candidate.parent
    return (
        parent is not None
        and parent.entry.type == "ACCUSE"
        and candidate.trigger.token.dep_ in ("pobj", "pcomp")
    )


def _is_before_or_since(token: Token) -> bool:
    """Say whether what is below a word is of another time ("since moving in 2019", "ahead of May")."""
    at = token.head.lower_
    other = token.dep_ == "pcomp" and token.tag_ == "VBG" and at in ("since", "after", "before")
    return other or (token.lower_ == "of" and at == "ahead")


def _is_at_request(noun: Token) -> bool:
    """Say whether a noun only tells at whose wish something is done ("meets on Friday at the request of")."""
    return noun.dep_ == "pobj" and f"{noun.head.lower_} {noun.lemma_}" in lexicon().grammar["at_request"]


def _is_occasion(noun: Token, trigger: Token) -> bool:
    """Say whether a noun names the occasion of what is done, or what did it.

    "At his trial on Friday, he denied it"; "in a call on Friday, he urged them"; "Friday's raid killed two".
    """
    if strikes(trigger, noun):
        return noun.head == trigger or trigger.head == noun
    at, words = noun.head, lexicon().grammar
    spoken = at.lower_ == "in" and noun.lemma_ in words["spoken_occasions"]
    occasion = spoken or at.lower_ in words["occasion_prepositions"]
    return noun.dep_ == "pobj" and occasion and at.head == trigger


def _tells_of_event(token: Token) -> bool:
    found = trigger_at(token) if token.pos_ == "NOUN" else None
    return found is not None and bool(found.entry.type)
