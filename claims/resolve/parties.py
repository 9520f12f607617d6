"""PartyAgreement of two accounts on who takes part: by name, by office, or by description.

A person may stand for the country whose office the article gives them, since one account names the ministers
and another their states. Where nobody goes by a name, a word for them ("teachers") or the town has to do, and
these are weak: only the days beside them make a pair worth asking about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claims.records import ParticipantRecord
from claims.resolve import places
from claims.resolve.event_clusters import (
    ALIKE,
    CALLED_OFF,
    FORCEFUL,
    NAMELESS,
    SIDELESS,
    Occasion,
    alike,
    country_of,
    named,
    shared,
    unnamed_groups,
)
from claims.resolve.stories.similarity import stem
from claims.wordlists import lists

PERSON, BODY, OFFICE = 0.5, 0.4, 0.3
"""The weights where both name a person, both a body, or one a person and the other the state."""
CROWD, TOWN = 0.45, 0.3
"""The weights of people called by the same word, and of one town."""


class PartyAgreement(NamedTuple):
    """A score, 0 where nothing joins the two, with what speaks for and against in words.

    ``nameless`` says that nobody is named in both, and so tells nothing unless the days agree; ``generic``
    that those in both are only people of a kind of which much is told ("gunmen", "police").
    """

    score: float = 0.0
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    nameless: bool = False
    generic: bool = False


NONE = PartyAgreement()


def agreement(left: Occasion, right: Occasion) -> PartyAgreement:
    """Return how far two occasions of one family agree in who takes part."""
    if left.family in SIDELESS:
        return _of_equals(left, right)
    common, theirs = _common(left.actors, right.actors), right.actors
    if left.family == CALLED_OFF and not common and len(whose := _common(left.people, right.people)) > 1:
        common, theirs = whose, right.people
    if common:
        return _of_doers(left, right, common, theirs)
    if left.family == "visit" and not (left.actors and right.actors):
        return PartyAgreement(TOWN, ("one does not say who the visitor is",), nameless=True)
    if left.told[0].type not in NAMELESS:
        return NONE
    return max(_of_victims(left, right), _of_nameless(left, right), key=lambda found: found.score)


def _of_equals(left: Occasion, right: Occasion) -> PartyAgreement:
    common = _common(left.people, right.people)
    if not common:
        return NONE
    base, reasons = _weight(common, right.people), _in_both(common)
    if len(common) > 1:
        return PartyAgreement(base + 0.2, reasons)
    if min(sum(named(who) for who in side.people) for side in (left, right)) > 1 or base < BODY:
        return NONE
    unnamed = 0.1 if shared(left.people, right.people) > len(common) else 0.0
    return PartyAgreement(base + 0.05 + unnamed, reasons)


def _of_doers(
    left: Occasion, right: Occasion, common: list[ParticipantRecord], theirs: Iterable[ParticipantRecord]
) -> PartyAgreement:
    base, reasons = _weight(common, theirs), _in_both(common)
    base += 0.05 if left.family == CALLED_OFF else 0.0
    if shared(left.recipients, right.recipients) >= ALIKE or len(common) > 1:
        return PartyAgreement(base + 0.15, reasons)
    against = ("they are done to different ones",) if left.recipients and right.recipients else ()
    if against and left.family not in ("visit", CALLED_OFF):
        return NONE
    return PartyAgreement(base + 0.05, reasons, against)


def _of_victims(left: Occasion, right: Occasion) -> PartyAgreement:
    """Return how far the two are done to the same, where it is not said twice who did it."""
    common = _common(left.recipients, right.recipients)
    if left.told[0].type not in FORCEFUL or not common or _both_name(left.actors, right.actors):
        return NONE
    return PartyAgreement(_weight(common, right.recipients), _in_both(common))


def _of_nameless(left: Occasion, right: Occasion) -> PartyAgreement:
    """Return how far the two tell of the same town or of people called by the same word."""
    if _both_name(left.people, right.people):
        return NONE
    called = (unnamed_groups(left.actors) & unnamed_groups(right.actors)) | (
        unnamed_groups(left.recipients) & unnamed_groups(right.recipients)
    )
    if called:
        known = {stem(noun) for noun in called} <= lists("claims.resolve.lexicon", "stories")["generic"]
        return PartyAgreement(CROWD, (f"{', '.join(sorted(called))} in both",), nameless=True, generic=known)
    towns = [here for here in left.places for there in right.places if _is_one_town(here, there)]
    return PartyAgreement(TOWN, (f"both in {towns[0]}",), nameless=True) if towns else NONE


def _is_one_town(here: str, there: str) -> bool:
    return places.country(here) is None and places.relation(here, there) == "same"


def _both_name(ours: Iterable[ParticipantRecord], theirs: Iterable[ParticipantRecord]) -> bool:
    return any(map(named, ours)) and any(map(named, theirs))


def _weight(common: Iterable[ParticipantRecord], theirs: Iterable[ParticipantRecord]) -> float:
    common, theirs = tuple(common), tuple(theirs)
    direct = [who for who in common if any(alike(who, other) >= ALIKE for other in theirs)]
    if len(direct) < len(common):
        return OFFICE
    return PERSON if any(who.kind == "person" for who in direct) else BODY


def _in_both(common: list[ParticipantRecord]) -> tuple[str, ...]:
    return (f"{', '.join(dict.fromkeys(who.name for who in common))} in both",)


def _common(
    ours: Iterable[ParticipantRecord], theirs: Iterable[ParticipantRecord]
) -> list[ParticipantRecord]:
    theirs = tuple(theirs)
    return [
        who
        for who in ours
        if named(who) and any(alike(who, other) >= ALIKE or _acts_for(who, other) for other in theirs)
    ]


def _acts_for(left: ParticipantRecord, right: ParticipantRecord) -> bool:
    """Say whether one is a state, and the other somebody who holds an office of it."""
    if (left.kind == "person") == (right.kind == "person"):
        return False
    state = country_of(left)
    return state is not None and state == country_of(right)
