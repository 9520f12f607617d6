"""Cards of what several articles share: actors, events and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from claims.desk.cards.article_views import ArticleHead, Mark, Window
from claims.desk.cards.claim_views import ClaimRow, HistoryLine
from claims.document import DateRange, Published, Span
from claims.records import ActorRow

Judgement = Literal["proposed", "same", "different", "unsure"]
Verdict = Literal["same", "different", "unsure"]
Thing = Literal["actor", "event", "quote"]


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
class Account:
    """One family of articles: who published it, when first, and which articles it has, copies among them."""

    outlets: tuple[str, ...]
    published: Published
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AccountCell:
    """What one account says in one field; ``differs`` where another is known to contradict it."""

    values: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One field, with what each account says, in the order of the accounts."""

    field: str
    cells: tuple[AccountCell, ...]


@dataclass(frozen=True, slots=True)
class AccountTable:
    """Several accounts of one thing, in order of publication, and the fields that several of them tell."""

    accounts: tuple[Account, ...]
    rows: tuple[AccountRow, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict in a list: the values against each other, who it is about, and who published each."""

    id: int
    field: str
    kind: str
    judgement: Literal["open", "settled", "apparent"]
    values: tuple[str, str]
    who: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Two accounts that differ in one field; ``table`` has all that tell of it, where they were asked for."""

    id: int
    event_id: int | None
    field: str
    kind: str
    judgement: Literal["open", "settled", "apparent"]
    versions: tuple[Version, ...]
    table: AccountTable | None = None


@dataclass(frozen=True, slots=True)
class EventCard:
    """Everything about one event: its mentions in their sentences, where they differ, what may join.

    ``table`` has what each account says.
    """

    row: EventRow
    mentions: tuple[Version, ...]
    table: AccountTable
    conflicts: tuple[ConflictCard, ...]
    links: tuple[LinkCard, ...]
    history: tuple[HistoryLine, ...]
