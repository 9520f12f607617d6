"""Short forms of dates, shares and verdicts; marks differ by shape as well as by colour."""

from __future__ import annotations

from datetime import datetime

from claims.desk.cards import Status
from claims.desk.history.wording import days as days  # for those who draw
from claims.document import Published

STATUS_MARK: dict[Status, str] = {
    "new": "·", "confirmed": "✓", "corrected": "≈", "rejected": "✗", "disputed": "?", "withdrawn": "–",
    "accepted": "○",
}  # fmt: skip
STATUS_STYLE: dict[Status, str] = {
    "new": "dim", "confirmed": "good", "corrected": "fair", "rejected": "bad", "disputed": "warn",
    "withdrawn": "dim", "accepted": "good",
}  # fmt: skip
SAVING = "◌"
FLAG = "⚑"
KIND_MARK = {"quote": "❝", "event_mention": "◆", "role": "§", "figure": "№"}
KIND_NAME = {"quote": "quote", "event_mention": "event", "role": "role", "figure": "figure"}
FIELD_NAME = {"date_precision": "precision", "date_from": "first day", "date_to": "last day"}
"""Names of fields whose own is too long, or no word."""


UNSAID = frozenset({("date_precision", "day"), ("background", "no"), ("polarity", "positive")})
"""Fields with the values that go without saying: they are shown only where a reviewer may correct them."""


def published(when: Published) -> str:
    """Return an article's date and how it is known."""
    return f"{days(when.range)} {when.basis}" if when.range else "date unknown"


def moment(at: datetime) -> str:
    """Return a moment in the reader's own time zone, to the minute."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def percent(share: float) -> str:
    """Return a share in at most three characters: ``91%``, ``1.0`` never."""
    return f"{min(round(share * 100), 99):2d}%" if share < 1 else "sure"
