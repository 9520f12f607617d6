"""Claims and articles as a reviewer sees them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from claims.desk.cards.article_views import ArticleHead, Mark, Window
from claims.document import UNDECIDED, Block, DateRange, Span

Status = Literal["new", "confirmed", "corrected", "rejected", "disputed", "withdrawn", "accepted"]
Order = Literal["uncertain", "conflicts", "article", "actor", "newest", "disputed", "mine"]
FieldKind = Literal["choice", "text", "date", "actors", "span"]

ORDERS: tuple[Order, ...] = ("uncertain", "conflicts", "article", "actor", "newest", "disputed", "mine")


@dataclass(frozen=True, slots=True)
class Queue:
    """Claim ids in a frozen order.

    ``complete`` is False where only the first ids were asked for and there are more. ``groups`` are the
    claims of a row that has several, by the first of them, which alone stands in ``ids``; ``along`` are those
    of them that do not say the same, but are told inside what the first one says, row by row.
    """

    order: Order
    query: str
    ids: array[int]
    complete: bool
    groups: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    along: Mapping[int, tuple[tuple[int, ...], ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def name(self) -> str:
        """The queue's name for bookmarks: its order, and its filter where there is one."""
        return f"{self.order} {self.query}".strip()

    def position(self, claim_id: int) -> int | None:
        """Return where the claim stands, itself or with its group, from 0; ``None`` where it does not."""
        try:
            return self.ids.index(claim_id)
        except ValueError:
            head = next((head for head, ids in self.groups.items() if claim_id in ids), None)
            return None if head is None else self.ids.index(head)

    def divided(self, head: int, parts: Sequence[Sequence[int]]) -> Queue:
        """Return the queue with several rows in place of the one of ``head``: one for each of ``parts``."""
        at = self.ids.index(head)
        ids = array("q", (*self.ids[:at], *(part[0] for part in parts), *self.ids[at + 1 :]))
        groups = {one: members for one, members in self.groups.items() if one != head}
        groups |= {part[0]: tuple(part) for part in parts if len(part) > 1}
        along = {one: told for one, told in self.along.items() if one != head}
        return replace(self, ids=ids, groups=groups, along=along)

    def alike(self, head: int) -> tuple[int, ...]:
        """Return the claims of a row that say the same as its first, itself first."""
        told = {one for part in self.along.get(head, ()) for one in part}
        return tuple(one for one in self.groups.get(head, (head,)) if one not in told)

    def taken_apart(self, head: int) -> Queue:
        """Return the queue in which what is told inside a row has rows of its own after it."""
        return self.divided(head, (self.alike(head), *self.along.get(head, ())))

    def without_first(self, head: int) -> Queue:
        """Return the queue in which the first claim of a row stands alone, and the others after it."""
        others, told = self.alike(head)[1:], self.along.get(head, ())
        if not others:
            return self.divided(head, ((head,), *told))
        rest = (*others, *(one for part in told for one in part))
        queue = self.divided(head, ((head,), rest))
        return replace(queue, along={**queue.along, others[0]: told}) if told else queue

    def unfolded(self, opened: Collection[int]) -> array[int]:
        """Return the ids with the members of the groups in ``opened`` after their first."""
        if not opened:
            return self.ids
        return array(
            "q", (one for id_ in self.ids for one in (self.groups[id_] if id_ in opened else (id_,)))
        )


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in a list.

    ``version`` is what a decision must name. ``label`` is the form of a quote ("direct"), the type, mode
    and modality of an event mention ("CONSULT/visit planned"), what a figure counts and its role ("people
    killed"), else its kind. ``who`` is its speaker, actors or holder, ``whom`` its addressee, recipients or
    organisation, ``text`` the words themselves on one line. ``own_date`` says that ``date`` is not just the
    day on which the article appeared.
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
    own_date: bool = True

    @property
    def is_undecided(self) -> bool:
        """Say whether it waits for a verdict."""
        return self.status in UNDECIDED


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim: what stands, and what the machine proposed where that differs.

    ``value`` is in the form that ``Desk.correct`` takes back; "" is none. ``many`` says that there may be
    several.
    """

    name: str
    kind: FieldKind
    value: str
    proposed: str | None = None
    choices: tuple[str, ...] = ()
    many: bool = False

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
    """One decision in words: ``at`` is in UTC; ``undone`` says that it holds no more.

    ``claim_id`` is the claim it is about, if it is about one.
    """

    decision_id: int
    at: datetime
    reviewer: str
    words: str
    note: str | None
    undone: bool
    claim_id: int | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another claim, and what joins the two."""

    why: Literal["event", "speaker", "utterance"]
    row: ClaimRow


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """Everything about one claim. ``proposed_marks`` are the machine's spans where they differ.

    ``differing`` says in how many other articles an account differs, and ``differs_in`` in which fields.
    ``told_by`` says how many articles tell of the event, ``independent`` how many accounts they are, and
    ``quoted`` on whose words alone some of them rest.
    """

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
    differing: int = 0
    differs_in: tuple[str, ...] = ()
    told_by: int = 0
    independent: int = 0
    quoted: str = ""


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
class SearchHit:
    """A sentence that matches, with the matches in it and the claims that stand in it."""

    article_id: int
    article: str
    window: Window
    matches: tuple[Span, ...]
    claim_ids: tuple[int, ...]
