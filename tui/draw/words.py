"""Dates, shares and verdicts in few characters; every mark has a shape of its own, not only a colour."""

from __future__ import annotations

from datetime import date, datetime

from claims.desk.cards import Status
from claims.document import DateRange, Published

STATUS_MARK: dict[Status, str] = {
    "new": "·", "confirmed": "✓", "corrected": "≈", "rejected": "✗", "disputed": "?", "withdrawn": "–",
}  # fmt: skip
STATUS_STYLE: dict[Status, str] = {
    "new": "dim", "confirmed": "good", "corrected": "fair", "rejected": "bad", "disputed": "warn",
    "withdrawn": "dim",
}  # fmt: skip
SAVING = "◌"
FLAG = "⚑"
KIND_MARK = {"quote": "❝", "event_mention": "◆", "role": "§"}
KIND_NAME = {"quote": "quote", "event_mention": "event", "role": "role"}
FIELD_NAME = {"date_precision": "precision"}
"""What a field is called where its own name is too long."""

_COARSE = {"month": 7, "season": 7, "quarter": 7, "half": 7, "year": 4, "decade": 4, "century": 4}


def days(range_: DateRange | None) -> str:
    """Return a range as short ISO: ``2023-06-18``, ``2023-06-16/21``, ``2023-06``; "" if there is none."""
    if range_ is None:
        return ""
    first, last = range_.first, range_.last
    keep = _COARSE.get(range_.precision, 10)
    if first is None or last is None:
        return f"{_iso(first, keep)}/{_iso(last, keep)}"
    start, end = _iso(first, keep), _iso(last, keep)
    if start == end:
        return start
    same = 8 if first.replace(day=1) == last.replace(day=1) else 5 if first.year == last.year else 0
    return f"{start}/{end[same:] or end}"


def _iso(day: date | None, keep: int) -> str:
    return "…" if day is None else day.isoformat()[:keep]


def published(when: Published) -> str:
    """Return an article's date and how it is known."""
    return f"{days(when.range)} {when.basis}" if when.range else "date unknown"


def moment(at: datetime) -> str:
    """Return a moment in the reader's own time zone, to the minute."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def percent(share: float) -> str:
    """Return a share in at most three characters: ``91%``, ``1.0`` never."""
    return f"{min(round(share * 100), 99):2d}%" if share < 1 else "sure"
