"""Blocking keys: under what the actors, events and quotes of earlier articles are found again.

They follow from the other tables and only say where to look: what is alike is decided by looking at it.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from claims.store.models.base import Base, table


def _leading_to(table_name: str) -> MappedColumn[int]:
    """Return the column of the row that a key leads to; where that goes, the key goes."""
    return mapped_column(ForeignKey(f"{table_name}.id", ondelete="CASCADE"), primary_key=True, index=True)


class NameKey(Base):
    """One of the keys under which a name is found by its likely other spellings."""

    __tablename__ = "name_key"
    __table_args__ = table(comment="The keys under which likely spellings of a name are found.", rowid=False)

    key: Mapped[str] = mapped_column(primary_key=True)
    profile: Mapped[str] = mapped_column(primary_key=True, comment="what equal spellings share")
    name: Mapped[str] = mapped_column(comment="the spelling that was met first")


class ActorKey(Base):
    """An actor under what the equal spellings of its name share."""

    __tablename__ = "actor_key"
    __table_args__ = table(comment="Who bears a name.", rowid=False)

    profile: Mapped[str] = mapped_column(primary_key=True)
    actor_id: Mapped[int] = _leading_to("actor")


class EventKey(Base):
    """An event under somebody in it, its kind and a month, with its days and those of the news."""

    __tablename__ = "event_key"
    __table_args__ = table(comment="Where accounts of one event meet: somebody|kind|month.", rowid=False)

    key: Mapped[str] = mapped_column(primary_key=True)
    event_id: Mapped[int] = _leading_to("event")
    date_from: Mapped[date | None] = mapped_column(comment="first day that is given for it")
    date_to: Mapped[date | None]
    published_from: Mapped[date | None] = mapped_column(comment="first day of the news that tells of it")
    published_to: Mapped[date | None]


class QuoteKey(Base):
    """A quote under its speaker and a month."""

    __tablename__ = "quote_key"
    __table_args__ = table(comment="Where reports of one utterance meet: speaker|month.", rowid=False)

    key: Mapped[str] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = _leading_to("claim")


class StoryKey(Base):
    """An article under a name, a place or a number in it, with the day it was published."""

    __tablename__ = "story_key"
    __table_args__ = table(
        Index("ix_story_key_article_id", "article_id"),
        comment="Where articles of one story meet: a name, a place or a number, and a day.",
        rowid=False,
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True, comment="of publication; '' where unknown")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


class LinkQueue(Base):
    """An article that is still to be linked to the others, or whose keys are to be made anew."""

    __tablename__ = "link_queue"
    __table_args__ = table(comment="Articles that are still to be linked to the others.")

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    rekey_only: Mapped[bool] = mapped_column(
        server_default="0", comment="1: it is linked already, and only its keys are to be made anew"
    )
