"""Fit which triggers left out by selection are events: ``python -m tests.quality.event_choice FOLDER…``.

A folder holds articles that readers marked, ``NAME.txt`` and ``NAME.toml`` in the form of ``tests/gold``.
What selection leaves out is an event where a reader marked one at its trigger that no event standing there
tells already; what a mark calls optional does not count. Before the weights are written, what they choose is
tried across the articles: fitted on seven eighths of them, and counted on the last. The project's own marked
articles speak too, each ``OWN`` times: they are marked whole and few.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from claims.document import DateRange, GivenArticle, Published, Span
from claims.extract import extract
from claims.extract.events import choice, literal_triggers
from claims.extract.events.participants import ActorFilter
from claims.extract.events.select import select
from claims.extract.parse import Parser, load, read
from tests.quality.event_confidence import fitted
from tests.quality.gold import Mark, Origin
from tests.quality.gold import load as gold_of

OUT = Path(__file__).parents[2] / "claims" / "extract" / "lexicon" / "events" / "choice.toml"
FOLDS = 8
PULL = 4.0
"""The precision of a weight's prior, which draws it towards nought; examples are few."""
RARE = 4
"""A trait that is seen less often has no weight."""
OWN = 6
"""How often the project's own marked articles count."""
Judged = tuple[tuple[str, ...], bool]
"""The traits of what selection leaves out, and whether a reader marked it."""


def judged(path: Path, marks: Mark, parser: Parser) -> list[Judged]:
    """Return what selection leaves out of one marked article."""
    text = path.read_bytes().decode("utf-8", "replace")
    given = marks.get("given")
    days = Published(DateRange(given, given, "day"), "given") if isinstance(given, date) else Published()
    document = extract(GivenArticle(text, str(path), published=days), parser)
    parsed = read(parser, text, document.blocks)
    selection = select(literal_triggers(parsed), ActorFilter.of(parsed, document.mentions))
    places = [(_place(text, mark), bool(mark.get("optional"))) for mark in marks.get("event", ())]
    told = [one.trigger.span for one in selection.standing]
    found = []
    for one, traits in choice.judged(selection, parsed, document.quotes):
        near = [optional for place, optional in places if place.overlaps(one.trigger.span)]
        if any(near) or any(each.overlaps(one.trigger.span) for each in told):
            continue
        found.append((traits, bool(near)))
    return found


def _place(text: str, mark: Mark) -> Span:
    around = text.find(mark.get("in") or mark["trigger"])
    start = max(text.find(mark["trigger"], max(around, 0)), 0)
    return Span(start, start + len(mark["trigger"]))


def weights_of(found: Sequence[Judged]) -> dict[str, float]:
    """Return the weights of the traits that are seen often enough."""
    seen = Counter(trait for traits, _ in found for trait in traits)
    often = [(tuple(each for each in traits if seen[each] >= RARE), right) for traits, right in found]
    return fitted(often, PULL)


def crossed(articles: Sequence[list[Judged]], own: Sequence[Judged]) -> Iterator[tuple[bool, bool]]:
    """Yield whether weights from other articles choose what is left out, and whether it is marked."""
    for fold in range(FOLDS):
        others = [one for at, found in enumerate(articles) if at % FOLDS != fold for one in found]
        weights = weights_of([*others, *own])
        for found in articles[fold::FOLDS]:
            for traits, right in found:
                yield sum(weights.get(trait, 0.0) for trait in traits) >= 0, right


def main() -> None:
    """Print what the choice is worth, and write the table."""
    parser = load()
    paths = [path for folder in sys.argv[1:] for path in sorted(Path(folder).glob("*.toml"))]
    read_in = [(path, tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths]
    marked = [(path.parent / marks["article"], marks) for path, marks in read_in if "article" in marks]
    articles = [judged(path, marks, parser) for path, marks in marked]
    found = [one for each in articles for one in each]
    golds = [gold for origin in get_args(Origin) for gold in gold_of(origin)]
    own = [one for gold in golds for one in judged(gold.path, gold.marks, parser)] * OWN
    tried = Counter(crossed(articles, own))
    sys.stdout.write(
        f"across articles: {tried[True, True] + tried[True, False]} of {len(found)} chosen, "
        f"{tried[True, True]} of them marked; {tried[False, True]} of those left out are marked too\n"
    )
    events = sum(is_marked for _, is_marked in found)
    head = f"""\
# How much each trait of a trigger that selection leaves out speaks for its being an event, in log odds.
# Made by `python -m tests.quality.event_choice` from {len(found)} triggers, {events} of them events.
"""
    lines = [f'"{trait}" = {weight}' for trait, weight in weights_of([*found, *own]).items() if weight]
    OUT.write_text("\n".join([f"{head}[weights]", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
