"""Actors, their names and roles, mentions, and links between actors."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import (
    Base,
    Id,
    Judgement,
    OfArticle,
    forward,
    link,
    one_of,
    table,
)

CANONICAL = text("canonical_id = id")


def brought(name: str) -> Index:
    """Return the index that finds what members of a cluster bring to it: the country, or the sector."""
    known = text(f"{name}_rule IS NOT NULL")
    columns = ("canonical_id", f"{name}_rule", name)
    return Index(f"ix_actor_{name}", *columns, sqlite_where=known, postgresql_where=known)


class Actor(Base):
    """A person, organisation, government or group. Articles bring their own; links unite them."""

    __tablename__ = "actor"
    __table_args__ = table(
        one_of("kind", "person", "organisation", "government", "group", "place", "document"),
        Index("ix_actor_name", "name"),
        Index("ix_actor_canonical", "id", sqlite_where=CANONICAL, postgresql_where=CANONICAL),
        Index("ix_actor_canonical_id", "canonical_id", "article_id"),
        brought("country"),
        brought("sector"),
        comment="Who or what a mention refers to. Every article brings its own actors; links unite them.",
    )

    id: Mapped[Id]
    kind: Mapped[str]
    name: Mapped[str]
    canonical_id: Mapped[int] = mapped_column(
        ForeignKey("actor.id"),
        comment="the actor that stands for the cluster; itself when canonical",
    )
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"),
        index=True,
        comment="the article that named it",
    )
    external_id: Mapped[str | None] = mapped_column(comment="such as a Wikidata Q-number, from a gazetteer")
    country: Mapped[str | None] = mapped_column(comment="ISO 3166-1 alpha-3")
    country_rule: Mapped[str | None] = mapped_column(comment="what says so; reviewer where a person does")
    sector: Mapped[str | None] = mapped_column(comment="PLOVER's, such as GOV or MIL")
    sector_rule: Mapped[str | None] = mapped_column(comment="what says so; reviewer where a person does")


class ActorName(Base):
    """One spelling of an actor."""

    __tablename__ = "actor_name"
    __table_args__ = table(
        Index("ix_actor_name_name_folded", "name_folded"),
        comment="Every spelling seen of an actor.",
        rowid=False,
    )

    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True)
    name_folded: Mapped[str] = mapped_column(primary_key=True, comment="folded for comparing")
    name: Mapped[str] = mapped_column(primary_key=True)


class ActorRole(Base):
    """A title or office that an article gives an actor; it holds as of the article's date."""

    __tablename__ = "actor_role"
    __table_args__ = table(comment="A title or office an article gives an actor.", rowid=False)

    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class ActorLink(Judgement, Base):
    """A judgement, or the proposal of one, that two actors are the same."""

    __tablename__ = "actor_link"
    __table_args__ = link("actor_link", comment="Whether two actors are the same, who says so and why.")

    left_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"))
    right_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"))


class Mention(Base):
    """A span that refers to an actor."""

    __tablename__ = "mention"
    __table_args__ = table(
        UniqueConstraint("article_id", "char_start", "char_end"),
        one_of("form", "name", "nominal", "pronoun"),
        forward(),
        comment="A span that refers to an actor: a name, a nominal or a pronoun.",
    )

    id: Mapped[Id]
    article_id: Mapped[OfArticle]
    char_start: Mapped[int]
    char_end: Mapped[int]
    form: Mapped[str]
    kind: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actor.id"), index=True)
    rule: Mapped[str]
    score: Mapped[float]
