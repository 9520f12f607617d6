"""Recipients of answers: a denial, a refusal or a consent takes them from the event before it.

"Prosecutors charged Hill. He denied the charge": he denies it to the prosecutors. So it is with those whom
police drive away: "Thousands marched, and police fired tear gas".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from claims.document import Participant, Quote
from claims.extract import syntax
from claims.extract.events.candidate import Candidate
from claims.extract.events.discourse.unsaid import Known, holds
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import trigger_at
from claims.extract.tokens import Token

NEAR = 60
"""Within how many words before an answer stands what it answers."""
_REFERRING = (
    "the",
    "this",
    "that",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "all",
    "both",
    "such",
    "any",
)
_ANSWERED = ("ACCUSE", "REQUEST", "AGREE", "THREATEN", "COERCE")
"""Types of what may be answered."""


_OFFICERS: dict[tuple[str, str | None], str] = {
    ("COERCE", "arrest"): "arresting",
    ("ACCUSE", "allege"): "prosecuting",
    ("ACCUSE", "investigate"): "investigating",
    ("COERCE", "convict"): "sentencing",
}
"""The list of those who do a deed of an office, by its type and mode."""


def answered(
    candidates: Iterable[Candidate], actor_filter: ActorFilter, known: Known, quotes: Sequence[Quote] = ()
) -> list[Candidate]:
    """Return the events, in which an answer that names nobody is given to whoever it answers."""
    found: list[Candidate] = []
    for one in candidates:
        asker = (
            _asker(one, found, known, quotes)
            if _answers(one)
            else _dispersed(one, found)
            if _disperses(one)
            else ()
        )
        doer = _officers(one, found, actor_filter) if _is_official(one) else ()
        if asker or doer:
            one = replace(one, recipients=asker or one.recipients, actors=doer or one.actors)
        found.append(one)
    return found


def _answers(one: Candidate) -> bool:
    """Say whether an event only answers: it names nobody, and its object refers back or is left out."""
    verb = one.trigger.verb
    if verb is None or one.recipients or not one.actors or verb.lemma_ not in lexicon().grammar["answering"]:
        return False
    objects = [each for each in verb.children if each.dep_ in ("dobj", "ccomp", "xcomp")]
    return all(_refers_back(each) for each in objects)


def _refers_back(told: Token) -> bool:
    if told.dep_ == "ccomp":
        return any(each.lower_ == "what" for each in told.children) and told.lemma_ == "call"
    if told.dep_ != "dobj":
        return False
    if told.pos_ == "PRON":
        return told.lower_ in ("it", "this", "that", "them")
    if kind(told) not in ("communication", "act", "cognition", "event", "possession", ""):
        return False
    return (
        any(each.lower_ in _REFERRING for each in told.children if each.dep_ in ("det", "poss"))
        or told.tag_ == "NNS"
    )


def _asker(
    one: Candidate, before: list[Candidate], known: Known, quotes: Sequence[Quote]
) -> tuple[Participant, ...]:
    """Return who is answered: who acts in the nearest event before that may be, or said what is denied.

    Nobody answers himself.
    """
    own = known.keys(one.actors, one)
    answered_types = _answered_by(one)
    near = takewhile(lambda each: one.trigger.token.i - each.trigger.token.i <= NEAR, reversed(before))
    asked: list[tuple[int, tuple[Participant, ...]]] = [
        (each.trigger.token.idx, each.actors)
        for each in near
        if each.type in answered_types and each.actors and not (holds(each, one) or _is_inquiry(each, one))
    ]
    if one.trigger.token.lemma_ in lexicon().grammar["contradicting"]:
        asked += [
            (each.content[0].start, (each.speaker,))
            for each in quotes
            if each.speaker is not None and each.form != "direct"
        ]
    doc = one.trigger.token.doc
    first = doc[max(one.trigger.token.i - NEAR, 0)].idx
    for at, who in sorted(asked, key=lambda each: -each[0]):
        if first <= at < one.trigger.token.sent.start_char or (
            first <= at < one.trigger.token.idx and not known.keys(who, one) & own
        ):
            return () if known.keys(who, one) & own else who
    return ()


def _is_inquiry(earlier: Candidate, one: Candidate) -> bool:
    """Say whether who only looks into a matter is taken for who claims what is denied."""
    verb = one.trigger.verb
    held = syntax.child(verb, "dobj") if verb is not None else None
    claimed = held is not None and held.lemma_ in ("claim", "allegation", "accusation", "charge", "report")
    return claimed and earlier.mode == "investigate"


def _answered_by(one: Candidate) -> tuple[str, ...]:
    """Return the types of what may be answered: where a noun names it, only what it can name.

    A petition that is dismissed is of those who ask or march, and not of those who arrested somebody.
    """
    verb = one.trigger.verb
    held = syntax.child(verb, "dobj") if verb is not None else None
    named = trigger_at(held) if held is not None and held.pos_ == "NOUN" else None
    if named is None or named.form not in ("noun", "light") or named.entry.type not in _ANSWERED:
        return _ANSWERED
    asked = named.entry.type == "REQUEST" and named.token.lemma_ not in lexicon().grammar["decrees"]
    return (named.entry.type, "PROTEST") if asked else (named.entry.type,)


def _disperses(one: Candidate) -> bool:
    return one.mode == "disperse" and not one.recipients


def _dispersed(one: Candidate, before: list[Candidate]) -> tuple[Participant, ...]:
    """Return who protested before the police used tear gas."""
    for earlier in reversed(before):
        if one.trigger.token.i - earlier.trigger.token.i > NEAR:
            return ()
        if earlier.type == "PROTEST" and earlier.actors:
            return () if _heads(one) & _heads(earlier) else earlier.actors
    return ()


def _is_official(one: Candidate) -> bool:
    """Say whether somebody is arrested, charged, tried or questioned, and nobody is named who did it."""
    verb = one.trigger.verb
    official = (one.type, one.mode) in _OFFICERS
    told = one.modality != "negated" and not _is_long_past(verb)
    return official and told and not one.actors and verb is not None and syntax.is_passive(verb)


def _is_long_past(verb: Token | None) -> bool:
    """Say whether it only tells who is meant, by what had come before ("freed men who had been charged")."""
    had = verb is not None and any(each.dep_ == "aux" and each.lower_ == "had" for each in verb.children)
    return had and verb is not None and verb.dep_ == "relcl"


def _officers(one: Candidate, before: list[Candidate], actor_filter: ActorFilter) -> tuple[Participant, ...]:
    """Return who arrests or charges where the sentence names one such body, or an event before it did."""
    officers = lexicon().grammar[_OFFICERS[one.type, one.mode]]
    courts = one.mode == "convict"
    sent = one.trigger.token.sent
    here = [each for each in sent if each.lemma_.lower() in officers and actor_filter.acts(each)]
    here = [each for each in here if not _is_one_of_many(each)]
    if courts:
        here = [
            each
            for each in here
            if each.dep_ == "nsubj" and each.head.lemma_ not in lexicon().grammar["hearing"]
        ]
    here = [each for each in here if each.dep_ in ("nsubj", "pobj", "poss", "agent") and not _suffers(each)]
    if here:
        return actor_filter.participants(here[:1])
    verb = one.trigger.verb
    if verb is not None and verb.lemma_ == "sentence":
        officers -= {"jury"}
    if courts and verb is not None and verb.dep_ in ("advcl", "relcl"):
        return ()  # what was before is told besides: another court's verdict
    for earlier in reversed(before):
        if one.trigger.token.i - earlier.trigger.token.i > NEAR:
            return ()
        doc = one.trigger.token.doc
        told = earlier.actors if earlier.mode == "convict" else ()
        struck = earlier.type in ("ASSAULT", "ACCIDENT", "DISASTER")  # those who are hurt arrest nobody
        for each in told if courts else (*earlier.actors, *(() if struck else earlier.recipients)):
            head = doc.char_span(each.head, each.head + 1, alignment_mode="expand")
            if head is not None and head[0].lemma_.lower() in officers and not _is_one_of_many(head[0]):
                return (each,)
    return ()


def _is_one_of_many(officer: Token) -> bool:
    """Say whether a word is a single officer, who acts for nobody else, or stands in the name of a law.

    "Shot by another policeman", "the Tenure of Office Act", "removed from office".
    """
    office = officer.lemma_.lower() == "office"
    if office and (officer.ent_type_ == "LAW" or officer.left_edge == officer):
        return True
    indefinite = any(each.lower_ in ("a", "an", "another") for each in officer.lefts)
    return (
        indefinite and officer.tag_ == "NN" and officer.lemma_.lower() in lexicon().grammar["single_officers"]
    )


def _suffers(token: Token) -> bool:
    """Say whether something is done to a subject, also where its "were" is left out ("and two injured")."""
    verb = token.head
    return token.dep_ == "nsubj" and verb.tag_ == "VBN" and syntax.child(verb, "aux") is None


def _heads(one: Candidate) -> set[str]:
    """Return the head words of the actors, for comparing within an article."""
    doc = one.trigger.token.doc
    spans = (doc.char_span(each.head, each.head + 1, alignment_mode="expand") for each in one.actors)
    return {span.text.lower() for span in spans if span is not None}
