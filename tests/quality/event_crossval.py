"""Cross-validation of the event lexicon's classes: ``python -m tests.quality.event_crossval RECORDS.json``.

RECORDS.json holds PLOVER records, a sentence and an event each (``text``, ``event``, ``source``, ``target``).
They are halved, every second record to either half. From one half it is learned which classes of triggers are
right: the modes whose events are right there at least as often as they are wrong, with all their verbs and
nouns; those that the half does not tell of at all are left out. What only these classes find in the other
half is scored: the F1 of the type, and of type with an actor and a recipient. Both ways, then with all
classes, so that the difference shows how much of a score is owed to classes that the records made known.

``--seen`` asks more: only the words by which the other half was found may find anything.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.document import Document, EventMention, GivenArticle
from claims.extract import extract
from claims.extract.parse import Parser, load
from tests.quality.evaluate import Tally

NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Categories of the first version of PLOVER, and what they are called since."""
_SMALL = frozenset(("the", "a", "an", "of", "in", "for", "and", "to", "its", "his", "their", "s"))
Class = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence, the type of the event that it is an example of, and the names of who takes part."""

    text: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def records(path: Path) -> list[Record]:
    """Return the records of a file; those of whole documents are left out."""
    rows: list[Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return [
        Record(
            row["text"],
            NAMES.get(row["event"], row["event"]),
            _names(row.get("source")),
            _names(row.get("target")),
        )
        for row in rows
        if row["event"] != "DOCUMENT"
    ]


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(each["actorText"] for each in listed if isinstance(each, dict) and each.get("actorText"))


def class_of(event: EventMention) -> Class:
    """Return the class of triggers by which an event was found."""
    return event.type, event.mode


def learned(half: Iterable[tuple[Record, Document]]) -> set[Class]:
    """Return the classes that are right in a half at least as often as they are wrong."""
    right: Counter[Class] = Counter()
    wrong: Counter[Class] = Counter()
    for record, document in half:
        for event in document.events:
            (right if event.type == record.type else wrong)[class_of(event)] += 1
    return {each for each, times in right.items() if times >= wrong[each]}


def words_of(half: Iterable[tuple[Record, Document]]) -> set[str]:
    """Return the words by which the events of a half were found."""
    return {_trigger(document, event) for _, document in half for event in document.events}


def _trigger(document: Document, event: EventMention) -> str:
    return event.trigger.of(document.text).split()[0].lower()[:5]


def scored(
    half: Sequence[tuple[Record, Document]], keeps: Callable[[Document, EventMention], bool]
) -> tuple[Tally, Tally]:
    """Return the tallies of types and of type with participants, of the events that ``keeps`` lets through.

    Of several events of a sentence the best counts, each further one is a wrong one.
    """
    types, whole, found = 0, 0, 0
    for record, document in half:
        kept = [event for event in document.events if keeps(document, event)]
        found += len(kept)
        best = max((_fit(record, document, event) for event in kept), default=(False, False))
        types, whole = types + best[0], whole + best[1]
    return Tally(types, found, len(half)), Tally(whole, found, len(half))


def _fit(record: Record, document: Document, event: EventMention) -> tuple[bool, bool]:
    typed = event.type == record.type
    acting = _meet(record.actors, (who.span.of(document.text) for who in event.actors))
    suffering = _meet(record.recipients, (who.span.of(document.text) for who in event.recipients))
    return typed, typed and acting and (suffering or not record.recipients)


def _meet(names: Iterable[str], found: Iterable[str]) -> bool:
    listed = list(found)
    return any(_alike(name, other) for name in names for other in listed)


def _alike(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    if not left or not right:
        return False
    return left[-1] == right[-1] or " ".join(left) in " ".join(right) or " ".join(right) in " ".join(left)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9']+", text.lower()) if word not in _SMALL]


def crossed(
    told: Sequence[tuple[Record, Document]], *, seen: bool = False
) -> Iterable[tuple[str, Tally, Tally]]:
    """Yield for each half, by the classes of the other, its two tallies; then those of all without."""
    halves = (told[0::2], told[1::2])
    for name, mine, other in (("first", *halves), ("second", *reversed(halves))):
        yield (
            f"{name} half, classes of the other",
            *scored(mine, _keeps(learned(other), words_of(other), seen)),
        )
    yield "all records, all classes", *scored(told, lambda _, __: True)


def _keeps(classes: set[Class], known: set[str], seen: bool) -> Callable[[Document, EventMention], bool]:
    """Return whether an event is one of these classes and, where that is asked, told by a known word."""

    def keeps(document: Document, event: EventMention) -> bool:
        return class_of(event) in classes and (not seen or _trigger(document, event) in known)

    return keeps


def found_in(items: Iterable[Record], parser: Parser) -> list[tuple[Record, Document]]:
    """Return each record with what is found in its sentence."""
    return [(each, extract(GivenArticle(each.text, ""), parser)) for each in items]


def main() -> None:
    """Print the figures."""
    paths = [each for each in sys.argv[1:] if not each.startswith("--")]
    told = found_in((one for path in paths for one in records(Path(path))), load())
    for seen in (False, True) if "--seen" in sys.argv else (False,):
        for name, types, whole in crossed(told, seen=seen):
            line = f"{name:<32} type {100 * types.f1:5.1f}  triple {100 * whole.f1:5.1f}"
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
