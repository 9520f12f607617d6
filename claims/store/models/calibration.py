"""Calibrations that a desk learned from its own decisions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from claims.store.models.base import Base, Id, JsonObject, table


class Calibration(Base):
    """What decisions say of the extractor's confidence; the newest that was not taken back is in use."""

    __tablename__ = "calibration"
    __table_args__ = table(comment="What decisions say of the extractor's confidence.")

    id: Mapped[Id]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    cells: Mapped[JsonObject] = mapped_column(comment="kind, rule and band: what was judged, what was right")
    trial: Mapped[JsonObject] = mapped_column(comment="loss and error before and after, on the other half")
    retracted_at: Mapped[datetime | None] = mapped_column(comment="when it was taken back")
