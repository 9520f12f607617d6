"""Publication dates narrowed by the days that other articles give to the same events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claims.document import DateRange, Precision

NEWS = timedelta(14)
"""The most days between the publication of two articles about the same news …"""
SHARED = 2
"""… where they tell at least so many events both …"""
KNOWN = timedelta(7)
"""… and the other one's date is known this well."""


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """An event that another article tells of, too: that article, and the days it gives.

    ``to_come`` says that this article tells of it as still to come. ``days`` are the event's there,
    ``published`` when the other article appeared.
    """

    event: int
    article: int
    to_come: bool
    days: DateRange | None
    published: DateRange | None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A closer range of days, and the articles it rests on, in order."""

    range: DateRange
    articles: tuple[int, ...]

    @property
    def basis(self) -> str:
        """How the range is known, in words."""
        named = ", ".join(map(str, self.articles))
        return f"inferred from article{'s' if len(self.articles) > 1 else ''} {named}"


def narrowed(own: DateRange | None, shared: Sequence[SharedEvent]) -> Narrowed | None:
    """Return the days that the shared events leave of ``own``; ``None`` where they say nothing new.

    What is told as past had begun by then, what is told as to come had not ended. The result lies within
    ``own``, so it never goes against what the text says; evidence that contradicts it is not used.
    """
    first, last = (own.first, own.last) if own else (None, None)
    used: set[int] = set()
    for article, low, high in (*_by_events(shared), *_by_news(shared)):
        new_first = max(day for day in (first, low) if day) if first or low else None
        new_last = min(day for day in (last, high) if day) if last or high else None
        if new_first and new_last and new_first > new_last:
            continue
        if (new_first, new_last) != (first, last):
            used.add(article)
            first, last = new_first, new_last
    if not used:
        return None
    return Narrowed(DateRange(first, last, _precision(first, last)), tuple(sorted(used)))


def _precision(first: date | None, last: date | None) -> Precision:
    if first is None or last is None:
        return "vague"
    return "day" if last - first <= KNOWN else "month"


def _by_events(shared: Iterable[SharedEvent]) -> Iterable[tuple[int, date | None, date | None]]:
    """Yield bounds by the days of events."""
    for one in shared:
        if one.days is None or one.days.precision not in ("minute", "hour", "daypart", "day", "weekend"):
            continue
        if one.to_come and one.days.last:
            yield one.article, None, one.days.last
        elif not one.to_come and one.days.first:
            yield one.article, one.days.first, None


def _by_news(shared: Iterable[SharedEvent]) -> Iterable[tuple[int, date | None, date | None]]:
    """Yield bounds by the dates of articles that tell several of the same events."""
    events: dict[int, set[int]] = defaultdict(set)
    published: dict[int, DateRange] = {}
    for one in shared:
        events[one.article].add(one.event)
        if one.published:
            published[one.article] = one.published
    for article, days in published.items():
        exact = days.first and days.last and days.last - days.first <= KNOWN
        if exact and days.first and days.last and len(events[article]) >= SHARED:
            yield article, days.first - NEWS, days.last + NEWS
