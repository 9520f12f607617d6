"""Big databases for measuring: plausible rows in every table, the same for the same size.

    python -m tests.bench.generate big.db 1000000

Articles are made of template sentences, so every offset is true: a claim's span holds what the claim says.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import claims
from claims.store.backends.chosen import operations
from claims.store.backends.sqlite.connections import migrator
from claims.store.schema import migrate

Rows = dict[str, list[tuple[Any, ...]]]
Spans = dict[str, tuple[int, int]]

PER_ARTICLE = 25
"""Claims in an article, one a sentence."""
TOGETHER = 400
"""Articles that are written at once."""
CUES = ("said", "added", "told reporters", "insisted", "denied", "warned")
VERBS = (
    ("met", "CONSULT", "visit"), ("accused", "ACCUSE", "allege"), ("sanctioned", "SANCTION", None),
    ("attacked", "ASSAULT", None), ("agreed with", "AGREE", None), ("warned", "THREATEN", None),
)  # fmt: skip
OFFICES = ("mayor", "minister of trade", "head of the harbour board", "spokesman", "chief of police")
PLACES = ("Vienna", "Nairobi", "Lima", "Osaka", "Reykjavík", "Beijing", "Geneva", "Quito")
PUBLISHERS = ("The Harbour Post", "Evening Ledger", "North Wire Daily", "Citizen", "Meridian", "The Dispatch")
AGENCIES = (None, None, "North Wire", "Agence Sud")
SYLLABLES = ("ba", "ren", "to", "mil", "ka", "sor", "vi", "dan", "lu", "pe", "gra", "no", "ti", "wes", "há")
ACTIONS = {"confirmed": "confirm", "corrected": "correct", "rejected": "reject", "disputed": "dispute"}
STATUSES = ("confirmed", "confirmed", "confirmed", "corrected", "rejected", "disputed")


@dataclass(frozen=True, slots=True)
class World:
    """What all articles draw from: whom they name, and the words they use."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """What every claim has: its kind, article, sentence, day and place."""

    kind: str
    article: int
    ordinal: int
    sentence: tuple[int, int]
    day: str
    place: str | None


def world(rng: random.Random) -> World:
    """Return a thousand names and three thousand words, few of them frequent (Zipf)."""
    spelled = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)]
    rng.shuffle(spelled)
    names = [
        f"{first.title()} {last.title()}"
        for first, last in zip(spelled[:1000], spelled[1000:2000], strict=True)
    ]
    words = spelled[:3000]
    return World(tuple(names), tuple(words), tuple(itertools.accumulate(1 / n for n in range(1, 3001))))


def generate(path: Path, claims_wanted: int = 1_000_000, seed: int = 0) -> None:
    """Write a database with about so many claims, a fifth of them reviewed."""
    claims.open(path).close()
    engine = migrator(path)
    with engine.connect() as connection:
        with connection.begin(), operations(connection).bulk_loading(connection):
            connection.exec_driver_sql(RUN)
            for rows in articles(random.Random(seed), claims_wanted // PER_ARTICLE):
                for table, some in rows.items():
                    marks = ", ".join("?" * len(some[0]))
                    connection.exec_driver_sql(f"INSERT INTO {COLUMNS[table]} VALUES ({marks})", some)
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    engine.dispose()


def big(claims_wanted: int = 1_000_000) -> Path:
    """Return a database with so many claims, made at the first asking and kept among the temporary files."""
    path = Path(tempfile.gettempdir()) / f"claims-bench-{migrate.head()}-{claims_wanted}.db"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        generate(unfinished, claims_wanted)
        unfinished.replace(path)
    return path


COLUMNS = {
    "article": "article (id, sha256, text, title, url, publisher, agency, origin, metadata, published_from, "
    "published_to, published_basis, story_id, import_run_id, extract_run_id)",
    "block": "block (article_id, ordinal, kind, char_start, char_end)",
    "sentence": "sentence (id, article_id, ordinal, char_start, char_end)",
    "actor": "actor (id, kind, name, canonical_id, article_id)",
    "actor_name": "actor_name (actor_id, name_folded, name)",
    "actor_link": "actor_link (left_id, right_id, judgement, score, reasons, decided_by, decided_at)",
    "mention": "mention (id, article_id, char_start, char_end, form, kind, actor_id, rule, score)",
    "time_expression": "time_expression (id, article_id, char_start, char_end, type, value, date_from, "
    "date_to, precision, rule, anchor)",
    "event": "event (id, canonical_id)",
    "claim": "claim (id, key, kind, run_id, article_id, sentence_id, char_start, char_end, "
    "time_expression_id, date_from, date_to, date_precision, place, rule, confidence, status, version)",
    "quote": "quote (claim_id, form, cue, cue_class)",
    "event_mention": "event_mention (claim_id, event_id, type, mode, modality)",
    "figure": "figure (claim_id, role, value, qualifier, unit, mention_id)",
    "role": "role (claim_id, title)",
    "conflict": "conflict (event_id, field, kind, left_claim_id, right_claim_id, left_value, right_value)",
    "span": "span (claim_id, role, ordinal, char_start, char_end)",
    "participant": "participant (claim_id, role, ordinal, mention_id, resolved_actor_id)",
    "proposal": "proposal (claim_id, run_id, confidence, payload)",
    "decision": "decision (at, reviewer, action, claim_id, was, became)",
}


COUNTED = ("sentence", "actor", "mention", "time", "claim", "event")
MOMENT = "2026-01-31T12:00:00.000000Z"
RUN = f"INSERT INTO run (id, tool, version, config, started_at) VALUES (1, 'claims', '0', '{{}}', '{MOMENT}')"


def articles(rng: random.Random, wanted: int) -> Iterator[Rows]:
    """Yield the rows of the articles, some hundreds at a time."""
    maker = Maker(rng, world(rng))
    for begin in range(0, wanted, TOGETHER):
        for number in range(begin, min(begin + TOGETHER, wanted)):
            maker.article(number + 1)
        yield maker.taken()


class Maker:
    """Makes rows, and counts the ids on."""

    def __init__(self, rng: random.Random, world: World) -> None:
        self.rng, self.world = rng, world
        self.rows: Rows = defaultdict(list)
        self.ids = {
            name: itertools.count(1) for name in ("sentence", "actor", "mention", "time", "claim", "event")
        }
        self.canonical: dict[str, int] = {}
        self.told = (0, 0, "")
        """The event told last: the canonical one, the claim that tells it, and the place."""

    def taken(self) -> Rows:
        """Return the rows made so far, and begin anew."""
        taken, self.rows = self.rows, defaultdict(list)
        return taken

    def article(self, number: int) -> None:
        """Make an article with its sentences, one claim in each."""
        rng, day = self.rng, f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}"
        cast = {name: self.actor(name, number) for name in rng.sample(self.world.names, 6)}
        title = f"Report {number} from {rng.choice(PLACES)}"
        parts, at = [title], len(title) + 2
        for ordinal in range(PER_ARTICLE):
            (make,) = rng.choices((self.quote, self.event, self.figure, self.role), (56, 36, 4, 4))
            text = make(number, at, ordinal, cast, day)
            parts.append(text)
            at += len(text) + 1
        text = f"{parts[0]}\n\n{' '.join(parts[1:])}"
        story = None if number % 3 == 1 else number - (number - 1) % 3
        self.rows["article"].append(
            (number, hashlib.sha256(text.encode()).hexdigest(), text, title, f"https://news.example/{number}",
             rng.choice(PUBLISHERS), rng.choice(AGENCIES), f"{number}.txt", "{}", day, day, "given", story,
             1, 1)
        )  # fmt: skip
        self.rows["block"].append((number, 0, "title", 0, len(title)))
        self.rows["block"].append((number, 1, "body", len(title) + 2, len(text)))

    def actor(self, name: str, article: int) -> int:
        """Make the article's own actor of that name, united with the first of the same name."""
        actor_id = next(self.ids["actor"])
        head = self.canonical.setdefault(name, actor_id)
        self.rows["actor"].append((actor_id, "person", name, head, article))
        self.rows["actor_name"].append((actor_id, name.casefold(), name))
        if head != actor_id:
            self.rows["actor_link"].append((head, actor_id, "same", 0.99, "{}", "rule:same_name", MOMENT))
        return actor_id

    def quote(self, article: int, at: int, ordinal: int, cast: dict[str, int], day: str) -> str:
        """Make a direct quote and return its sentence."""
        name, cue = self.rng.choice(list(cast)), self.rng.choice(CUES)
        content = " ".join(self.rng.choices(self.world.words, cum_weights=self.world.weights, k=10))
        text = f"{name} {cue} on {day}: “{content}.”"
        spans = {
            "content": (at + text.index("“"), at + len(text)),
            "cue": (at + len(name) + 1, at + len(name) + 1 + len(cue)),
            "time": (at + text.index(day), at + text.index(day) + len(day)),
        }
        base = Base("quote", article, ordinal, (at, at + len(text)), day, None)
        claim_id = self.claim(base, "content", spans, {"form": "direct", "cue": cue, "cue_class": "say"})
        self.rows["quote"].append((claim_id, "direct", cue, "say"))
        self.takes_part(claim_id, "speaker", article, at, name, cast)
        return text

    def event(self, article: int, at: int, ordinal: int, cast: dict[str, int], day: str) -> str:
        """Make an event mention and return its sentence."""
        left, right = self.rng.sample(list(cast), 2)
        (verb, type_, mode), place = self.rng.choice(VERBS), self.rng.choice(PLACES)
        text = f"{left} {verb} {right} in {place} on {day}."
        trigger = at + len(left) + 1
        spans = {
            "trigger": (trigger, trigger + len(verb)),
            "time": (at + text.index(day), at + text.index(day) + len(day)),
        }
        base = Base("event_mention", article, ordinal, (at, at + len(text)), day, place)
        fields = {"type": type_, "mode": mode, "modality": "occurred"}
        claim_id = self.claim(base, "trigger", spans, fields)
        event_id = next(self.ids["event"])
        canonical = event_id - event_id % 3 or event_id
        self.rows["event"].append((event_id, canonical))
        self.rows["event_mention"].append((claim_id, event_id, type_, mode, "occurred"))
        self.takes_part(claim_id, "actor", article, at, left, cast)
        self.takes_part(claim_id, "recipient", article, trigger + len(verb) + 1, right, cast)
        before, other, elsewhere = self.told
        if canonical == before and place != elsewhere and self.rng.random() < 0.1:
            self.rows["conflict"].append(
                (canonical, "place", "disagreement", other, claim_id, elsewhere, place)
            )
        self.told = (canonical, claim_id, place)
        return text

    def figure(self, article: int, at: int, ordinal: int, cast: dict[str, int], day: str) -> str:
        """Make a figure, of the event told last, and return its sentence."""
        value = self.rng.randint(2, 90)
        text = f"At least {value} people were killed on {day}."
        spans = {
            "number": (at + len("At least "), at + len(f"At least {value}")),
            "counted": (at + text.index("people"), at + text.index("people") + len("people")),
            "time": (at + text.index(day), at + text.index(day) + len(day)),
        }
        base = Base("figure", article, ordinal, (at, at + len(text)), day, None)
        fields = {"role": "killed", "value": value, "qualifier": "at least", "unit": "people"}
        claim_id = self.claim(base, "number", spans, fields)
        self.rows["figure"].append((claim_id, "killed", value, "at least", "people", self.told[1] or None))
        return text

    def role(self, article: int, at: int, ordinal: int, cast: dict[str, int], day: str) -> str:
        """Make a role and return its sentence."""
        name, office = self.rng.choice(list(cast)), self.rng.choice(OFFICES)
        text = f"{name} is {office} since {day}."
        title = at + len(f"{name} is ")
        spans = {
            "title": (title, title + len(office)),
            "time": (at + text.index(day), at + text.index(day) + len(day)),
        }
        base = Base("role", article, ordinal, (at, at + len(text)), day, None)
        claim_id = self.claim(base, "title", spans, {"title": office})
        self.rows["role"].append((claim_id, office))
        self.takes_part(claim_id, "holder", article, at, name, cast)
        return text

    def claim(self, base: Base, main: str, spans: Spans, fields: dict[str, Any]) -> int:
        """Make a claim with its sentence, date, spans and proposal, a fifth decided on; return its id."""
        claim_id, sentence_id, time_id = (next(self.ids[name]) for name in ("claim", "sentence", "time"))
        day, place, confidence = base.day, base.place, round(0.5 + self.rng.random() / 2, 3)
        self.rows["sentence"].append((sentence_id, base.article, base.ordinal, *base.sentence))
        self.rows["time_expression"].append(
            (time_id, base.article, *spans["time"], "DATE", day, day, day, "day", "date.iso", None)
        )
        status = self.rng.choice(STATUSES) if self.rng.random() < 0.2 else "new"
        self.rows["claim"].append((
            claim_id, f"{claim_id:032x}", base.kind, 1, base.article, sentence_id, *spans[main], time_id,
            day, day, "day", "Lima" if status == "corrected" else place,
            f"{base.kind}.rule{self.rng.randrange(12)}", confidence, status, 1 if status == "new" else 2,
        ))  # fmt: skip
        self.rows["span"] += [(claim_id, role, 0, start, end) for role, (start, end) in spans.items()]
        when = {"time_expression_id": time_id, "date_from": day, "date_to": day, "date_precision": "day"}
        pieces = {role: [ends] for role, ends in spans.items()}
        payload = {"fields": {**when, "place": place, **fields}, "spans": pieces, "participants": {}}
        self.rows["proposal"].append((claim_id, 1, confidence, compact(payload)))
        if status != "new":
            self.decision(claim_id, status)
        return claim_id

    def decision(self, claim_id: int, status: str) -> None:
        """Make the decision that gave a claim its status."""
        became = {"status": status, **({"fields": {"place": "Lima"}} if status == "corrected" else {})}
        reviewer = self.rng.choice(("ana", "ben"))
        row = (MOMENT, reviewer, ACTIONS[status], claim_id, '{"status":"new"}', compact(became))
        self.rows["decision"].append(row)

    def takes_part(
        self, claim_id: int, role: str, article: int, at: int, name: str, cast: dict[str, int]
    ) -> None:
        """Make a participant with its mention."""
        mention_id = next(self.ids["mention"])
        self.rows["mention"].append(
            (mention_id, article, at, at + len(name), "name", "person", cast[name], "name.ner", 0.9)
        )
        self.rows["participant"].append((claim_id, role, 0, mention_id, cast[name]))


def compact(value: dict[str, Any]) -> str:
    """Return JSON as the database keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
