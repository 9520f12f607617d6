"""The tables. Names are singular and may change; the views in ``views/`` are the public SQL.

Offsets are code points, half-open. Days are ISO text and moments UTC text, so that both sort and read
well in any SQLite shell. The ``comment`` of a table or column is what ``docs/schema.md`` says about it.
"""

from __future__ import annotations

from claims.store.models.actor import Actor, ActorLink, ActorName, ActorRole, Mention
from claims.store.models.article import Article, Block, Reading, Run, RunChange, Sentence
from claims.store.models.audit import Audit, AuditArticle, AuditClaim, AuditStratum
from claims.store.models.base import Base
from claims.store.models.calibration import Calibration
from claims.store.models.claim import (
    Claim,
    EventMention,
    Figure,
    Participant,
    PluginClaim,
    Proposal,
    Quote,
    Role,
    Span,
    TimeExpression,
)
from claims.store.models.event import Conflict, Event, EventLink, QuoteLink
from claims.store.models.key import ActorKey, EventKey, LinkQueue, NameKey, QuoteKey, StoryKey
from claims.store.models.learning import LexiconEdit, LexiconLayer, LinkWeights
from claims.store.models.review import Bookmark, Decision, SavedQuery
from claims.store.models.rounds import DecisionVote, Round, Seat, SeatDraft, Vote

__all__ = [
    "Actor",
    "ActorKey",
    "ActorLink",
    "ActorName",
    "ActorRole",
    "Article",
    "Audit",
    "AuditArticle",
    "AuditClaim",
    "AuditStratum",
    "Base",
    "Block",
    "Bookmark",
    "Calibration",
    "Claim",
    "Conflict",
    "Decision",
    "DecisionVote",
    "Event",
    "EventKey",
    "EventLink",
    "EventMention",
    "Figure",
    "LexiconEdit",
    "LexiconLayer",
    "LinkQueue",
    "LinkWeights",
    "Mention",
    "NameKey",
    "Participant",
    "PluginClaim",
    "Proposal",
    "Quote",
    "QuoteKey",
    "QuoteLink",
    "Reading",
    "Role",
    "Round",
    "Run",
    "RunChange",
    "SavedQuery",
    "Seat",
    "SeatDraft",
    "Sentence",
    "Span",
    "StoryKey",
    "TimeExpression",
    "Vote",
]
