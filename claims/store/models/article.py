"""Articles and how they divide: runs, articles, blocks, sentences."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.document import BlockKind
from claims.store.models.base import Base, Id, JsonObject, OfArticle, forward, one_of, table


class Run(Base):
    """One run of an importer or an extractor: which program, which version, which model."""

    __tablename__ = "run"
    __table_args__ = table(comment="One run of a program that wrote rows: what it was and when it ran.")

    id: Mapped[Id]
    tool: Mapped[str] = mapped_column(comment="import, extract, or the name of a foreign extractor")
    version: Mapped[str]
    model: Mapped[str | None] = mapped_column(comment="language model and its version")
    config: Mapped[JsonObject]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Reading(Base):
    """An article that another program than our own has read, whether or not it found a claim in it."""

    __tablename__ = "reading"
    __table_args__ = table(comment="An article that a foreign extractor read, even if in vain.", rowid=False)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"), primary_key=True)


class RunChange(Base):
    """What a re-extraction changed, and how it was before: enough to take the whole run back."""

    __tablename__ = "run_change"
    __table_args__ = table(
        one_of("change", "new", "updated", "withdrawn", "flagged", "removed"),
        Index("ix_run_change_run_id", "run_id", "id"),
        comment="What a re-extraction changed in one row, and how the row was before.",
    )

    id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    entity: Mapped[str] = mapped_column(comment="the table: claim, mention, sentence, …")
    row_id: Mapped[int] = mapped_column(comment="the row's id in that table; of blocks the article's")
    change: Mapped[str]
    was: Mapped[JsonObject | None] = mapped_column(comment="the row before; NULL where there was none")


class Article(Base):
    """One document; its text is stored once and never changed."""

    __tablename__ = "article"
    __table_args__ = table(
        one_of("published_basis", "given", "metadata", "stated", "dateline", "inferred", "unknown"),
        CheckConstraint("published_from <= published_to", name="published"),
        Index("ix_article_published", "published_from", "published_to"),
        comment="One document. Its text is stored once and never changed.",
    )

    id: Mapped[Id]
    sha256: Mapped[str] = mapped_column(unique=True, comment="of the text, UTF-8")
    text: Mapped[str]
    title: Mapped[str | None]
    url: Mapped[str | None] = mapped_column(index=True)
    publisher: Mapped[str | None] = mapped_column(comment="the outlet that published it")
    agency: Mapped[str | None] = mapped_column(comment="the wire agency whose copy it is")
    author: Mapped[str | None]
    language: Mapped[str] = mapped_column(server_default="en")
    origin: Mapped[str] = mapped_column(comment="the file it was read from")
    extra: Mapped[JsonObject] = mapped_column("metadata", comment="whatever else came with it")
    published_from: Mapped[date | None]
    published_to: Mapped[date | None]
    published_basis: Mapped[str] = mapped_column(server_default="unknown", comment="how the date is known")
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    copy_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id"), comment="the earlier article whose text is nearly the same"
    )
    story_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id"), index=True, comment="the first article of its story; NULL for that one"
    )
    import_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    extract_run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))


class Block(Base):
    """A stretch of the article with one use."""

    __tablename__ = "block"
    __table_args__ = table(
        one_of("kind", *get_args(BlockKind)),
        forward(),
        comment="A stretch of an article with one use: title, body, caption, site furniture (chrome).",
        rowid=False,
    )

    article_id: Mapped[OfArticle] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    char_start: Mapped[int]
    char_end: Mapped[int]
    author: Mapped[str | None] = mapped_column(
        comment="who wrote, spoke or pictured it, where the page says so"
    )
    time: Mapped[str | None] = mapped_column(comment="when, as a TIMEX3 value, where the page says so")


class Sentence(Base):
    """Offsets of one sentence; its text is a substring of the article, never a copy."""

    __tablename__ = "sentence"
    __table_args__ = table(
        UniqueConstraint("article_id", "ordinal"),
        forward(),
        comment="One sentence: offsets into the article.",
    )

    id: Mapped[Id]
    article_id: Mapped[OfArticle]
    ordinal: Mapped[int]
    char_start: Mapped[int]
    char_end: Mapped[int]
