"""Documents compared with the hand-made marks, one tally a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.document import (
    DateRange,
    Document,
    EventMention,
    Mention,
    Participant,
    Quote,
    Span,
    TimeExpression,
)
from tests.quality.evaluate import Tally, match
from tests.quality.gold import Gold, Mark, days, optional

SAME_CONTENT = 0.5
"""Shared words over all words from which on two contents are the same quote."""


@dataclass
class Scores:
    """Tallies by question, and for each found claim its confidence and whether it is right, by rule."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    judged: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))

    def count(self, question: str, right: int, found: int, marked: int) -> None:
        """Add counts to the tally of one question."""
        self.tallies[question] += Tally(right, found, marked)


def score(pairs: Iterable[tuple[Gold, Document]]) -> Scores:
    """Return the scores of documents beside their marks."""
    scores = Scores()
    for gold, document in pairs:
        _quotes(gold, document, scores)
        _dates(gold, document, scores)
        _events(gold, document, scores)
        _persons(gold, document, scores)
        _article(gold, document, scores)
    return scores


def _aligned(
    marks: Sequence[Mark], found: Sequence[object], likeness: Callable[[int, int], float]
) -> tuple[list[tuple[int, int]], set[int], int, int]:
    """Return the pairs that count, what was found and is free, and how many were found and marked.

    Free is what readers differ about: it counts neither as found nor as marked.
    """
    pairs = match(range(len(marks)), range(len(found)), likeness)
    free = {j for i, j in pairs if optional(marks[i])}
    counted = [(i, j) for i, j in pairs if j not in free]
    return counted, free, len(found) - len(free), sum(not optional(mark) for mark in marks)


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {span.start + word.start() for span in spans for word in re.finditer(r"\w+", span.of(text))}


def _quotes(gold: Gold, document: Document, scores: Scores) -> None:
    marks = gold.of("quote")
    contents = [_words(gold.text, (gold.span(piece) for piece in mark["content"])) for mark in marks]
    found = [_words(gold.text, quote.content) for quote in document.quotes]

    def likeness(i: int, j: int) -> float:
        shared = len(contents[i] & found[j]) / len(contents[i] | found[j])
        return shared if shared >= SAME_CONTENT else 0.0

    pairs, free, number, marked = _aligned(marks, document.quotes, likeness)
    whole = [(i, j) for i, j in pairs if contents[i] == found[j]]
    right = {j for i, j in pairs if _speaker_is(gold, marks[i], document, document.quotes[j])}
    scores.count("quotes, content", len(pairs), number, marked)
    scores.count("quotes, content to the word", len(whole), number, marked)
    scores.count("quotes with speaker", len(right), number, marked)
    _part(scores, "quotes, form", pairs, lambda i, j: document.quotes[j].form == marks[i]["form"])
    _part(scores, "quotes, cue", pairs, lambda i, j: _cue_is(gold, marks[i], document.quotes[j]))
    _part(
        scores, "quotes, actor behind the speaker", pairs,
        lambda i, j: _names(document, document.quotes[j].speaker, marks[i]["actor"]),
    )  # fmt: skip
    # What is sure is that a quote is right as it stands: the whole of what is said, and the right actor.
    stands = {j for i, j in whole if _names(document, document.quotes[j].speaker, marks[i]["actor"])}
    _judge(scores, "quote", document.quotes, free, stands)


def _judge(
    scores: Scores,
    kind: str,
    claims: Sequence[Quote] | Sequence[EventMention],
    free: set[int],
    right: set[int],
) -> None:
    """Keep for each claim that counts how sure the extractor was and whether it was right."""
    for j, claim in enumerate(claims):
        if j not in free:
            scores.judged[kind].append((claim.confidence, j in right))
            scores.judged[claim.rule].append((claim.confidence, j in right))


def _part(
    scores: Scores, question: str, pairs: Sequence[tuple[int, int]], right: Callable[[int, int], bool]
) -> None:
    """Count, of what was found and is marked, how much has this part right."""
    scores.count(question, sum(right(i, j) for i, j in pairs), len(pairs), len(pairs))


def _speaker_is(gold: Gold, mark: Mark, document: Document, quote: Quote) -> bool:
    if quote.speaker is None:
        return False
    around = mark.get("in_speaker") or (mark.get("in") if mark["speaker"] in mark.get("in", "") else None)
    try:
        if quote.speaker.span.overlaps(gold.span(mark["speaker"], around)):
            return True
    except ValueError:
        if same_name(quote.speaker.span.of(gold.text), mark["speaker"]):
            return True
    return _names(document, quote.speaker, mark["actor"])


def _cue_is(gold: Gold, mark: Mark, quote: Quote) -> bool:
    """Say whether the marked verb stands in the cue, which may hold its auxiliaries ("has confirmed")."""
    if quote.cue is None or mark["cue"] not in mark.get("in", mark["cue"]):
        return quote.cue is not None and mark["cue"] in quote.cue.of(gold.text)
    helps, _, rest = quote.cue.of(gold.text).rpartition(mark["cue"])
    return not rest and (not helps or helps.split()[0] in _AUXILIARIES)


_AUXILIARIES = frozenset(
    ("am", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "did")
)


def _names(document: Document, who: Participant | None, name: str) -> bool:
    """Say whether ``who`` is the actor called ``name``, by any spelling the article uses."""
    if who is None or who.mention is None:
        return False
    return _is_actor(document, document.mentions[who.mention], name)


def _is_actor(document: Document, mention: Mention, name: str) -> bool:
    if mention.actor is None:
        return False
    actor = document.actors[mention.actor]
    return any(same_name(spelling, name) for spelling in (actor.name, *actor.names))


def same_name(one: str, other: str) -> bool:
    """Say whether two names share their last word or one holds the other, case ignored."""
    left, right = one.casefold(), other.casefold()
    return left in right or right in left or left.split()[-1:] == right.split()[-1:]


def _dates(gold: Gold, document: Document, scores: Scores) -> None:
    marks = gold.of("date")
    spans = [gold.span(mark["text"], mark.get("in")) for mark in marks]
    times = document.times
    pairs, _, number, marked = _aligned(marks, times, lambda i, j: spans[i].iou(times[j].span))
    exact = sum(spans[i] == times[j].span for i, j in pairs)
    resolved = sum(_range_is(marks[i], times[j]) for i, j in pairs)
    scores.count("dates", len(pairs), number, marked)
    scores.count("dates to the character", exact, number, marked)
    scores.count("dates with range", resolved, number, marked)


def _range_is(mark: Mark, time: TimeExpression) -> bool:
    if "from" not in mark:
        return time.range is None or time.range.precision == "vague"
    return _same_days(time.range, mark)


def _same_days(found: DateRange | None, mark: Mark) -> bool:
    return found is not None and (found.first, found.last) == days(mark)


def _events(gold: Gold, document: Document, scores: Scores) -> None:
    marks = gold.of("event")
    spans = [gold.span(mark["trigger"], mark.get("in")) for mark in marks]
    events = document.events
    pairs, free, number, marked = _aligned(marks, events, lambda i, j: spans[i].iou(events[j].trigger))
    typed = [(i, j) for i, j in pairs if events[j].type in _several(marks[i]["type"])]
    scores.count("events", len(pairs), number, marked)
    scores.count("events with type", len(typed), number, marked)
    _part(scores, "events, modality", pairs, lambda i, j: events[j].modality in marks[i]["modality"])
    _part(
        scores,
        "events, mode",
        _having(marks, pairs, "mode"),
        lambda i, j: events[j].mode in _several(marks[i]["mode"]),
    )
    for side in ("actors", "recipients"):
        _participants(gold, marks, events, pairs, side, scores)
    _part(
        scores, "events, date", _having(marks, pairs, "date"),
        lambda i, j: _same_days(_when(document, events[j]), marks[i]["date"]),
    )  # fmt: skip
    right = {j for _, j in typed}
    _judge(scores, "event_mention", events, free, right)
    for j, event in enumerate(events):
        if j not in free:
            scores.judged[acting(document, event)].append((event.confidence, j in right))


def acting(document: Document, event: EventMention) -> str:
    """Return what kind of words names those who act in an event, as the table of confidences calls it."""
    forms = {document.mentions[who.mention].form for who in event.actors if who.mention is not None}
    kinds = (("name", "named"), ("nominal", "group"), ("pronoun", "pronoun"))
    return f"acting.{next((kind for form, kind in kinds if form in forms), 'nobody')}"


def _participants(
    gold: Gold, marks: Sequence[Mark], events: Sequence[EventMention], pairs: Sequence[tuple[int, int]],
    side: str, scores: Scores,
) -> None:  # fmt: skip
    for i, j in pairs:
        names = marks[i].get(side, [])
        found = [who.span.of(gold.text) for who in getattr(events[j], side)]
        if side == "recipients" and (place := marks[i].get("place")) not in names:
            found = [words for words in found if place is None or not same_name(place, words)]
        earlier = marks[i].get("earlier", ())
        found = [words for words in found if not any(same_name(name, words) for name in earlier)]
        same = match(names, found, lambda name, words: float(same_name(name, words)))
        scores.count(f"events, {side}", len(same), len(found), len(names))


def _several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _having(marks: Sequence[Mark], pairs: Sequence[tuple[int, int]], key: str) -> list[tuple[int, int]]:
    return [(i, j) for i, j in pairs if key in marks[i]]


def _when(document: Document, event: EventMention) -> DateRange | None:
    return None if event.time is None else document.times[event.time].range


def _persons(gold: Gold, document: Document, scores: Scores) -> None:
    marks = gold.of("person")
    spans = [gold.span(mark["text"], mark.get("in")) for mark in marks]
    mentions = [
        mention for mention in document.mentions if mention.kind == "person" and mention.form != "nominal"
    ]
    pairs, _, _, marked = _aligned(marks, mentions, lambda i, j: spans[i].iou(mentions[j].span))
    right = sum(_is_actor(document, mentions[j], marks[i]["actor"]) for i, j in pairs)
    scores.count("persons, mentions found", len(pairs), len(pairs), marked)
    scores.count("persons, right actor", right, len(pairs), marked)


def _article(gold: Gold, document: Document, scores: Scores) -> None:
    published: Mapping[str, object] = gold.marks["published"]
    right = _same_days(document.published.range, published) and document.published.basis == published["basis"]
    scores.count("articles, publication", int(right), 1, 1)
    scores.count("articles, agency", int(document.agency == gold.marks.get("agency")), 1, 1)
