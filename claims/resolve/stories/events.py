"""Accounts of one event in two articles of one story, where weaker evidence is enough than elsewhere.

Each pair of events is weighed by its type, its trigger, who takes part, where, when, and the rare words and
numbers around it; what clashes counts against. Of two articles each event goes with one other, the pairs that
fit best first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from claims.records import Judgement
from claims.resolve import places
from claims.resolve.event_clusters import CALLED_OFF, FORCEFUL, SIDELESS, Occasion, apart
from claims.resolve.lexicon import siblings
from claims.resolve.stories.accounts import Account, Side, account, for_one_state, shared
from claims.resolve.stories.similarity import generic, stems

JOIN, JOIN_AGAINST, PROPOSE = 0.62, 0.7, 0.45
"""From these scores on two accounts are joined by rule where nothing or something clashes, or proposed."""
FAMILY, TYPE, SIBLING = 0.3, 0.22, 0.15
EXCHANGED = 0.25
"""The distance by which a pair of types that accounts exchange comes behind one of the same type."""
TRIGGER = 0.25
ACTOR, PATIENT, CROSSED, GROUP, GENERIC = 0.32, 0.2, 0.12, 0.14, 0.06
CLASH, CLASH_PATIENT = -0.35, -0.2
STATE = 0.75
"""The weight of a state beside a person or a body: it does many things in one story."""
PLACE, ELSEWHERE = 0.12, -0.15
DAY, OTHER_DAY = 0.15, -0.3
TENSE, TENSES = -0.2, -0.06
AGREED, OVER_OR_COMING = "the days agree", "one is over, the other still to come"
OTHER_KIND, OTHER_SIZE, SAME_SIZE = -0.12, -0.3, 0.15
DEEDS = (*FORCEFUL, "SANCTION", "RETREAT", "PROTEST", "AID", "ACCIDENT", "DISASTER", "VOTE")
"""Types of events that are more than words, and in which it tells enough what is done."""
COUNTED = 4
"""Fewer are too often the same by chance."""
THERE = 0.1
"""The weight of those who have no name in one account standing in the sentences of the other."""
FARTHEST = 4.0
"""Two counts of which one is more times the other than this are not of one happening."""
WORD, WORDS = 0.07, 0.28
NUMBER, NUMBERS = 0.1, 0.2
ALONE = 0.12
"""The weight where neither article has another event of the kind and trigger."""
FAR = 2
"""Days from which on two days are two, and not one told from two places."""
Kind = tuple[str, str]
"""The family of an event, and its type."""


@dataclass
class _Weight:
    """What speaks for and against a pair: a score, reasons in words, and whether anything sure is shared.

    ``exchanged`` says that the two are of types that accounts exchange, ``peopled`` that somebody is in both,
    and ``settled`` that the day or the place agrees.
    """

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    anchors: int = 0
    words: int = 0
    exchanged: bool = False
    peopled: bool = False
    settled: bool = False

    @property
    def joins(self) -> bool:
        """Whether a rule may say that the two are one."""
        tenses = OVER_OR_COMING in self.against and AGREED not in self.reasons
        least = JOIN_AGAINST if self.against or self.exchanged else JOIN
        return self.anchors > 0 and not tenses and self.score >= least

    @property
    def rank(self) -> float:
        """How soon the pair is taken: before others of types that accounts exchange."""
        return self.score - (EXCHANGED if self.exchanged else 0.0)

    def add(self, score: float, reason: str, anchors: int = 0) -> None:
        self.score += score
        self.anchors += anchors
        if score:
            (self.reasons if score > 0 else self.against).append(reason)


def story_judgements(own: Sequence[Occasion], others: Sequence[Occasion]) -> list[Judgement]:
    """Return what is held of the events of one article and those of another of the same story."""
    rarity = _rarity(own, others)
    mine, theirs = _by_kind(own), _by_kind(others)
    weighed = [
        (weight, left, right)
        for left, right in _comparable(mine, theirs)
        if left.event != right.event and (weight := _weigh(left, right, rarity)) is not None
    ]
    for weight, left, right in weighed:
        if _is_alone(left, mine) and _is_alone(right, theirs):
            weight.score += ALONE
            weight.anchors += weight.words or int(_is_one_deed(weight, left, right))
    best = sorted(weighed, key=lambda one: (-one[0].rank, one[1].event, one[2].event))
    headlines = frozenset(one.event for some in (own, others) for one in some if _is_headline(one, some[0]))
    return list(_one_to_one(best, headlines))


ByKind = Mapping[Kind, Sequence[Account]]


def _by_kind(some: Iterable[Occasion]) -> ByKind:
    found: defaultdict[Kind, list[Account]] = defaultdict(list)
    for one in map(account, some):
        found[one.kind].append(one)
    return found


def _comparable(mine: ByKind, theirs: ByKind) -> Iterator[tuple[Account, Account]]:
    """Yield the pairs of events of kinds that may be one, without a look at most of the others."""
    for kind, other in product(mine, theirs):
        if _likeness_of_kinds(kind, other) is not None:
            yield from product(mine[kind], theirs[other])


@cache
def _likeness_of_kinds(ours: Kind, theirs: Kind) -> tuple[float, str] | None:
    """Return what it counts that two events are of these kinds, and why; ``None`` where they are no pair."""
    (our_family, our_type), (their_family, their_type) = ours, theirs
    called_off = {our_type, their_type} == {"REJECT", "CONSULT"}
    if (our_family == CALLED_OFF) != (their_family == CALLED_OFF) and not called_off:
        return None
    if our_family == their_family:
        return FAMILY, "the same kind of event"
    if our_type == their_type:
        return TYPE, "the same type of event"
    if frozenset((our_type, their_type)) in siblings():
        return SIBLING, "types that accounts exchange"
    return None


def _is_headline(one: Occasion, first: Occasion) -> bool:
    """Say whether something is told in the line that an article begins with, which has no stop."""
    line = first.told[0].sentence.rstrip()
    return one.told[0].sentence.rstrip() == line and not line.endswith((".", "!", "?", "”", '"'))


def _one_to_one(
    best: Iterable[tuple[_Weight, Account, Account]], headlines: frozenset[int]
) -> Iterator[Judgement]:
    """Yield the pairs that fit best, each event once; what a headline tells is told again below it."""
    taken: dict[int, list[Account]] = {}
    for weight, ours, theirs in best:
        sure = weight.joins and not _is_turned(ours, theirs) and _is_one_meeting(weight, ours, theirs)
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


def _is_told_again(one: Account, other: Account, headlines: frozenset[int]) -> bool:
    """Say whether two events of one article are likely one: a headline's, and what is told below it."""
    if not {one.event, other.event} & headlines or one.occasion.family != other.occasion.family:
        return False
    gaps = [gap for a in one.occasion.dates for b in other.occasion.dates if (gap := apart(a, b)) is not None]
    return not gaps or min(gaps) < FAR


def _is_turned(ours: Account, theirs: Account) -> bool:
    """Say whether one acts in one account on whom it suffers from in the other."""
    forth = shared(ours.actors, theirs.recipients) and shared(ours.recipients, theirs.actors)
    return bool(forth) and not shared(ours.actors, theirs.actors)


def _is_one_meeting(weight: _Weight, ours: Account, theirs: Account) -> bool:
    """Say whether two visits or talks may be joined: by who comes, and by day or place where it is not plain.

    Events that are none may.
    """
    if ours.kind[1] != "CONSULT" or theirs.kind[1] != "CONSULT":
        return True
    plain = ours.kind == theirs.kind and ours.occasion.tenses == theirs.occasion.tenses
    return weight.peopled and (plain or weight.settled)


def _is_alone(one: Account, all_: ByKind) -> bool:
    """Say whether an article has no other event of the type with a trigger of one meaning."""
    return not any(
        other.event != one.event and other.meanings & one.meanings
        for (_, type_), some in all_.items()
        if type_ == one.kind[1]
        for other in some
    )


def _is_one_deed(weight: _Weight, ours: Account, theirs: Account) -> bool:
    """Say whether a deed of one kind is told in one verb of both, and nothing speaks against it.

    Who says something is what tells one statement from another; a deed of a kind is mostly one in a story.
    """
    deeds = ours.kind == theirs.kind and ours.kind[1] in DEEDS
    return deeds and not weight.against and bool(ours.meanings & theirs.meanings)


def _weigh(ours: Account, theirs: Account, rarity: Counter[str]) -> _Weight | None:
    found = _Weight()
    kinds = _likeness_of_kinds(ours.kind, theirs.kind)
    assert kinds is not None
    found.add(*kinds)
    found.exchanged = kinds[0] == SIBLING
    triggers = ours.meanings & theirs.meanings
    if triggers:
        found.add(TRIGGER, f"both tell of “{min(triggers)}”")
    _weigh_people(found, ours, theirs)
    _weigh_setting(found, ours.occasion, theirs.occasion)
    _weigh_sizes(found, ours.sizes, theirs.sizes)
    _weigh_words(found, ours, theirs, rarity)
    return found if triggers or found.anchors or found.score >= PROPOSE else None


def _weigh_people(found: _Weight, ours: Account, theirs: Account) -> None:
    if ours.kind[0] == theirs.kind[0] and ours.kind[0] in SIDELESS:
        found.peopled = _weigh_side(found, ours.people, theirs.people, ACTOR, CLASH)
        return
    acting = _weigh_side(found, ours.actors, theirs.actors, ACTOR, CLASH)
    suffering = _weigh_side(found, ours.recipients, theirs.recipients, PATIENT, CLASH_PATIENT)
    found.peopled = acting or suffering
    if not found.peopled:
        _weigh_told(found, ours, theirs)
        crossed = [*shared(ours.actors, theirs.recipients), *shared(ours.recipients, theirs.actors)]
        if crossed:
            found.peopled = True
            found.add(CROSSED, f"{crossed[0].name} in both", 1)


def _weigh_told(found: _Weight, ours: Account, theirs: Account) -> None:
    """Weigh that those without a name in one account stand in the sentences of the other."""
    there = (ours.people.nouns & theirs.words) | (theirs.people.nouns & ours.words)
    if there - generic():
        found.add(THERE, f"{min(there - generic())} told of in both")


def _weigh_side(found: _Weight, ours: Side, theirs: Side, counts: float, clash: float) -> bool:
    """Weigh those on one side of two events, and say whether somebody is on it in both."""
    common = shared(ours, theirs)
    if common:
        is_state = all(places.government(who.name) for who in common)
        found.add(counts * (STATE if is_state else 1), f"{common[0].name} in both", int(not is_state))
        return True
    described = ours.described & theirs.described
    if described:
        found.add(counts, f"{min(described)} in both", 1)
        return True
    state = for_one_state(ours, theirs)
    if state is not None:
        found.add(counts * STATE, f"{state.name}, or who acts for it, in both")
        return True
    nouns = ours.nouns & theirs.nouns
    telling = nouns - generic() if nouns else nouns
    if telling:
        found.add(GROUP, f"{min(telling)} in both", 1)
    elif nouns:
        found.add(GENERIC, f"{min(nouns)} in both")
    elif ours.has_somebody and theirs.has_somebody:
        found.add(clash, "somebody else takes part")
    elif clash == CLASH_PATIENT and ours.kinds and theirs.kinds:
        found.add(OTHER_KIND, f"{min(ours.kinds)} and {min(theirs.kinds)}")
    return bool(nouns)


def _weigh_setting(found: _Weight, ours: Occasion, theirs: Occasion) -> None:
    relations = {places.relation(a, b) for a in ours.places for b in theirs.places}
    if relations & {"same", "within"}:
        towns = any(places.country(place) is None for place in (*ours.places, *theirs.places))
        towns = towns and ours.told[0].type != "CONSULT"  # who comes or talks counts, not only where
        found.settled = True
        found.add(PLACE, f"both in {ours.places[0]}", int(towns))
    elif relations:
        found.add(ELSEWHERE, f"{ours.places[0]} and {theirs.places[0]}")
    gaps = [gap for a in ours.dates for b in theirs.dates if (gap := apart(a, b)) is not None]
    if gaps and min(gaps) == 0:
        found.settled = True
        found.add(DAY, AGREED)
    elif gaps and min(gaps) >= FAR:
        found.add(OTHER_DAY, f"the days are {min(gaps)} apart")
    if CALLED_OFF in (ours.family, theirs.family):
        return
    if ours.tenses and theirs.tenses and not ours.tenses & theirs.tenses:
        found.add(TENSE, OVER_OR_COMING)
    elif ours.tenses != theirs.tenses:
        found.score += TENSES


def _weigh_sizes(found: _Weight, ours: Sequence[float], theirs: Sequence[float]) -> None:
    """Weigh how many it is told of: tolls differ, but not by so much; the very same number tells a lot."""
    pairs = list(product(ours, theirs))
    same = max((one for one, other in pairs if one == other), default=0.0)
    if same >= COUNTED:
        found.add(SAME_SIZE, f"{same:,.0f} of them in both", 1)
    elif pairs and all(max(pair) > FARTHEST * min(pair) for pair in pairs):
        low, high = min(pairs, key=lambda pair: max(pair) / min(pair))
        found.add(OTHER_SIZE, f"{low:,.0f} and {high:,.0f}")


def _weigh_words(found: _Weight, ours: Account, theirs: Account, rarity: Counter[str]) -> None:
    both = ours.further & theirs.words
    rare = sorted((word for word in both if rarity[word] <= 4), key=lambda word: (rarity[word], word))
    found.words = len(rare)
    if rare:
        found.add(min(WORDS, WORD * len(rare)), f"{', '.join(rare[:3])} in both", int(len(rare) > 1))
    shared_numbers = ours.numbers & theirs.numbers
    if shared_numbers:
        found.add(min(NUMBERS, NUMBER * len(shared_numbers)), f"{min(shared_numbers)} in both", 1)


def _rarity(*sides: Sequence[Occasion]) -> Counter[str]:
    """Return in how many sentences of the two articles each word stands."""
    sentences = {one.sentence for side in sides for occasion in side for one in occasion.told}
    return Counter(word for sentence in sentences for word in stems(sentence))
