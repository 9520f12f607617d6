"""Accounts of one event in two articles of one story, where weaker evidence is enough than elsewhere.

Each pair of events is weighed by its type, its trigger, who takes part, where, when, and the rare words and
numbers around it; what clashes counts against. Of two articles each event goes with one other, the pairs that
fit best first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_
from typing import TypeVar

from claims.document import DateRange
from claims.records import Judgement
from claims.resolve import places
from claims.resolve.event_clusters import FORCEFUL, Occasion, apart, destinations
from claims.resolve.stories.accounts import Account, account
from claims.resolve.stories.same_party import are_one, meet, shared
from claims.resolve.stories.similarity import senses
from claims.resolve.stories.weighing import BESIDE, FAR, Kind, Weight, likeness_of_kinds, weigh

NEARLY = 0.12
"""The distance from the better one within which a second pair of an event is proposed too."""
ALONE = 0.12
"""The weight where neither article has another event of the kind and trigger."""
DEEDS = (*FORCEFUL, "SANCTION", "RETREAT", "PROTEST", "AID", "ACCIDENT", "DISASTER", "VOTE")
"""Types of events that are more than words, and in which it tells enough what is done."""


def story_judgements(own: Sequence[Occasion], others: Sequence[Occasion]) -> list[Judgement]:
    """Return what is held of the events of one article and those of another of the same story."""
    rarity = _rarity(own, others)
    mine, theirs = list(map(account, own)), list(map(account, others))
    there = _Index(theirs)
    weighed = [
        (weight, left, right)
        for left in mine
        for right in there.meeting(left)
        if left.event != right.event and (weight := weigh(left, right, rarity)) is not None
    ]
    headlines = frozenset(one.event for some in (own, others) for one in some if _is_headline(one, some[0]))
    lone, lone_there = (
        {one.event for one in side if _is_alone(one, side, headlines)} for side in (mine, theirs)
    )
    for weight, left, right in weighed:
        alike = weight.one_verb or not weight.of_two_kinds
        if alike and left.event in lone and right.event in lone_there:
            weight.lone = True
            weight.score += ALONE
            weight.anchors += weight.words
        weight.anchors += _is_one_deed(weight, left, right)
    _weigh_neighbours(weighed, _order(own), _order(others))
    best = sorted(weighed, key=lambda one: (-one[0].rank, one[1].event, one[2].event))
    return list(_one_to_one(best, headlines))


Weighed = tuple[Weight, Account, Account]


def _order(some: Sequence[Occasion]) -> Mapping[int, int]:
    """Return the place of each event in the order in which an article first tells of them."""
    first = sorted(some, key=lambda one: one.told[0].claim)
    return {one.event: at for at, one in enumerate(first)}


def _weigh_neighbours(weighed: Sequence[Weighed], mine: Mapping[int, int], theirs: Mapping[int, int]) -> None:
    """Weigh for a pair that what is told next to both is one: the denial that follows one accusation."""
    sure = {(mine[left.event], theirs[right.event]) for weight, left, right in weighed if weight.joins}
    for weight, left, right in weighed:
        at, there = mine[left.event], theirs[right.event]
        if any(abs(at - one) == 1 and abs(there - other) == 1 for one, other in sure):
            weight.beside = True
            weight.add(BESIDE, "what is told next to it is one")


Trait = TypeVar("Trait", bound=Hashable)


class _Index:
    """Accounts of one article by what they may have in common with one of another, each as a bit.

    Most pairs have nothing in common, and this is quickly seen: their kinds, and somebody who is named
    beside, come to less than is asked for.
    """

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._kinds = _bits((one.kind,) for one in accounts)
        self._equal = [_bits(map(trait, accounts)) for trait, _ in EQUAL]
        self._members = _bits(one.people.members for one in accounts)
        self._places = _bits(one.occasion.places for one in accounts)
        self._days = _bits(one.occasion.dates for one in accounts)
        self._found: dict[object, int] = {}

    def meeting(self, one: Account) -> Iterator[Account]:
        """Yield the accounts of a kind that may be one with this, and with which it has anything in common.

        That is a meaning, a number, a word that tells something, somebody, a place, a day or a size.
        """
        common = 0
        for bits, (_, sought) in zip(self._equal, EQUAL, strict=True):
            for trait in sought(one):
                common |= bits.get(trait, 0)
        for who in one.people.members:
            common |= self._alike(who, self._members, are_one)
        for place in one.occasion.places:
            common |= self._alike(place, self._places, _is_one_place)
        for day in one.occasion.dates:
            common |= self._alike(day, self._days, _is_one_day)
        common &= self._alike(one.kind, self._kinds, _may_be_one)
        return (other for at, other in enumerate(self._accounts) if common >> at & 1)

    def _alike(self, one: Trait, bits: Mapping[Trait, int], are_alike: Callable[[Trait, Trait], bool]) -> int:
        """Return the accounts with anything like ``one``, which is looked for once."""
        if one not in self._found:
            alike = (accounts for other, accounts in bits.items() if are_alike(one, other))
            self._found[one] = reduce(or_, alike, 0)
        return self._found[one]


def _bits(traits: Iterable[Iterable[Trait]]) -> Mapping[Trait, int]:
    """Return which of the accounts have each trait, given with those of each in their order."""
    found: defaultdict[Trait, int] = defaultdict(int)
    for at, some in enumerate(traits):
        for trait in some:
            found[trait] |= 1 << at
    return found


def _named_words(one: Account) -> frozenset[str]:
    """Return the words of an account that another may have: what it tells of, and who take part unnamed."""
    return one.further | one.people.nouns


def _states(one: Account) -> Iterable[object]:
    """Return the states that take part, and apart from them those that somebody acts for."""
    return chain(one.people.states, ((code,) for code in one.people.serving if code))


def _other_states(one: Account) -> Iterable[object]:
    """Return the same as others would have it: who acts for a state meets it, and the state whoever does."""
    acting = (code for code in one.people.serving if code)
    return ((code,) if code in one.people.states else code for code in acting)


EQUAL: Sequence[tuple[Callable[[Account], Iterable[object]], Callable[[Account], Iterable[object]]]] = (
    (lambda one: one.meanings, lambda one: one.meanings),
    (lambda one: one.numbers, lambda one: one.numbers),
    (lambda one: one.words, _named_words),
    (_named_words, lambda one: one.words),
    (lambda one: one.people.nouns, lambda one: one.people.nouns),
    (lambda one: one.people.described, lambda one: one.people.described),
    (_states, _other_states),
    (lambda one: ("sized",) if one.sizes else (), lambda one: ("sized",) if one.sizes else ()),
)
"""Traits that are in both where they are equal: as they are filed, and as another account looks for them."""


def _may_be_one(kind: Kind, other: Kind) -> bool:
    return likeness_of_kinds(kind, other) is not None


def _is_one_place(here: str, there: str) -> bool:
    return places.relation(here, there) in ("same", "within")


def _is_one_day(day: DateRange, other: DateRange) -> bool:
    return apart(day, other) == 0


def _is_headline(one: Occasion, first: Occasion) -> bool:
    """Say whether something is told in the line that an article begins with, which has no stop."""
    line = first.told[0].sentence.rstrip()
    return one.told[0].sentence.rstrip() == line and not line.endswith((".", "!", "?", "”", '"'))


def _one_to_one(best: Iterable[Weighed], headlines: frozenset[int]) -> Iterator[Judgement]:
    """Yield the pairs that fit best, each event once; what a headline tells is told again below it."""
    taken: dict[int, list[_Taken]] = {}
    for weight, ours, theirs in best:
        sure = weight.joins and not _is_turned(ours, theirs) and _is_one_meeting(weight, ours, theirs)
        rivals = [(theirs, one) for one in taken.get(ours.event, ())]
        rivals += [(ours, one) for one in taken.get(theirs.event, ())]
        if not weight.is_likely:
            continue
        if not all(_stands(weight, sure, *rival, headlines) for rival in rivals):
            if not sure or not (weight.is_one_deed or all(_is_told_in_parts(*rival) for rival in rivals)):
                continue
            sure = False
        taken.setdefault(ours.event, []).append(_Taken(theirs, sure, weight.rank))
        taken.setdefault(theirs.event, []).append(_Taken(ours, sure, weight.rank))
        left, right = sorted((ours.event, theirs.event))
        yield Judgement(
            left, right, "same" if sure else "proposed", round(min(weight.score, 1.0), 3),
            ("one story", *weight.reasons), tuple(weight.against), "event.story",
        )  # fmt: skip


def _is_told_in_parts(one: Account, rival: _Taken) -> bool:
    """Say whether two deeds of one article may be what the other tells in one: found guilty, sentenced."""
    other = rival.account
    alike = one.kind == other.kind and one.occasion.tenses == other.occasion.tenses
    return alike and one.kind[1] in DEEDS and bool(meet(one.people, other.people))


@dataclass(frozen=True, slots=True)
class _Taken:
    """An event that another already goes with: surely or not, and how well they fit."""

    account: Account
    sure: bool
    rank: float


def _stands(weight: Weight, sure: bool, one: Account, rival: _Taken, headlines: frozenset[int]) -> bool:
    """Say whether a pair stands beside another of one of the two events: told again, or as likely as that."""
    if sure:
        return _is_told_again(one, rival.account, headlines)
    told_by_more = weight.peopled or weight.told_of or weight.settled or weight.is_one_deed
    return told_by_more and not rival.sure and weight.rank >= rival.rank - NEARLY


def _is_told_again(one: Account, other: Account, headlines: frozenset[int]) -> bool:
    """Say whether two events of one article are likely one: a headline's, and what is told below it."""
    if not {one.event, other.event} & headlines or one.occasion.family != other.occasion.family:
        return False
    if destinations(one.occasion, other.occasion) == "different":
        return False
    gaps = [gap for a in one.occasion.dates for b in other.occasion.dates if (gap := apart(a, b)) is not None]
    return not gaps or min(gaps) < FAR


def _is_turned(ours: Account, theirs: Account) -> bool:
    """Say whether one acts in one account on whom it suffers from in the other."""
    forth = shared(ours.actors, theirs.recipients) and shared(ours.recipients, theirs.actors)
    return bool(forth) and not shared(ours.actors, theirs.actors)


def _is_one_meeting(weight: Weight, ours: Account, theirs: Account) -> bool:
    """Say whether two visits or talks may be joined: by who comes, and by day or place where it is not plain.

    Events that are none may.
    """
    if ours.kind[1] != "CONSULT" or theirs.kind[1] != "CONSULT":
        return True
    plain = ours.kind == theirs.kind and ours.occasion.tenses == theirs.occasion.tenses
    return weight.peopled and (plain or weight.settled)


def _is_alone(one: Account, all_: Iterable[Account], headlines: frozenset[int]) -> bool:
    """Say whether an article has no other event of the type with a trigger of one meaning.

    A headline tells the answer that stands below it.
    """
    return not any(
        other.kind[1] == one.kind[1]
        and other.event != one.event
        and not (one.kind[1] == "REJECT" and {one.event, other.event} & headlines)
        and not other.meanings.isdisjoint(one.meanings)
        for other in all_
    )


def _is_one_deed(weight: Weight, ours: Account, theirs: Account) -> bool:
    """Say whether a deed of one kind is told in one verb of both, and nothing speaks against it.

    Who says something is what tells one statement from another; a deed of a kind is mostly one in a story. It
    is not where the two tell of other people to whom it was done: a guard was injured, two women were.
    """
    deeds = ours.kind == theirs.kind and ours.kind[1] in DEEDS
    whom = ours.recipients.nouns, theirs.recipients.nouns
    others = all(whom) and whom[0].isdisjoint(whom[1]) and not weight.peopled
    return deeds and not weight.against and not others and bool(ours.meanings & theirs.meanings)


def _rarity(*sides: Sequence[Occasion]) -> Counter[str]:
    """Return in how many sentences of the two articles each word stands."""
    sentences = {one.sentence for side in sides for occasion in side for one in occasion.told}
    return Counter(word for sentence in sentences for word in senses(sentence))
