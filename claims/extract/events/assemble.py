"""Assembly of event mentions from candidates: claimant, date, place and confidence."""

from __future__ import annotations

from claims.document import DateRange, EventMention, Modality, Span, TimeExpression
from claims.extract.events import details
from claims.extract.events.candidate import Candidate
from claims.extract.events.discourse import own_days
from claims.extract.events.quotes_by_place import QuotesByPlace
from claims.extract.events.triggers import trigger_at
from claims.extract.parse import Parsed
from claims.extract.syntax.date_attachment import attach
from claims.extract.tokens import Token


def assemble(
    candidate: Candidate,
    parsed: Parsed,
    times: tuple[TimeExpression, ...],
    quotes: QuotesByPlace,
    published: DateRange | None = None,
) -> EventMention:
    """Return the event mention that ``candidate`` is, in an article ``published`` on those days.

    Its parent and its confidence, which depends on whether it has one, are not set yet.
    """
    trigger = candidate.trigger.span
    when = _dated(candidate, parsed, times, published)
    return EventMention(
        candidate.type,
        candidate.mode,
        _as_dated(candidate, times[when] if when is not None else None, published),
        trigger,
        rule_of(candidate),
        0.0,
        candidate.actors,
        candidate.recipients,
        place=details.place(candidate),
        time=when,
        quote=_quoted(trigger, quotes),
        number=details.number(candidate),
        background=own_days.recalled(candidate),
    )


def _dated(
    candidate: Candidate, parsed: Parsed, times: tuple[TimeExpression, ...], published: DateRange | None
) -> int | None:
    """Return the position of the time that is the event's own: the next best where the nearest is another's.

    "Recently" gives an event no day.
    """
    of_noun = _of_its_noun(candidate, parsed, times)
    if of_noun is not None:
        return of_noun
    others: set[int] = set()
    while True:
        when = attach(parsed, times, candidate.trigger.span, others)
        days = times[when].range if when is not None else None
        if when is None or days is None or days.precision == "vague":
            return None
        if own_days.is_anothers_day(candidate, times[when]) or _to_follow(candidate, times[when], published):
            others.add(when)
            continue
        own = own_days.is_dated(candidate, times[when])
        return when if own and not _of_the_plan(candidate, times[when], published) else None


def _of_its_noun(candidate: Candidate, parsed: Parsed, times: tuple[TimeExpression, ...]) -> int | None:
    """Return the time within the phrase of the noun that a verb takes ("announced a strike from Monday")."""
    trigger = candidate.trigger
    noun = trigger.noun if trigger.form == "verb" else None
    told = trigger_at(noun) if noun is not None else None
    if noun is None or told is None or told.entry.type != candidate.type:
        return None
    when = attach(parsed, times, Span(noun.idx, noun.idx + len(noun.text)))
    if when is None or not noun.left_edge.idx <= times[when].span.start <= noun.right_edge.idx:
        return None
    days = times[when].range
    return None if days is None or days.precision == "vague" else when


def rule_of(candidate: Candidate) -> str:
    """Return the name of the rule: how it is told, and which type it is."""
    form = "resumed" if candidate.resumes else "chosen" if candidate.chosen else candidate.trigger.form
    return f"event.{form}.{candidate.type.lower()}"


def _as_dated(candidate: Candidate, when: TimeExpression | None, published: DateRange | None) -> Modality:
    """Read a day to come as a plan, and a present tense with a date as the future it means.

    "The talks in Oslo next week"; "flies to Beijing on Sunday".
    """
    if when is None or candidate.modality not in ("occurred", "ongoing"):
        return candidate.modality
    verb = candidate.trigger.verb
    to_come = _after(when.range, published)
    if verb is None:
        return "planned" if to_come and not candidate.resumes else candidate.modality
    if to_come and not _in_past(verb):
        return "planned"
    present = verb.tag_ in ("VBZ", "VBP") or candidate.modality == "ongoing"
    return (
        "planned"
        if present and not _in_past(verb) and candidate.mode in ("visit", "meet")
        else candidate.modality
    )


def _of_the_plan(candidate: Candidate, when: TimeExpression, published: DateRange | None) -> bool:
    """Say whether a day is that on which the plan was made or told, and not its own.

    So is a past one, and that of the report itself where a verb tells what was asked for on it.
    """
    if candidate.modality not in ("planned", "possible") or when.range is None or published is None:
        return False
    head = candidate.trigger.verb or candidate.trigger.token
    told = head if candidate.trigger.verb is not None or head.dep_ != "nsubj" else head.head
    if candidate.modality == "possible" and told.tag_ == "VBD":
        return False
    last = published.first if candidate.trigger.verb is None else published.last
    if (
        when.range.last is None
        or last is None
        or head.left_edge.idx <= when.span.start <= head.right_edge.idx
    ):
        return False
    return when.range.last < last or (candidate.trigger.verb is not None and when.range.last == last)


def _to_follow(candidate: Candidate, when: TimeExpression, published: DateRange | None) -> bool:
    """Say whether a day to come is that of what somebody spoke of ("threatened a strike in May")."""
    verb = candidate.trigger.verb
    past = verb is not None and _in_past(verb) and candidate.modality == "occurred"
    return past and _after(when.range, published)


def _after(days: DateRange | None, published: DateRange | None) -> bool:
    """Say whether the days begin after the last on which the article may have been published."""
    if days is None or published is None or days.first is None or published.last is None:
        return False
    return days.first > published.last


def _in_past(verb: Token) -> bool:
    """Say whether the tense of ``verb`` is a past or a perfect."""
    auxiliaries = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or bool(auxiliaries & {"have", "has", "had", "was", "were"})


def _quoted(trigger: Span, quotes: QuotesByPlace) -> int | None:
    """Return the position of the innermost quote whose content holds ``trigger``."""
    holding = quotes.holding(trigger)
    return min(holding)[1] if holding else None
