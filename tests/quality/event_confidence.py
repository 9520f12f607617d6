"""Fit how sure events are: ``python -m tests.quality.event_confidence FOLDER…``.

A folder holds articles that readers marked, ``NAME.txt`` and ``NAME.toml`` in the form of ``tests/gold``,
best those that no rule was tuned on: a folder named twice counts twice. An event is right as it stands when a
mark has its trigger, type, modality and day, and the same participants and no others; what a mark calls
optional does not count, nor do types of our own, which nobody marks. The weights of the traits (log odds) are
fitted by logistic regression, drawn towards nought so that few examples do not speak too loud, and written to
the lexicon.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from claims.document import DateRange, Document, EventMention, GivenArticle, Participant, Published
from claims.extract import extract
from claims.extract.events.confidence import traits
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.parse import Parser, load, read

OUT = Path(__file__).parents[2] / "claims" / "extract" / "lexicon" / "events" / "confidence.toml"
PULL = 1.0
"""The precision of a weight's prior, which draws it towards nought."""
STEPS = 30
"""Newton steps; some ten are enough."""
_ARTICLE = r"^(the|a|an|his|her|their|its|our|one|some)\s+|['’]s?$"
Mark = dict[str, Any]
Judged = tuple[tuple[str, ...], bool]
"""The traits of an event and whether it is right as it stands."""


def judged(folder: Path, parser: Parser) -> Iterator[Judged]:
    """Yield for each event found in the marked articles of ``folder`` its traits and whether it is right."""
    for path in sorted(folder.glob("*.toml")):
        marks = tomllib.loads(path.read_text(encoding="utf-8"))
        if "article" in marks:
            yield from _of_article(path.parent / marks["article"], marks, parser)


def _of_article(path: Path, marks: Mark, parser: Parser) -> Iterator[Judged]:
    given = marks.get("given")
    days = Published(DateRange(given, given, "day"), "given") if isinstance(given, date) else Published()
    text = path.read_text(encoding="utf-8")
    document = extract(GivenArticle(text, str(path), published=days), parser)
    names = [
        {_folded(name) for name in (one["name"], *one.get("also", ()))} for one in marks.get("actor", ())
    ]
    doc = read(parser, text, document.blocks).doc
    used: set[int] = set()
    for event in document.events:
        if event.type in lexicon().grammar["beside_plover"]:
            continue
        near = [
            at
            for at, mark in enumerate(marks.get("event", ()))
            if at not in used and _there(text, mark, event)
        ]
        near.sort(key=lambda at: event.type not in _several(marks["event"][at]["type"]))
        used |= set(near[:1])
        mark = marks["event"][near[0]] if near else None
        if mark is None or not mark.get("optional"):
            right = mark is not None and _is_right(document, event, mark, names)
            yield traits(doc, event), right


def _there(text: str, mark: Mark, event: EventMention) -> bool:
    around = text.find(mark.get("in") or mark["trigger"])
    start = text.find(mark["trigger"], max(around, 0))
    return start < event.trigger.end and event.trigger.start < start + len(mark["trigger"])


def _is_right(document: Document, event: EventMention, mark: Mark, names: list[set[str]]) -> bool:
    neutral = {_folded(words) for words in (*_several(mark.get("earlier")), *_several(mark.get("place")))}
    known = set().union(*names, set())
    sides = [one for one in mark.get("recipients", ()) if _folded(one) in known]
    free = neutral | {_folded(one) for one in mark.get("recipients", ()) if one not in sides}
    return (
        event.type in _several(mark["type"])
        and event.modality in _several(mark["modality"])
        and _are_those(document, event.actors, mark.get("actors", ()), neutral, names)
        and _are_those(document, event.recipients, sides, free, names)
        and _days(document, event) == _marked_days(mark)
    )


def _are_those(
    document: Document,
    found: tuple[Participant, ...],
    marked: list[str],
    free: set[str],
    names: list[set[str]],
) -> bool:
    """Say whether the participants found are the marked ones: all of them, and nobody else."""
    wanted = [_folded(one) for one in marked]
    called = [_called(document, one, names) for one in found]
    everybody = all(any(one in each for each in called) for one in wanted)
    return everybody and all(each & {*wanted, *free} for each in called)


def _called(document: Document, who: Participant, names: list[set[str]]) -> set[str]:
    """Return all names of a participant: its words, its actor's, and what the marks call that one."""
    mention = document.mentions[who.mention] if who.mention is not None else None
    words = {_folded(who.span.of(document.text))}
    if mention is not None and mention.actor is not None:
        words.add(_folded(document.actors[mention.actor].name))
    return words.union(*(each for each in names if each & words))


def _days(document: Document, event: EventMention) -> tuple[date | None, date | None] | None:
    days = document.times[event.time].range if event.time is not None else None
    return (days.first, days.last) if days is not None else None


def _marked_days(mark: Mark) -> tuple[date | None, date | None] | None:
    return (mark["date"].get("from"), mark["date"].get("to")) if "date" in mark else None


def _folded(words: str) -> str:
    bare = re.sub(
        r"^(the|a|an|his|her|their|its|our|one|some)\s+|['’]s?$", "", words.strip(), flags=re.IGNORECASE
    )
    return " ".join(re.findall(r"\w+", bare.lower()))


def _several(value: object) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def fitted(found: list[Judged], pull: float = PULL) -> dict[str, float]:
    """Return the weight of each trait, by logistic regression with a normal prior around nought."""
    known = sorted({trait for each, _ in found for trait in each})
    rows = np.array([[trait in each for trait in known] for each, _ in found], dtype=float)
    right = np.array([is_right for _, is_right in found], dtype=float)
    weights = np.zeros(len(known))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - pull * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + pull * np.eye(len(known))
        weights = weights + np.linalg.solve(bend, slope)
    return {trait: round(float(weight), 2) for trait, weight in zip(known, weights, strict=True)}


def main() -> None:
    """Write the table."""
    parser = load()
    found = [one for folder in sys.argv[1:] for one in judged(Path(folder), parser)]
    right = sum(is_right for _, is_right in found)
    head = f"""\
# How much each trait of an event speaks for its being right as it stands, in log odds. Made by
# `python -m tests.quality.event_confidence` from {len(found)} events, {right} of them right.
"""
    lines = [f'"{trait}" = {weight}' for trait, weight in fitted(found).items()]
    OUT.write_text("\n".join([f"{head}[weights]", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
