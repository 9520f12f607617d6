"""The same words of the same speaker in different articles, translated or paraphrased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, utils

from claims.records import Judgement, QuoteRecord, Verdict
from claims.resolve.candidates import NEWS_DAYS, months
from claims.resolve.event_clusters import ALIKE, alike, apart
from claims.resolve.links import Clusters
from claims.resolve.names import person_name

SAME = 92.0
"""Likeness (0 to 100, rapidfuzz token set) from which the words of one speaker are one utterance."""
PROPOSE = 68.0
WORDS = 5
"""Shorter utterances are said too often to be told apart."""
BUCKET = 60


class QuoteIndex:
    """The quotes that are known, by speaker and month."""

    def __init__(self, clusters: Clusters | None = None) -> None:
        self.clusters = clusters or Clusters()
        self._filed: defaultdict[str, list[QuoteRecord]] = defaultdict(list)

    def expect(self, filed: Mapping[str, Iterable[int]], known: Iterable[QuoteRecord]) -> None:
        """Let quotes be found that are filed elsewhere, under each key the oldest first."""
        quotes = {said.claim: said for said in known}
        for key, claims in filed.items():
            self._filed[key] = [quotes[claim] for claim in claims if claim in quotes]

    def add(self, said: QuoteRecord) -> None:
        """Let ``said`` be found by those that come later."""
        for key in filing_keys(said):
            self._filed[key].append(said)

    def settle(self, new: Iterable[QuoteRecord]) -> list[Judgement]:
        """Compare the quotes of one article with all that are known, add them, and return what is held."""
        fresh = [said for said in new if is_telling(said)]
        found = [pair for said in fresh for pair in self._judge(said)]
        for said in fresh:
            self.add(said)
        return found

    def _judge(self, said: QuoteRecord) -> Iterator[Judgement]:
        best: dict[int, Judgement] = {}
        for other in self._candidates(said):
            pair = compare(said, other)
            if pair is None or self.clusters.is_judged(pair.left, pair.right):
                continue
            if other.article not in best or best[other.article].score < pair.score:
                best[other.article] = pair
        yield from best.values()

    def _candidates(self, said: QuoteRecord) -> list[QuoteRecord]:
        found: dict[int, QuoteRecord] = {}
        for key in sorted(asking_keys(said)):
            found.update((other.claim, other) for other in self._filed.get(key, ())[-BUCKET:])
        return [other for other in found.values() if other.article != said.article]


def compare(left: QuoteRecord, right: QuoteRecord) -> Judgement | None:
    """Return what is held of two quotes of different articles, or ``None`` where they are not alike."""
    if alike(left.speaker, right.speaker) < ALIKE:
        return None
    gap = apart(left.published, right.published) if left.published and right.published else None
    if gap is not None and gap > NEWS_DAYS:
        return None
    ours, theirs = _plain(left.content), _plain(right.content)
    likeness = fuzz.token_sort_ratio(ours, theirs)
    if min(len(ours.split()), len(theirs.split())) >= WORDS:
        likeness = max(likeness, 0.95 * fuzz.token_set_ratio(ours, theirs))
    if likeness < PROPOSE:
        return None
    verdict: Verdict = "same" if likeness >= SAME else "proposed"
    low, high = sorted((left.claim, right.claim))
    reasons = (f"{left.speaker.name} says both", f"the words are {likeness:.0f} % alike")
    return Judgement(low, high, verdict, round(likeness / 100, 3), reasons, (), "quote.same-words")


def is_telling(said: QuoteRecord) -> bool:
    """Say whether the words are enough to know them again."""
    return len(said.content.split()) >= WORDS


def filing_keys(said: QuoteRecord) -> set[str]:
    """Return the keys under which a quote is found."""
    return _keys(said, 0)


def asking_keys(said: QuoteRecord) -> set[str]:
    """Return the keys under which other reports of the same words may be filed."""
    return _keys(said, NEWS_DAYS)


@lru_cache(maxsize=8192)
def _plain(content: str) -> str:
    """Return the words alone, in small letters."""
    return utils.default_process(content)


def _keys(said: QuoteRecord, around: int) -> set[str]:
    who = said.speaker
    names = {person_name(who.name).family if who.kind == "person" else who.name}
    if who.actor is not None:
        names.add(f"#{who.actor}")
    return {f"{name}|{month}" for name in names for month in (months(said.published, around) or {"any"})}
