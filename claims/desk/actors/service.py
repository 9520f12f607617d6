"""A reviewer's work on actors: judge proposals, merge, split, rename."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import get_args

from sqlalchemy.orm import Session

from claims.desk.actors import cards, naming, split
from claims.desk.actors import merge as merging
from claims.desk.cards import ActorCard, ActorRow, Choice, Decided, LinkCard, Verdict
from claims.desk.sessions import Sessions
from claims.document import ActorKind
from claims.errors import ChangedSinceError, DecisionError
from claims.gazetteer.affiliation import country_codes, sectors
from claims.store.linking import link_queries
from claims.store.linking.clusters import canonical
from claims.store.models import Actor
from claims.store.queries import actors, people
from claims.store.review.claim_state import Target
from claims.store.review.decision_log import newest_about
from claims.store.review.decisions import Step, take

KINDS: tuple[str, ...] = get_args(ActorKind)


class Actors:
    """The actors of a database, as one reviewer handles them. An actor here is a cluster's canonical one."""

    def __init__(self, database: Sessions, reviewer: str) -> None:
        self.database = database
        self.reviewer = reviewer

    def ids(self, text: str = "", kind: str | None = None) -> array[int]:
        """Return the canonical actors with a name that holds ``text``, most mentioned first."""
        with self.database.read() as session:
            return actors.actor_ids(session, text.strip(), kind)

    def rows(self, ids: Sequence[int]) -> dict[int, ActorRow]:
        """Return one line for each canonical actor."""
        with self.database.read() as session:
            return cards.actor_rows(session, ids)

    def card(self, actor_id: int) -> ActorCard:
        """Return everything about an actor (any member of its cluster will do)."""
        with self.database.read() as session:
            return cards.actor_card(session, self._head(session, actor_id))

    def complete(self, text: str) -> tuple[Choice, ...]:
        """Return the actors that ``text`` begins, and last the actor that it would make."""
        with self.database.read() as session:
            return naming.complete_actor(session, text.strip())

    def proposals(self) -> array[int]:
        """Return the links that wait for a verdict, the likeliest first."""
        with self.database.read() as session:
            return link_queries.open_ids(session, "actor")

    def link(self, link_id: int) -> LinkCard:
        """Return a link with both sides."""
        with self.database.read() as session:
            return cards.actor_link(session, link_id)

    def judge(self, link: LinkCard, verdict: Verdict) -> Decided:
        """Say whether the two are the same; a refused pair is never proposed again."""
        with self.database.write() as session:
            merging.judge(session, self.reviewer, link, verdict)
        return Decided(f"{link.left.name} and {link.right.name}: {verdict}.")

    def merge(self, left_id: int, right_id: int) -> Decided:
        """Say of any two actors that they are the same. No mention is rewritten."""
        with self.database.write() as session:
            merging.merge(session, self.reviewer, "actor", left_id, right_id)
            return Decided(f"Joined into {self._name(session, left_id)}.")

    def split_member(self, actor_id: int) -> Decided:
        """Take one article's actor out of its cluster; the others stay together."""
        with self.database.write() as session:
            merging.split(session, self.reviewer, "actor", actor_id)
            return Decided(f"{self._name(session, actor_id)} split off.")

    def split_alias(self, actor_id: int, name: str) -> Decided:
        """Make all mentions of the cluster that are written ``name`` an actor of their own."""
        with self.database.write() as session:
            split.split_alias(session, self.reviewer, actor_id, name)
        return Decided(f"“{name}” split off.")

    def split_mention(self, mention_id: int) -> Decided:
        """Make a single mention an actor of its own."""
        with self.database.write() as session:
            fresh = split.split_mention(session, self.reviewer, mention_id)
            return Decided(f"“{self._name(session, fresh)}” split off.")

    def assign(self, mention_id: int, actor_id: int) -> Decided:
        """Say whom a single mention means."""
        with self.database.write() as session:
            split.assign(session, self.reviewer, mention_id, actor_id)
            return Decided(f"The mention means {self._name(session, actor_id)}.")

    def rename(self, actor_id: int, name: str, seen: str) -> Decided:
        """Give the actor another canonical name; the spellings seen stay its aliases.

        Raises:
            ChangedSinceError: it is no longer called ``seen``, as the reviewer saw it.
        """
        if not name.strip():
            raise DecisionError("An actor wants a name.")
        return self._change(actor_id, "name", " ".join(name.split()), "rename", seen)

    def set_kind(self, actor_id: int, kind: str, seen: str) -> Decided:
        """Say what the actor is: person, organisation, government, group, place, document.

        Raises:
            ChangedSinceError: it is no longer what the reviewer saw, ``seen``.
        """
        if kind not in KINDS:
            raise DecisionError(f"“{kind}” is no kind of actor. There are: {', '.join(KINDS)}.")
        return self._change(actor_id, "kind", kind, "kind", seen)

    def set_country(self, actor_id: int, code: str) -> Decided:
        """Say which country an actor belongs to, by its ISO 3166-1 alpha-3 code; "" for none."""
        code = code.strip().upper()
        if code and code not in country_codes():
            raise DecisionError(f"“{code}” is no country; give a code of ISO 3166-1 alpha-3, such as KEN.")
        return self._affiliate(actor_id, "country", code)

    def set_sector(self, actor_id: int, code: str) -> Decided:
        """Say which of PLOVER's sectors an actor belongs to; "" for none."""
        code = code.strip().upper()
        if code and code not in sectors():
            raise DecisionError(f"“{code}” is no sector. There are: {', '.join(sorted(sectors()))}.")
        return self._affiliate(actor_id, "sector", code)

    def _affiliate(self, actor_id: int, column: str, code: str) -> Decided:
        with self.database.write() as session:
            row = session.get_one(Actor, self._head(session, actor_id))
            names = (column, f"{column}_rule")
            was = {name: getattr(row, name) for name in names}
            became = dict(zip(names, (code or None, "reviewer"), strict=True))
            if was == became:
                raise DecisionError("Nothing was changed.")
            take(session, self.reviewer, column, [Step(Target("actor", row.id), was, became)])
            return Decided(f"{row.name}: the {column} is {code or 'not known'}.")

    def _change(self, actor_id: int, column: str, value: str, action: str, seen: str) -> Decided:
        with self.database.write() as session:
            row = session.get_one(Actor, self._head(session, actor_id))
            before = str(getattr(row, column))
            target = Target("actor", row.id)
            last = newest_about(session, target)
            if before != seen:
                by = last.reviewer if last else "A newer import"
                raise ChangedSinceError(f"{by} changed the {column} to {before}: look again, then decide.")
            if before == value:
                raise DecisionError("Nothing was changed.")
            take(session, self.reviewer, action, [Step(target, {column: before}, {column: value})])
        return Decided(f"{before} is now {value}.")

    def _head(self, session: Session, actor_id: int) -> int:
        found = canonical(session, Actor, actor_id)
        if found is None:
            raise DecisionError(f"There is no actor {actor_id}.")
        return found

    def _name(self, session: Session, actor_id: int) -> str:
        named = people.by_id(session, actor_id)
        return named.name if named else f"actor {actor_id}"
