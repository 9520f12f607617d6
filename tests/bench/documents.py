"""Documents made without a language model, to fill a database with as many articles as a figure needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from claims.document import (
    Actor,
    ActorKind,
    Block,
    DateRange,
    Document,
    EventMention,
    GivenArticle,
    Mention,
    Participant,
    Published,
    Sentence,
    Span,
    TimeExpression,
)
from claims.resolve.actors import FIRST
from claims.store.database import Database
from claims.store.ingest import writer

AT_ONCE = 500
"""Articles written in one transaction; how long writing takes is measured elsewhere."""


@dataclass
class Text:
    """An article as it is being written: its sentences, and what stands in them."""

    day: date
    words: str = ""
    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def name(self, actor: int) -> Participant:
        """Write an actor's name and return where it stands."""
        who, start = self.actors[actor], len(self.words)
        self.words += who.name
        self.mentions.append(Mention(Span(start, len(self.words)), "name", who.kind, actor, "name"))
        return Participant(Span(start, len(self.words)), start, len(self.mentions) - 1)

    def event(self, kind: tuple[str, str | None], actor: int, recipient: int, day: date | None) -> None:
        """Write a sentence of one doing something to another, some with a day."""
        start = len(self.words)
        doer = self.name(actor)
        self.words += " "
        trigger = Span(len(self.words), len(self.words) + len(kind[1] or "asked"))
        self.words += f"{kind[1] or 'asked'} "
        other = self.name(recipient)
        if day is not None:
            self.words += " on "
            at = Span(len(self.words), len(self.words) + 10)
            self.words += day.isoformat()
            self.times.append(
                TimeExpression(at, "DATE", day.isoformat(), DateRange(day, day, "day"), "date.iso")
            )
        self.words += ".\n"
        modality = "planned" if day and day > self.day else "occurred"
        time = len(self.times) - 1 if day else None
        self.events.append(EventMention(
            kind[0], kind[1], modality, trigger, "event.verb", 0.8, (doer,), (other,), time=time,
        ))  # fmt: skip
        self.sentences.append(Sentence(Span(start, len(self.words) - 1)))

    def document(self) -> Document:
        """Return what was written."""
        return Document(
            self.words, Published(DateRange(self.day, self.day, "day"), "given"),
            (Block(Span(0, len(self.words)), "body"),), tuple(self.sentences), tuple(self.actors),
            tuple(self.mentions), tuple(self.times), (), tuple(self.events),
        )  # fmt: skip


def actor(name: str, kind: ActorKind, role: str | None = None) -> Actor:
    """Return an actor of one name."""
    return Actor(name, kind, (name,), (role,) if role else ())


def famous(random: Random, number: int) -> int:
    """Return one of ``number`` people: few of them are in most articles, most of them in few."""
    return min(int(random.paretovariate(0.6)), number) - 1


def days(random: Random) -> date:
    """Return a day of three years."""
    return date(2021, 1, 1) + timedelta(days=random.randrange(3 * 365))


def later(day: date, months: int) -> date:
    """Return the day so many months later, none after the 28th, which every month has."""
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, min(day.day, 28))


def write(database: Database, documents: Iterable[Document]) -> list[int]:
    """Write the documents, which wait to be linked then, and return the ids of the articles."""
    rest, ids = iter(documents), list[int]()
    while some := [document for _, document in zip(range(AT_ONCE), rest, strict=False)]:
        ids += _written(database, some)
    return ids


def _written(database: Database, some: Sequence[Document]) -> Iterator[int]:
    with database.write() as session:
        run = writer.start_run(session, "bench")
        for document in some:
            article = writer.write_article(session, GivenArticle(document.text, "bench"), document, run)
            if article is not None:
                yield article


REFERS = {
    "article_id": "article", "sentence_id": "sentence", "actor_id": "actor", "resolved_actor_id": "actor",
    "mention_id": "mention", "claim_id": "claim", "time_expression_id": "time_expression",
    "event_id": "event",
}  # fmt: skip
FIRST_BEARERS = """
    DELETE FROM actor_key WHERE (profile, actor_id) IN (
        SELECT profile, actor_id FROM (
            SELECT profile, actor_id, row_number() OVER (PARTITION BY profile ORDER BY actor_id) AS place
            FROM actor_key
        )
        JOIN actor ON actor.id = actor_id WHERE place > ? AND canonical_id <> id
    )
"""
"""Takes out what filing would not have filed, were the copies brought in one after the other."""
DAYS = ("date_from", "date_to", "published_from", "published_to")
COPIED = (
    "article", "block", "sentence", "actor", "actor_name", "mention", "time_expression", "claim", "event",
    "event_mention", "span", "participant", "actor_key", "event_key",
)  # fmt: skip


def multiply(path: Path, times: int, months: int = 0) -> None:
    """Give the database the same articles so many times over, filed: as if so many told of the same people.

    An actor's copies are one with it, an event's stand alone. Each turn tells of so many months later.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        highest = {
            table: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0
            for table in {*REFERS.values()}
        }
        for turn in range(1, times):
            for table in COPIED:
                names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                values = [_copied(table, name, turn, highest, turn * months) for name in names]
                connection.execute(
                    f"INSERT INTO {table} ({', '.join(names)}) "
                    f"SELECT {', '.join(values)} FROM {table} WHERE {_first(table, highest)}"
                )
        connection.execute("DELETE FROM link_queue")
        connection.execute(FIRST_BEARERS, (FIRST,))


def _copied(table: str, name: str, turn: int, highest: Mapping[str, int], months: int) -> str:
    of = table if name == "id" or (table == "event" and name == "canonical_id") else REFERS.get(name)
    if of is not None:
        return f"{name} + {turn * highest[of]}"
    if name in DAYS:
        return f"date({name}, '+{months} months')"
    if (table, name) == ("event_key", "key"):
        later = f"strftime('%Y-%m', substr(key, -7) || '-01', '+{months} months')"
        return f"iif(key LIKE '%|____-__', substr(key, 1, length(key) - 7) || {later}, key)"
    unique = name in ("sha256", "key") and table in ("article", "claim")
    return f"{name} || '.{turn}'" if unique else f'"{name}"'


def _first(table: str, highest: Mapping[str, int]) -> str:
    """Return what only the rows that were there first fulfil."""
    if table in highest:
        return f"id <= {highest[table]}"
    column = {
        "block": "article_id",
        "actor_name": "actor_id",
        "actor_key": "actor_id",
        "event_key": "event_id",
    }
    name = column.get(table, "claim_id")
    return f"{name} <= {highest[REFERS[name]]}"
