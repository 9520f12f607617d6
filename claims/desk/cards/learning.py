"""Proposed edits of the word lists, and audits with the claims and articles they drew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from claims.desk.cards.claim_views import ClaimRow

EditJudgement = Literal["proposed", "accepted", "declined"]


@dataclass(frozen=True, slots=True)
class EditCard:
    """An edit of the word lists: what speaks for it, and what a replay over the decided claims said.

    ``why`` says it in words, ``of`` how many claims were looked at; ``claims``, ``mends`` and ``breaks`` are
    ids of claims, ``surplus`` counts claims too many, ``undecided`` the undecided ones that would change.
    ``layer`` is the lexicon layer that holds it.
    """

    id: int
    section: str
    entry: Mapping[str, object]
    judgement: EditJudgement
    why: str
    claims: tuple[int, ...]
    of: int
    mends: tuple[int, ...]
    breaks: tuple[int, ...]
    surplus: int
    undecided: int
    layer: str | None = None


@dataclass(frozen=True, slots=True)
class EditEvidence:
    """The claims behind an edit: those that speak for it, and those that it mends or breaks."""

    edit: EditCard
    rows: Mapping[int, ClaimRow]


@dataclass(frozen=True, slots=True)
class AuditPart:
    """A line of an audit: itself, an article that it drew whole, or a stratum of its claims.

    ``done`` of ``total`` are judged. ``closed`` says that an article is finished or a stratum accepted, by
    whom if that is known; ``ready`` that it may be now; ``words`` what it says so far.
    """

    audit_id: int
    part: Literal["audit", "article", "stratum"]
    name: str
    article_id: int | None
    done: int
    total: int
    closed: str
    ready: bool
    words: str
    opened_by: str = ""
    opened_at: datetime | None = None
    filter: str = ""
