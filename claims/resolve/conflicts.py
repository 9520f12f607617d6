"""Conflicts between accounts of one event: days, places, outcome, numbers, names.

Coarser is not different: "in June" holds the 18th, Austria holds Vienna. Days one apart may be one day seen
from two time zones. A date that a newer article gives supersedes an older "no date yet".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from claims.document import DateRange
from claims.gazetteer.names import fold, likeness
from claims.records import ConflictField, ConflictKind, Difference, EventRecord, ParticipantRecord
from claims.resolve import places
from claims.resolve.event_clusters import CALLED_OFF, FORCEFUL, alike, apart, family, named
from claims.resolve.first_since import before_first
from claims.resolve.names import person_name
from claims.resolve.stories.accounts import trigger_meanings
from claims.resolve.stories.numerals import added_number, first_number
from claims.wordlists import tables

LONGEST = 31
"""A date of more days than these ("later this year") says too little to be compared."""
LIKELY_DAYS = 7
"""The most days that two accounts which are only likely to be of one event may differ by."""
MOST = 12
"""Of more values than these only the first are compared: there is no agreement to be shown."""
SPELT = 0.75
"""Likeness from which two places that no gazetteer has may be two spellings of one name."""
MOST_TOLD = 100
"""Of more mentions of an event only the first are compared with another that is only likely to be it."""
NO_DATE = "no date yet"
PLANNED = "planned"
OUTCOMES = ("occurred", "negated", PLANNED)
"""The modalities that say what became of an event."""
REFUSED = "refused"
_NO_DATE = re.compile(
    r"\bno (?:exact |firm |fixed )?dates? (?:has|have|had|is|was|were)\b[^.]*"
    r"\b(?:set|fixed|announced|given|agreed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Value:
    """What one claim says in one field: in words, and as it is compared."""

    told: EventRecord
    words: str
    date: DateRange | None = None
    who: ParticipantRecord | None = None


def _about(field: ConflictField, one: _Value, other: _Value) -> object:
    """Return what a reader takes for one difference: a surname misspelt, a capital or its country."""
    if NO_DATE in (one.words, other.words):
        return NO_DATE
    if field == "place":
        return frozenset(places.government(value.words) or value.words for value in (one, other))
    if one.who is not None and other.who is not None:
        families = person_name(one.words).family, person_name(other.words).family
        return frozenset(families) if len(set(families)) > 1 else frozenset((one.words, other.words))
    return frozenset((one.words, other.words))


Rule = Callable[[_Value, _Value], ConflictKind | None]


def differences(
    told: Iterable[EventRecord], fields: Collection[ConflictField] | None = None
) -> list[Difference]:
    """Return where the mentions of one event do not agree, each pair of values once; all fields, or these."""
    mentions = sorted(told, key=lambda one: one.claim)
    return [
        difference
        for field, values, rule in _FIELDS
        if fields is None or field in fields
        for difference in _compared(field, values(mentions), rule)
    ]


BETWEEN: tuple[ConflictField, ...] = ("date", "place", "modality")
"""Fields compared of two events that are only likely to be one."""


def differences_between(ours: Iterable[EventRecord], theirs: Iterable[EventRecord]) -> list[Difference]:
    """Return where two events differ in day, place or outcome that are likely one, as is proposed."""
    ours, theirs = (sorted(side, key=lambda one: one.claim)[:MOST_TOLD] for side in (ours, theirs))
    left, right = ({one.claim for one in side} for side in (ours, theirs))
    fields = [field for field in BETWEEN if field != "date" or not _are_long_apart(ours, theirs)]
    if not _are_of_one_verb(ours, theirs):
        fields.remove("modality")
    return [
        found
        for found in differences([*ours, *theirs], fields)
        if (found.left in left) != (found.left in right) and (found.left in left) != (found.right in left)
    ]


def _are_of_one_verb(ours: Iterable[EventRecord], theirs: Iterable[EventRecord]) -> bool:
    """Say whether both tell of one deed by its verb, or one of them that it is called off."""
    meanings = [{word for one in side for word in trigger_meanings(one.words)} for side in (ours, theirs)]
    called_off = any(family(one) == CALLED_OFF for one in (*ours, *theirs))
    return called_off or not meanings[0].isdisjoint(meanings[1])


def _are_long_apart(ours: Iterable[EventRecord], theirs: Iterable[EventRecord]) -> bool:
    """Say whether the days are so far apart that they rather speak for two events."""
    days = [[one.date for one in side if one.date is not None] for side in (ours, theirs)]
    gaps = [gap for one, other in product(*days) if (gap := apart(one, other)) is not None]
    return bool(gaps) and min(gaps) > LIKELY_DAYS


def _compared(field: ConflictField, values: Iterable[_Value], rule: Rule) -> Iterator[Difference]:
    """Yield each pair of different words once, told of by their first claims."""
    first: dict[str, _Value] = {}
    for value in values:
        first.setdefault(value.words, value)
    told: set[object] = set()
    for one, other in combinations(list(first.values())[:MOST], 2):
        if one.told.claim == other.told.claim or (kind := rule(one, other)) is None:
            continue
        about = _about(field, one, other)
        if about not in told:
            told.add(about)
            left, right = sorted((one, other), key=lambda value: value.told.claim)
            yield Difference(field, kind, left.told.claim, right.told.claim, left.words, right.words)


def _dates(mentions: list[EventRecord]) -> Iterator[_Value]:
    """Yield the days that are given, the narrowest first, and that there are none yet."""
    dated = [one for one in mentions if one.date is not None and _length(one.date) <= LONGEST]
    for one in sorted(dated, key=lambda one: _length(one.date) if one.date else 0):
        yield _Value(one, in_words(one.date), one.date) if one.date else _Value(one, NO_DATE)
    for one in mentions:
        if one.date is None and _has_no_date(one.sentence):
            yield _Value(one, NO_DATE)


@lru_cache(maxsize=2048)
def _has_no_date(sentence: str) -> bool:
    return bool(_NO_DATE.search(sentence))


def _firsts(mentions: list[EventRecord]) -> Iterator[_Value]:
    """Yield when the one before the "first" was, as the mentions tell it."""
    for one in mentions:
        found = before_first(one)
        if found is not None:
            yield _Value(one, *found)


def _length(days: DateRange) -> int:
    """Return how many days a range has; one with an open end is endless."""
    if days.first is None or days.last is None:
        return LONGEST + 1
    return (days.last - days.first).days + 1


def in_words(days: DateRange) -> str:
    """Return a range of days as it is shown: "2023-06-18", "2023-06-18 to 2023-06-19", "2023-06"."""
    if days.first is None or days.last is None:
        return f"from {days.first}" if days.first else f"until {days.last}"
    if days.first == days.last:
        return days.first.isoformat()
    if days.precision == "month":
        return f"{days.first:%Y-%m}"
    return f"{days.first} to {days.last}"


def _date_rule(one: _Value, other: _Value) -> ConflictKind | None:
    if one.date is None or other.date is None:
        return _superseded(one, other)
    gap = apart(one.date, other.date)
    if gap == 0:
        return "disagreement" if _both_exact(one.date, other.date) else None
    single = one.date.first == one.date.last and other.date.first == other.date.last
    return "time zone" if gap == 1 and single else "disagreement"


def _both_exact(ours: DateRange, theirs: DateRange) -> bool:
    """Say whether two overlapping ranges both name days, and so differ although they overlap."""
    spans = all(days.precision == "day" and days.first != days.last for days in (ours, theirs))
    return spans and (ours.first, ours.last) != (theirs.first, theirs.last)


def _superseded(one: _Value, other: _Value) -> ConflictKind:
    """Say whether the date came later than the "no date yet"; where nobody knows, the two disagree."""
    vague, dated = (one, other) if one.date is None else (other, one)
    before, after = _day(vague.told), _day(dated.told)
    return "superseded" if before is None or after is None or after >= before else "disagreement"


def _day(told: EventRecord) -> date | None:
    return told.published.first if told.published else None


def _places(mentions: list[EventRecord]) -> Iterator[_Value]:
    for one in mentions:
        if one.place:
            yield _Value(one, one.place)


def _place_rule(one: _Value, other: _Value) -> ConflictKind | None:
    """Call places different that are known to be, or of which no gazetteer has either and no text both."""
    relation = places.relation(one.words, other.words)
    if relation != "unknown" or one.told.article == other.told.article:
        return "disagreement" if relation == "different" else None
    ours, theirs = fold(one.words), fold(other.words)
    if any(places.country(place) or place in places.cities() for place in (ours, theirs)):
        return None
    held = set(ours.split()) <= set(theirs.split()) or set(theirs.split()) <= set(ours.split())
    told_of_both = ours in fold(other.told.sentence) or theirs in fold(one.told.sentence)
    spelt = likeness(ours, theirs) >= SPELT
    return None if held or told_of_both or spelt else "disagreement"


def _outcomes(mentions: list[EventRecord]) -> Iterator[_Value]:
    outcome = tables("claims.resolve.lexicon", "events")["outcome"]
    for one in mentions:
        if family(one) == "calling off":
            words = [outcome[word] for word in one.words.lower().split()[:1] if word in outcome]
            yield from (_Value(one, word) for word in words)
        elif one.type == "REJECT" and one.modality == "occurred":
            yield _Value(one, REFUSED)
        elif one.sure and one.modality in OUTCOMES:
            yield _Value(one, one.modality)


def _outcome_rule(one: _Value, other: _Value) -> ConflictKind | None:
    """Call two outcomes different; what was planned may well have happened before a later day's news."""
    if REFUSED in (one.words, other.words):
        types = {one.told.type, other.told.type}
        if not types <= {"AGREE", "REJECT"} or (len(types) > 1 and "negated" in (one.words, other.words)):
            return None  # who does not agree refuses
    if PLANNED not in (one.words, other.words):
        return "disagreement"
    plan, outcome = (one, other) if one.words == PLANNED else (other, one)
    if plan.told.article == outcome.told.article:
        return None
    before, after = _day(plan.told), _day(outcome.told)
    if outcome.words == "occurred":
        return "disagreement" if before and before == after else None
    return "superseded" if before and after and after > before else "disagreement"


def _number_rule(one: _Value, other: _Value) -> ConflictKind | None:
    """Call two numbers different, unless one article gives a whole and a part: 8 killed, 6 at once."""
    parts = one.told.article == other.told.article and (
        _with_the_rest(one) == other.words or _with_the_rest(other) == one.words
    )
    return None if parts else "disagreement"


def _with_the_rest(one: _Value) -> str | None:
    """Return the number with what its sentence adds: 8 of "six were killed and two others died"."""
    rest = added_number(one.told.sentence)
    return str(int(one.words) + int(rest)) if rest and one.words.isdecimal() and rest.isdecimal() else None


def _numbers(mentions: list[EventRecord]) -> Iterator[_Value]:
    for one in mentions:
        found = first_number(one.number) if one.number else _counted(one)
        if found:
            yield _Value(one, found)


def _counted(one: EventRecord) -> str | None:
    """Return how many there are of those it is done to, or who protest, as their description begins."""
    side = one.recipients if one.type in FORCEFUL else one.actors if one.type == "PROTEST" else ()
    described = [who.name for who in side if not named(who)]
    first = described[0].split()[0] if len(described) == 1 and described[0].split() else ""
    return first_number(first) if first else None


def _names(mentions: list[EventRecord]) -> Iterator[_Value]:
    for one in mentions:
        for who in (*one.actors, *one.recipients):
            if who.kind == "person" and named(who):
                yield _Value(one, who.name, who=who)


def _name_rule(one: _Value, other: _Value) -> ConflictKind | None:
    """Call names of two articles different that are full, alike and not the same actor's."""
    if one.who is None or other.who is None or one.told.article == other.told.article:
        return None
    ours, theirs = fold(one.words).split(), fold(other.words).split()
    if ours == theirs or (min(len(ours), len(theirs)) == 1 and ours[-1] == theirs[-1]):
        return None
    return "disagreement" if 0.7 <= alike(one.who, other.who) < 1 else None


def _first_rule(one: _Value, other: _Value) -> ConflictKind | None:
    gap = apart(one.date, other.date) if one.date and other.date else None
    return "disagreement" if gap else None


_FIELDS: tuple[tuple[ConflictField, Callable[[list[EventRecord]], Iterator[_Value]], Rule], ...] = (
    ("date", _dates, _date_rule),
    ("date", _firsts, _first_rule),
    ("place", _places, _place_rule),
    ("modality", _outcomes, _outcome_rule),
    ("number", _numbers, _number_rule),
    ("name", _names, _name_rule),
)
