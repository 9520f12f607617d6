"""Mentions of one article in groups, found by what one more of the same event shares with them.

Only what may be told again is looked at, so that the work grows with the length of an article and not with
its square. Whether it is one event is decided elsewhere; here nothing may be passed over that could be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from claims.gazetteer.names import fold, skeleton, tokens
from claims.gazetteer.public_bodies import public_body
from claims.records import ParticipantRecord
from claims.resolve import places
from claims.resolve.event_clusters import Occasion
from claims.resolve.lexicon import variants
from claims.resolve.names import bare_family, body_words, person_name
from claims.resolve.stories.accounts import trigger_meanings

SPELT = 0.7
"""Likeness below which two spellings are taken for one name only where they sound the same."""
FEW = 32
"""So many groups are looked at one by one: what names they have in common costs more to find out."""
SOUND = 4
"""Consonants by which a corrupted surname still begins like the right one."""
Name = tuple[str, str]
"""A participant's name and its kind."""
Kind = tuple[str, str]
"""The type of an event, and its family."""
BESIDE: Mapping[str, tuple[str, ...]] = {
    "family": ("family", "given"),
    "given": ("family",),
    "body": ("body",),
}
"""With what each part of a name is compared: a given name may be the other's family name."""


class Mentions:
    """Groups of mentions, each under the words and meanings of its triggers and those who take part."""

    def __init__(self) -> None:
        self.groups: list[Occasion] = []
        self._told: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        self._with: defaultdict[tuple[Kind, Name | int], set[int]] = defaultdict(set)
        self._names = _Names()

    def add(self, here: Occasion, at: int | None = None) -> None:
        """Put one mention into a group, or begin another with it."""
        if at is None:
            at = len(self.groups)
            self.groups.append(here)
        else:
            self.groups[at] = Occasion(0, (*self.groups[at].told, *here.told))
        group = self.groups[at]
        kind = group.told[0].type, group.family
        for key in (kind, *_wordings(kind, here.told[0].words)):
            self._told[key].add(at)
        for who in here.people:
            name = who.name, who.kind
            self._names.meet(name)
            self._with[kind, name].add(at)
            if who.actor is not None:
                self._with[kind, who.actor].add(at)

    def likely(self, here: Occasion) -> Iterator[int]:
        """Yield the groups that may tell of the same event, the latest first."""
        one = here.told[0]
        kind = one.type, here.family
        keys = [kind] if one.type == "CONSULT" else _wordings(kind, one.words)
        found = set[int]().union(*(self._told.get(key, ()) for key in keys))
        if here.people and len(found) > FEW:
            found &= set[int]().union(*self._meeting(kind, here.people))
        yield from sorted(found, reverse=True)

    def _meeting(self, kind: Kind, people: Iterable[ParticipantRecord]) -> Iterator[Collection[int]]:
        for who in people:
            if who.actor is not None:
                yield self._with.get((kind, who.actor), ())
            for name in self._names.alike((who.name, who.kind)):
                yield self._with.get((kind, name), ())


def _wordings(kind: Kind, words: str) -> Sequence[tuple[str, ...]]:
    return [(*kind, "=", words), *((*kind, meaning) for meaning in trigger_meanings(words))]


class _Names:
    """Names that may be one's; each new one is compared with those that share a key or are spelt alike."""

    def __init__(self) -> None:
        self._alike: dict[Name, list[Name]] = {}
        self._waiting: dict[Name, None] = {}
        self._keyed: defaultdict[str, list[Name]] = defaultdict(list)
        self._spelt: Mapping[str, defaultdict[str, list[Name]]] = {part: defaultdict(list) for part in BESIDE}

    def meet(self, name: Name) -> None:
        """Take note of a name; it is compared with the others when that is first asked."""
        if name not in self._alike:
            self._waiting[name] = None

    def alike(self, name: Name) -> Sequence[Name]:
        """Return the names met so far that are alike to this one, itself among them."""
        for one in (*self._waiting, name):
            if one not in self._alike:
                self._compare(one)
        self._waiting.clear()
        return self._alike[name]

    def _compare(self, name: Name) -> None:
        others = self._near(name)
        self._alike[name] = [name, *others]
        for other in others:
            self._alike[other].append(name)
        self._file(name)

    def _near(self, name: Name) -> Iterable[Name]:
        near = dict.fromkeys(other for key in _keys(*name) for other in self._keyed.get(key, ()))
        for part, word in _spellings(*name):
            for beside in BESIDE[part]:
                sounds = (self._keyed.get(f"{beside} {key}", ()) for key in _sounds(word))
                near.update(dict.fromkeys(chain.from_iterable(sounds)))
                spelt = self._spelt[beside]
                close = process.extract(
                    word, spelt.keys(), scorer=OSA.normalized_similarity, score_cutoff=SPELT, limit=None
                )
                near.update((other, None) for found, *_ in close for other in spelt[found])
        return near

    def _file(self, name: Name) -> None:
        for key in _keys(*name):
            self._keyed[key].append(name)
        for part, word in _spellings(*name):
            self._spelt[part][word].append(name)
            for key in _sounds(word):
                self._keyed[f"{part} {key}"].append(name)


def _keys(name: str, kind: str) -> set[str]:
    """Return what two names share that are alike for any other reason than their spelling."""
    found = {f"={fold(name)}"}
    if land := places.government(name):
        found.add(f"@{land}")
    return found | _body_keys(name) if kind == "organisation" else found


def _sounds(word: str) -> set[str]:
    """Return what a surname shares with its variants, with a longer one and with what it is corrupted to."""
    first, *_, last = (word.split() or [word]) * 2
    return {f"={first}", f"={last}", f"~{variants().get(word, word)}", f"…{skeleton(word)[:SOUND]}"}


def _body_keys(name: str) -> set[str]:
    """Return a public body's words, those of any other name in any order, and its initials."""
    body, named, letters = public_body(name), body_words(name), "".join(tokens(name.removeprefix("the ")))
    found = {f"words {' '.join(sorted(named))}", f"joined {''.join(named)}"}
    found |= {f"initials {letters.removeprefix('the')}", f"initials {letters}"}
    found.add(f"initials {''.join(word[:1] for word in named)}")
    return {*found, f"public {' '.join(body.words)}"} if body else found


def _spellings(name: str, kind: str) -> set[tuple[str, str]]:
    """Return the parts of a name in which one that is spelt otherwise must be close to it."""
    if kind == "organisation":
        return {("body", " ".join(body_words(name)))}
    if kind != "person":
        return set()
    person = person_name(name)
    given = {("given", person.given[0])} if len(person.given) == 1 else set()
    return {("family", person.family), ("family", bare_family(person.family)), *given}
