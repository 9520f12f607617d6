"""Passages: the clauses of an article, with what those of another article of its story are compared by.

Much of what accounts differ in stands in no event mention: a visit that is only "came to the camp on Sunday",
a report that is "to follow on 5 June". So the clauses themselves are compared: by the classes of their verbs
and nouns, by names and by rare words. Conjunctions, relative pronouns and marks say where a clause ends.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeVar

from claims.gazetteer.names import fold, likeness
from claims.records import ArticleRecord, ClaimRecord, TimeRecord
from claims.resolve import places
from claims.resolve.event_clusters import apart
from claims.resolve.lexicon import deed_classes, trigger_classes
from claims.resolve.stories.accounts import trigger_meanings
from claims.resolve.stories.similarity import sense, senses, stem
from claims.wordlists import lists

SHORT = 20
"""Characters below which a stretch is no clause of its own."""
AGENTS = ("er", "ers", "or", "ors")
"""Endings of nouns for those who do something."""
TELLING = 3
"""Words in small letters from which on a clause tells something, even if no happening of a known class."""
LONG = 5
"""Letters from which on a name may be spelt otherwise."""
SPELT = 0.75
"""Likeness of folded names from which they may be one in two spellings."""
RARE, KNOWN = 4, 5
"""In more sentences of the two articles than these a word or a name says little of what is told."""
DEED, NAME, KNOWN_NAME, WORD, WORDS = 0.7, 0.6, 0.2, 0.35, 1.05
"""The weights of a happening of one class, a name, one that stands all over, a rare word, and several."""
ORDER = ("event_mention", "quote", "figure", "role")
"""The claims that may stand for a clause, the best first."""
KEPT = 128
"""Articles of which the clauses, and what is made of them, are kept."""
_VERB = r"(?:was|were|is|are|has|had|have|will|would|did|does|[^\W\d_]{3,}ed)"
_BREAK = re.compile(
    r"[;:–—]|, (?:and|but|while|so|however|adding|saying|whereas|as|since|also)\b"
    r"|,? \b(?=(?:which|who|whom|whose|where|while|after|when|because|whereas|although|but)\b)"
    rf"| and (?={_VERB}\b)"
)
_RELATIVE = re.compile(r"[\s,]*(?:which|who|whom|whose|where)\b")
_RESUMING = re.compile(r"\W*(?:it|this|that|(?:the|this|that) ([^\W\d_]+))\b", re.IGNORECASE)
TOKEN = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_NAME = re.compile(r"\b[A-Z][^\W\d_]{1,}(?:-[A-Z]?[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A clause of an article that begins at ``start``, with the claims in it, else in its sentence or near.

    ``sentence`` is the sentence it stands in, by number and start. ``meant`` is what a relative pronoun, or
    "it" at the beginning of a sentence, stands for. ``deeds`` are the classes of its verbs and nouns of
    happenings, ``names`` its names, folded, ``words`` the senses of its telling words, all with those of what
    is meant; ``everybody`` are the names of the whole article.
    """

    article: int
    sentence: tuple[int, int]
    start: int
    text: str
    meant: str
    claims: tuple[ClaimRecord, ...]
    is_claim_here: bool
    times: tuple[TimeRecord, ...]
    deeds: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    everybody: frozenset[str]

    @property
    def claim(self) -> int:
        """The claim that stands for it: a mention of an event, before anything else."""
        return min(self.claims, key=lambda one: (ORDER.index(one.kind), one.start)).claim

    @property
    def tells(self) -> bool:
        """Whether it tells something; a dateline does not."""
        words = [word for word in TOKEN.findall(self.text) if word[0].islower() and len(word) > 2]
        return bool(self.deeds) or len(words) >= TELLING

    def at(self, start: int) -> int | None:
        """Return an offset in the clause if it has to be said beside the claim, which stands elsewhere."""
        return None if self.is_claim_here else start


Found = TypeVar("Found")
Passages = tuple[Passage, ...]
"""The clauses of an article."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two clauses share, and how far it speaks for one happening: a score, and that of the names."""

    deeds: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    score: float
    of_names: float


NOTHING = Evidence(frozenset(), frozenset(), frozenset(), 0.0, 0.0)
"""Two clauses that share nothing."""


@lru_cache(maxsize=KEPT)
def passages(article: ArticleRecord) -> Passages:
    """Return the clauses of an article in the order of the text; none where it has no claim.

    Those of the last articles are kept, since each is compared with several others of its story.
    """
    claims = sorted((one for one in article.claims if one.kind in ORDER), key=lambda one: one.start)
    return tuple(_passages(article, claims)) if claims else ()


def _passages(article: ArticleRecord, claims: Sequence[ClaimRecord]) -> Iterator[Passage]:
    lower = frozenset(word for word in TOKEN.findall(article.text) if word[0].islower())
    everybody = _names(article.text, lower)
    before = ""
    for number, (start, end) in enumerate(article.sentences):
        here = [one for one in claims if start <= one.start < end]
        sentence = article.text[start:end]
        for first, last, meant in _clauses(article.text, start, end):
            text = " ".join(article.text[first:last].split())
            meant = meant or (before if first == start and _resumes(sentence) else "")
            told = f"{meant} {text}".strip()
            inside = [one for one in here if first <= one.start < last]
            nearest = () if here else (min(claims, key=lambda one: abs(one.start - first)),)
            yield Passage(
                article.id, (number, start), first, text, meant, tuple(inside or here or nearest), bool(here),
                tuple(one for one in article.times if first <= one.start < last),
                deeds(told), _names(told, lower), senses(told), everybody,
            )  # fmt: skip
        before = " ".join(sentence.split())


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield where each clause of a sentence begins and ends, with the one its relative pronoun refers to."""
    cuts = [start]
    for found in _BREAK.finditer(text, start, end):
        if found.start() - cuts[-1] >= SHORT:
            cuts.append(found.start())
    if end - cuts[-1] < SHORT and len(cuts) > 1:
        cuts.pop()
    before = ""
    for first, last in pairwise([*cuts, end]):
        clause = " ".join(text[first:last].split())
        yield first, last, before if _RELATIVE.match(clause) else ""
        before = clause


def _resumes(sentence: str) -> bool:
    """Say whether a sentence begins with what the one before told: "It happened", "The decision …"."""
    found = _RESUMING.match(sentence)
    noun = found[1] if found else None
    resumed = lists("claims.resolve.lexicon", "clauses")["resumed"]
    return found is not None and (noun is None or noun.lower() in resumed)


@lru_cache(maxsize=4096)
def deeds(text: str) -> frozenset[str]:
    """Return the classes of the verbs and nouns of a text that tell of happenings; names tell of none."""
    words = TOKEN.findall(text)
    plain = [word.lower() if at == 0 or word[0].islower() else "" for at, word in enumerate(words)]
    return frozenset(deed for one, other in pairwise([*plain, ""]) for deed in _deeds(one, other))


@lru_cache(maxsize=16384)
def _deeds(word: str, following: str) -> frozenset[str]:
    known, light = trigger_classes(), lists("claims.resolve.lexicon", "stories")["light"]
    phrasal = f"{word}-{following}"
    if phrasal in known:
        return known[phrasal]
    if "-" in word:
        joined, last = word.replace("-", ""), word.rpartition("-")[2]
        if joined in known or len(last) < LONG:  # "walk-out"; but "cease-fire" is no fire
            return known.get(joined, frozenset())
        return _deeds(last, following)
    rarer = _rarer().get(phrasal) or _rarer().get(stem(word))
    found = frozenset() if word in light else trigger_meanings(word) & known.keys()
    if word.endswith(AGENTS) and found == {stem(word)}:
        found = frozenset()  # "fighters" are no fight
    return found | {rarer} if rarer else found


@cache
def _rarer() -> Mapping[str, str]:
    return {word if "-" in word else stem(word): one for word, one in deed_classes().items()}


def _names(text: str, lower: frozenset[str]) -> frozenset[str]:
    """Return the words of a text that are names: in capitals, and nowhere in small letters."""
    common = lists("claims.resolve.lexicon", "stories")["commonplace"]
    found: set[str] = set()
    for name in _NAME.finditer(text):
        word = name[0]
        is_name = word.isupper() if len(word) < LONG - 1 else fold(word) not in common
        if is_name and word.lower() not in lower:
            found.add(fold(word))
    return frozenset(found)


@lru_cache(maxsize=8)
def rarity(*sides: Passages) -> Counter[str]:
    """Return in how many sentences of some articles each word and name stands."""
    told: dict[tuple[int, int], set[str]] = {}
    for side in sides:
        for one in side:
            told.setdefault((one.article, one.sentence[0]), set()).update(one.words, one.names)
    return Counter(word for words in told.values() for word in words)


def evidence(ours: Passage, theirs: Passage, rare: Counter[str]) -> Evidence:
    """Return what speaks for two clauses of two articles telling of one happening, whatever its day."""
    both = ours.deeds & theirs.deeds
    named = shared_names(ours.names, theirs.names) if ours.names and theirs.names else frozenset[str]()
    if not both and not named and ours.words.isdisjoint(theirs.words):
        return NOTHING
    known = {form for name in named for form in (stem(name), sense(name))} | {sense(deed) for deed in both}
    words = frozenset(word for word in (ours.words & theirs.words) - known if rare[word] <= RARE)
    of_names = sum(_weight(name, rare) for name in named)
    score = DEED * bool(both) + of_names + min(WORDS, WORD * len(words))
    return Evidence(both, named, words, round(score, 3), of_names)


def days_apart(ours: TimeRecord, theirs: TimeRecord) -> int | None:
    """Return the days between two times, of weekdays in no known week the fewest; ``None`` if unknown."""
    if ours.date is not None and theirs.date is not None:
        return apart(ours.date, theirs.date)
    one, other = _weekday(ours), _weekday(theirs)
    gap = abs(one - other) if one and other else None
    return gap if gap is None else min(gap, 7 - gap)


def _weekday(time: TimeRecord) -> int | None:
    days = time.date
    if days is None:
        return time.weekday
    return days.first.isoweekday() if days.first is not None and days.first == days.last else None


def one_to_one(
    best: Iterable[Found], ends: Callable[[Found], Iterable[object]], settled: Iterable[int] = ()
) -> Iterator[Found]:
    """Yield the likeliest of what was found, each of its two ``ends`` once, by identity.

    Ends that are ``settled`` go with another already.
    """
    taken = set(settled)
    for one in best:
        both = set(map(id, ends(one)))
        if not both & taken:
            taken |= both
            yield one


def name_others(ours: Passage, theirs: Passage) -> bool:
    """Say whether each of two clauses names somebody, and neither whom the other's article names."""
    if not ours.names or not theirs.names:
        return False
    return not shared_names(ours.names, theirs.everybody) and not shared_names(theirs.names, ours.everybody)


def _weight(name: str, rare: Counter[str]) -> float:
    return KNOWN_NAME if rare[name] > KNOWN or places.country(name) else NAME


@lru_cache(maxsize=16384)
def shared_names(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Return the names of one clause that are in the other too, by this spelling or by another."""
    both = ours & theirs
    long = _long_names(ours)
    if not long:
        return both
    others = _long_names(theirs)
    return both | {
        name
        for initial in long.keys() & others.keys()
        for name in long[initial]
        if name not in theirs
        and any(other not in ours and likeness(name, other) >= SPELT for other in others[initial])
    }


@lru_cache(maxsize=4096)
def _long_names(some: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Return the names that may be spelt otherwise, by their first letters."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in some:
        if len(name) >= LONG:
            found[name[0]].append(name)
    return dict(found)
