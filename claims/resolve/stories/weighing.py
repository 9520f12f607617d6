"""Evidence for and against two events of one story being one, as a score with reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from claims.resolve import places
from claims.resolve.event_clusters import CALLED_OFF, SIDELESS, Occasion, apart
from claims.resolve.lexicon import siblings
from claims.resolve.stories.accounts import Account, Side
from claims.resolve.stories.same_party import for_one_body, for_one_state, named_in, shared
from claims.resolve.stories.similarity import generic

JOIN, JOIN_AGAINST, PROPOSE = 0.62, 0.7, 0.43
"""From these scores on two accounts are joined by rule where nothing or something clashes, or proposed."""
FAMILY, TYPE, SIBLING = 0.3, 0.22, 0.15
EXCHANGED = 0.25
"""The distance by which a pair of types that accounts exchange comes behind one of the same type."""
TRIGGER, MODE = 0.25, 0.15
"""The weights of a verb of one meaning in both, and of a mode that says what is done."""
ACTOR, PATIENT, CROSSED, GROUP, GENERIC = 0.32, 0.2, 0.12, 0.14, 0.06
CLASH, CLASH_PATIENT = -0.35, -0.2
STATE = 0.75
"""The weight of a state beside a person or a body: it does many things in one story."""
PLACE, ELSEWHERE = 0.12, -0.15
DAY, NEAR_DAY, OTHER_DAY, OTHER_YEAR = 0.15, -0.15, -0.3, -0.15
DENIED = -0.1
TENSE, TENSES = -0.2, -0.06
AGREED, OVER_OR_COMING = "the days agree", "one is over, the other still to come"
OTHER_KIND, OTHER_CROWD, OTHER_SIZE, SAME_SIZE = -0.25, -0.15, -0.35, 0.15
SPOKEN = ("REQUEST", "ACCUSE", "REJECT", "AGREE", "THREATEN", "SUPPORT")
"""Types of acts of words: what they are about may still be to come, whoever tells of them."""
DONE = ("AGREE sign", "ACCUSE investigate", CALLED_OFF)
"""Families of these types that are more than words."""
WORDED = 3
"""Rare words in both from which on two acts of words are about one thing."""
AIM = 0.1
"""The weight of one deed being asked for, promised or threatened in both."""
OBJECT = 0.12
"""The weight of one deed being done to the same thing: a licence, a road."""
PROMISED = 0.2
"""The weight of one account telling of a promise or threat to do what is planned in the other."""
COUNTED = 4
"""Fewer are too often the same by chance."""
THERE = 0.1
"""The weight of those who have no name in one account standing in the sentences of the other."""
PRESENT = 0.06
"""The weight of somebody who takes part in one account being named where the other tells of it."""
NEAR, NEAR_SIZE, HARDLY = 1.5, 0.08, 0.02
"""How many times another a count may be that is likely of the same; its weight with one verb, and without."""
FARTHEST = 4.0
"""Two counts of which one is more times the other than this are not of one happening."""
WORD, WORDS = 0.07, 0.28
NUMBER, NUMBERS = 0.1, 0.2
FAR, WEEK = 2, 7
"""Days from which on two days are two, not one told from two places; up to which accounts may differ."""
BESIDE = 0.15
"""The weight of what is told next to two events being one in both accounts."""
OPPOSED = "one agrees, the other refuses"
Kind = tuple[str, str]
"""The family of an event, and its type."""


@dataclass
class Weight:
    """What speaks for and against a pair: a score, reasons in words, and how much that is sure is shared.

    ``exchanged``: the two are of types that accounts exchange; ``of_two_kinds``: of two families; ``spoken``:
    both are acts of words; ``met``: both are meetings. ``one_verb``: what is done is in both; ``peopled``:
    somebody takes part in both; ``present``: or is at least named where the other is told of;
    ``beside``: what is told next to them is one; ``lone``: neither article tells of another like it;
    ``announced``: one tells of a promise, the other of what is planned; ``opposed``: one agrees to what the
    other refuses;
    ``directed``: it is done to somebody who is in both; ``told_of``: what is said is in both;
    ``answers``: both turn something down; ``settled``: the day or the place agrees; ``elsewhere``: the places
    do not; ``of_two_years``: one is told of an earlier year; ``half_named``: who acts has a name in one only.
    """

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    anchors: int = 0
    words: int = 0
    exchanged: bool = False
    of_two_kinds: bool = False
    one_verb: bool = False
    spoken: bool = False
    met: bool = False
    peopled: bool = False
    present: bool = False
    told_of: bool = False
    directed: bool = False
    beside: bool = False
    lone: bool = False
    announced: bool = False
    opposed: bool = False
    answers: bool = False
    settled: bool = False
    elsewhere: bool = False
    of_two_years: bool = False
    half_named: bool = False

    @property
    def joins(self) -> bool:
        """Whether a rule may say that the two are one; what is told next to them helps only an answer."""
        times = (OVER_OR_COMING in self.against or self.of_two_years) and AGREED not in self.reasons
        least = JOIN_AGAINST if self.against or self.exchanged else JOIN
        of_one = self.peopled and (self.told_of or (self.answers and (self.beside or self.lone)))
        plain = not self.spoken or of_one or self.is_one_wording
        told_alike = self.peopled or self.settled or (self.lone and self.one_verb and not self.exchanged)
        if self.announced or self.anchors == 0 or times or not plain or self.opposed or not told_alike:
            return False
        return self.score - (BESIDE if self.beside and not self.answers else 0.0) >= least

    @property
    def is_one_wording(self) -> bool:
        """Whether what is asked for or promised is told in so many words of both that it is one."""
        return self.one_verb and self.words >= WORDED and not self.against and not self.half_named

    @property
    def is_likely(self) -> bool:
        """Whether somebody is to be asked.

        Of acts of words and meetings only where those in it or what is said are in both; of two kinds of
        events only where more than who acts and when is. What is over here is not what is to come elsewhere.
        """
        if self.elsewhere and OVER_OR_COMING in self.against:
            return False
        if self.of_two_kinds and not (self.one_verb or self.words or self.directed):
            return False
        if self.opposed and not self.peopled:
            return False
        deed = self.is_deed
        by_whom = self.peopled or self.told_of or self.beside or (self.met and self.present)
        return self.score >= PROPOSE and (deed or by_whom)

    @property
    def is_deed(self) -> bool:
        """Whether more is done than to say something, or to meet."""
        return not self.spoken and not self.met

    @property
    def is_one_deed(self) -> bool:
        """Whether both tell of a deed of one kind by a verb of one meaning."""
        return self.one_verb and self.is_deed and not self.of_two_kinds

    @property
    def rank(self) -> float:
        """How soon the pair is taken: before others of types that accounts exchange.

        What is done, by whom and when tells more than the type.
        """
        is_plain = self.one_verb and self.peopled and self.settled
        return self.score - (EXCHANGED if self.exchanged and not is_plain else 0.0)

    def add(self, score: float, reason: str, anchors: int = 0) -> None:
        """Count a reason: for the two where the score is above 0, against them where it is below."""
        self.score += score
        self.anchors += anchors
        if score:
            (self.reasons if score > 0 else self.against).append(reason)


def _is_spoken(one: Account) -> bool:
    return one.kind[1] in SPOKEN and one.kind[0] not in DONE


def _is_of_one_content(weight: Weight, ours: Account, theirs: Account) -> bool:
    """Say whether what two acts of words are about, or whom they are directed to, is in both."""
    return bool(weight.words or weight.settled or weight.directed or ours.numbers & theirs.numbers)


@cache
def likeness_of_kinds(ours: Kind, theirs: Kind) -> tuple[float, str] | None:
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


def weigh(ours: Account, theirs: Account, rarity: Counter[str]) -> Weight | None:
    """Return what speaks for and against two events of kinds that may be one; ``None`` where too little does.

    ``rarity`` says in how many sentences of the two articles each word stands.
    """
    found = Weight()
    kinds = likeness_of_kinds(ours.kind, theirs.kind)
    assert kinds is not None
    found.add(*kinds)
    found.exchanged, found.of_two_kinds = kinds[0] == SIBLING, kinds[0] != FAMILY
    found.spoken = _is_spoken(ours) and _is_spoken(theirs)
    found.met = ours.kind[1] == theirs.kind[1] == "CONSULT"
    found.opposed = {ours.kind[1], theirs.kind[1]} == {"AGREE", "REJECT"}
    if found.opposed:
        found.against.append(OPPOSED)
    triggers = (ours.verbs & theirs.verbs) or (ours.meanings & theirs.meanings)
    if triggers:
        found.one_verb = True
        told = min(triggers, key=lambda one: (one not in ours.folded, one))
        found.add(TRIGGER if ours.verbs & theirs.verbs else MODE, f"both tell of “{told}”")
        if ours.verbs & theirs.verbs and kinds[0] == TYPE:
            found.score += FAMILY - TYPE
    found.answers = ours.kind[1] == theirs.kind[1] == "REJECT"
    _weigh_people(found, ours, theirs)
    promised = (_promised(ours, theirs) or _promised(theirs, ours)) if found.of_two_kinds else frozenset()
    _weigh_setting(found, ours.occasion, theirs.occasion, is_promised=bool(promised))
    _weigh_sizes(found, ours, theirs)
    _weigh_words(found, ours, theirs, rarity)
    if found.one_verb and found.spoken and not found.answers:
        _weigh_aims(found, ours.aims & theirs.aims)
    _weigh_objects(found, triggers, ours, theirs)
    if promised:
        found.told_of = found.announced = True
        found.add(PROMISED, f"“{min(promised)}” is announced in one, planned in the other", 1)
    found.told_of = found.told_of or _is_of_one_content(found, ours, theirs)
    return found if triggers or found.anchors or found.score >= PROPOSE else None


def _weigh_objects(found: Weight, triggers: frozenset[str], ours: Account, theirs: Account) -> None:
    """Weigh that one deed is done to the same thing; others may deny or condemn the same."""
    both = (ours.objects & theirs.objects) - triggers if triggers else frozenset()
    if both and (found.peopled or not found.spoken):
        found.told_of = True
        found.add(OBJECT, f"{min(both)} in both", int(found.peopled or found.settled))


def _promised(words: Account, deed: Account) -> frozenset[str]:
    """Return the meanings of a deed still to come that the other account promises, or threatens with."""
    is_plan = deed.occasion.tenses == {"to come"} and not _is_spoken(deed)
    is_word = words.kind[1] in ("AGREE", "THREATEN") and _is_spoken(words)
    return words.aims & deed.meanings if is_plan and is_word else frozenset()


def _weigh_aims(found: Weight, both: frozenset[str]) -> None:
    """Weigh that two acts of words are about one deed: what is asked for, or promised."""
    if both:
        found.told_of = True
        found.add(AIM, f"both are about “{min(both)}”", 1)


def _weigh_people(found: Weight, ours: Account, theirs: Account) -> None:
    present = named_in(ours.people, theirs) or named_in(theirs.people, ours)
    if present is not None:
        found.present = True
        found.add(PRESENT, f"{present.name} named in both")
    if ours.kind[0] == theirs.kind[0] and ours.kind[0] in SIDELESS:
        found.peopled = _weigh_side(found, ours.people, theirs.people, ACTOR, CLASH)
        return
    doing, done_to = theirs.actors, theirs.recipients
    if {ours.kind[1], theirs.kind[1]} == {"ACCUSE", "REJECT"}:
        doing, done_to = done_to, doing  # who denies was accused
    # Whoever is named beside may have done what another account leaves to others, or something of its own.
    found.half_named = bool(ours.actors.members and doing.members) and (
        ours.actors.has_somebody != doing.has_somebody
    )
    acting = _weigh_side(found, ours.actors, doing, ACTOR, CLASH / 2 if present else CLASH)
    suffering = _weigh_side(found, ours.recipients, done_to, PATIENT, 0.0 if present else CLASH_PATIENT)
    found.peopled, found.directed = acting or suffering, suffering
    if not found.peopled:
        found.peopled = _weigh_told(found, ours, theirs) and found.spoken
        crossed = [*shared(ours.actors, theirs.recipients), *shared(ours.recipients, theirs.actors)]
        if crossed:
            found.peopled = not found.of_two_kinds
            found.add(CROSSED, f"{crossed[0].name} in both", int(found.peopled))


def _weigh_told(found: Weight, ours: Account, theirs: Account) -> bool:
    """Weigh that those without a name in one account stand in the sentences of the other; say whether."""
    there = ((ours.people.nouns & theirs.words) | (theirs.people.nouns & ours.words)) - generic()
    if there:
        found.add(THERE, f"{min(there)} told of in both")
    return bool(there)


def _weigh_side(found: Weight, ours: Side, theirs: Side, counts: float, clash: float) -> bool:
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
    body = for_one_body(ours, theirs)
    if body is not None:
        found.add(counts * STATE, f"{body.name}, or who acts for it, in both", 1)
        return True
    nouns = ours.nouns & theirs.nouns
    telling = nouns - generic() if nouns else nouns
    if telling:
        found.add(GROUP, f"{min(telling)} in both", 1)
    elif nouns:
        found.add(GENERIC, f"{min(nouns)} in both")
    elif ours.has_somebody and theirs.has_somebody:
        found.add(clash, "somebody else takes part")
    elif ours.kinds and theirs.kinds and not (ours.has_somebody or theirs.has_somebody):
        suffers = clash == CLASH_PATIENT
        found.add(OTHER_KIND if suffers else OTHER_CROWD, f"{min(ours.kinds)} and {min(theirs.kinds)}")
    return bool(nouns)


def _weigh_setting(found: Weight, ours: Occasion, theirs: Occasion, *, is_promised: bool) -> None:
    relations = {places.relation(a, b) for a in ours.places for b in theirs.places}
    if relations & {"same", "within"}:
        towns = any(places.country(place) is None for place in (*ours.places, *theirs.places))
        towns = towns and ours.told[0].type != "CONSULT"  # who comes or talks counts, not only where
        found.settled = True
        found.add(PLACE, f"both in {ours.places[0]}", int(towns))
    elif relations:
        found.elsewhere = True
        found.add(ELSEWHERE, f"{ours.places[0]} and {theirs.places[0]}")
    if ours.past_years.isdisjoint(theirs.past_years) and (ours.past_years or theirs.past_years):
        found.of_two_years = True
        found.add(OTHER_YEAR, f"one tells of {min(ours.past_years or theirs.past_years)}")
    gaps = [gap for a in ours.dates for b in theirs.dates if (gap := apart(a, b)) is not None]
    if gaps and min(gaps) == 0:
        found.settled = True
        found.add(DAY, AGREED)
    elif gaps and min(gaps) >= FAR:
        found.add(NEAR_DAY if min(gaps) <= WEEK else OTHER_DAY, f"the days are {min(gaps)} apart")
    types = {ours.told[0].type, theirs.told[0].type}
    if CALLED_OFF in (ours.family, theirs.family) or types <= {*SPOKEN} or found.answers:
        return
    if ours.is_denied != theirs.is_denied:
        found.add(DENIED, "one says that it did not happen")
    if is_promised:
        return
    if ours.tenses and theirs.tenses and not ours.tenses & theirs.tenses:
        found.add(TENSE, OVER_OR_COMING)
    elif ours.tenses != theirs.tenses:
        found.score += TENSES


def _weigh_sizes(found: Weight, ours: Account, theirs: Account) -> None:
    """Weigh how many it is told of: tolls differ, but not by so much; the very same number tells a lot."""
    pairs = [tuple(sorted(pair)) for pair in product(ours.sizes, theirs.sizes)]
    same = max((low for low, high in pairs if low == high), default=0.0)
    near = next(((low, high) for low, high in pairs if low >= COUNTED and high <= NEAR * low), None)
    if same >= COUNTED:
        found.add(SAME_SIZE, f"{same:,.0f} of them in both", 1)
    elif near:
        one_verb = not ours.verbs.isdisjoint(theirs.verbs)
        found.add(NEAR_SIZE if one_verb else HARDLY, f"{near[0]:,.0f} and {near[1]:,.0f} of them")
    elif pairs and all(high > FARTHEST * low for low, high in pairs):
        low, high = min(pairs, key=lambda pair: pair[1] / pair[0])
        found.add(OTHER_SIZE, f"{low:,.0f} and {high:,.0f}")


def _weigh_words(found: Weight, ours: Account, theirs: Account, rarity: Counter[str]) -> None:
    both = (ours.further & theirs.words) | (theirs.further & ours.words)
    rare = sorted((word for word in both if rarity[word] <= 4), key=lambda word: (rarity[word], word))
    found.words = len(rare)
    if rare:
        found.add(min(WORDS, WORD * len(rare)), f"{', '.join(rare[:3])} in both", int(len(rare) > 1))
    shared_numbers = ours.numbers & theirs.numbers
    if shared_numbers:
        found.add(min(NUMBERS, NUMBER * len(shared_numbers)), f"{min(shared_numbers)} in both", 1)
