"""Claims for brat: a folder with a text and its annotations for each article.

The form is https://brat.nlplab.org/standoff.html. A text-bound annotation (T) stands for each span, offsets
in code points; a span in several pieces is one annotation with several fragments. Quotes and event mentions
are events (E) with their parts as arguments, offices and figures relations (R) from the main span to the
part. Fields and the review status are attributes (A) of the claim, a note (#) tells article and key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from claims.export.by_article import articles, write
from claims.export.records import Record
from claims.span_graph import LabelledSpan, graph, shape_of, shapes

EVENTS = ("quote", "event_mention")
"""Kinds that brat shows as events."""


@dataclass(slots=True)
class Lines:
    """The lines of one file; each sort of annotation is counted by itself."""

    text: str
    counts: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)

    def add(self, sort: str, told: str) -> str:
        """Add a line and return the name of its annotation."""
        self.counts[sort] += 1
        name = f"{sort}{self.counts[sort]}"
        self.found.append(f"{name}\t{told}\n")
        return name

    def span(self, label: str, pieces: Iterable[tuple[int, int]]) -> str:
        """Add a text-bound annotation; a line break in its words is written as a space."""
        places = sorted(pieces)
        words = " ".join(self.text[start:end] for start, end in places)
        shown = "".join(" " if letter.isspace() else letter for letter in words)
        return self.add("T", f"{label} {';'.join(f'{start} {end}' for start, end in places)}\t{shown}")


def write_brat(session: Session, folder: Path, ids: Collection[int] | None) -> int:
    """Write ``SHA256.txt`` and ``SHA256.ann`` for each article and the configuration; return the claims."""
    number, values = 0, defaultdict[str, set[str]](set)
    for article, some in articles(session, ids):
        write(folder / f"{article.sha256}.txt", article.text)
        write(folder / f"{article.sha256}.ann", standoff(article.text, some))
        number += len(some)
        for record in some:
            for name, value in _attributes(record, graph(record)[0][0]):
                values[name].add(value)
    write(folder / "annotation.conf", configuration(values))
    return number


def standoff(text: str, some: Iterable[Record]) -> str:
    """Return the lines of one article's claims."""
    lines = Lines(text)
    for record in some:
        _claim(record, lines)
    return "".join(lines.found)


def _claim(record: Record, lines: Lines) -> None:
    kind = record["kind"]
    regions, relations = graph(record)
    labels = {relation.child: relation.label for relation in relations}
    whole = shape_of(record).main
    main = [region for region in regions if labels.get(region.id, whole) == whole]
    head = lines.span(kind, [(region.start, region.end) for region in main])
    others = [region for region in regions if region not in main]
    parts = [(one.label, lines.span(one.label, [(one.start, one.end)])) for one in others]
    target = head
    if kind in EVENTS:
        target = lines.add("E", " ".join([f"{kind}:{head}", *_arguments(parts)]))
    else:
        for label, part in parts:
            lines.add("R", f"{label} Arg1:{head} Arg2:{part}")
    for name, value in _attributes(record, main[0]):
        lines.add("A", f"{name} {target} {value}")
    lines.add("#", f"AnnotatorNotes {target}\tarticle={record['article']} key={record['key']}")


def _arguments(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield arguments of an event; the second of a name is numbered, as brat wants it."""
    seen: Counter[str] = Counter()
    for label, part in parts:
        seen[label] += 1
        yield f"{label}{seen[label] if seen[label] > 1 else ''}:{part}"


def _attributes(record: Record, main: LabelledSpan) -> Iterator[tuple[str, str]]:
    """Yield the status and the fields; a value is one word."""
    yield "status", record["status"]
    for name, value in main.fields.items():
        if value:
            yield name, "_".join(value.split())


def configuration(values: dict[str, set[str]]) -> str:
    """Return ``annotation.conf`` with every label, and every attribute with the ``values`` that occur."""
    known = {kind: shape.parts for kind, shape in shapes().items()}
    parts = dict.fromkeys(part for some in known.values() for part in some)
    kinds = [kind for kind in known if kind not in EVENTS]
    events = [f"{kind}\t{', '.join(f'{part}*:<ENTITY>' for part in known[kind])}" for kind in EVENTS]
    relations = [
        f"{part}\tArg1:{'|'.join(kind for kind in kinds if part in known[kind])}, Arg2:{part}"
        for part in dict.fromkeys(part for kind in kinds for part in known[kind])
    ]
    attributes = [f"{name}\tArg:<ANY>, Value:{'|'.join(sorted(some))}" for name, some in values.items()]
    sections = {
        "entities": [*parts, *kinds], "relations": relations, "events": events, "attributes": attributes,
    }  # fmt: skip
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in some) for name, some in sections.items())
