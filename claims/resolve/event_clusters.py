"""Event clusters within one article: its mentions of one event, with who, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Literal

from claims.document import DateRange
from claims.gazetteer.names import corrupts, fold
from claims.gazetteer.public_bodies import leading_nation
from claims.records import Days, EventRecord, ParticipantRecord
from claims.resolve import places
from claims.resolve.names import compare_bodies, compare_people, person_name
from claims.resolve.stories.similarity import generic, stem
from claims.wordlists import lists, tables

Tense = Literal["past", "to come"]
ALIKE = 0.7
"""From this likeness on two names may be one person's where the event fits otherwise."""
SPELT = 0.88
"""From this likeness on two names of organisations are one, spelt out or by its initials."""
CALLED_OFF = "calling off"
"""The family of visits and meetings that are put off, by whoever says so: what counts is whose they were."""
SIDELESS = ("meeting", "call")
"""Families in which it makes no difference who acts and who is acted upon."""
FORCEFUL = ("ASSAULT", "MOBILIZE", "COERCE")
"""Types of events that are known by those to whom they are done."""
NAMELESS = (*FORCEFUL, "PROTEST")
"""Types of events in which those who take part often go by no name."""
TOPIC_NEAR = 4
"""Words before the noun that may say what talks are about."""
TELLING = 7
"""A sentence of more words than these is not written twice by chance."""
_WORDS = re.compile(r"[a-z]+")
_SPELT = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!since )(?<!from )(?<!of )\b(?:19|20)\d\d\b(?![-–/])")
_FINE = ("minute", "hour", "daypart", "day", "weekend", "week")


def family(told: EventRecord) -> str:
    """Return the kind of event for comparing: modes that one may call this and another that are one.

    Who receives somebody meets them; a country that receives somebody is visited.
    """
    if told.mode == "host" and _are_people(told.actors) and _are_people(told.recipients):
        return "meeting"
    return _family(told.type, told.mode)


@cache
def _family(type_: str, mode: str | None) -> str:
    listed = tables("claims.resolve.lexicon", "events")["family"]
    return listed.get(f"{type_} {mode}", f"{type_} {mode or ''}".strip())


def _are_people(some: Iterable[ParticipantRecord]) -> bool:
    return any(who.kind == "person" for who in some)


def tense(told: EventRecord) -> Tense | None:
    """Return whether it is over or still to come, where the words or the date say so."""
    if told.modality in ("planned", "possible"):
        return "to come"
    if told.modality == "ongoing" and told.date is None:
        return None
    day = told.published.first if told.published else None
    if told.date is not None and told.date.first is not None and day is not None:
        return "to come" if told.date.first > day and told.modality != "negated" else "past"
    return "past" if told.sure or told.date is not None else None


@dataclass(frozen=True)
class Occasion:
    """An event as one article tells of it. ``event`` is its id in the database, ``told`` its mentions."""

    event: int
    told: tuple[EventRecord, ...]

    def __hash__(self) -> int:
        # Of the mentions only the first: a hash of everything told would cost more than what it spares.
        return hash((self.event, self.told[0].claim))

    @cached_property
    def article(self) -> int:
        """The article that tells of it."""
        return self.told[0].article

    @cached_property
    def family(self) -> str:
        """The kind of event."""
        return family(self.told[0])

    @cached_property
    def actors(self) -> tuple[ParticipantRecord, ...]:
        """Everyone who acts, once each; the guest, where somebody is received."""
        return tuple(dict.fromkeys(who for one in self.told for who in _sides(one)[0]))

    @cached_property
    def recipients(self) -> tuple[ParticipantRecord, ...]:
        """Everyone it is done to, once each."""
        return tuple(dict.fromkeys(who for one in self.told for who in _sides(one)[1]))

    @cached_property
    def people(self) -> tuple[ParticipantRecord, ...]:
        """All participants, whatever their role: a meeting has no other side."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The first word of each trigger, in small letters."""
        return frozenset(word.lower() for one in self.told for word in one.words.split()[:1])

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The triggers of several words, in small letters."""
        return frozenset(one.words.lower() for one in self.told if " " in one.words)

    @cached_property
    def dates(self) -> tuple[DateRange, ...]:
        """The days that are given for it, the finest first."""
        given = dict.fromkeys(one.date for one in self.told if one.date is not None)
        return tuple(sorted(given, key=lambda days: days.precision not in _FINE))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that are given for it."""
        return tuple(dict.fromkeys(one.place for one in self.told if one.place))

    @cached_property
    def tenses(self) -> frozenset[Tense]:
        """Whether it is over or still to come, as the mentions have it."""
        return frozenset(found for one in self.told if (found := tense(one)))

    @cached_property
    def topics(self) -> frozenset[str]:
        """What talks are about, as the words before them say ("military talks")."""
        listed = lists("claims.resolve.lexicon", "events")["topics"]
        before = (one.sentence.partition(one.words)[0].lower() for one in self.told)
        inside = (one.words.lower() for one in self.told)
        near = (word for text in (*before, *inside) for word in _WORDS.findall(text)[-TOPIC_NEAR:])
        return frozenset(near) & listed

    @cached_property
    def sentences(self) -> frozenset[str]:
        """The sentences that tell of it, by their words, those that are long enough to be known again."""
        words = (" ".join(_SPELT.findall(one.sentence.lower())) for one in self.told)
        return frozenset(each for each in words if each.count(" ") >= TELLING)

    @cached_property
    def is_denied(self) -> bool:
        """Whether every mention says that it did not happen."""
        return all(one.modality == "negated" for one in self.told)

    @cached_property
    def past_years(self) -> frozenset[str]:
        """The years before that of the news which every sentence about it names."""
        this = self.published.first.year if self.published and self.published.first else None
        named = [
            {year for year in _YEAR.findall(one.sentence) if not this or int(year) < this}
            for one in self.told
        ]
        return frozenset(set[str].intersection(*named))

    @cached_property
    def published(self) -> DateRange | None:
        """When the article was published."""
        return self.told[0].published

    @cached_property
    def days(self) -> Days:
        """The days from the first to the last that are given for it, open ends left out, and of the news."""
        return Days(*_hull(self.dates), *_hull((self.published,) if self.published else ()))


def _sides(told: EventRecord) -> tuple[tuple[ParticipantRecord, ...], tuple[ParticipantRecord, ...]]:
    return (told.recipients, told.actors) if told.mode == "host" else (told.actors, told.recipients)


def alike(left: ParticipantRecord, right: ParticipantRecord) -> float:
    """Return how likely two participants are one, 0 to 1."""
    if left.actor is not None and left.actor == right.actor:
        return 1.0
    return _alike(left.name, left.kind, right.name, right.kind)


@lru_cache(maxsize=16384)
def _alike(left: str, left_kind: str, right: str, right_kind: str) -> float:
    if fold(left) == fold(right):
        return 1.0
    if left_kind == right_kind == "person":
        return max(compare_people(left, right).score, _corrupted(left, right))
    land = places.government(left)
    if land is not None and land == places.government(right):
        return 0.9
    bodies = compare_bodies(left, right).score if left_kind == right_kind == "organisation" else 0.0
    return bodies if bodies >= SPELT else 0.0


def _corrupted(left: str, right: str) -> float:
    """Return how likely a lone surname is a corrupted spelling of the other's."""
    ours, theirs = person_name(left), person_name(right)
    if ours.given and theirs.given:
        return 0.0
    return max(corrupts(ours.family, theirs.family), corrupts(theirs.family, ours.family))


def named(who: ParticipantRecord) -> bool:
    """Say whether a participant goes by a name, and not only by what it is ("officials", "Gunmen")."""
    return _is_name(who.name)


@lru_cache(maxsize=16384)
def _is_name(name: str) -> bool:
    words = name.split()
    if len(words) == 1 and stem(words[0]) in generic():
        return False
    return bool(words) and words[-1][0].isupper()


def country_of(who: ParticipantRecord) -> str | None:
    """Return the code of the country that a participant acts for, by its name or by an office held."""
    if who.kind != "person":
        return places.government(who.name)
    return next((nation for role in who.roles if (nation := leading_nation(role))), None)


def unnamed_groups(some: Iterable[ParticipantRecord]) -> frozenset[str]:
    """Return what those without a name are called ("teachers"), where that says more than "people"."""
    nouns = {who.name.split()[-1].lower() for who in some if who.name and not named(who)}
    return frozenset(nouns) - lists("claims.resolve.lexicon", "events")["commonplace"]


def shared(ours: Iterable[ParticipantRecord], theirs: Iterable[ParticipantRecord]) -> float:
    """Return how many of ``ours`` are among ``theirs``, each as far as the names agree."""
    left = list(theirs)
    total = 0.0
    for who in ours:
        best = max(left, key=lambda other: alike(who, other), default=None)
        if best is not None and alike(who, best) >= ALIKE:
            total += alike(who, best)
            left.remove(best)
    return total


def destinations(left: Occasion, right: Occasion) -> str:
    """Return how the places of two visits stand to each other; of other events places decide nothing."""
    if left.family != "visit":
        return "unknown"
    ours = (*left.places, *(who.name for who in left.recipients if who.kind != "person"))
    theirs = (*right.places, *(who.name for who in right.recipients if who.kind != "person"))
    found = {places.relation(a, b) for a in ours for b in theirs}
    if found & {"same", "within"}:
        return "same"
    return "different" if "different" in found else "unknown"


def _hull(ranges: Iterable[DateRange]) -> tuple[date | None, date | None]:
    closed = [(one.first, one.last) for one in ranges if one.first and one.last]
    if not closed:
        return None, None
    return min(first for first, _ in closed), max(last for _, last in closed)


def apart(ours: DateRange, theirs: DateRange) -> int | None:
    """Return the days between two ranges, 0 where they share one; ``None`` where an end is open.

    Two that are open at one end and have the other in common are one ("from 1 July").
    """
    if (ours.first, ours.last) == (theirs.first, theirs.last):
        return 0
    if ours.first is None or ours.last is None or theirs.first is None or theirs.last is None:
        return None
    gap = max(ours.first, theirs.first) - min(ours.last, theirs.last)
    return max(gap.days, 0)
