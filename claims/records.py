"""Frozen records that rooms exchange with the store.

What is compared across articles, what is held of a pair, and rows that the desk shows or exports as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claims.document import ActorKind, DateRange, Modality

Verdict = Literal["proposed", "same", "different", "unsure"]
ConflictField = Literal["date", "place", "modality", "number", "name"]
ConflictKind = Literal["disagreement", "superseded", "time zone"]


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One article's actor, or one of a gazetteer's, as the database holds it.

    ``date`` is the article's: names and roles hold as of then. ``co_mentions`` are the folded names of the
    people named in the same article, ``states`` the countries it names, ``offices`` the roles it gives to
    anybody. ``article`` is its id; a gazetteer's have none.
    """

    id: int
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    date: date | None = None
    co_mentions: frozenset[str] = frozenset()
    external_id: str | None = None
    article: int | None = None
    states: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor in a list: ``members`` are the actors of single articles that it unites."""

    id: int
    name: str
    kind: str
    external_id: str | None
    members: int
    mentions: int
    claims: int
    articles: int
    proposals: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An undecided claim that an audit may draw."""

    claim_id: int
    kind: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Askable:
    """A view or table, what a row of it is, and its columns with what they hold ("" where nobody says)."""

    name: str
    description: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event in a timeline: its days, both included, and in how many ways accounts of it differ."""

    id: int
    label: str
    first: date
    last: date
    conflicts: int


@dataclass(frozen=True, slots=True)
class Link:
    """What is held of two ids, ``left < right``; ``by_rule`` tells a rule's judgement from a person's."""

    left: int
    right: int
    judgement: Verdict
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says of two ids, ``left < right``, with the reasons for and against in words."""

    left: int
    right: int
    judgement: Verdict
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who bears a name: the first actor of each cluster with the cluster's canonical one, in order.

    ``listed`` says that one of them is of a gazetteer; ``actors`` are those who bore the name first.
    """

    clusters: tuple[tuple[int, int], ...]
    listed: bool = False
    actors: tuple[KnownActor, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name that is filed under a key; ``profile`` is what its equal spellings share."""

    key: str
    profile: str
    name: str


@dataclass(frozen=True, slots=True)
class StoryText:
    """What an article's story is known by: its names by kind, its figures, the day it appeared, its words."""

    article: int
    published: date | None
    names: tuple[tuple[str, str], ...]
    numbers: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One figure: ``claim`` and ``article`` are ids, ``event`` is that of the canonical event it is of.

    ``words`` is the number as written, ``counted`` the noun that is counted.
    """

    claim: int
    article: int
    role: str
    value: float
    value_to: float | None
    qualifier: str | None
    unit: str | None
    words: str
    counted: str | None
    sentence: str
    event: int | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One named actor of an article; ``claim`` is a claim of the sentence in which it is named."""

    actor: int
    article: int
    claim: int
    kind: ActorKind
    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that stands behind a word for places, and where it begins in the article's text."""

    article: int
    start: int
    name: str


@dataclass(frozen=True, slots=True)
class TimeRecord:
    """A time expression of an article, from ``start`` to ``end``, and the days it gives.

    ``types`` are those of the event mentions that have their day from it. Of a weekday that is in no known
    week there is only its number, 1 for Monday.
    """

    start: int
    end: int
    date: DateRange | None
    types: frozenset[str] = frozenset()
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim of an article: its id, where it begins, its kind and its words; of an event its modality."""

    claim: int
    start: int
    kind: str
    words: str
    modality: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as its clauses are compared: its text, sentences, time expressions and claims, in order."""

    id: int
    text: str
    published: date | None
    sentences: tuple[tuple[int, int], ...]
    times: tuple[TimeRecord, ...]
    claims: tuple[ClaimRecord, ...]


@dataclass(frozen=True, slots=True)
class ParticipantRecord:
    """A participant: the canonical actor, the name that the article gives it, its kind and its offices.

    ``initials`` has the short forms in capitals under which the article also names a body ("UNHCR").
    """

    actor: int | None
    name: str
    kind: str
    roles: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event mention. ``sure`` says that its own words give the modality, not only the absence of others.

    ``claim`` and ``article`` are ids; ``event`` is that of the event it is of, ``None`` before it has one.
    """

    claim: int
    article: int
    type: str
    mode: str | None
    modality: Modality
    words: str
    actors: tuple[ParticipantRecord, ...] = ()
    recipients: tuple[ParticipantRecord, ...] = ()
    place: str | None = None
    date: DateRange | None = None
    number: str | None = None
    sentence: str = ""
    sure: bool = True
    published: DateRange | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day of what an account tells, and of its publication; ``None`` where unknown."""

    date_from: date | None = None
    date_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """One quote: ``claim`` and ``article`` are ids, ``content`` its words."""

    claim: int
    article: int
    content: str
    speaker: ParticipantRecord
    published: DateRange | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims that differ in one field, ``left < right``, each with its value in words.

    ``left_at`` and ``right_at`` say where in the article a value stands that the claim itself does not give.
    """

    field: ConflictField
    kind: ConflictKind
    left: int
    right: int
    left_value: str
    right_value: str
    left_at: int | None = None
    right_at: int | None = None
