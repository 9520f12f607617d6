"""Two small articles in a database: who met whom, and what they said."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from claims.store import models as m
from claims.store.database import Database
from claims.store.ids import add_canonical

NOW = datetime(2023, 6, 20, 12, tzinfo=UTC)
FIRST = (
    "Foreign Minister Ada Lind met Prime Minister Bo Karlsen in Oslo on Tuesday.\n"
    "“We agreed on the border,” Lind said. She will travel to Rome next week.\n"
    "Karlsen said that the talks would go on, “and on”.\n"
)
SECOND = (
    "Anna Lind saw Karlsen in Bergen on June 13, the Courier wrote.\n“The border is settled,” Lind told it.\n"
)


@dataclass
class World:
    """Where things are: the ids of rows, by the names that tests use."""

    first: int = 0
    second: int = 0
    actor: dict[str, int] = field(default_factory=dict)
    mention: dict[str, int] = field(default_factory=dict)
    time: dict[str, int] = field(default_factory=dict)
    claim: dict[str, int] = field(default_factory=dict)
    link: int = 0
    conflict: int = 0


def build(database: Database) -> World:
    """Fill an empty database."""
    world = World()
    with database.write() as session:
        run = m.Run(tool="extract", version="1", model=None, config={}, started_at=NOW, finished_at=NOW)
        session.add(run)
        session.flush()
        _first(session, world, run.id)
        _second(session, world, run.id)
        _across(session, world)
    return world


def _article(session: Session, run_id: int, text: str, publisher: str, published: date | None) -> m.Article:
    article = m.Article(
        sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, title=text[:20], publisher=publisher,
        language="en", origin=f"{publisher}.txt", extra={}, published_from=published, published_to=published,
        published_basis="given" if published else "unknown", import_run_id=run_id, extract_run_id=run_id,
    )  # fmt: skip
    session.add(article)
    session.flush()
    session.add(m.Block(article_id=article.id, ordinal=0, kind="body", char_start=0, char_end=len(text)))
    for ordinal, found in enumerate(re.finditer(r"[^\s].*?[.](?=\s)", text)):
        session.add(
            m.Sentence(article_id=article.id, ordinal=ordinal, char_start=found.start(), char_end=found.end())
        )
    session.flush()
    return article


@dataclass
class Scribe:
    """Writes rows about one article, finding offsets by the words."""

    session: Session
    world: World
    article: m.Article
    run_id: int

    def at(self, words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(words, start + 1)
        return start, start + len(words)

    def actor(self, key: str, name: str, kind: str = "person") -> int:
        actor = m.Actor(name=name, kind=kind, article_id=self.article.id)
        actor_id = self.world.actor[key] = add_canonical(self.session, actor)
        self.session.add(m.ActorName(actor_id=actor_id, name_folded=name.casefold(), name=name))
        return actor_id

    def mention(self, key: str, words: str, actor: str, form: str = "name", nth: int = 0) -> None:
        start, end = self.at(words, nth)
        mention = m.Mention(
            article_id=self.article.id, char_start=start, char_end=end, form=form, kind="person",
            actor_id=self.world.actor[actor], rule="test", score=1.0,
        )  # fmt: skip
        self.session.add(mention)
        self.session.flush()
        self.world.mention[key] = mention.id

    def time(self, key: str, words: str, first: date | None, last: date | None, precision: str) -> None:
        start, end = self.at(words)
        found = m.TimeExpression(
            article_id=self.article.id, char_start=start, char_end=end, type="DATE", value="X",
            date_from=first, date_to=last, precision=precision, rule="test", anchor=None,
        )  # fmt: skip
        self.session.add(found)
        self.session.flush()
        self.world.time[key] = found.id

    def claim(
        self,
        key: str,
        kind: str,
        confidence: float,
        spans: dict[str, list[str]],
        taking_part: dict[str, list[str]],
        time: str | None = None,
        place: str | None = None,
        **detail: object,
    ) -> None:
        found = {role: [self.at(words) for words in pieces] for role, pieces in spans.items()}
        main = found["content" if kind == "quote" else "trigger"]
        start, end = min(piece[0] for piece in main), max(piece[1] for piece in main)
        stated = self.session.get(m.TimeExpression, self.world.time[time]) if time else None
        sentence = self.session.query(m.Sentence).filter(
            m.Sentence.article_id == self.article.id,
            m.Sentence.char_start <= start,
            m.Sentence.char_end > start,
        )
        claim = m.Claim(
            key=f"{self.article.id}-{key}", kind=kind, article_id=self.article.id, run_id=self.run_id,
            sentence_id=sentence.one().id, char_start=start, char_end=end, place=place, rule=f"{kind}.test",
            confidence=confidence, time_expression_id=stated and stated.id,
            date_from=stated and stated.date_from, date_to=stated and stated.date_to,
            date_precision=stated and stated.precision,
        )  # fmt: skip
        self.session.add(claim)
        self.session.flush()
        self.world.claim[key] = claim.id
        model = m.Quote if kind == "quote" else m.EventMention
        self.session.add(model(claim_id=claim.id, **detail))
        for role, pieces in found.items():
            for ordinal, (first, last) in enumerate(pieces):
                self.session.add(
                    m.Span(claim_id=claim.id, role=role, ordinal=ordinal, char_start=first, char_end=last)
                )
        for role, mentions in taking_part.items():
            for ordinal, mention in enumerate(mentions):
                self.session.add(
                    m.Participant(
                        claim_id=claim.id, role=role, ordinal=ordinal, mention_id=self.world.mention[mention]
                    )
                )
        self.session.flush()


def _first(session: Session, world: World, run_id: int) -> None:
    article = _article(session, run_id, FIRST, "Courier", None)
    world.first = article.id
    scribe = Scribe(session, world, article, run_id)
    scribe.actor("lind", "Ada Lind")
    scribe.actor("karlsen", "Bo Karlsen")
    scribe.mention("ada lind", "Ada Lind", "lind")
    scribe.mention("bo karlsen", "Bo Karlsen", "karlsen")
    scribe.mention("lind", "Lind", "lind", nth=1)
    scribe.mention("she", "She", "lind", form="pronoun")
    scribe.mention("karlsen", "Karlsen", "karlsen", nth=1)
    scribe.time("tuesday", "Tuesday", None, None, "day")
    scribe.time("next week", "next week", None, None, "week")
    event = {"type": "CONSULT", "mode": "meet", "modality": "occurred"}
    scribe.claim(
        "met", "event_mention", 0.9, {"trigger": ["met"], "time": ["Tuesday"]},
        {"actor": ["ada lind"], "recipient": ["bo karlsen"]}, "tuesday", "Oslo", **event,
    )  # fmt: skip
    scribe.claim(
        "agreed", "quote", 0.8, {"content": ["We agreed on the border"], "cue": ["said"]},
        {"speaker": ["lind"]}, form="direct", cue="said", cue_class="say",
    )  # fmt: skip
    scribe.claim(
        "travel", "event_mention", 0.4, {"trigger": ["travel"], "time": ["next week"]}, {"actor": ["she"]},
        "next week", "Rome", type="CONSULT", mode="visit", modality="planned",
    )  # fmt: skip
    scribe.claim(
        "talks", "quote", 0.6, {"content": ["the talks would go on", "and on"], "cue": ["said"]},
        {"speaker": ["karlsen"]}, form="mixed", cue="said", cue_class="say",
    )  # fmt: skip


def _second(session: Session, world: World, run_id: int) -> None:
    article = _article(session, run_id, SECOND, "Herald", date(2023, 6, 14))
    world.second = article.id
    scribe = Scribe(session, world, article, run_id)
    scribe.actor("lind2", "Anna Lind")
    scribe.actor("karlsen2", "Karlsen")
    scribe.mention("anna lind", "Anna Lind", "lind2")
    scribe.mention("karlsen2", "Karlsen", "karlsen2")
    scribe.mention("lind2", "Lind", "lind2", nth=1)
    scribe.time("june 13", "June 13", date(2023, 6, 13), date(2023, 6, 13), "day")
    scribe.claim(
        "saw", "event_mention", 0.7, {"trigger": ["saw"], "time": ["June 13"]},
        {"actor": ["anna lind"], "recipient": ["karlsen2"]}, "june 13", "Bergen",
        type="CONSULT", mode="meet", modality="occurred",
    )  # fmt: skip
    scribe.claim(
        "settled", "quote", 0.5, {"content": ["The border is settled"], "cue": ["told"]},
        {"speaker": ["lind2"]}, form="direct", cue="told", cue_class="tell",
    )  # fmt: skip


def _across(session: Session, world: World) -> None:
    reasons = {"for": ["same family name", "same meeting"], "against": ["given names differ"]}
    link = m.ActorLink(
        left_id=world.actor["lind"], right_id=world.actor["lind2"], judgement="proposed", score=0.8,
        reasons=reasons, decided_by="rule:names", decided_at=NOW,
    )  # fmt: skip
    session.add(link)
    events = {key: add_canonical(session, m.Event()) for key in ("met", "travel", "saw")}
    for key, event_id in events.items():
        session.get_one(m.EventMention, world.claim[key]).event_id = event_id
    conflict = m.Conflict(
        event_id=events["met"], field="place", kind="disagreement", left_claim_id=world.claim["met"],
        right_claim_id=world.claim["saw"], left_value="Oslo", right_value="Bergen", judgement="open",
    )  # fmt: skip
    session.add(conflict)
    session.flush()
    world.link, world.conflict = link.id, conflict.id


def cite(database: Database, world: World) -> tuple[int, int]:
    """Tell of the meeting inside the quotation before it; return the claims of both."""
    agreed, met = world.claim["agreed"], world.claim["met"]
    with database.write() as session:
        session.get_one(m.EventMention, met).quote_id = agreed
    return agreed, met
