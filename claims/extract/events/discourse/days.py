"""Days of events that are told without one: of the clause they belong to, or of the entry of a live report.

In a report that is written hour by hour each entry opens with its time, which dates the deeds and talks it
tells. "The attack" takes no day from where the article told of it before: readers who marked articles gave it
one in 18 cases of 202.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.document import EventMention, Quote, TimeExpression
from claims.extract import syntax
from claims.extract.events.candidate import Candidate
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.parse import Parsed
from claims.extract.tokens import Token

ENTRIES = 3
"""The least number of lines that open with a time of day in a live report."""


def dated_again(
    events: Sequence[EventMention],
    candidates: Sequence[Candidate],
    parsed: Parsed,
    times: Sequence[TimeExpression],
    quotes: Sequence[Quote],
) -> list[EventMention]:
    """Return the events, given in the order of their candidates, with the days that others give them."""
    stamps = _stamps(parsed, times)
    starts = [times[at].span.start for at in stamps]
    near = _by_sentence(candidates)
    found = list(events)
    for at, event in enumerate(events):
        when = event.time
        if when is None:
            when = _of_clause(at, found, candidates, times, near)
        if when is None and stamps and _is_news(event, candidates[at], quotes):
            entry = bisect_right(starts, event.trigger.start) - 1
            when = stamps[entry] if entry >= 0 else None
        found[at] = event if when == event.time else replace(event, time=when)
    return found


def _by_sentence(candidates: Sequence[Candidate]) -> dict[int, list[int]]:
    """Return the positions of the candidates that a sentence tells of, by where it begins."""
    found: dict[int, list[int]] = {}
    for at, one in enumerate(candidates):
        words = (one.trigger.token, one.trigger.verb or one.trigger.token)
        for start in {word.sent.start for word in words}:
            found.setdefault(start, []).append(at)
    return found


def _of_clause(
    at: int,
    events: Sequence[EventMention],
    candidates: Sequence[Candidate],
    times: Sequence[TimeExpression],
    near: Mapping[int, Sequence[int]],
) -> int | None:
    """Return the time of the clause in which, by which or during which an event is told.

    A participle ("shelled the town on Monday, killing two") and a coordinated verb have the day of the verb
    before them, "when" the day of its clause on either side, and each hands on what another gave it.
    """
    one = candidates[at]
    head = one.trigger.verb or one.trigger.token
    if events[at].modality not in ("occurred", "ongoing"):
        return None
    about = one.type in lexicon().grammar["about_something"]
    for other in near.get(head.sent.start, ()):
        event = events[other]
        when, verb = event.time, candidates[other].trigger.verb
        if when is not None and _is_relative_to(head, candidates[other].trigger.token):
            return when
        if when is None or verb is None or event.modality not in ("occurred", "ongoing"):
            continue
        if verb.sent == head.sent and (
            _is_at_once(head, verb)
            or _is_at_once(verb, head)
            or _is_told_by(head, verb)
            or (_is_beside(head, verb) and (head.tag_ == "VBG" or not about))
            or (_shares_auxiliary(verb, head) and not about)
        ):
            return when
    return None


def _is_beside(head: Token, verb: Token) -> bool:
    """Say whether a participle or a second verb tells what came with the deed of the first."""
    participle = head.dep_ == "advcl" and head.tag_ == "VBG" and not syntax.has_subject(head)
    second = head.dep_ == "conj" and head.tag_ == verb.tag_ and not syntax.has_subject(head)
    marked = syntax.child(head, "mark") is not None
    return head.head == verb and (participle or second) and not marked


def _shares_auxiliary(verb: Token, head: Token) -> bool:
    """Say whether a participle leans on the auxiliary of the one before ("were killed and six hurt")."""
    leans = verb.dep_ == "conj" and verb.head == head and verb.tag_ == "VBN" and head.tag_ == "VBN"
    return leans and not any(each.dep_ in ("aux", "auxpass") for each in verb.children)


def _is_relative_to(head: Token, noun: Token) -> bool:
    """Say whether a relative clause tells what an event did ("an attack on Monday that killed two")."""
    subject = syntax.child(head, "nsubj")
    return (
        head.dep_ == "relcl"
        and head.head == noun
        and head.tag_ == "VBD"
        and subject is not None
        and subject.lower_ in ("that", "which")
    )


def _is_told_by(head: Token, verb: Token) -> bool:
    """Say whether a participle says what the object of a verb does ("adopted a resolution condemning it")."""
    what = head.head
    return head.dep_ == "acl" and head.tag_ == "VBG" and what.dep_ == "dobj" and what.head == verb


def _is_at_once(clause: Token, verb: Token) -> bool:
    """Say whether a clause tells when or as what its verb tells was done ("killed when rebels attacked")."""
    when = any(
        each.lower_ in ("when", "as", "while") for each in clause.children if each.dep_ in ("advmod", "mark")
    )
    return clause.dep_ == "advcl" and clause.head == verb and when


def _stamps(parsed: Parsed, times: Sequence[TimeExpression]) -> list[int]:
    """Return the positions of the times with which lines open, where they are so many as in a live report."""
    text = parsed.text
    found = [
        at
        for at, each in enumerate(times)
        if each.type == "TIME"
        and each.range is not None
        and each.range.precision == "minute"
        and text[: each.span.start].rpartition("\n")[2].strip() == ""
    ]
    return found if len(found) >= ENTRIES else []


def _is_news(event: EventMention, candidate: Candidate, quotes: Sequence[Quote]) -> bool:
    """Say whether an entry tells of an event as news, not in somebody's own words or as what was before."""
    done = event.modality in ("occurred", "ongoing")
    done = done and event.type not in lexicon().grammar["about_something"]
    reported = event.quote is None or quotes[event.quote].form == "indirect"
    return done and reported and not event.background and candidate.parent is None
