"""What a reviewer may do with actors: judge proposals, merge, split, rename."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from claims.desk.cards import ActorCard, ActorRow, Choice, Decided, LinkCard, Verdict
from claims.desk.sessions import Sessions


class Actors:
    """The actors of a database, as one reviewer handles them. An actor here is a cluster's canonical one."""

    def __init__(self, database: Sessions, reviewer: str) -> None:
        self.database = database
        self.reviewer = reviewer

    def ids(self, text: str = "", kind: str | None = None) -> array[int]:
        """Return the canonical actors with a name that holds ``text``, most mentioned first."""
        raise NotImplementedError

    def rows(self, ids: Sequence[int]) -> dict[int, ActorRow]:
        """Return one line for each canonical actor."""
        raise NotImplementedError

    def card(self, actor_id: int) -> ActorCard:
        """Return everything about an actor (any member of its cluster will do)."""
        raise NotImplementedError

    def complete(self, text: str) -> tuple[Choice, ...]:
        """Return the actors whose name begins with ``text``, or holds it."""
        raise NotImplementedError

    def proposals(self) -> array[int]:
        """Return the links that wait for a verdict, the likeliest first."""
        raise NotImplementedError

    def link(self, link_id: int) -> LinkCard:
        """Return a link with both sides."""
        raise NotImplementedError

    def judge(self, link: LinkCard, verdict: Verdict) -> Decided:
        """Say whether the two are the same; a refused pair is never proposed again."""
        raise NotImplementedError

    def merge(self, left_id: int, right_id: int) -> Decided:
        """Say of any two actors that they are the same. No mention is rewritten."""
        raise NotImplementedError

    def split_member(self, actor_id: int) -> Decided:
        """Take one article's actor out of its cluster; the others stay together."""
        raise NotImplementedError

    def split_alias(self, actor_id: int, name: str) -> Decided:
        """Make all mentions of the cluster that are written ``name`` an actor of their own."""
        raise NotImplementedError

    def split_mention(self, mention_id: int) -> Decided:
        """Make a single mention an actor of its own."""
        raise NotImplementedError

    def assign(self, mention_id: int, actor_id: int) -> Decided:
        """Say whom a single mention means."""
        raise NotImplementedError

    def rename(self, actor_id: int, name: str) -> Decided:
        """Give the actor another canonical name; the spellings seen stay its aliases."""
        raise NotImplementedError

    def set_kind(self, actor_id: int, kind: str) -> Decided:
        """Say what the actor is: person, organisation, government, group, place, document."""
        raise NotImplementedError
