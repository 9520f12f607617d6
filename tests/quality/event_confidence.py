"""Derive how often events of a rule are right: ``python -m tests.quality.event_confidence PLOVER MEANTIME``.

An event is right when the text tells of one there and its type is right. ``PLOVER`` is the JSON file
of its gold-standard records: sentences in which one event is marked and others are not, so it can only judge
types, and only where a single event is found. ``MEANTIME`` is the folder of the NewsReader MEANTIME corpus,
in which every event is marked, but without PLOVER types. The marked articles of ``tests/gold`` have both.
The shares are written to the lexicon, each drawn towards that of its form (verb, noun, light verb); beside
them those of events in which somebody with a name acts, a group, only a pronoun, or nobody.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from claims.document import Document, EventMention, GivenArticle, Span
from claims.extract import extract
from claims.extract.parse import Parser, load
from tests.quality.__main__ import documents
from tests.quality.score import acting, score

OUT = Path(__file__).parents[2] / "claims" / "extract" / "lexicon" / "events" / "confidence.toml"
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of PLOVER's first version, and what they are called now."""
WEIGHT = 10
"""How many events a share is drawn towards that of its form, and that of a form towards that of all."""
MARKED_SENTENCES = range(2, 6)
"""The sentences of a MEANTIME article in which every event is marked; 1 is the title without a full stop."""

Judged = tuple[str, float]
"""A rule or who acts, and how far an event of it is right, 0 to 1."""


def typed(path: Path, parser: Parser) -> Iterator[Judged]:
    """Yield the rule of each lone event found in a PLOVER record, and whether its type is right."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] == "DOCUMENT":
            continue
        document = extract(GivenArticle(record["text"], str(path)), parser)
        events = document.events
        if len(events) == 1:
            wanted = OLD_NAMES.get(str(record["event"]), record["event"])
            yield from _both(document, events[0], float(events[0].type == wanted))


def told(folder: Path, parser: Parser) -> Iterator[Judged]:
    """Yield the rule of each event found in MEANTIME, and whether an event is marked there."""
    for path in sorted(folder.glob("*/*.xml")):
        text, marks = _marked(path)
        document = extract(GivenArticle(text, str(path)), parser)
        for event in document.events:
            yield from _both(document, event, float(any(mark.overlaps(event.trigger) for mark in marks)))


def _both(document: Document, event: EventMention, right: float) -> Iterator[Judged]:
    """Yield what an event says of its rule, and of events in which such a one acts."""
    yield event.rule, right
    yield acting(document, event), right


def _marked(path: Path) -> tuple[str, list[Span]]:
    """Return the fully marked sentences of a MEANTIME article and where its events stand in them."""
    root = ET.parse(path).getroot()
    spans: dict[str | None, Span] = {}
    text, before = "", None
    for token in root.findall("token"):
        sentence = int(token.get("sentence") or 0)
        if sentence in MARKED_SENTENCES:
            text += "" if before is None else " " if sentence == before else "\n"
            word, before = token.text or "", sentence
            spans[token.get("t_id")] = Span(len(text), len(text) + len(word))
            text += word
    anchors = (mark.findall("token_anchor") for mark in root.iter("EVENT_MENTION"))
    return text, [spans[one.get("t_id")] for mark in anchors for one in mark if one.get("t_id") in spans]


def marked(parser: Parser) -> Iterator[Judged]:
    """Yield the rule of each event found in the marked articles of ``seeds/``, and whether it is right.

    Those in ``tests/gold/articles`` are left out, so that the calibration can be checked on them.
    """
    for rule, found in score(documents(parser, "seeds")).judged.items():
        if rule.startswith(("event.", "acting.")):
            yield from ((rule, float(right)) for _, right in found)


def judged(plover: Path, meantime: Path, parser: Parser) -> Iterator[Judged]:
    """Yield what the three texts say of each rule; of PLOVER's types, as often as events are told there."""
    there = shares(told(meantime, parser))
    for rule, right in typed(plover, parser):
        yield rule, right * there.get(rule, there.get(f"{_form(rule)}.*", there["event.*"]))
    yield from marked(parser)


def shares(found: Iterable[Judged]) -> dict[str, float]:
    """Return the share of right events of each rule, each drawn towards the share of its form."""
    count: Counter[str] = Counter()
    right: dict[str, float] = {}
    for rule, share in found:
        for name in (rule, f"{_form(rule)}.*", "event.*"):
            count[name] += 1
            right[name] = right.get(name, 0.0) + share
    table = {"event.*": right["event.*"] / count["event.*"]}
    for name in sorted(count, key=lambda name: not name.endswith(".*")):
        if name != "event.*":
            wider = table["event.*" if name.endswith(".*") else f"{_form(name)}.*"]
            table[name] = (right[name] + WEIGHT * wider) / (count[name] + WEIGHT)
    return {name: round(min(max(share, 0.05), 0.97), 2) for name, share in sorted(table.items())}


def _form(rule: str) -> str:
    return rule.rsplit(".", 1)[0]


def main() -> None:
    """Write the table."""
    table = shares(judged(Path(sys.argv[1]), Path(sys.argv[2]), load()))
    lines = [f'"{rule}" = {share}' for rule, share in table.items()]
    head = "# Share of right events by rule, from tests/quality/event_confidence.py; * is the rest of a form."
    OUT.write_text("\n".join([head, "[rules]", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
