"""The program under attack: killed, crowded and fed with nonsense. ``make soak`` runs it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was attacked, how often it was tried, how often all was well, and what was lost."""

    name: str
    tried: int
    survived: int
    lost: int
    remark: str = ""
