"""Pairs of accounts: which happenings are joined, proposed or kept apart, and which differences are shown.

Run ``python -m tests.quality accounts``. The baseline joins two mentions where their triggers have one lemma
and a name stands in the sentences of both.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import text

from claims.document import DateRange, Document, EventMention, GivenArticle, Published
from claims.extract import extract_all
from claims.extract.parse import Parser
from claims.linking import link_waiting
from claims.store.database import Database
from claims.store.ingest import writer
from tests.quality.gold import ROOT

PAIRS = ROOT / "tests" / "gold" / "accounts" / "pairs.toml"
Triggers = tuple[str, str]
Row = tuple[str, str, str]

MENTIONS = """
    SELECT m.event_id FROM event_mentions AS m JOIN articles AS a USING (article_id)
    WHERE a.title = :side AND m.char_start < :end AND m.char_end > :start AND m.event_id IS NOT NULL
"""
PROPOSED = """
    SELECT ours.canonical_id, theirs.canonical_id FROM event_link AS link
    JOIN event AS ours ON ours.id = link.left_id JOIN event AS theirs ON theirs.id = link.right_id
    WHERE judgement = 'proposed' AND retracted_at IS NULL
"""


@dataclass(frozen=True)
class Pair:
    """Two texts, the days they appeared, and what a careful reader marks."""

    name: str
    texts: tuple[str, str]
    published: tuple[date, date]
    same: tuple[Triggers, ...]
    apart: tuple[Triggers, ...]
    conflicts: tuple[Row, ...]


@dataclass
class Score:
    """What became of the marked pairs; ``rows`` counts the conflicts shown, ``noise`` those not marked."""

    same: Counter[str] = field(default_factory=Counter)
    apart: Counter[str] = field(default_factory=Counter)
    baseline: Counter[str] = field(default_factory=Counter)
    shown: int = 0
    marked: int = 0
    rows: int = 0
    noise: int = 0
    errors: list[str] = field(default_factory=list)


def pairs() -> list[Pair]:
    """Return the marked pairs."""
    rows = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    return [
        Pair(
            row["name"],
            (row["a"], row["b"]),
            (row["published"][0], row["published"][1]),
            tuple((ours, theirs) for ours, theirs in row["same"]),
            tuple((ours, theirs) for ours, theirs in row["apart"]),
            tuple((which, ours, theirs) for which, ours, theirs in row["conflict"]),
        )
        for row in rows
    ]


def given(pair: Pair) -> list[GivenArticle]:
    """Return the two texts as articles of two outlets."""
    return [
        GivenArticle(
            words,
            f"{side}.txt",
            title=side,
            publisher=side,
            published=Published(DateRange(day, day, "day"), "given"),
        )
        for side, words, day in zip("ab", pair.texts, pair.published, strict=True)
    ]


def score(parser: Parser, marked: Sequence[Pair]) -> Score:
    """Return how the pairs are judged, each in a database of its own."""
    found = Score()
    for pair in marked:
        articles = given(pair)
        documents = list(extract_all(articles, parser))
        with tempfile.TemporaryDirectory() as folder:
            database = Database.open(Path(folder) / "pair.db")
            _store(database, articles, documents)
            _judge(database, pair, documents, found)
            database.close()
    return found


def _store(database: Database, articles: Sequence[GivenArticle], documents: Sequence[Document]) -> None:
    with database.write() as session:
        run = writer.start_run(session, "claims")
        for article, document in zip(articles, documents, strict=True):
            writer.write_article(session, article, document, run)
    while link_waiting(database):
        pass


def _judge(database: Database, pair: Pair, documents: Sequence[Document], found: Score) -> None:
    with database.read() as session:
        links = {frozenset(row) for row in session.execute(text(PROPOSED))}

        def events(side: str, words: str, body: str) -> set[int]:
            start = body.index(words)
            where = {"side": side, "start": start, "end": start + len(words)}
            return set(session.scalars(text(MENTIONS), where))

        for kind, triggers in (("same", pair.same), ("apart", pair.apart)):
            for ours, theirs in triggers:
                left, right = events("a", ours, pair.texts[0]), events("b", theirs, pair.texts[1])
                verdict = _verdict(left, right, links)
                (found.same if kind == "same" else found.apart)[verdict] += 1
                found.baseline[f"{kind} {_baseline(documents, ours, theirs)}"] += 1
                if verdict not in (("joined", "proposed") if kind == "same" else ("kept apart", "not found")):
                    found.errors.append(f"{kind}: {verdict}: {pair.name}: {ours} / {theirs}")
        rows = session.execute(text("SELECT field, left_value, right_value FROM conflicts")).all()
    wanted = {(which, frozenset((ours, theirs))): 0 for which, ours, theirs in pair.conflicts}
    for row in rows:
        hit = [key for key in wanted if key[0] == row[0] and _meets(key[1], {str(row[1]), str(row[2])})]
        for key in hit:
            wanted[key] += 1
        found.noise += not hit
        if not hit:
            found.errors.append(f"noise: {pair.name}: {tuple(row)}")
    found.errors += [f"not shown: {pair.name}: {key}" for key, times in wanted.items() if not times]
    found.rows += len(rows)
    found.marked += len(wanted)
    found.shown += sum(times > 0 for times in wanted.values())


def _verdict(left: set[int], right: set[int], links: set[frozenset[int]]) -> str:
    if not left or not right:
        return "not found"
    if left & right:
        return "joined"
    return "proposed" if any(frozenset((a, b)) in links for a in left for b in right) else "kept apart"


def _meets(wanted: frozenset[str], shown: set[str]) -> bool:
    return all(any(value.lower() in one.lower() for one in shown) for value in wanted)


def _baseline(documents: Sequence[Document], ours: str, theirs: str) -> str:
    """Return what matching the trigger's lemma and one shared name makes of a pair."""
    sides = [list(_mentions(one, words)) for one, words in zip(documents, (ours, theirs), strict=True)]
    if not all(sides):
        return "not found"
    joined = any(
        _stem(a, documents[0]) == _stem(b, documents[1]) and _names(a, documents[0]) & _names(b, documents[1])
        for a in sides[0]
        for b in sides[1]
    )
    return "joined" if joined else "kept apart"


def _mentions(document: Document, words: str) -> Iterator[EventMention]:
    start = document.text.index(words)
    for event in document.events:
        if event.trigger.start < start + len(words) and event.trigger.end > start:
            yield event


def _stem(event: EventMention, document: Document) -> str:
    word = event.trigger.of(document.text).split()[0].lower()
    return next((word[: -len(end)] for end in ("ing", "ed", "es", "s") if word.endswith(end)), word)


def _names(event: EventMention, document: Document) -> set[str]:
    around = next((one.span for one in document.sentences if one.span.contains(event.trigger)), event.trigger)
    return {
        mention.span.of(document.text).split()[-1].lower()
        for mention in document.mentions
        if mention.form == "name" and around.contains(mention.span)
    }


def report(found: Score) -> Iterator[str]:
    """Yield the lines of the report: what is joined and proposed, the differences, and the baseline."""
    joined, total = found.same["joined"], sum(found.same.values())
    wrong, base = found.apart["joined"], found.baseline["same joined"]
    for name, verdicts in (("same", found.same), ("apart", found.apart)):
        listed = ", ".join(f"{verdict} {n}" for verdict, n in sorted(verdicts.items()))
        yield f"{name:<8} {sum(verdicts.values())}: {listed}"
    yield f"joined   P {joined / max(1, joined + wrong):.1%}  R {joined / total:.1%}"
    precision = base / max(1, base + found.baseline["apart joined"])
    yield f"baseline P {precision:.1%}  R {base / total:.1%}  (lemma and one shared name)"
    yield f"conflicts {found.shown} of {found.marked} shown; {found.noise} of {found.rows} rows are noise"
