"""Accounts: events of one article of a story, with what they are compared by, found once for each.

Who takes part is held by side; the words are those of the sentences that tell of the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from claims.gazetteer.names import fold, tokens
from claims.gazetteer.public_bodies import leading_nation
from claims.records import EventRecord, ParticipantRecord
from claims.resolve import places
from claims.resolve.event_clusters import Occasion, named
from claims.resolve.lexicon import mode_meanings, noun_classes, trigger_classes
from claims.resolve.stories.numerals import first_number, numbers
from claims.resolve.stories.similarity import generic, sense, senses, stem, undergoing
from claims.wordlists import lists

WORDS = re.compile(r"[^\W\d_]{3,}")
AIMED = 12
"""Words behind a trigger that may say what is asked for or promised."""
MADE_OF = 4
"""Letters that a verb has at least which a noun is made of, and a noun that makes another of its verb."""
PASSIVE = ("was", "were", "been", "be", "being", "is", "are")
"""Forms of "be" behind what something is done to."""
ASIDE = re.compile(r"[,;:.()“”]")
BEHIND = 5
"""Words behind a verb among which such a word stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """Somebody who takes part, one object for equal records, so that pairs are compared once."""

    who: ParticipantRecord
    is_named: bool
    state: str | None
    """The code of the state that it is, if it is one."""
    serves: str | None
    """The code of the state that it acts for: as its army, its ministry, its envoy or its minister."""

    spoken_of: str
    """What it is called in passing: a person by the surname."""

    @property
    def is_somebody(self) -> bool:
        """Whether it is a person, a body or a government that goes by a name."""
        return self.is_named and self.who.kind in ("person", "organisation", "government")


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Those who act in an event, or those it is done to.

    ``described`` has those without a name that are told of in several words ("customs officers"), ``nouns``
    what all those are called, by what it may stand for, and ``kinds`` the same in full where it says
    something of all.
    ``states`` has those that are a state, by its code; ``serving`` the states that somebody acts for.
    ``spoken_of`` is what they are called in passing.
    """

    members: tuple[Member, ...]
    described: frozenset[str]
    nouns: frozenset[str]
    kinds: frozenset[str]
    has_somebody: bool
    states: Mapping[str, ParticipantRecord]
    serving: frozenset[str | None]
    spoken_of: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """An event of one article, with what it is compared by.

    ``verbs`` are the meanings of its triggers, ``meanings`` those of its mode too. ``words`` are those of
    its sentences, by their senses, without the names of those in it; ``further`` are these without the
    triggers too. ``objects`` are the words beside the trigger for what it is done to. ``folded`` has its
    sentences as folded words. ``kind`` is the family of the event, and its type.
    """

    occasion: Occasion
    kind: tuple[str, str]
    actors: Side
    recipients: Side
    people: Side
    verbs: frozenset[str]
    meanings: frozenset[str]
    aims: frozenset[str]
    objects: frozenset[str]
    words: frozenset[str]
    further: frozenset[str]
    folded: str
    numbers: frozenset[str]
    sizes: tuple[float, ...]

    @property
    def event(self) -> int:
        """The id of the event."""
        return self.occasion.event


@lru_cache(maxsize=4096)
def account(occasion: Occasion) -> Account:
    """Return an event with what it is compared by."""
    told = occasion.told
    names = frozenset(sense(word) for who in occasion.people for word in who.name.split())
    words = frozenset[str]().union(*(senses(one.sentence) for one in told)) - names
    triggers = frozenset(sense(word) for one in told for word in one.words.split())
    return Account(
        occasion,
        _kind(occasion),
        _side(occasion.actors),
        _side(occasion.recipients),
        _side(occasion.people),
        (verbs := frozenset[str]().union(*map(_told, told))),
        verbs | frozenset(filter(None, (mode_meanings().get(f"{one.type} {one.mode}") for one in told))),
        frozenset[str]().union(*(_aims(one) for one in told)),
        frozenset[str]().union(*(_objects(one) for one in told)) - names - generic(),
        words,
        words - triggers,
        " ".join(f" {' '.join(tokens(one.sentence))} " for one in told),
        frozenset[str]().union(*(numbers(one.sentence) for one in told)),
        _sizes(occasion),
    )


def _aims(told: EventRecord) -> frozenset[str]:
    """Return the meanings of the next words behind the trigger that may name a deed."""
    behind = [word.lower() for word in WORDS.findall(told.sentence.partition(told.words)[2])[:AIMED]]
    known = (_phrasal(" ".join(pair)) or _known(pair[0]) for pair in pairwise([*behind, ""]))
    wide = lists("claims.resolve.lexicon", "stories")["wide"]
    return frozenset(meaning for some in known for meaning in some) - wide


def _objects(told: EventRecord) -> frozenset[str]:
    """Return the words for things beside a trigger: behind it, or before it in the passive."""
    before, _, behind = told.sentence.partition(told.words)
    own = "" if _phrasal(told.words) else told.words.partition(" ")[2]
    near = [own, " ".join(ASIDE.split(behind, maxsplit=1)[0].split()[:BEHIND])]
    *_, noun, last = ("", "", *before.split())
    if last in PASSIVE:
        near.append(noun)
    small = (word for part in near for word in WORDS.findall(part) if word.islower())
    return senses(" ".join(small))


def _kind(occasion: Occasion) -> tuple[str, str]:
    """Return the family of an event, and its type; who does not agree or admit something rejects it."""
    refused = occasion.is_denied and occasion.family in ("AGREE", "CONCEDE yield", "CONCEDE allow")
    return ("REJECT", "REJECT") if refused else (occasion.family, occasion.told[0].type)


def _sizes(occasion: Occasion) -> tuple[float, ...]:
    written = (first_number(one.number or "") for one in occasion.told)
    return tuple(size for found in written if found and found.count(".") < 2 and (size := float(found)) > 0)


@lru_cache(maxsize=4096)
def _side(some: tuple[ParticipantRecord, ...]) -> Side:
    members = tuple(_member(who) for who in some)
    has_somebody = any(one.is_somebody for one in members)
    states = {one.state: one.who for one in members if one.state}
    serving = frozenset(one.serves for one in members)
    spoken_of = frozenset(one.spoken_of for one in members)
    return Side(
        members, _described(some), _nouns(some), _kinds(some), has_somebody, states, serving, spoken_of
    )


@lru_cache(maxsize=16384)
def _member(who: ParticipantRecord) -> Member:
    state = places.government(who.name) if who.kind in ("government", "place") else None
    titles = who.roles if who.kind == "person" else (who.name,)
    serves = state or next((code for title in titles if (code := _whose(title))), None)
    folded = fold(who.name).removeprefix("the ")
    surname = folded.rpartition(" ")[2] if who.kind == "person" else folded
    return Member(who, _is_name(who), state, serves, surname)


def _is_name(who: ParticipantRecord) -> bool:
    """Say whether somebody goes by a name; people of a kind who open a sentence do not ("Teachers")."""
    return named(who) and not (who.kind == "group" and " " not in who.name and sense(who.name) in _kinds_of())


@cache
def _kinds_of() -> frozenset[str]:
    return frozenset(stem(noun) for noun in noun_classes().values())


def _whose(title: str) -> str | None:
    """Return the code of the state that an office or a body is of, as its name says before it or behind."""
    return leading_nation(title) or places.country(title.rpartition(" of ")[2])


def _described(some: Iterable[ParticipantRecord]) -> frozenset[str]:
    names = (fold(who.name).removeprefix("the ") for who in some if not _is_name(who))
    return frozenset(name for name in names if sum(len(word) > 4 for word in name.split()) > 1)


def _nouns(some: Iterable[ParticipantRecord]) -> frozenset[str]:
    unnamed = (who for who in some if who.name.split() and not _is_name(who) and who.kind != "place")
    return frozenset(sense(noun) for who in unnamed for noun in _heads(who.name))


def _heads(name: str) -> list[str]:
    """Return the noun that somebody is called by, with the members where it is a body of theirs."""
    *before, head = name.split()
    bodies = lists("claims.resolve.lexicon", "stories")["bodies"]
    members = [word.rstrip("'’") for word in before if word.endswith(("s'", "s’", "s"))]
    return [head, *members] if bodies & {*_forms(head.lower())} else [head]


def _kinds(some: Iterable[ParticipantRecord]) -> frozenset[str]:
    """Return of which kind those without a name are, where all are of one that says something."""
    nouns = {who.name.split()[-1].lower() for who in some if who.name.split() and not _is_name(who)}
    idle = generic() | undergoing()
    return frozenset(nouns) if nouns and not any(stem(noun) in idle for noun in nouns) else frozenset()


def _told(one: EventRecord) -> frozenset[str]:
    """Return what a trigger says, with the word behind it that makes another of its verb.

    A particle stands near it ("threw him out"), or what the verb has or is brought to ("took two of them into
    custody", "set a bus on fire").
    """
    clause = ASIDE.split(one.sentence.partition(one.words)[2], maxsplit=1)[0].lower().split()[:BEHIND]
    known, particles = trigger_classes(), lists("claims.resolve.lexicon", "stories")["particles"]
    forms = _forms(one.words.lower().partition(" ")[0])
    behind = [word for word in clause if word in particles or len(word) >= MADE_OF]
    pairs = (f"{form}-{word}" for word in behind for form in forms)
    return trigger_meanings(one.words) | next((known[pair] for pair in pairs if pair in known), frozenset())


@lru_cache(maxsize=16384)
def trigger_meanings(words: str) -> frozenset[str]:
    """Return what the words of a trigger say, each by the word for its meaning, else by its stem."""
    phrasal = _phrasal(words)
    if phrasal:
        return phrasal
    common = lists("claims.resolve.lexicon", "stories")["light"]
    found = (word.lower() for word in WORDS.findall(words) if word.lower() not in common)
    return frozenset(meaning for word in found for meaning in _meanings(word))


def _phrasal(words: str) -> frozenset[str]:
    """Return what a verb means by its particle ("turned down"), nothing where the lists have no such verb."""
    known = trigger_classes()
    verb, _, rest = words.lower().partition(" ")
    pairs = (f"{form}-{particle}" for particle in rest.split() for form in _forms(verb))
    return next((known[pair] for pair in pairs if pair in known), frozenset())


def _meanings(word: str) -> frozenset[str]:
    """Return the words that stand for what a word means, whatever its ending, else its stem."""
    return _known(word) or frozenset((stem(word),))


def _known(word: str) -> frozenset[str]:
    """Return the words that stand for what a word means, nothing where the lists have no such word."""
    known = trigger_classes()
    return next((known[each] for each in _forms(word) if each in known), frozenset())


@lru_cache(maxsize=2048)
def _forms(word: str) -> tuple[str, ...]:
    """Return a word, and what it may be without its ending, the likeliest first.

    A noun in "-ion", "-ment" or "-al" is led back to its verb too ("confiscation", "refusals").
    """
    nouns = (word.removesuffix("s").removesuffix(ending) for ending in ("ion", "ation", "ment", "al"))
    made = [noun for noun in nouns if MADE_OF <= len(noun) < len(word.removesuffix("s"))]
    cut = [word[: -len(ending)] for ending in ("s", "d", "es", "ed", "ing") if word.endswith(ending)] + made
    return (
        word,
        *cut,
        *(f"{word[: -len(ending)]}y" for ending in ("ies", "ied") if word.endswith(ending)),
        *(f"{each}e" for each in cut),
        *(each[:-1] for each in cut if each[-2:-1] == each[-1:]),
    )
