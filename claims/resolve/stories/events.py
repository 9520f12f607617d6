"""Accounts of one event in two articles of one story, where weaker evidence is enough than elsewhere.

Each pair of events is weighed by its type, its trigger, who takes part, where, when, and the rare words and
numbers around it; what clashes counts against. Of two articles each event goes with one other, the pairs that
fit best first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claims.gazetteer.names import fold
from claims.records import Judgement, ParticipantRecord
from claims.resolve import places
from claims.resolve.context import stems as role_stems
from claims.resolve.event_clusters import ALIKE, CALLED_OFF, Occasion, alike, apart, named
from claims.resolve.lexicon import siblings, trigger_classes
from claims.resolve.stories.numerals import first_number, numbers
from claims.resolve.stories.similarity import stem, stems
from claims.wordlists import lists

JOIN, JOIN_AGAINST, PROPOSE = 0.62, 0.7, 0.45
"""From these scores on two accounts are joined by rule where nothing or something clashes, or proposed."""
FAMILY, TYPE, SIBLING = 0.3, 0.22, 0.15
TRIGGER = 0.25
ACTOR, PATIENT, CROSSED, GROUP, GENERIC = 0.32, 0.2, 0.12, 0.14, 0.06
CLASH, CLASH_PATIENT = -0.35, -0.2
STATE = 0.75
"""What a state counts beside a person or a body: it does many things in one story."""
PLACE, ELSEWHERE = 0.12, -0.15
DAY, OTHER_DAY = 0.15, -0.3
TENSE = -0.2
AGREED, OVER_OR_COMING = "the days agree", "one is over, the other still to come"
OTHER_KIND, OTHER_SIZE = -0.12, -0.3
FARTHEST = 4.0
"""Two counts of which one is more times the other than this are not of one happening."""
WORD, WORDS = 0.07, 0.28
NUMBER, NUMBERS = 0.1, 0.2
ALONE = 0.12
"""What it counts that neither article has another event of the kind and trigger."""
FAR = 2
"""Days from which on two days are two, and not one told from two places."""
_WORDS = re.compile(r"[^\W\d_]{3,}")


@dataclass
class _Weight:
    """What speaks for and against a pair: a score, reasons in words, and whether anything sure is shared."""

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    anchors: int = 0
    words: int = 0

    @property
    def joins(self) -> bool:
        """Whether a rule may say that the two are one."""
        tenses = OVER_OR_COMING in self.against and AGREED not in self.reasons
        return self.anchors > 0 and not tenses and self.score >= (JOIN_AGAINST if self.against else JOIN)

    def add(self, score: float, reason: str, anchors: int = 0) -> None:
        self.score += score
        self.anchors += anchors
        if score:
            (self.reasons if score > 0 else self.against).append(reason)


def story_judgements(own: Sequence[Occasion], others: Sequence[Occasion]) -> list[Judgement]:
    """Return what is held of the events of one article and those of another of the same story."""
    rarity = _rarity(own, others)
    weighed = [
        (weight, ours, theirs)
        for ours in own
        for theirs in others
        if ours.event != theirs.event and (weight := _weigh(ours, theirs, rarity)) is not None
    ]
    for weight, ours, theirs in weighed:
        if _is_alone(ours, own) and _is_alone(theirs, others):
            weight.score += ALONE
            weight.anchors += weight.words
    best = sorted(weighed, key=lambda one: (-one[0].score, one[1].event, one[2].event))
    headlines = frozenset(one.event for some in (own, others) for one in some if _is_headline(one, some[0]))
    return list(_one_to_one(best, headlines))


def _is_headline(one: Occasion, first: Occasion) -> bool:
    """Say whether something is told in the line that an article begins with, which has no stop."""
    line = first.told[0].sentence.rstrip()
    return one.told[0].sentence.rstrip() == line and not line.endswith((".", "!", "?", "”", '"'))


def _one_to_one(
    best: Iterable[tuple[_Weight, Occasion, Occasion]], headlines: frozenset[int]
) -> Iterator[Judgement]:
    """Yield the pairs that fit best, each event once; what a headline tells is told again below it."""
    taken: dict[int, list[Occasion]] = {}
    for weight, ours, theirs in best:
        sure = weight.joins and not _is_turned(ours, theirs)
        their_rivals, our_rivals = taken.get(ours.event, []), taken.get(theirs.event, [])
        rivals = [(theirs, one) for one in their_rivals] + [(ours, one) for one in our_rivals]
        if weight.score < PROPOSE or (rivals and not sure):
            continue
        if not all(_is_told_again(one, other, headlines) for one, other in rivals):
            continue
        taken.setdefault(ours.event, []).append(theirs)
        taken.setdefault(theirs.event, []).append(ours)
        left, right = sorted((ours.event, theirs.event))
        yield Judgement(
            left, right, "same" if sure else "proposed", round(min(weight.score, 1.0), 3),
            ("one story", *weight.reasons), tuple(weight.against), "event.story",
        )  # fmt: skip


def _is_told_again(one: Occasion, other: Occasion, headlines: frozenset[int]) -> bool:
    """Say whether two events of one article are likely one: a headline's, and what is told below it."""
    if not {one.event, other.event} & headlines or one.family != other.family:
        return False
    gaps = [gap for a in one.dates for b in other.dates if (gap := apart(a, b)) is not None]
    return not gaps or min(gaps) < FAR


def _is_turned(ours: Occasion, theirs: Occasion) -> bool:
    """Say whether one acts in one account on whom it suffers from in the other."""
    forth = _shared(ours.actors, theirs.recipients) and _shared(ours.recipients, theirs.actors)
    return bool(forth) and not _shared(ours.actors, theirs.actors)


def _is_alone(occasion: Occasion, all_: Sequence[Occasion]) -> bool:
    mine = _classes(occasion)
    return not any(
        other.event != occasion.event
        and other.told[0].type == occasion.told[0].type
        and _classes(other) & mine
        for other in all_
    )


def _weigh(ours: Occasion, theirs: Occasion, rarity: Counter[str]) -> _Weight | None:
    found = _Weight()
    if (ours.family == CALLED_OFF) != (theirs.family == CALLED_OFF) and not _is_called_off(ours, theirs):
        return None
    if ours.family == theirs.family:
        found.add(FAMILY, "the same kind of event")
    elif ours.told[0].type == theirs.told[0].type:
        found.add(TYPE, "the same type of event")
    elif frozenset((ours.told[0].type, theirs.told[0].type)) in siblings():
        found.add(SIBLING, "types that accounts exchange")
    else:
        return None
    triggers = _classes(ours) & _classes(theirs)
    if triggers:
        found.add(TRIGGER, f"both tell of “{min(triggers)}”")
    _weigh_people(found, ours, theirs)
    _weigh_setting(found, ours, theirs)
    _weigh_sizes(found, ours, theirs)
    _weigh_words(found, ours, theirs, rarity)
    return found if triggers or found.anchors or found.score >= PROPOSE else None


def _is_called_off(ours: Occasion, theirs: Occasion) -> bool:
    """Say whether one account has a visit or talks, and the other that they are put off."""
    return {ours.told[0].type, theirs.told[0].type} == {"REJECT", "CONSULT"}


def _weigh_people(found: _Weight, ours: Occasion, theirs: Occasion) -> None:
    if ours.family == theirs.family and ours.family in ("meeting", "call"):
        _weigh_side(found, ours.people, theirs.people, ACTOR, CLASH)
        return
    acting = _weigh_side(found, ours.actors, theirs.actors, ACTOR, CLASH)
    suffering = _weigh_side(found, ours.recipients, theirs.recipients, PATIENT, CLASH_PATIENT)
    if not acting and not suffering:
        crossed = [*_shared(ours.actors, theirs.recipients), *_shared(ours.recipients, theirs.actors)]
        if crossed:
            found.add(CROSSED, f"{crossed[0].name} in both", 1)


def _weigh_side(
    found: _Weight,
    ours: tuple[ParticipantRecord, ...],
    theirs: tuple[ParticipantRecord, ...],
    counts: float,
    clash: float,
) -> bool:
    """Weigh those on one side of two events, and say whether somebody is on it in both."""
    common = _shared(ours, theirs)
    if common:
        is_state = all(places.government(who.name) for who in common)
        found.add(counts * (STATE if is_state else 1), f"{common[0].name} in both", int(not is_state))
        return True
    described = _described(ours) & _described(theirs)
    if described:
        found.add(counts, f"{min(described)} in both", 1)
        return True
    nouns = _nouns(ours) & _nouns(theirs)
    telling = nouns - lists("claims.resolve.lexicon", "stories")["generic"]
    if telling:
        found.add(GROUP, f"{min(telling)} in both", 1)
    elif nouns:
        found.add(GENERIC, f"{min(nouns)} in both")
    elif any(map(_is_somebody, ours)) and any(map(_is_somebody, theirs)):
        found.add(clash, "somebody else takes part")
    elif clash == CLASH_PATIENT and (here := _kinds(ours)) and (there := _kinds(theirs)):
        found.add(OTHER_KIND, f"{min(here)} and {min(there)}")
    return bool(nouns)


def _kinds(some: Iterable[ParticipantRecord]) -> frozenset[str]:
    """Return of which kind those without a name are, where all are of one that says something."""
    generic = lists("claims.resolve.lexicon", "stories")["generic"]
    nouns = {who.name.split()[-1].lower() for who in some if who.name.split() and not named(who)}
    return frozenset(nouns) if nouns and not any(stem(noun) in generic for noun in nouns) else frozenset()


def _is_somebody(who: ParticipantRecord) -> bool:
    return named(who) and who.kind in ("person", "organisation", "government")


def _shared(
    ours: Iterable[ParticipantRecord], theirs: Iterable[ParticipantRecord]
) -> list[ParticipantRecord]:
    theirs = tuple(theirs)
    return [who for who in ours if any(_are_one(who, other) for other in theirs)]


@lru_cache(maxsize=65536)
def _are_one(left: ParticipantRecord, right: ParticipantRecord) -> bool:
    """Say whether two participants are one in a story: by name or by the office one is called by."""
    if left.actor is not None and left.actor == right.actor and (named(left) or named(right)):
        return True
    if named(left) and named(right):
        return alike(left, right) >= ALIKE or _is_part(left, right)
    if named(left) or named(right):
        bearer, described = (left, right) if named(left) else (right, left)
        return _is_described(described, bearer)
    return False


def _is_part(left: ParticipantRecord, right: ParticipantRecord) -> bool:
    """Say whether one name holds the other ("an IMF mission", "the IMF"; "Ana Ruiz", "Ana Ruiz Soto")."""
    if left.kind != right.kind and "person" in (left.kind, right.kind):
        return False
    ours, theirs = (_name_words(one.name) for one in (left, right))
    few, many = sorted((ours, theirs), key=len)
    return few <= many and len(few) > (1 if left.kind == "person" else 0)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(
        fold(word) for word in _WORDS.findall(name) if word[:1].isupper() and word not in ("The", "An")
    )


def _is_described(described: ParticipantRecord, bearer: ParticipantRecord) -> bool:
    """Say whether what somebody is called by is an office of, or stands in the name of, somebody named."""
    ours = role_stems(described.name)
    head = role_stems(described.name.split()[-1]) if described.name.split() else frozenset()
    if not ours or not head:
        return False
    for role in (*bearer.roles, bearer.name):
        theirs = role_stems(role)
        if head <= theirs and (ours <= theirs or len(ours & theirs) > 1):
            return True
    return False


@lru_cache(maxsize=8192)
def _described(some: Iterable[ParticipantRecord]) -> frozenset[str]:
    """Return those without a name that are told of in several words ("customs officers")."""
    names = (fold(who.name).removeprefix("the ") for who in some if not named(who))
    return frozenset(name for name in names if sum(len(word) > 4 for word in name.split()) > 1)


@lru_cache(maxsize=8192)
def _nouns(some: Iterable[ParticipantRecord]) -> frozenset[str]:
    """Return what those without a name are called, by stem."""
    unnamed = (who for who in some if who.name.split() and not named(who) and who.kind != "place")
    return frozenset(stem(who.name.split()[-1]) for who in unnamed)


def _weigh_setting(found: _Weight, ours: Occasion, theirs: Occasion) -> None:
    relations = {places.relation(a, b) for a in ours.places for b in theirs.places}
    if relations & {"same", "within"}:
        towns = any(places.country(place) is None for place in (*ours.places, *theirs.places))
        towns = towns and ours.told[0].type != "CONSULT"  # who comes or talks counts, not only where
        found.add(PLACE, f"both in {ours.places[0]}", int(towns))
    elif relations:
        found.add(ELSEWHERE, f"{ours.places[0]} and {theirs.places[0]}")
    gaps = [gap for a in ours.dates for b in theirs.dates if (gap := apart(a, b)) is not None]
    if gaps and min(gaps) == 0:
        found.add(DAY, AGREED)
    elif gaps and min(gaps) >= FAR:
        found.add(OTHER_DAY, f"the days are {min(gaps)} apart")
    if CALLED_OFF in (ours.family, theirs.family):
        return
    if ours.tenses and theirs.tenses and not ours.tenses & theirs.tenses:
        found.add(TENSE, OVER_OR_COMING)


def _weigh_sizes(found: _Weight, ours: Occasion, theirs: Occasion) -> None:
    """Weigh how many it is told of: tolls differ, but not by so much."""
    pairs = [(a, b) for a in _sizes(ours) for b in _sizes(theirs)]
    if pairs and all(max(pair) > FARTHEST * min(pair) for pair in pairs):
        low, high = min(pairs, key=lambda pair: max(pair) / min(pair))
        found.add(OTHER_SIZE, f"{low:,.0f} and {high:,.0f}")


def _sizes(occasion: Occasion) -> tuple[float, ...]:
    written = (first_number(one.number or "") for one in occasion.told)
    return tuple(size for found in written if found and found.count(".") < 2 and (size := float(found)) > 0)


def _weigh_words(found: _Weight, ours: Occasion, theirs: Occasion, rarity: Counter[str]) -> None:
    both = _sentence_stems(ours) & _sentence_stems(theirs)
    both -= _name_stems(ours) | _name_stems(theirs) | _trigger_stems(ours)
    rare = sorted((word for word in both if rarity[word] <= 4), key=lambda word: (rarity[word], word))
    found.words = len(rare)
    if rare:
        found.add(min(WORDS, WORD * len(rare)), f"{', '.join(rare[:3])} in both", int(len(rare) > 1))
    shared_numbers = _numbers(ours) & _numbers(theirs)
    if shared_numbers:
        found.add(min(NUMBERS, NUMBER * len(shared_numbers)), f"{min(shared_numbers)} in both", 1)


def _rarity(*sides: Sequence[Occasion]) -> Counter[str]:
    """Return in how many sentences of the two articles each word stands."""
    sentences = {one.sentence for side in sides for occasion in side for one in occasion.told}
    return Counter(word for sentence in sentences for word in stems(sentence))


@lru_cache(maxsize=8192)
def _sentence_stems(occasion: Occasion) -> frozenset[str]:
    return frozenset[str]().union(*(stems(one.sentence) for one in occasion.told))


@lru_cache(maxsize=8192)
def _name_stems(occasion: Occasion) -> frozenset[str]:
    return frozenset(stem(word) for who in occasion.people for word in who.name.split())


@lru_cache(maxsize=8192)
def _trigger_stems(occasion: Occasion) -> frozenset[str]:
    return frozenset(stem(word) for one in occasion.told for word in one.words.split())


@lru_cache(maxsize=8192)
def _numbers(occasion: Occasion) -> frozenset[str]:
    return frozenset[str]().union(*(numbers(one.sentence) for one in occasion.told))


@lru_cache(maxsize=65536)
def trigger_meanings(words: str) -> frozenset[str]:
    """Return what the words of a trigger say, each by the word for its meaning, else by its stem."""
    common = lists("claims.resolve.lexicon", "stories")["light"]
    found = (word.lower() for word in _WORDS.findall(words) if word.lower() not in common)
    return frozenset(_meaning(word) for word in found)


def _meaning(word: str) -> str:
    """Return the word that stands for what a word means, whatever its ending, else its stem."""
    known = trigger_classes()
    cut = [word[: -len(ending)] for ending in ("s", "d", "es", "ed", "ing") if word.endswith(ending)]
    forms = (
        word,
        *cut,
        *(f"{word[: -len(ending)]}y" for ending in ("ies", "ied") if word.endswith(ending)),
        *(f"{each}e" for each in cut),
        *(each[:-1] for each in cut if each[-2:-1] == each[-1:]),
    )
    return next((known[each] for each in forms if each in known), stem(word))


@lru_cache(maxsize=8192)
def _classes(occasion: Occasion) -> frozenset[str]:
    return frozenset[str]().union(*(trigger_meanings(one.words) for one in occasion.told))
