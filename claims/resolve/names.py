"""Names compared: a person's given and family names apart, an organisation's words and its acronym.

No single string score tells the same from the different (Anthony and Antony are as close as Li Qiang and
Li Qin), so a comparison says what fits and what does not, and a veto where one part cannot be the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from claims.gazetteer.names import fold, likeness, skeleton, tokens
from claims.gazetteer.public_bodies import PublicBody, is_abroad, public_body
from claims.resolve.lexicon import long_forms, variants, words

SYLLABIC = 0.5
"""The most that two different syllables of a Chinese or Korean given name count: each is a name itself."""
VOWELS = "aeiou"
"""Vowels that a given name's second syllable may be alone ("Ji-u")."""
BARE = 0.82
"""The weight of equal names of two public bodies where it is not said which of many they are."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart, folded; ``given`` is one word where the family name comes first."""

    given: tuple[str, ...]
    family: str
    suffix: str | None
    family_first: bool

    @property
    def is_full(self) -> bool:
        """Say whether there is a given name, or two initials, beside the surname."""
        return len(self.given) > 1 or any(len(part) > 1 for part in self.given)

    @property
    def key(self) -> str:
        """Return what two spellings of one full name share."""
        return " ".join((self.family, *self.given, *((self.suffix,) if self.suffix else ())))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How well two names fit, 0 to 1, with the reasons in words; 0 is a veto."""

    score: float
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@lru_cache(maxsize=32768)
def person_name(name: str) -> PersonName:
    """Take a person's name apart: "President Xi Jinping" is family "xi", given "jinping".

    A family name that its people put first is found in either place; "Ursula von der Leyen" keeps her
    particles with the family name.
    """
    if "," in name and name.split(",")[1].strip() and not _is_suffix(name.split(",")[1]):
        family, given = name.split(",", 1)
        name = f"{given} {family}"
    parts = [part for part in tokens(name) if part not in words("title")] or list(tokens(name))
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in words("suffix") else None
    suffix = {"junior": "jr", "senior": "sr"}.get(suffix or "", suffix)
    if not parts:
        return PersonName((), fold(name), suffix, False)
    if len(parts) == 1:
        return PersonName((), parts[0], suffix, parts[0] in words("family_first"))
    if len(parts) <= 3 and (turned := _family_first(parts)):
        return PersonName(("".join(turned[1]),), turned[0], suffix, True)
    family, rest = _with_particles(parts)
    return PersonName(_initials_apart(rest), family, suffix, False)


def _is_suffix(part: str) -> bool:
    return fold(part) in words("suffix") | words("title")


def _family_first(parts: list[str]) -> tuple[str, list[str]] | None:
    for family, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        parted = all(1 < len(part) <= 9 or (at and part in VOWELS) for at, part in enumerate(given))
        syllabic = sum(map(syllables, given)) <= 3 and parted
        if family in words("hungarian") or (family in words("family_first") and syllabic):
            return family, given
    return None


def _with_particles(parts: list[str]) -> tuple[str, list[str]]:
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in words("particle"):
        start -= 1
    family = parts[start:]
    while len(family) > 1 and family[0] in ("al", "el"):
        family = family[1:]
    return " ".join(family), parts[:start]


def _initials_apart(given: list[str]) -> tuple[str, ...]:
    """Return given names with joined initials taken apart: "jk" before a surname is j, k."""
    apart: list[str] = []
    for part in given:
        joined = len(part) in (2, 3) and not any(char in "aeiouy" for char in part)
        apart += list(part) if joined else [part]
    return tuple(apart)


def compare_people(left: str, right: str) -> Comparison:
    """Compare two names of people; a surname alone compares as such, with a low score."""
    ours, theirs = person_name(left), person_name(right)
    if ours.key == theirs.key and ours.is_full:
        return Comparison(1.0, ("the full names are equal",))
    if not ours.given or not theirs.given:
        return _compare_surname(ours, theirs)
    straight = _compare_full(ours, theirs)
    if straight.score or len(ours.given) != 1 or len(theirs.given) != 1:
        return straight
    turned = PersonName((theirs.family,), theirs.given[0], theirs.suffix, theirs.family_first)
    swapped = _compare_full(ours, turned)
    if swapped.score < 0.9:
        return straight
    return Comparison(swapped.score - 0.05, (*swapped.reasons, "in the other order"), swapped.against)


def _compare_surname(ours: PersonName, theirs: PersonName) -> Comparison:
    """Compare where one side is a lone word: a surname, or a family name used alone."""
    lone, other = (ours, theirs) if not ours.given else (theirs, ours)
    if lone.family == other.family:
        what = "both are surnames only" if not other.given else "one is a surname only"
        return Comparison(0.74, ("the surnames are equal",), (what,))
    alike = family_likeness(lone.family, other.family)
    if alike < 0.7 or min(len(lone.family), len(other.family)) < 5:
        return Comparison(0.0)
    return Comparison(0.55 + 0.15 * alike, ("the surnames are alike",), ("one is a surname only",))


def _compare_full(ours: PersonName, theirs: PersonName) -> Comparison:
    if ours.suffix and theirs.suffix and ours.suffix != theirs.suffix:
        return Comparison(0.0, (), ("the suffixes differ",))
    family = family_likeness(ours.family, theirs.family)
    if family < 0.6:
        return Comparison(0.0)
    given, reasons, against = _compare_given(ours, theirs)
    if given == 0.0:
        return Comparison(0.0)
    reasons = [_say("family names", family), *reasons]
    score = 0.5 * family + 0.5 * given
    if ours.suffix != theirs.suffix:
        score -= 0.1
        against = [*against, "one has a suffix"]
    return Comparison(round(max(score, 0.01), 4), tuple(reasons), tuple(against))


def _say(what: str, alike: float) -> str:
    return f"the {what} are equal" if alike == 1.0 else f"the {what} are alike"


def family_likeness(left: str, right: str) -> float:
    """Return how alike two family names are: equal, two spellings of one, or close in sound and letters."""
    if left == right:
        return 1.0
    bare, other = bare_family(left), bare_family(right)
    if bare == other or variants().get(bare, bare) == variants().get(other, other):
        return 0.97
    shorter, longer = sorted((bare.split(), other.split()), key=len)
    if len(shorter) < len(longer) and shorter and (longer[-1:] == shorter or longer[:1] == shorter):
        return 0.85
    alike = likeness(bare, other)
    if min(len(bare), len(other)) < 4:
        return 0.0
    if skeleton(bare) == skeleton(other) and len(skeleton(bare)) > 1:
        return max(0.9, alike) if alike >= 0.55 else alike
    return max(alike - 0.12, 0.0)


def bare_family(family: str) -> str:
    """Return a family name without its particles."""
    parts = [part for part in family.split() if part not in words("particle")]
    return " ".join(parts) or family


def _compare_given(ours: PersonName, theirs: PersonName) -> tuple[float, list[str], list[str]]:
    if ours.family_first and theirs.family_first:
        return _compare_syllables(ours.given[0], theirs.given[0])
    first = given_likeness(ours.given[0], theirs.given[0])
    if first == 0.0:
        return 0.0, [], []
    reasons = [_say_given(ours.given[0], theirs.given[0], first)]
    left, right = ours.given[1:], theirs.given[1:]
    if not left or not right:
        against = [] if left == right else ["only one has a middle name"]
        return first - (0.04 if against else 0.0), reasons, against
    if len(left) != len(right) and all(len(part) == 1 for part in (*left, *right)):
        return 0.0, [], ["the middle initials differ"]
    middles = [given_likeness(a, b) for a, b in zip(left, right, strict=False)]
    if 0.0 in middles:
        return 0.0, [], ["the middle names differ"]
    return (first + min(middles)) / 2, [*reasons, "the middle names agree"], []


def _say_given(left: str, right: str, alike: float) -> str:
    if alike == 1.0:
        return "the given names are equal"
    if min(len(left), len(right)) == 1:
        return "one given name is the other's initial"
    if _is_short_form(left, right):
        return "one given name is short for the other"
    return "the given names are alike"


def given_likeness(left: str, right: str) -> float:
    """Return how alike two given names are; 0 where they cannot be one person's."""
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        return 0.8 if left[0] == right[0] else 0.0
    if variants().get(left, left) == variants().get(right, right):
        return 0.96
    if _is_short_form(left, right):
        return 0.92
    alike = likeness(left, right)
    if skeleton(left) == skeleton(right) and len(skeleton(left)) > 1 and alike >= 0.6:
        return max(0.9, alike)
    return alike - 0.05 if alike >= 0.75 and min(len(left), len(right)) > 4 else 0.0


def _is_short_form(left: str, right: str) -> bool:
    table = long_forms()
    ours, theirs = table.get(left, frozenset()), table.get(right, frozenset())
    return right in ours or left in theirs or bool(ours & theirs)


def _compare_syllables(left: str, right: str) -> tuple[float, list[str], list[str]]:
    """Compare given names of syllables, where one letter often makes another person."""
    if left == right:
        return 1.0, ["the given names are equal"], []
    if variants().get(left, left) == variants().get(right, right):
        return 0.96, ["the given names are alike"], []
    if _is_short_form(left, right):
        return 0.92, ["one given name is short for the other"], []
    if syllables(left) != syllables(right) or OSA.distance(left, right) > 1:
        return 0.0, [], []
    longest = max(len(left), len(right))
    score = SYLLABIC if longest < 7 or left[0] != right[0] else 0.7
    return score, [], ["the given names differ in one letter"]


def syllables(word: str) -> int:
    """Return how many groups of vowels a folded word has."""
    vowel, count = False, 0
    for char in word:
        count += char in "aeiouy" and not vowel
        vowel = char in "aeiouy"
    return count


@lru_cache(maxsize=32768)
def body_words(name: str) -> tuple[str, ...]:
    """Return the folded words of an organisation's name that tell it from others."""
    small = ("the", "of", "and", "for", "in", "on", "at", "to")
    legal = (
        "inc",
        "corp",
        "corporation",
        "ltd",
        "limited",
        "llc",
        "plc",
        "co",
        "ag",
        "gmbh",
        "sa",
        "company",
    )
    kept = tuple(word for word in tokens(name) if word not in small)
    return tuple(word for word in kept if word not in legal) or kept or tokens(name) or (name,)


def is_generic(name: str) -> bool:
    """Say whether an organisation's name has only words that any country's could have."""
    body = public_body(name)
    return body is not None and body.nation is None


def is_described(name: str) -> bool:
    """Say whether a body is told what it is ("the company", "Their union", "government"), not by a name."""
    first, *rest = name.split() or [""]
    if first.lower() in words("determiner") and rest:
        return all(word[:1].islower() for word in rest)
    return name in words("bare")


def compare_bodies(left: str, right: str) -> Comparison:
    """Compare two names of organisations, governments or places."""
    public, other = public_body(left), public_body(right)
    if public and other:
        return _compare_public(public, other)
    ours, theirs = body_words(left), body_words(right)
    if ours == theirs and is_abroad(left):
        return Comparison(BARE, ("the names are equal",), ("a country has one in many others",))
    if ours == theirs or "".join(ours) == "".join(theirs):
        return Comparison(1.0, ("the names are equal",))
    if is_acronym(left, right) or is_acronym(right, left):
        return Comparison(0.88, ("one name is made of the other's initials",))
    if sorted(ours) == sorted(theirs):
        return Comparison(0.95, ("the same words in another order",))
    shorter, longer = sorted((ours, theirs), key=len)
    if len(shorter) > 1 and set(shorter) < set(longer):
        return Comparison(0.82, ("one name is part of the other",), ("one name says more",))
    alike = likeness(" ".join(ours), " ".join(theirs))
    close = len(ours) == len(theirs) and all(
        a == b or (len(a) > 4 and len(b) > 4 and likeness(a, b) >= 0.8)
        for a, b in zip(ours, theirs, strict=True)
    )
    return Comparison(alike, ("the names are spelt alike",)) if close and alike >= 0.85 else Comparison(0.0)


def _compare_public(left: PublicBody, right: PublicBody) -> Comparison:
    """Compare what every country has one of: two of one name are one only in the same country."""
    if left.words != right.words or (left.nation and right.nation and left.nation != right.nation):
        return Comparison(0.0)
    if left.nation == right.nation and left.nation:
        return Comparison(1.0, ("the names are equal",))
    who = "only one name says" if left.nation or right.nation else "neither name says"
    return Comparison(BARE, ("the names are equal",), (f"{who} whose it is, and many countries have one",))


def is_acronym(short: str, long: str) -> bool:
    """Say whether ``short`` is the initials of ``long``: "IMF", "U.N."; never of "US Navy"."""
    short = short.removeprefix("the ").removeprefix("The ")
    letters = "".join(tokens(short))
    if not (2 <= len(letters) <= 6 and short.replace(".", "").isupper()):
        return False
    if any(len(word) > 1 and word.replace(".", "").isupper() for word in long.split()):
        return False
    named = body_words(long)
    return len(named) > 1 and letters == "".join(word[0] for word in named)
