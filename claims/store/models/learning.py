"""Tables of what a desk learned beside its calibration: lexicon layers and weights of links."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import Base, Id, JsonObject, one_of, table


class LexiconLayer(Base):
    """Words that imports and re-extractions use beside the shipped ones, unless they are turned off."""

    __tablename__ = "lexicon_layer"
    __table_args__ = table(
        UniqueConstraint("name"), comment="Words of a desk's own, beside the shipped ones."
    )

    id: Mapped[Id]
    name: Mapped[str]
    body: Mapped[str] = mapped_column(comment="the layer as a TOML file has it")
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    off_at: Mapped[datetime | None] = mapped_column(comment="when it was turned off; NULL while it is in use")


class LexiconEdit(Base):
    """An edit of the word lists that corrections speak for, and what became of it."""

    __tablename__ = "lexicon_edit"
    __table_args__ = table(
        one_of("judgement", "proposed", "accepted", "declined"),
        UniqueConstraint("section", "entry"),
        comment="An edit of the word lists that corrections speak for.",
    )

    id: Mapped[Id]
    layer_id: Mapped[int | None] = mapped_column(
        ForeignKey("lexicon_layer.id"), comment="the layer that took it; NULL where none did"
    )
    section: Mapped[str] = mapped_column(comment="cue, type, restriction, drop or change")
    entry: Mapped[JsonObject] = mapped_column(comment="the entry of that section")
    evidence: Mapped[JsonObject] = mapped_column(comment="in words, and the claims that were decided on")
    replay: Mapped[JsonObject] = mapped_column(
        comment="claims it mends and breaks, and undecided ones it changes"
    )
    judgement: Mapped[str]
    proposed_at: Mapped[datetime]
    judged_by: Mapped[str | None]
    judged_at: Mapped[datetime | None]


class LinkWeights(Base):
    """What judgements over pairs say of the reasons for a link; the newest not taken back is in use."""

    __tablename__ = "link_weights"
    __table_args__ = table(
        one_of("thing", "actor", "event"), comment="What judgements over pairs say of the reasons for a link."
    )

    id: Mapped[Id]
    thing: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    weights: Mapped[JsonObject] = mapped_column(comment="log odds by feature")
    trial: Mapped[JsonObject] = mapped_column(comment="loss and error before and after, on pairs left out")
    retracted_at: Mapped[datetime | None] = mapped_column(comment="when they were taken back")
