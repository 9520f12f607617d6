"""Denials: one article of a story says that what another tells did not happen, was refused or called off.

A denial is what stands behind "not", "no", "denied that" or "refused to". The clause of the other article
that tells the same is looked for by the words of the denial; it has to share more than one of them, or a name
or rare word beside. Where an account tells both sides itself, nothing is to be shown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from claims.gazetteer.names import fold
from claims.records import ClaimRecord, ConflictKind, Difference
from claims.resolve.conflicts import PLANNED
from claims.resolve.lexicon import noun_classes
from claims.resolve.stories.days import Told
from claims.resolve.stories.passages import (
    KEPT,
    NAME,
    TOKEN,
    WORD,
    Passage,
    Passages,
    days_apart,
    deeds,
    evidence,
    one_to_one,
    rarity,
)
from claims.resolve.stories.similarity import sense, senses, stem
from claims.wordlists import lists, tables

LEAST = 0.3
"""The score from which a clause tells what another denies."""
NOT, REFUSED, OCCURRED, ACCEPTED = "negated", "refused", "occurred", "accepted"
CALLED_OFF = frozenset(("cancel", "postpone", "suspend"))
OCCASIONS = frozenset(("visit", "meet", "strike", "protest", "vote", "open", "search", "attack", "begin"))
"""Classes of what can be called off, and is told by the other account as planned."""
BY_CLASS = 0.9
"""The weight of a word that stands in the other account by another of its class."""
TELLING = 2
"""Rare words that have to be in both clauses where of what is denied only a word of its class is."""
BESIDE = 0.7
"""The weight of a rare word that both clauses have beside what is denied."""
REACH = {"denying": 8, "refusing": 4, "negating": 4}
"""Words of the clause behind each kind of denial that belong to it."""
EXACT = ("not", "never", "cannot")
"""Words that deny the very next one that tells something; behind "no" and "none" it may come later."""
_CALLED_FOR = re.compile(r"\bcall(?:s|ed|ing)? (?:for|on|upon)\b")
_SAID = re.compile(r", (?:[a-z]+ing|and said|according|said|[A-Za-z ]{0,30} said\b)")
_NOBODY = re.compile(r"nobody\b|none\b|no one\b")
_NOT_YET = re.compile(r"\b(?:yet|so far|until now)\b")


class Denial(NamedTuple):
    """A clause that says that something did not happen: the telling words of it, and what became of it."""

    passage: Passage
    value: str
    words: tuple[str, ...]
    is_exact: bool
    """Whether the first of the words is what is denied, and not any of them."""
    is_general: bool = False
    """Whether it says so of everybody: "nobody was hurt"."""
    is_of_plan: bool = False
    """Whether it only says that something will not take place as planned."""
    is_opposite: bool = False
    """Whether it says so by telling the opposite, of which the first word is the one for what it denies."""

    @property
    def verbs(self) -> Sequence[str]:
        """The words of which one at least has to stand where it is told."""
        return self.words[:1] if self.is_exact else [word for word in self.words if _is_verb(word)]


class Answer(NamedTuple):
    """A denial with the clause of the other article that tells what it denies."""

    score: float
    told: Passage
    denial: Denial


def denial_differences(ours: Told, theirs: Told) -> list[Difference]:
    """Return where one article tells as done or planned what the other says did not or will not happen."""
    rare = rarity(ours[0], theirs[0])
    mine, others = _denials(ours[0]), _denials(theirs[0])
    found: list[tuple[Answer, Told, Told]] = []
    for here, own, there, denials in ((ours, mine, theirs, others), (theirs, others, ours, mine)):
        told, beside = _by_word(here[0]), _plain(there[0])
        for denial in denials:
            answers = [
                Answer(_score(one, denial, rare, here[1]), one, denial) for one in _tellers(denial, told)
            ]
            best = max(answers, key=lambda one: one.score, default=None)
            if best and best.score >= LEAST and not _is_told_there_too(best, own, beside, rare, there[1]):
                found.append((best, here, there))
    likely = sorted(found, key=lambda one: -one[0].score)
    paired = one_to_one(likely, lambda one: (one[0].told, one[0].denial.passage))
    return [_difference(*one) for one in paired]


def is_told(passage: Passage) -> bool:
    """Say whether a clause tells of something as a fact, or as planned."""
    return not is_denied(passage) and not _is_unreal(passage.text)


@lru_cache(maxsize=4096)
def is_coming(passage: Passage) -> bool:
    """Say whether a clause tells in its words of something still to come."""
    coming = lists("claims.resolve.lexicon", "clauses")["coming"]
    return not coming.isdisjoint(map(str.lower, TOKEN.findall(passage.text)))


def is_denied(passage: Passage) -> bool:
    """Say whether a clause says that something did not happen, was refused or was called off."""
    return _denial(passage) is not None or _calling_off(passage) is not None


@lru_cache(maxsize=KEPT)
def _denials(some: Passages) -> tuple[Denial, ...]:
    found = (_denial(one) or _calling_off(one) for one in some)
    told = [one for one in found if one is not None and one.words]
    return (*told, *(one for passage in some if _denial(passage) is None for one in _opposites(passage)))


@lru_cache(maxsize=2048)
def _denial(passage: Passage) -> Denial | None:
    """Return what a clause denies, ``None`` where it denies nothing; words as they stand there."""
    listed = lists("claims.resolve.lexicon", "clauses")
    words = TOKEN.findall(passage.text)
    for kind, reach in REACH.items():
        for at, word in enumerate(words):
            plain = word.lower()
            denies = plain in listed[kind] or (kind == "negating" and plain.endswith("n't"))
            if denies and _is_told(words, at, kind):
                behind = tuple(one for one in _behind(passage.text, word) if _tells(one))[:reach]
                is_exact = kind == "refusing" or plain in EXACT or plain.endswith("n't")
                is_general = bool(_NOBODY.match(f"{plain} {' '.join(words[at + 1 : at + 2])}"))
                return Denial(passage, REFUSED if kind == "refusing" else NOT, behind, is_exact, is_general)
    return None


def _behind(text: str, cue: str) -> list[str]:
    """Return the words behind a word of denial, up to where somebody is quoted, or is said to say it."""
    behind = text.partition(cue)[2]
    said = _SAID.search(behind)
    return TOKEN.findall(behind[: said.start()] if said else behind)


def _is_told(words: Sequence[str], at: int, kind: str) -> bool:
    """Say whether a word of denial tells what did not happen; "no less than" and a call to refuse do not."""
    listed = lists("claims.resolve.lexicon", "clauses")
    before = {word.lower() for word in words[:at]}
    if words[at - 1 : at] == ["to"] or not before.isdisjoint(listed["unreal"]):
        return False
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    return kind != "negating" or following not in listed["no_denial"]


@lru_cache(maxsize=2048)
def _calling_off(passage: Passage) -> Denial | None:
    """Return what a clause says is called off or put off, ``None`` where it says so of nothing."""
    outcomes = tables("claims.resolve.lexicon", "events")["outcome"]
    words = TOKEN.findall(passage.text)
    pairs = pairwise([*(word.lower() for word in words), ""])
    off = next(
        (one for one, other in pairs if one in outcomes and deeds(f"{one} {other}") & CALLED_OFF), None
    )
    if off is None:
        return None
    meant = TOKEN.findall(f"{passage.meant} {passage.text}")
    whose = tuple(word for word in meant if deeds(word.lower()) & OCCASIONS)
    return Denial(passage, outcomes[off], whose, is_exact=False, is_of_plan=True)


def _opposites(passage: Passage) -> Iterator[Denial]:
    """Yield what a clause denies by telling the opposite: that it was closed, where it says that it works."""
    words = TOKEN.findall(passage.text)
    plain = {word.lower() for word in words}
    if _is_unreal(passage.text):
        return
    for some, others in tables("claims.resolve.lexicon", "clauses")["opposite"].items():
        if not plain.isdisjoint(others.split()) and plain.isdisjoint(some.split()):
            beside = tuple(word for word in words if _tells(word) and word.lower() not in others.split())
            for one in some.split():
                yield Denial(passage, NOT, (one, *beside), is_exact=True, is_opposite=True)


def _tells(word: str) -> bool:
    listed = lists("claims.resolve.lexicon", "clauses")
    plain = word.lower()
    return (
        len(plain) > 2
        and plain not in listed["denied_by_way"]
        and (plain not in lists("claims.resolve.lexicon", "stories")["commonplace"] or bool(deeds(plain)))
    )


@lru_cache(maxsize=KEPT)
def _plain(some: Passages) -> Passages:
    """Return the clauses that tell of something as a fact, or as planned; not what is denied right after."""
    return tuple(
        one for one, following in pairwise([*some, None])
        if one is not None and is_told(one) and not (following and _is_answer(following))
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _is_unreal(text: str) -> bool:
    """Say whether something is only possible, wanted, feared or suspected."""
    unreal = lists("claims.resolve.lexicon", "clauses")["unreal"]
    return bool(_CALLED_FOR.search(text)) or not unreal.isdisjoint(map(str.lower, TOKEN.findall(text)))


def _is_answer(passage: Passage) -> bool:
    """Say whether a clause denies what stands before it: "which his lawyer denied", "She denied it"."""
    denial = _denial(passage)
    return denial is not None and not denial.is_exact and not denial.words


@lru_cache(maxsize=KEPT)
def _by_word(some: Passages) -> Mapping[str, Sequence[Passage]]:
    """Return the plain clauses of an article by the stems, senses and classes of their words, so that most
    are never compared."""
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for one in _plain(some):
        for form in _stems(one.text) | senses(one.text) | deeds(one.text):
            found[form].append(one)
    return found


def _tellers(denial: Denial, told: Mapping[str, Sequence[Passage]]) -> Iterable[Passage]:
    """Return the clauses that may tell what is denied, in the order of the text."""
    forms = {form for verb in denial.verbs for form in (stem(verb), sense(verb), *deeds(verb.lower()))}
    found = {one.start: one for form in forms for one in told.get(form, ())}
    return [found[start] for start in sorted(found)]


def _score(told: Passage, denial: Denial, rare: Counter[str], there: date | None) -> float:
    """Return how likely a clause tells what another denies, 0 where it does not tell the verb."""
    matched = {word: fit for word in denial.words if (fit := _fit(word, told))}
    least = 1.0 if denial.is_opposite else BY_CLASS
    if not any(matched.get(word, 0.0) >= least for word in denial.verbs):
        return 0.0
    coming = _is_coming(told, there)
    if coming != denial.is_of_plan and (denial.is_of_plan or _is_not_yet(denial.passage)):
        return 0.0
    found = evidence(told, denial.passage, rare)
    beside = found.words - {form for word in matched for form in (stem(word), sense(word))}
    fits = {stem(word): fit for word, fit in matched.items() if fold(word) not in found.names}
    one_day = any(days_apart(a, b) == 0 for a in told.times for b in denial.passage.times)
    alone = len(fits) < 2 and found.of_names < NAME  # then the very word has to stand there
    if alone and (denial.is_opposite or (1.0 not in fits.values() and len(beside) < TELLING)):
        return 0.0
    fits |= {"": 1.0} if denial.is_general else {}
    return round(WORD * (sum(fits.values()) - 1 + BESIDE * len(beside) + one_day) + found.of_names, 3)


def _is_verb(word: str) -> bool:
    """Say whether a word tells of something done, and is not only a noun for people or things."""
    return word.endswith(("ed", "ing")) or (bool(deeds(word.lower())) and not _is_noun(word.lower()))


def _is_noun(word: str) -> bool:
    return stem(word) in _nouns()


@cache
def _nouns() -> frozenset[str]:
    return frozenset(map(stem, noun_classes()))


def _fit(word: str, told: Passage) -> float:
    """Return how well a word of a denial stands in a clause: by itself, or by another of its class."""
    if stem(word) in _stems(told.text):
        return 1.0
    by_class = deeds(word.lower()) & deeds(told.text) or sense(word) in senses(told.text)
    return BY_CLASS if by_class else 0.0


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in TOKEN.findall(text))


def _is_told_there_too(
    answer: Answer, own: Iterable[Denial], beside: Iterable[Passage], rare: Counter[str], there: date | None
) -> bool:
    """Say whether one of the two articles tells both that it happened and that it did not."""
    denial = answer.denial
    verb = next(word for word in denial.words if _fit(word, answer.told))
    same = stem(verb), deeds(verb.lower())
    if any(same[0] == stem(word) or same[1] & deeds(word.lower()) for one in own for word in one.verbs):
        return True
    others = (one for one in beside if one is not denial.passage and stem(verb) in _stems(one.text))
    return any(_score(one, denial, rare, there) >= answer.score for one in others)


def _is_coming(told: Passage, published: date | None) -> bool:
    """Say whether a clause tells of something still to come, by its words or its days."""
    days = [one.date.first for one in told.times if one.date is not None and one.date.first is not None]
    if published and days and all(day > published for day in days):
        return True
    return is_coming(told)


def _is_accepted(answer: Answer) -> bool:
    accepting = lists("claims.resolve.lexicon", "clauses")["accepting"]
    return answer.denial.value == REFUSED and not accepting.isdisjoint(answer.told.text.lower().split())


def _is_not_yet(denial: Passage) -> bool:
    return bool(_NOT_YET.search(denial.text))


def _difference(answer: Answer, here: Told, there: Told) -> Difference:
    told, denial = answer.told, answer.denial
    value = PLANNED if _is_coming(told, here[1]) else ACCEPTED if _is_accepted(answer) else OCCURRED
    newer = here[1] is not None and there[1] is not None and there[1] > here[1]
    older = here[1] is not None and there[1] is not None and here[1] > there[1]
    came = older and (denial.is_opposite or _is_not_yet(denial.passage))
    kind: ConflictKind = "superseded" if came or (value == PLANNED and newer) else "disagreement"
    verbs = [word for word in denial.words if _fit(word, told)]
    sides = (
        (_claim(told, verbs, value), value, told.at(told.start)),
        (_claim(denial.passage, verbs, denial.value), denial.value, denial.passage.at(denial.passage.start)),
    )
    (left, ours, at), (right, theirs, there_at) = sorted(sides)
    return Difference("modality", kind, left, right, ours, theirs, at, there_at)


def _claim(passage: Passage, verbs: Sequence[str], value: str) -> int:
    """Return the claim of a clause that tells best of what became of it: a mention of the event."""
    refusing = lists("claims.resolve.lexicon", "clauses")["refusing"]

    def rank(one: ClaimRecord) -> tuple[bool, bool, bool, int]:
        tells = any(deeds(one.words.lower()) & deeds(verb.lower()) for verb in verbs)
        refuses = not refusing.isdisjoint(one.words.lower().split())
        return refuses != (value == REFUSED), (one.modality == NOT) != (value == NOT), not tells, one.start

    mentions = [one for one in passage.claims if one.modality is not None]
    return min(mentions, key=rank).claim if mentions else passage.claim
