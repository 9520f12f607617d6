"""A reviewer's work on events: judge proposals, merge, split, settle conflicts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Literal

from claims.desk.actors import merge as merging
from claims.desk.cards import ConflictCard, ConflictRow, Decided, EventCard, EventRow, LinkCard, Verdict
from claims.desk.events import cards
from claims.desk.events.timeline import By, Timeline, timeline
from claims.desk.history.wording import said, when
from claims.desk.review import filter_language
from claims.desk.review.rows import claim_rows
from claims.desk.sessions import Sessions
from claims.errors import ChangedSinceError, DecisionError
from claims.store.linking import link_queries
from claims.store.queries import events
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import newest_about
from claims.store.review.decisions import Step, take

IN_LANES = 5000
"""Events that a timeline shows; a filter chooses others."""


class Events:
    """The events of a database, as one reviewer handles them. An event here is a cluster's canonical one."""

    def __init__(self, database: Sessions, reviewer: str) -> None:
        self.database = database
        self.reviewer = reviewer

    def ids(self, query: str = "") -> array[int]:
        """Return the events with a mention that fits ``query`` (the filter language), in order of time."""
        terms = filter_language.parse(query)
        with self.database.read() as session:
            return events.event_ids(session, terms, self.reviewer)

    def rows(self, ids: Sequence[int]) -> dict[int, EventRow]:
        """Return one line for each canonical event."""
        with self.database.read() as session:
            return cards.event_rows(session, ids)

    def timeline(self, query: str = "", by: By = "actor") -> Timeline:
        """Return the events that fit ``query`` in lanes, the first ``IN_LANES`` of them."""
        return timeline(self.rows(self.ids(query)[:IN_LANES]).values(), by)

    def card(self, event_id: int) -> EventCard:
        """Return everything about an event (any member of its cluster will do)."""
        with self.database.read() as session:
            return cards.event_card(session, event_id)

    def proposals(self, of: Literal["event", "quote"] = "event") -> array[int]:
        """Return the links that wait for a verdict, the likeliest first."""
        with self.database.read() as session:
            return link_queries.open_ids(session, of)

    def link(self, link_id: int, of: Literal["event", "quote"] = "event") -> LinkCard:
        """Return a link with both sides."""
        with self.database.read() as session:
            return cards.thing_link(session, link_id, of)

    def judge(self, link: LinkCard, verdict: Verdict) -> Decided:
        """Say whether the two are the same; a refused pair is never proposed again."""
        with self.database.write() as session:
            merging.judge(session, self.reviewer, link, verdict)
        return Decided(f"{link.left.name} and {link.right.name}: {verdict}.")

    def merge(self, left_id: int, right_id: int) -> Decided:
        """Say of any two events that they are the same."""
        with self.database.write() as session:
            merging.merge(session, self.reviewer, "event", left_id, right_id)
        return Decided(f"Events {left_id} and {right_id} are one.")

    def split(self, claim_id: int) -> Decided:
        """Make a single event mention an event of its own."""
        with self.database.write() as session:
            event_id = events.event_of(session, claim_id)
            if event_id is None:
                raise DecisionError(f"Claim {claim_id} is no event mention, or stands alone already.")
            if events.mentions_of(session, event_id) == [claim_id]:
                merging.split(session, self.reviewer, "event", event_id)
            else:
                fresh = events.add_event(session)
                was, became = ({"fields": {"event_id": one}} for one in (event_id, fresh))
                apart = merging.say(session, self.reviewer, "event", event_id, fresh, "different")
                take(session, self.reviewer, "split", [Step(Target("claim", claim_id), was, became), apart])
            return Decided(
                f"Claim {claim_id} is an event of its own.", (claim_id,), claim_rows(session, [claim_id])
            )

    def conflicts(self, judgement: Literal["open", "settled", "apparent"] | None = "open") -> array[int]:
        """Return the conflicts that stand so (``None``: all), by event."""
        with self.database.read() as session:
            return events.conflict_ids(session, judgement)

    def conflict_rows(self, ids: Sequence[int]) -> dict[int, ConflictRow]:
        """Return one line for each conflict that is live."""
        with self.database.read() as session:
            return cards.conflict_rows(session, ids)

    def conflict(self, conflict_id: int) -> ConflictCard:
        """Return a conflict with both versions."""
        with self.database.read() as session:
            return cards.conflict_card(session, conflict_id)

    def settle(
        self,
        conflict: ConflictCard,
        judgement: Literal["open", "settled", "apparent"],
        prefer: int | None = None,
    ) -> Decided:
        """Call a conflict settled (``prefer`` names the claim that is right), only apparent, or open."""
        sides = [version.claim.id for version in conflict.versions]
        if prefer is not None and prefer not in sides:
            raise DecisionError(
                f"Claim {prefer} is no side of this conflict; prefer {sides[0]} or {sides[-1]}."
            )
        target = Target("conflict", conflict.id)
        preferred = next((version.claim.id for version in conflict.versions if version.preferred), None)
        seen = {"judgement": conflict.judgement, "preferred_claim_id": preferred}
        became = {"judgement": judgement, "preferred_claim_id": prefer}
        with self.database.write() as session:
            now = events.conflict(session, conflict.id)
            if now is None or now.retracted:
                raise DecisionError("This conflict is gone: a newer import resolved it.")
            if {"judgement": now.judgement, "preferred_claim_id": now.preferred_claim_id} != seen:
                last = newest_about(session, target)
                by = f"{last.reviewer} {said(last)} it {when(last.at)}" if last else "It was changed"
                raise ChangedSinceError(f"{by}: look again, then decide.")
            if became == seen:
                raise DecisionError("Nothing was changed.")
            take(session, self.reviewer, "settle", [Step(target, seen, became)])
        return Decided(f"Conflict over {conflict.field}: {judgement}.")
