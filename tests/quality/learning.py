"""The worth of learning from a reviewer: a simulated one works through half of the marked articles.

    python -m tests.quality learning [SHARED]

The reviewer knows the marks of the reader's articles beside the project and of ``tests/gold``, judges every
claim by the reader's scorer, adds what was missed, and makes mistakes in ``MISTAKES`` of the verdicts. What
the decisions teach is tried on the other half, both ways: the calibration error of the confidence, and which
claims are right as they stand with every edit of the word lists that broke nothing in the replay.

The shipped confidence was fitted to such texts, so that its error here is about what chance alone gives: the
*floor*, the error of a confidence that is exactly right, over so many claims. A desk whose texts are unlike
them is simulated by a confidence that is off by ``OFF`` in log-odds, for all claims alike. As in
``claims learn calibrate`` nothing is applied that does not help on decisions it was not made from.
"""

from __future__ import annotations

import importlib.util
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import exp
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from types import ModuleType
from typing import Any

from claims.calibration import LEAST, MOST, JudgedClaim, error, fit, trial
from claims.document import DateRange, Document, GivenArticle, Published, Span
from claims.extract import analyse
from claims.extract.blocks import find_blocks
from claims.extract.parse import Parsed, Parser, read_all
from claims.extract.serialise import as_json
from claims.learning.decided import FIELDS, Claim, Decided, Reviewed, Status, kind_of, spans_of
from claims.learning.service import helpful
from claims.toml_text import table_array
from tests.quality.gold import FOLDER, ROOT
from tests.quality.held_out import HeldOut, accepted, common_words, without

MISTAKES = 0.03
OFF = (-1.0, 1.0)
DRAWS = 200
"""Draws for the floor of the calibration error."""
SEED = 1
FOLDERS = ("genres", "stories", "translated", "wikinews", "world")
STATUS: dict[str, Status] = {
    "right": "confirmed", "none": "rejected", "small": "corrected", "party": "corrected", "optional": "new",
}  # fmt: skip
"""The reviewer's verdict on each of the scorer's; where readers differ he passes on."""
SLIPS: dict[Status, Status] = {"confirmed": "rejected", "rejected": "confirmed", "corrected": "confirmed"}


@dataclass(frozen=True)
class Marked:
    """A marked article, parsed, with the scorer's view of its marks."""

    scored: Any
    given: GivenArticle
    parsed: Parsed


@dataclass(frozen=True)
class Verdict:
    """What the scorer says of a claim (``None``: of one that is missed), and about what, in its words."""

    kind: str
    claim: Claim | None
    word: str
    about: str


@dataclass(frozen=True)
class Recalibrated:
    """Calibration error on the other half before and after, and whether the trial let the change pass."""

    applied: bool
    before: float
    after: float


@dataclass
class Half:
    """What learning from one half did on the other."""

    decisions: int = 0
    seconds: float = 0.0
    floor: float = 0.0
    recalibrated: dict[float, Recalibrated] = field(default_factory=dict)
    edits: list[str] = field(default_factory=list)
    before: Counter[tuple[str, str]] = field(default_factory=Counter)
    after: Counter[tuple[str, str]] = field(default_factory=Counter)


def scorer_at(shared: Path) -> ModuleType:
    """Return the reader's scorer."""
    spec = importlib.util.spec_from_file_location("reader", shared / "evaluate" / "reader.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def marked_articles(shared: Path, parser: Parser) -> list[Marked]:
    """Return all marked articles, those of the reader first."""
    scorer = scorer_at(shared)
    reader = shared / "corpora" / "reader"
    paths = [path for name in FOLDERS for path in sorted((reader / name).glob("*.toml"))]
    with tempfile.TemporaryDirectory() as folder:
        paths += list(_gold(Path(folder)))
        scored = [scorer.Article(path) for path in paths if path.stem != "pairs"]
    given = [_given(one) for one in scored]
    texts = [(one.text, find_blocks(one.text)) for one in given]
    parsed = read_all(parser, texts)
    return [Marked(*three) for three in zip(scored, given, parsed, strict=True)]


def _gold(folder: Path) -> Iterator[Path]:
    """Yield our own marks, each beside its article."""
    for path in sorted(FOLDER.glob("*.toml")):
        name = next(line for line in path.read_text().splitlines() if line.startswith("article"))
        article = name.split('"')[1]
        text = next(at / article for at in (ROOT / "seeds", FOLDER / "articles") if (at / article).is_file())
        (folder / article).symlink_to(text)
        (folder / path.name).symlink_to(path)
        yield folder / path.name


def _given(scored: Any) -> GivenArticle:  # an Article of the scorer, which has no types
    day = scored.marks.get("given")
    published = Published(DateRange(day, day, "day"), "given") if isinstance(day, date) else Published()
    return GivenArticle(scored.text, scored.id, published=published)


def verdicts(scorer: ModuleType, one: Marked, document: Document) -> Iterator[Verdict]:
    """Yield what the scorer says of every claim of a document, and of what it lacks."""
    row = as_json(document, one.scored.id)
    judges = (
        ("quote", scorer.judge_quotes, document.quotes),
        ("event_mention", scorer.judge_events, document.events),
    )
    for kind, judge, claims in judges:
        said = list(judge(one.scored, row))
        found = [each for each in said if each[1] is not None]
        for claim, (word, _, about) in zip(claims, found, strict=True):
            yield Verdict(kind, claim, word, about)
        for word, sure, about in said:
            if sure is None:
                yield Verdict(kind, None, word, about)


def review(scorer: ModuleType, one: Marked, number: int, random: Random) -> Reviewed:
    """Return an article as the simulated reviewer left it."""
    document = analyse(one.given, one.parsed)
    decided = []
    for at, verdict in enumerate(verdicts(scorer, one, document)):
        claim_id = number * 1000 + at
        if verdict.claim is None:
            decided += _made(scorer, one, verdict, claim_id)
        else:
            decided.append(_judged(scorer, one, verdict, claim_id, random))
    return Reviewed(one.given, one.parsed, document, tuple(decided), frozenset(FIELDS))


def _judged(scorer: ModuleType, one: Marked, verdict: Verdict, claim_id: int, random: Random) -> Decided:
    claim = verdict.claim
    assert claim is not None
    status = STATUS[verdict.word]
    if status != "new" and random.random() < MISTAKES:
        status = SLIPS[status]
    fields: dict[str, str | None] = {name: getattr(claim, name) or None for name in FIELDS[verdict.kind]}
    corrected: frozenset[str] = frozenset()
    if status == "corrected":
        parts = verdict.about.rsplit(" | ", 1)
        corrected = frozenset(parts[1].split(", ") if verdict.kind == "event_mention" else ["speaker"])
        mark = _mark(scorer, one, claim) if verdict.kind == "event_mention" else None
        for name in ("type", "modality"):
            if mark is not None and name in corrected:
                fields[name] = scorer.listed(mark[name])[0]
    return Decided(claim_id, verdict.kind, spans_of(claim), status, fields, corrected)


def _mark(scorer: ModuleType, one: Marked, claim: Claim) -> Any:  # a table of TOML
    """Return the mark that an event is scored by."""
    (span,) = spans_of(claim)
    there = []
    for mark in one.scored.marks.get("event", []):
        place = scorer.place_of(one.given.text, mark["trigger"], mark.get("in"))
        if place and place[0] < span.end and span.start < place[1]:
            there.append(mark)
    label = getattr(claim, "type", None)
    return min(there, key=lambda mark: label not in scorer.listed(mark["type"]), default=None)


def _made(scorer: ModuleType, one: Marked, verdict: Verdict, claim_id: int) -> Iterator[Decided]:
    """Yield the claim that the reviewer adds for one that was missed."""
    text, marks = one.given.text, one.scored.marks
    if verdict.kind == "quote":
        mark = next(
            mark
            for mark in marks["quote"]
            if f"[{mark.get('actor')}] {' … '.join(mark['content'])}" == verdict.about
        )
        places = [scorer.place_of(text, piece, mark.get("in")) for piece in mark["content"]]
        cue = (
            scorer.place_of(text, mark["cue"], mark.get("in_cue") or mark.get("in"))
            if mark.get("cue")
            else None
        )
        if all(places):
            spans = tuple(Span(*place) for place in places)
            empty = dict.fromkeys(FIELDS["quote"])
            yield Decided(
                claim_id, "quote", spans, "confirmed", empty, made=True, cue=Span(*cue) if cue else None
            )
        return
    for mark in marks["event"]:
        told = f"{'/'.join(scorer.listed(mark['type']))} {mark['trigger']!r} {mark.get('actors', [])}"
        place = scorer.place_of(text, mark["trigger"], mark.get("in"))
        if f"{told} -> {mark.get('recipients', [])}" == verdict.about and place:
            said = {name: scorer.listed(mark[name])[0] for name in ("type", "modality")}
            yield Decided(
                claim_id, verdict.kind, (Span(*place),), "confirmed", {**said, "mode": None}, made=True
            )
            return


def learned(scorer: ModuleType, half: Sequence[Marked], other: Sequence[Marked]) -> Half:
    """Return what learning from one half does on the other."""
    random, done = Random(SEED), Half()
    started = process_time()
    reviewed = [review(scorer, one, number, random) for number, one in enumerate(half)]
    judged = list(_judgements(reviewed))
    found = helpful(reviewed)
    done.seconds = process_time() - started
    done.decisions = sum(each.status != "new" for one in reviewed for each in one.decided)
    taken = accepted(found)
    done.edits = [f"{edit.why} ({len(edit.claims)} of {edit.of})" for edit in taken]
    done.before, before = _on(scorer, other, ())
    texts = tuple(table_array(edit.section, [edit.entry]) for edit in taken)
    done.after, _ = _on(scorer, other, texts)
    done.floor = floor(before)
    for by in (0.0, *OFF):
        done.recalibrated[by] = recalibrated(off(judged, by), off(before, by))
    return done


def held_out(scorer: ModuleType, half: Sequence[Marked], other: Sequence[Marked]) -> HeldOut:
    """Return what a reviewer of one half brings back of words that are held out of the lists."""
    random = Random(SEED)
    both = [[review(scorer, one, at, random) for at, one in enumerate(some)] for some in (half, other)]
    words = common_words(*both)
    whole, _ = _on(scorer, other, ())
    with without(words):
        taken = accepted(helpful([review(scorer, one, at, random) for at, one in enumerate(half)]))
        before, _ = _on(scorer, other, ())
        texts = tuple(table_array(edit.section, [edit.entry]) for edit in taken)
        after, _ = _on(scorer, other, texts)
    return HeldOut(words, tuple(edit.why for edit in taken), before, after, whole)


def recalibrated(judged: Sequence[JudgedClaim], other: Sequence[JudgedClaim]) -> Recalibrated:
    """Return the error on some claims with what others taught, where a trial over these lets it pass."""
    applied = trial((judged[::2], judged[1::2])).helps
    made = fit(judged if applied else ())
    before = error([(each.confidence, each) for each in other])
    after = error([(made.confidence(each.kind, each.rule, each.confidence), each) for each in other])
    return Recalibrated(applied, before, after)


def off(judged: Sequence[JudgedClaim], by: float) -> list[JudgedClaim]:
    """Return claims of which the extractor is more sure by so much, in log-odds."""
    return [replace(each, confidence=_moved(each.confidence, by)) for each in judged]


def _moved(confidence: float, by: float) -> float:
    odds = confidence / (1 - confidence) * exp(by)
    return min(max(odds / (1 + odds), LEAST), MOST)


def floor(judged: Sequence[JudgedClaim]) -> float:
    """Return the median error of a confidence that is exactly right, over as many claims, by simulation."""
    random = Random(SEED)
    drawn = (
        error([(one.confidence, replace(one, right=random.random() < one.confidence)) for one in judged])
        for _ in range(DRAWS)
    )
    return median(drawn)


def _judgements(reviewed: Sequence[Reviewed]) -> Iterator[JudgedClaim]:
    """Yield the verdicts on what the machine found."""
    for one in reviewed:
        claims = {
            (kind_of(claim), spans_of(claim)): claim for claim in (*one.document.quotes, *one.document.events)
        }
        for each in one.decided:
            claim = claims.get((each.kind, each.spans))
            if claim is not None and each.status != "new" and not each.made:
                yield JudgedClaim(each.kind, claim.rule, claim.confidence, each.status == "confirmed")


def _on(
    scorer: ModuleType, articles: Sequence[Marked], layers: tuple[str, ...]
) -> tuple[Counter[tuple[str, str]], list[JudgedClaim]]:
    """Return how often the scorer says what of the claims found with some layers, and each as a judgement."""
    counts: Counter[tuple[str, str]] = Counter()
    judged = []
    for one in articles:
        one.parsed.doc.layers = layers
        for each in verdicts(scorer, one, analyse(one.given, one.parsed)):
            counts[each.kind, each.word] += 1
            if each.claim is not None and each.word != "optional":
                right = each.word == "right"
                judged.append(JudgedClaim(each.kind, each.claim.rule, each.claim.confidence, right))
        one.parsed.doc.layers = ()
    return counts, judged


def report(shared: Path, parser: Parser) -> Iterator[str]:
    """Yield the figures as lines."""
    scorer, articles = scorer_at(shared), marked_articles(shared, parser)
    for first in (0, 1):
        done = learned(scorer, articles[first::2], articles[1 - first :: 2])
        yield f"learned from half {first + 1}: {done.decisions} decisions in {done.seconds:.1f} s of CPU time"
        for by, one in done.recalibrated.items():
            where = "as shipped" if not by else f"off by {by:+.1f}"
            came = f"{one.before:.3f} -> {one.after:.3f}" if one.applied else f"{one.before:.3f}, not applied"
            yield f"  calibration error on the other half, {where}: {came} (floor {done.floor:.3f})"
        for kind in FIELDS:
            yield f"  {kind}: {_share(done.before, kind)} -> {_share(done.after, kind)}"
        yield from (f"  edit: {edit}" for edit in done.edits)
        lost = held_out(scorer, articles[first::2], articles[1 - first :: 2])
        yield f"  {len(lost.words)} words held out of the lists, {len(lost.edits)} edits accepted"
        for kind in FIELDS:
            told = (_share(counts, kind) for counts in (lost.without, lost.learned, lost.whole))
            yield f"  {kind}: {' -> '.join(told)} (with the whole lists)"


def _share(counts: Counter[tuple[str, str]], kind: str) -> str:
    """Return precision and recall, as it stands and as such a claim."""
    right, missed, none = (counts[kind, word] for word in ("right", "missed", "none"))
    there = right + counts[kind, "small"] + counts[kind, "party"]
    found, marked = there + none, there + missed
    return (
        f"as it stands P {right / found:.1%} R {right / marked:.1%}, "
        f"such a claim P {there / found:.1%} R {there / marked:.1%}"
    )
