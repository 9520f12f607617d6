"""The context that relative expressions lean on while a text is resolved from start to end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.document import DateRange, Span, TimeType
from claims.extract.dates.found import FoundTime
from claims.extract.dates.values.moment import Moment, of_day


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told: where, and which; ``period`` are the days of one that fits no moment."""

    moment: Moment
    span: Span
    sentence: int
    period: DateRange | None = None


@dataclass(slots=True)
class Context:
    """The day of publication, if known, and the date told last.

    ``narrative`` says that the text is a history: what it leaves out is taken from the date told last.
    ``coming`` is the year that a following expression gives ("in April and June 1955"). ``story`` is the
    year, and the month where one was named, that the story has come to; dates that begin in ``aside`` do
    not move it. ``day_first`` says how the text writes dates in numbers, where others of them tell.
    """

    day: date | None
    narrative: bool
    last: Told | None = None
    coming: int | None = None
    story: Moment | None = None
    aside: frozenset[int] = frozenset()
    day_first: bool | None = None
    last_day: Told | None = None

    @property
    def now(self) -> Moment | None:
        """The time the text is told at: of publication, or in a history the date told last."""
        if self.narrative:
            return self.last.moment if self.last else None
        return of_day(self.day) if self.day else None

    @property
    def today(self) -> Moment | None:
        """The day that a weekday is counted from: that of :attr:`now`, else that of publication."""
        now = self.now
        if now is not None and (now.day or (now.tag or "").startswith("W")):
            return now
        return of_day(self.day) if self.day else now

    def before(self, time: FoundTime) -> Moment | None:
        """The date told last, near enough to be meant by "that year" or "two days later"."""
        if self.last and (self.narrative or time.sentence - self.last.sentence <= 4):
            return self.last.moment
        return self.now

    def day_before(self, time: FoundTime) -> Moment | None:
        """The day told last, near enough for "the next morning"; else what :meth:`before` gives."""
        told = self.last_day
        if told and (self.narrative or time.sentence - told.sentence <= 4):
            return told.moment
        return self.before(time)

    def tell(self, time: FoundTime, moment: Moment, period: DateRange | None = None) -> None:
        """Take a date as told: later expressions may lean on it, and the story may have come to it.

        A year that only bounds a stretch ("until 1973") or stands in the future moves no story; a year alone
        leaves the month where it was.
        """
        joined = self.last is not None and 0 <= time.span.start - self.last.span.end <= 3
        self.last = Told(moment, time.span, time.sentence, period)
        self.last_day = self.last if moment.day else self.last_day
        if time.span.start in self.aside:
            return
        month, story = moment.first_month, self.story
        only_bounds = time.bound or joined or time.does not in ("year", "unit") or time.tense == "future"
        told_again = story is not None and story.year == moment.year
        if month is None and (only_bounds or told_again):
            return
        if time.does in ("offset", "unit") and story and not 0 <= moment.year - story.year <= 1:
            return
        self.story = Moment(moment.year, month)

    def anchor(self, moment: Moment | None, time: FoundTime) -> str | None:
        """Say what a value was counted from, for the reader."""
        if moment is None:
            return None
        told = next((one for one in (self.last, self.last_day) if one and one.moment == moment), None)
        where = f"{moment.value} at {told.span.start}" if told else f"publication {moment.value}"
        return f"{where}, {time.tense} tense" if time.tense else where


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to. ``moment`` is what later expressions may lean on."""

    type: TimeType
    value: str
    range: DateRange | None = None
    moment: Moment | None = None
    anchor: str | None = None
