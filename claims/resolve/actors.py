"""Comparison of actors across articles: joined by a rule, proposed to a person, or kept apart.

A rule unites two actors only where their normalised full names are equal and their kinds agree; whatever
else is likely becomes a proposal with its score and the reasons in words. Candidates come from blocking
keys (consonant skeletons of surname and given name), so that the work grows with the number of actors,
not with its square. Equal names share one profile: a new article meets "Joe Biden" once, however often
he was named before.

Only the names that share a key with a question need be in an index; what is known of those who bear them is
asked for where a name is alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, reduce

from claims.document import ActorKind
from claims.gazetteer.names import fold
from claims.gazetteer.public_bodies import is_abroad
from claims.records import Bearers, Judgement, KnownActor, Named
from claims.resolve.blocking import asking_keys, filing_keys, name_key, surname_key
from claims.resolve.body_country import called, states
from claims.resolve.context import MOST, ActorContext, stems, weigh
from claims.resolve.links import Clusters
from claims.resolve.names import (
    Comparison,
    compare_bodies,
    compare_people,
    is_described,
    is_generic,
    person_name,
)

PROPOSE = 0.87
"""From this score on a person is asked."""
LONE = 0.08
"""The weight of nobody else having a surname, where one of two names is nothing but that."""
EQUAL = ("the full names are equal",)
WHOSE = "its article says whose it is"
CANDIDATES = 60
"""The most profiles that are compared with one actor: those that share the most keys."""
BUCKET = 400
"""A key that more profiles share tells nothing and is passed over."""
BEARERS = 8
"""Actors under one name, known or suspected to be different, that are asked about."""
FAMILIES: dict[ActorKind, str] = {
    "person": "person",
    "organisation": "body",
    "government": "land",
    "place": "land",
    "group": "group",
}


FIRST = 40
"""Actors who bore a name first; what is known of them is what is known of the name."""


@dataclass(slots=True)
class _Profile:
    """All actors under one normalised name: who stands for them, and what is known of them together.

    ``unread`` says that somebody bore the name of whom only the ids may be known yet; ``past`` are those,
    once they are read, until anybody is compared with them.
    """

    key: str
    name: str
    representatives: list[int] = field(default_factory=list)
    contexts: list[ActorContext] = field(default_factory=list)
    is_gazetteer: bool = False
    unread: bool = False
    past: Bearers | None = None
    joined: tuple[int, ActorContext] = (0, ActorContext())

    def context(self) -> ActorContext:
        """Return what is known of all of them together."""
        if self.joined[0] != len(self.contexts):
            self.joined = len(self.contexts), reduce(ActorContext.joined, self.contexts, ActorContext())
        return self.joined[1]


Recall = Callable[[Collection[str]], Mapping[str, Bearers]]


class ActorIndex:
    """Actors to compare with; feed it with :meth:`add`, ask it with :meth:`judge`.

    What is kept elsewhere comes in by :meth:`expect` and :meth:`meet`, and by ``recall``, which gives who
    bears the names with some profile keys; :meth:`prepare` asks it once for all that is likely needed.
    """

    def __init__(self, clusters: Clusters | None = None, recall: Recall | None = None) -> None:
        self._clusters = clusters or Clusters()
        self._recall = recall
        self._profiles: dict[str, _Profile] = {}
        self._blocks: dict[str, list[_Profile]] = {}
        self._full: frozenset[str] = frozenset()
        self._surnames: Counter[str] = Counter()

    def expect(self, names: Iterable[Named], full: Iterable[str] = ()) -> None:
        """Let names be found that are filed elsewhere; keys in ``full`` have too many to tell anything."""
        self._full |= frozenset(full)
        for named in names:
            profile = self._profiles.get(named.profile)
            if profile is None:
                profile = self._begin(named.profile, named.name)
                profile.unread = True
            self._blocks.setdefault(named.key, []).append(profile)

    def meet(self, profile_key: str, name: str, bearers: Bearers) -> None:
        """Let those be known who bore a name before."""
        profile = self._profiles.get(profile_key) or self._begin(profile_key, name)
        profile.unread = True
        self._represent(profile, bearers)

    def prepare(self, actors: Iterable[KnownActor]) -> None:
        """Learn at once of all those with whom these actors are likely to be compared."""
        asking = {(family, called(one)) for one in actors if (family := self._asking(one))}
        self._learn([
            profile
            for family, name in asking
            for profile in self._candidates(family, name)
            if profile.unread and _alike(family, name, profile.name).score + LONE + MOST >= PROPOSE
        ])  # fmt: skip

    def _asking(self, actor: KnownActor) -> str | None:
        """Return the family of an actor that may be like others; one whose full name one bears is that."""
        family = FAMILIES.get(actor.kind)
        if family is None or family == "group" or is_described(called(actor)):
            return None
        profiles = (self._profiles.get(profile_key(family, name)) for name in _full_names(actor))
        return None if any(one and len(one.representatives) == 1 for one in profiles) else family

    def settle(self, actors: Iterable[KnownActor]) -> list[Judgement]:
        """Judge each actor against those before it, then add it; return all judgements."""
        found: list[Judgement] = []
        for actor in actors:
            found += self.judge(actor)
            self.add(actor)
        return found

    def judge(self, actor: KnownActor) -> list[Judgement]:
        """Return what can be said of ``actor`` and the actors in the index.

        Pairs whose clusters were judged different are left out, and so are pairs already judged. What a
        rule unites counts at once, so that nobody is asked about it.
        """
        found = self._same(actor)
        if all(judgement.judgement != "same" for judgement in found) and not self._is_united(actor):
            asked = {side for judgement in found for side in (judgement.left, judgement.right)}
            found += self._proposals(actor, asked)
        return found

    def add(self, actor: KnownActor) -> None:
        """Make ``actor`` known to later questions."""
        family = FAMILIES.get(actor.kind)
        if family is None:
            return
        context = _context(actor)
        for name in names_of(actor):
            profile = self._profiles.get(profile_key(family, name)) or self._open(family, name)
            if len(profile.contexts) < FIRST:
                profile.contexts.append(context)
            profile.is_gazetteer = profile.is_gazetteer or actor.external_id is not None
            apart = not any(self._are_one(actor.id, known) for known in profile.representatives)
            if apart and len(profile.representatives) < BEARERS:
                profile.representatives.append(actor.id)

    def _open(self, family: str, name: str) -> _Profile:
        profile = self._begin(profile_key(family, name), name)
        for key in filing_keys(family, name):
            self._blocks.setdefault(key, []).append(profile)
        return profile

    def _begin(self, key: str, name: str) -> _Profile:
        profile = self._profiles[key] = _Profile(key, name)
        if key.startswith("person ") and person_name(name).given:
            self._surnames[person_name(name).family] += 1
        return profile

    def _represent(self, profile: _Profile, bearers: Bearers) -> None:
        profile.is_gazetteer = bearers.listed
        for actor, head in bearers.clusters[:BEARERS]:
            self._clusters.unite(actor, head)
            profile.representatives.append(actor)

    def _learn(self, profiles: Collection[_Profile]) -> None:
        """Learn what is known of those who bore some names before."""
        unread = {profile.key: profile for profile in profiles if profile.unread}
        if not unread or self._recall is None:
            return
        found = self._recall(unread.keys())
        for key, profile in unread.items():
            profile.past, profile.unread = found.get(key, Bearers(())), False

    def _read(self, profile: _Profile) -> None:
        """Let those stand for a name, and tell of it, who bore it before."""
        self._learn([profile])
        if profile.past is not None:
            if not profile.representatives:
                self._represent(profile, profile.past)
            profile.contexts = [*map(_context, profile.past.actors), *profile.contexts][:FIRST]
            profile.past = None

    def _are_one(self, left: int, right: int) -> bool:
        return left == right or self._clusters.of(left) == self._clusters.of(right)

    def _is_settled(self, left: int, right: int) -> bool:
        clusters = self._clusters
        return (
            left == right
            or clusters.is_judged(left, right)
            or clusters.of(left) == clusters.of(right)
            or clusters.are_different(left, right)
        )

    def _is_united(self, actor: KnownActor) -> bool:
        """Say whether an equal full name made it one with another when its article was linked before."""
        family = FAMILIES.get(actor.kind, "")
        profiles = (self._profiles.get(profile_key(family, name)) for name in _full_names(actor))
        known = (other for profile in profiles if profile for other in profile.representatives)
        return any(other != actor.id and self._are_one(actor.id, other) for other in known)

    def _same(self, actor: KnownActor) -> list[Judgement]:
        """Return the links that equal full names make; proposals where that name has several bearers."""
        family = FAMILIES.get(actor.kind, "")
        found: list[Judgement] = []
        for name in _full_names(actor):
            profile = self._profiles.get(profile_key(family, name))
            if profile is None or not profile.representatives:
                continue
            rule = "actor.gazetteer" if profile.is_gazetteer or actor.external_id else "actor.name"
            known = [other for other in profile.representatives if not self._is_settled(actor.id, other)]
            if len(profile.representatives) > 1:
                why = ("several actors have this name",)
                found += [_proposed(actor.id, other, 0.9, EQUAL, why, rule) for other in known]
            elif known and self._clusters.unite(actor.id, known[0]):
                low, high = sorted((actor.id, known[0]))
                told = EQUAL if name != called(actor) or name == actor.name else (*EQUAL, WHOSE)
                found.append(Judgement(low, high, "same", 1.0, told, (), rule))
        return found

    def _proposals(self, actor: KnownActor, asked: set[int]) -> Iterator[Judgement]:
        """Yield what a person should be asked; whoever is already asked about is left out."""
        family = FAMILIES.get(actor.kind)
        if family is None or family == "group":
            return
        context = _context(actor)
        name = called(actor)
        if is_described(name):
            return
        for profile in self._candidates(family, name):
            compared = self._compare(family, name, profile)
            if compared.score + MOST < PROPOSE:
                continue
            self._read(profile)
            known = profile.representatives
            if any(other in asked or self._is_settled(actor.id, other) for other in known):
                continue
            weighed = weigh(context, profile.context())
            score = round(min(compared.score + weighed.score, 0.99), 4)
            if compared.score and score >= PROPOSE:
                reasons = (*compared.reasons, *weighed.reasons)
                against = (*compared.against, *weighed.against)
                rule = f"actor.{family}.alike"
                yield from (_proposed(actor.id, other, score, reasons, against, rule) for other in known)

    def _candidates(self, family: str, name: str) -> list[_Profile]:
        """Return the profiles that share the most keys with ``name``."""
        shared: Counter[str] = Counter()
        for key in asking_keys(family, name):
            bucket = self._blocks.get(key, ())
            if key not in self._full and len(bucket) <= BUCKET:
                shared.update(profile.key for profile in bucket)
        best = sorted(shared, key=lambda key: (-shared[key], key))[:CANDIDATES]
        return [self._profiles[key] for key in best]

    def _compare(self, family: str, name: str, profile: _Profile) -> Comparison:
        compared = _alike(family, name, profile.name)
        if family != "person":
            return compared
        lone = not person_name(name).given or not person_name(profile.name).given
        surname = person_name(profile.name).family
        if compared.score and lone and self._surnames[surname] == 1 and not self._is_crowded(surname):
            reasons = (*compared.reasons, "nobody else has that surname")
            return Comparison(compared.score + LONE, reasons, compared.against)
        return compared

    def _is_crowded(self, surname: str) -> bool:
        """Say whether a surname has more bearers than are looked at."""
        return any(surname_key(key) in self._full for key in asking_keys("person", surname))


@lru_cache(maxsize=16384)
def _alike(family: str, name: str, other: str) -> Comparison:
    return compare_people(name, other) if family == "person" else compare_bodies(name, other)


def _proposed(
    left: int, right: int, score: float, reasons: tuple[str, ...], against: tuple[str, ...], rule: str
) -> Judgement:
    return Judgement(min(left, right), max(left, right), "proposed", score, reasons, against, rule)


def _context(actor: KnownActor) -> ActorContext:
    roles = tuple(filter(None, (stems(role) for role in actor.roles)))
    own = {fold(name) for name in (actor.name, *actor.names)}
    is_bare = actor.kind == "organisation" and is_generic(called(actor))
    named = states(actor) if is_bare else frozenset()
    return ActorContext(roles, actor.co_mentions - own, (actor.date,) if actor.date else (), named)


def profile_key(family: str, name: str) -> str:
    """Return under what actors with the same full name are brought together."""
    return f"{family} {name_key(family, name)}"


def names_of(actor: KnownActor) -> tuple[str, ...]:
    """Return the names under which an actor is filed."""
    return _full_names(actor) or (called(actor),)


def _full_names(actor: KnownActor) -> tuple[str, ...]:
    """Return the names by which a rule may unite the actor with others; none for what any article may say."""
    aliases = actor.names if actor.external_id or actor.kind == "person" else ()
    names = dict.fromkeys((called(actor), *aliases))
    if actor.kind == "person":
        return tuple(name for name in names if person_name(name).is_full)
    if actor.kind == "group":
        return tuple(name for name in names if all(word[:1].isupper() for word in name.split()))
    if actor.kind == "organisation":
        listed = actor.external_id is not None
        return tuple(name for name in names if listed or not _says_little(name))
    return tuple(name for name in names if not is_described(name))


def _says_little(name: str) -> bool:
    """Say whether many may go by ``name``: "the ministry", "the embassy of Chile", "the company"."""
    return is_generic(name) or is_abroad(name) or is_described(name)
