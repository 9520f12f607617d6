"""What the desk hands to a screen: frozen values, complete in themselves, with no session behind them.

Offsets are code points into the article's text, half-open. A *row* is one line of a list, a *card* is
everything about one thing. Text fields that are shown are plain news text, never markup.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from claims.document import Block, DateRange, Published, Span

Status = Literal["new", "confirmed", "corrected", "rejected", "disputed", "withdrawn"]
Order = Literal["uncertain", "conflicts", "article", "actor", "newest", "disputed", "mine"]
Judgement = Literal["proposed", "same", "different", "unsure"]
Verdict = Literal["same", "different", "unsure"]
FieldKind = Literal["choice", "text", "date", "actors", "span"]
Thing = Literal["actor", "event", "quote"]

ORDERS: tuple[Order, ...] = ("uncertain", "conflicts", "article", "actor", "newest", "disputed", "mine")


@dataclass(frozen=True, slots=True)
class Queue:
    """Claim ids in a frozen order.

    ``complete`` is False where only the first ids were asked for and there are more.
    """

    order: Order
    query: str
    ids: array[int]
    complete: bool

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def name(self) -> str:
        """The queue's name for bookmarks: its order, and its filter where there is one."""
        return f"{self.order} {self.query}".strip()

    def position(self, claim_id: int) -> int | None:
        """Return where the claim stands, from 0, or ``None``."""
        try:
            return self.ids.index(claim_id)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in a list.

    ``version`` is what a decision must name. ``label`` is the form of a quote ("direct"), the type,
    mode and modality of an event mention ("CONSULT/visit planned"). ``who`` is its speaker or actors,
    ``whom`` its addressee or recipients, ``text`` the words themselves on one line.
    """

    id: int
    version: int
    kind: str
    status: Status
    flag: str | None
    confidence: float
    rule: str
    article_id: int
    article: str
    label: str
    who: str
    whom: str
    text: str
    date: DateRange | None
    place: str | None


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What is known about an article besides its text; ``label`` is a short name for it."""

    id: int
    label: str
    title: str | None
    publisher: str | None
    agency: str | None
    author: str | None
    url: str | None
    origin: str
    language: str
    published: Published


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that plays a role in a claim.

    ``role`` is that of a span (content, cue, trigger, time, place, occasion, number) or of a participant
    (speaker, addressee, actor, recipient).
    """

    claim_id: int
    role: str
    ordinal: int
    span: Span


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of an article: ``text[0]`` is the article's character ``start``.

    ``sentences`` and ``focus`` are offsets into the *article*; ``focus`` covers the claim's own sentences.
    """

    text: str
    start: int
    sentences: tuple[Span, ...]
    focus: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim: what stands, and what the machine proposed where that differs.

    ``value`` is in the form that ``Desk.correct`` takes back; "" is none.
    """

    name: str
    kind: FieldKind
    value: str
    proposed: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Say whether what stands is not what was proposed."""
        return self.proposed is not None


@dataclass(frozen=True, slots=True)
class ParticipantCard:
    """Who takes part in a claim. ``by_hand`` says that the actor was set on the claim itself."""

    role: str
    ordinal: int
    actor_id: int | None
    name: str
    kind: str
    mention_id: int | None
    mention: Span | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One decision in words: ``at`` is in UTC; ``undone`` says that it holds no more."""

    decision_id: int
    at: datetime
    reviewer: str
    words: str
    note: str | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim, and what joins the two."""

    why: Literal["event", "speaker", "utterance"]
    row: ClaimRow


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """Everything about one claim. ``proposed_marks`` are the machine's spans where they differ."""

    row: ClaimRow
    article: ArticleHead
    window: Window
    marks: tuple[Mark, ...]
    proposed_marks: tuple[Mark, ...]
    spans: Mapping[str, tuple[Span, ...]]
    fields: tuple[Field, ...]
    participants: tuple[ParticipantCard, ...]
    history: tuple[HistoryLine, ...]
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list: its claims, and how many of them wait for a decision."""

    head: ArticleHead
    claims: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """A whole article: ``claims`` and ``marks`` are in the order of the text."""

    head: ArticleHead
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    claims: tuple[ClaimRow, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision.

    ``words`` is one sentence for the status line. ``claim_ids`` are the claims whose rows changed, ``rows``
    the first of them as they are now. ``left_out`` counts claims of a bulk decision that somebody
    changed after the preview.
    """

    words: str
    claim_ids: tuple[int, ...] = ()
    rows: Mapping[int, ClaimRow] = field(default_factory=dict)
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What a bulk decision would touch: counts first, then the claims with the versions seen."""

    count: int
    by_status: Mapping[Status, int]
    by_kind: Mapping[str, int]
    ids: array[int]
    versions: array[int]


@dataclass(frozen=True, slots=True)
class DatePreview:
    """What setting an article's date would change."""

    times: int
    claims: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A completion: ``value`` goes into the field, ``hint`` says what it is."""

    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment in the life of the database; ``Desk.news`` tells what came after it."""

    decision_id: int
    claim_id: int


@dataclass(frozen=True, slots=True)
class News:
    """What others did since a stamp: the claims they changed, who they are, how many claims are new."""

    stamp: Stamp
    claim_ids: tuple[int, ...]
    reviewers: tuple[str, ...]
    new_claims: int


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
class AliasCard:
    """A spelling of an actor, and how many mentions are written so."""

    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A title or office, as of the dates of the articles that give it."""

    role: str
    as_of: tuple[date, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class MemberCard:
    """The actor of one article (or of a gazetteer: ``article`` is "") within a cluster."""

    actor_id: int
    name: str
    kind: str
    article_id: int | None
    article: str
    mentions: int


@dataclass(frozen=True, slots=True)
class MentionCard:
    """A mention in its sentence."""

    id: int
    actor_id: int
    article_id: int
    article: str
    form: str
    span: Span
    window: Window


@dataclass(frozen=True, slots=True)
class LinkSide:
    """One side of a link: an actor, an event or a quote, with examples of its sentences.

    ``id`` is the actor, event or claim; ``facts`` are short lines: aliases, roles, dates, places.
    """

    id: int
    name: str
    kind: str
    facts: tuple[str, ...]
    examples: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A proposal, or a judgement, that two are the same, with what speaks for and against it."""

    id: int
    of: Thing
    judgement: Judgement
    score: float | None
    left: LinkSide
    right: LinkSide
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ActorCard:
    """Everything about one actor; ``links`` are the judged and the open ones, open first."""

    row: ActorRow
    aliases: tuple[AliasCard, ...]
    roles: tuple[RoleCard, ...]
    members: tuple[MemberCard, ...]
    mentions: tuple[MentionCard, ...]
    links: tuple[LinkCard, ...]
    history: tuple[HistoryLine, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list; ``families`` counts independent accounts (agency, else publisher)."""

    id: int
    label: str
    who: str
    whom: str
    date: DateRange | None
    place: str | None
    mentions: int
    articles: int
    families: int
    conflicts: int
    proposals: int


@dataclass(frozen=True, slots=True)
class Version:
    """One account in a conflict: who says what, in which sentence."""

    claim: ClaimRow
    value: str
    article: ArticleHead
    window: Window
    marks: tuple[Mark, ...]
    preferred: bool


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Two accounts that differ in one field."""

    id: int
    event_id: int | None
    field: str
    kind: str
    judgement: Literal["open", "settled", "apparent"]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class EventCard:
    """Everything about one event: its mentions in their sentences, where they differ, what may join."""

    row: EventRow
    mentions: tuple[Version, ...]
    conflicts: tuple[ConflictCard, ...]
    links: tuple[LinkCard, ...]
    history: tuple[HistoryLine, ...]


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How often a rule was right, with the bounds of its 95 % Wilson interval (0 to 1)."""

    rule: str
    claims: int
    confirmed: int
    corrected: int
    rejected: int
    low: float
    high: float

    @property
    def judged(self) -> int:
        """How many of its claims a person has settled."""
        return self.confirmed + self.corrected + self.rejected

    @property
    def right(self) -> float | None:
        """The share confirmed as they were, or ``None`` before the first verdict."""
        return self.confirmed / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one reviewer goes: over the hours worked, pauses of more than five minutes left out."""

    decisions: int
    per_hour: float | None
    hours_left: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the review stands. ``by_kind`` counts claims by kind, then by status."""

    by_kind: Mapping[str, Mapping[Status, int]]
    mine: Pace
    by_day: tuple[tuple[date, int], ...]
    by_reviewer: tuple[tuple[str, int], ...]
    confidence: tuple[tuple[float, int, int], ...]
    """Calibration: middle of a tenth of confidence, claims judged in it, claims confirmed in it."""

    @property
    def total(self) -> int:
        """All claims but the withdrawn."""
        return sum(n for counts in self.by_kind.values() for s, n in counts.items() if s != "withdrawn")

    @property
    def waiting(self) -> int:
        """Claims nobody has decided."""
        return sum(counts.get("new", 0) for counts in self.by_kind.values())


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree where both judged the same claim.

    ``kappa`` is Cohen's (1960), ``None`` where chance alone would make them agree on everything.
    """

    left: str
    right: str
    both: int
    agreed: int
    kappa: float | None
    differ: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A sentence that matches, with the matches in it and the claims that stand in it."""

    article_id: int
    article: str
    window: Window
    matches: tuple[Span, ...]
    claim_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter kept under a name."""

    name: str
    query: str
