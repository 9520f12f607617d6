"""Candidates for comparison: occasions that share a key, lie near in time, and share the most.

A key is somebody in it, a town or a whole sentence, the kind of event and a month. Of those under the same
keys only the ones whose days leave room for one event are looked at, and of these the ones with the most keys
in common (the weight of an edge in meta-blocking, Papadakis et al. 2014), so that the work for an article
does not grow with the history of those it names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

from claims.document import DateRange
from claims.gazetteer.names import fold
from claims.records import Days, ParticipantRecord
from claims.resolve import places
from claims.resolve.event_clusters import (
    CALLED_OFF,
    FORCEFUL,
    NAMELESS,
    SIDELESS,
    Occasion,
    country_of,
    named,
    unnamed_groups,
)
from claims.resolve.names import body_words, person_name

MOST = 25
"""An occasion is compared with so many others."""
NEWS_DAYS = 30
"""Articles further apart tell of the same event only where its date says so."""
MOVED_DAYS = 14
"""Days by which two occasions in prospect may differ and still count as one."""
LONGEST = 92
"""A range of more days than these is filed under no month."""


def search_window(occasion: Occasion) -> Days:
    """Return the days in which another account of the occasion may lie, as it is told itself."""
    own = occasion.days
    leeway = MOVED_DAYS if occasion.tenses == {"to come"} else 1
    return Days(
        *_widened(own.date_from, own.date_to, leeway),
        *_widened(own.published_from, own.published_to, NEWS_DAYS),
    )


def meets(window: Days, other: Days) -> bool:
    """Say whether an account of the days ``other`` has room there: by its date, else by when it was news."""
    if window.date_from and window.date_to and other.date_from and other.date_to:
        return window.date_from <= other.date_to and other.date_from <= window.date_to
    if window.published_from and window.published_to and other.published_from and other.published_to:
        return window.published_from <= other.published_to and other.published_from <= window.published_to
    return True


def _widened(first: date | None, last: date | None, around: int) -> tuple[date | None, date | None]:
    if first is None or last is None:
        return None, None
    before = min(around, (first - date.min).days)
    after = min(around, (date.max - last).days)
    return first - timedelta(days=before), last + timedelta(days=after)


@lru_cache(maxsize=4096)
def months(days: DateRange | None, around: int = 0) -> frozenset[str]:
    """Return the months ("2023-06") that a range touches, widened by ``around`` days."""
    if days is None or days.first is None or days.last is None or (days.last - days.first).days > LONGEST:
        return frozenset()
    first, last = days.first - timedelta(days=around), days.last + timedelta(days=around)
    found, day = set(), date(first.year, first.month, 1)
    while day <= last:
        found.add(f"{day:%Y-%m}")
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return frozenset(found)


def filing_keys(occasion: Occasion) -> set[str]:
    """Return the keys under which an occasion is found: the family, somebody in it, and a month.

    The month is that of the event and that of the article.
    """
    return _keys(occasion, {*(_months(occasion, 0) or {"undated"}), "ever"})


def asking_keys(occasion: Occasion) -> set[str]:
    """Return the keys under which other accounts of it may be filed.

    What bears no date may be of any month; there the newest are met first.
    """
    when = _months(occasion, NEWS_DAYS)
    return _keys(occasion, {*when, "undated"} if when else {"ever"})


def _months(occasion: Occasion, around: int) -> set[str]:
    found = set(months(occasion.published, around))
    for days in occasion.dates:
        found |= months(days, around)
    return found


def _keys(occasion: Occasion, when: set[str]) -> set[str]:
    return {f"{key}|{occasion.family}|{month}" for key in _whatever_month(occasion) for month in when}


@lru_cache(maxsize=2048)
def _whatever_month(occasion: Occasion) -> frozenset[str]:
    """Return what an occasion is known by at any time: it is asked for and filed under the same."""
    found = {key for who in _known_by(occasion) for key in _filed(who)}
    found |= _pairs(occasion) | {_short(sentence) for sentence in occasion.sentences}
    if occasion.told[0].type in NAMELESS:
        found |= {f"~{noun}" for noun in unnamed_groups(occasion.people)}
        found |= {f"@{fold(place)}" for place in occasion.places if places.country(place) is None}
    return frozenset(found)


def _known_by(occasion: Occasion) -> list[ParticipantRecord]:
    """Return those by whom an occasion is found: whoever acts and bears a name, else whom it is done to."""
    people = [who for who in occasion.people if named(who)]
    if occasion.family in (*SIDELESS, CALLED_OFF) or occasion.told[0].type in FORCEFUL:
        return people
    return [who for who in occasion.actors if named(who)] or people


def _short(sentence: str) -> str:
    """Return what stands for a sentence: articles that copy it tell of the same, whoever is in it."""
    return f"={blake2b(sentence.encode(), digest_size=6).hexdigest()}"


def _pairs(occasion: Occasion) -> set[str]:
    """Return who does it with whom or where it is done: nobody is found by it alone, but before others."""
    if occasion.family in SIDELESS:
        return set()
    sides = {_name(who) for who in occasion.recipients} | {_land(place) for place in occasion.places}
    return {f"{_name(who)}>{side}" for who in occasion.actors if named(who) for side in sides}


def _filed(who: ParticipantRecord) -> set[str]:
    """Return the actor, the name (a surname by its ends, which misspellings mostly keep) and the state."""
    name = _name(who)
    found = {name}
    if who.kind == "organisation" and len(spelt := body_words(name)) > 1:
        found.add("".join(word[0] for word in spelt))
    if who.kind == "person":
        state = country_of(who)
        found = {f"{name[:1]}…{name[-3:]}", *([state] if state else [])}
    return found if who.actor is None else {*found, f"#{who.actor}"}


def _name(who: ParticipantRecord) -> str:
    return person_name(who.name).family if who.kind == "person" else _land(who.name)


def _land(name: str) -> str:
    return places.government(name) or fold(name)


class Candidates:
    """The occasions that are known, by key, and for each new one those that it is compared with."""

    def __init__(self) -> None:
        self._known: dict[int, Occasion] = {}
        self._filed: defaultdict[str, list[int]] = defaultdict(list)
        self._near: Mapping[int, Sequence[tuple[int, int]]] = {}

    def expect(self, near: Mapping[int, Sequence[tuple[int, int]]], known: Iterable[Occasion]) -> None:
        """Let occasions be found that are filed elsewhere.

        ``near`` has for each new event others, and how many keys they share with it.
        """
        self._near = near
        self._known.update((occasion.event, occasion) for occasion in known)

    def add(self, occasion: Occasion) -> None:
        """Let ``occasion`` be found by those that come later."""
        self._known[occasion.event] = occasion
        for key in filing_keys(occasion):
            self._filed[key].append(occasion.event)

    def of(self, occasion: Occasion) -> list[Occasion]:
        """Return the occasions of other articles to compare with, those that share the most first."""
        sharing = Counter(dict(self._near.get(occasion.event, ())))
        where = search_window(occasion)
        for key in asking_keys(occasion):
            filed = self._filed.get(key, ())
            sharing.update(other for other in filed if meets(where, self._known[other].days))
        best = sorted(sharing, key=lambda other: (-sharing[other], -other))[:MOST]
        found = (self._known[other] for other in best if other in self._known)
        return [other for other in found if other.article != occasion.article]
