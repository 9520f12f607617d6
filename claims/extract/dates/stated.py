"""The day that a page states: its stamp, the line above or below the article that dates it, its dateline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from claims.document import Block, DateRange, Published
from claims.extract.dates.found import FoundTime
from claims.extract.dates.grammar.rules import tense_cues
from claims.extract.dates.resolve import RESOLVERS, day_first
from claims.extract.dates.values.context import Context
from claims.extract.lexicon import lists

DATING = ("chrome", "byline", "title", "body", "entry", "turn", "question", "answer", "caption")
"""Kinds of blocks whose lines may date the page; a post has a day of its own."""
HEAD, FOOT = 6, 2
"""How many lines of the top and of the end of an article may date it."""
WORDS = 16
"""Words that such a line has at most."""
COPIED = 80
"""Characters before a date in which a line may say that it dates a copy."""
CHARACTERS = 1000
"""No line that long is a short one; its words need not be counted for each of its dates."""

LONGEST = 400
"""Characters that it has at most."""

_SIGN = r"[,|•·;.–—(/:>-]"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
_BEFORE = re.compile(rf"(?:^|{_SIGN}\s*)(?:(?:on|at)\s)?(?:\w{{3,9}}day,?\s)?(?:{_CLOCK},?\s)?$", re.I)
_AFTER = re.compile(rf"(?:\so.clock|\s(?:Uhr|hrs?|h|[A-Z]{{2,5}})\b)?\s*(?:$|{_SIGN}|\)|{_CLOCK})|\s{{2,}}")
_AS_OF = re.compile(r"\bas (?:of|at) $", re.I)
_AGE = re.compile(r"\b\d+ ?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?) ago\b", re.I)
"""How old an article was when its page was read."""


def stated(text: str, blocks: Sequence[Block], found: Sequence[FoundTime]) -> tuple[Published, bool] | None:
    """Return the day that the page states, and whether a stamp does; "published" counts before "updated".

    A stamp is a line of furniture, a byline, or a date with its label. Without one it is a short line at the
    top or the end that has a whole date between signs, and no verb.
    """
    lines = [block for block in blocks if block.kind != "dateline"]
    edge = {block.span.start for block in (*lines[:HEAD], *lines[-FOOT:])}
    stamps: list[tuple[bool, int, int, DateRange]] = []
    context = Context(None, narrative=False, day_first=day_first(found))
    for time in found:
        block = inside(blocks, DATING, time)
        if block is None or len(block.span) > LONGEST:
            continue
        days = whole_day(time, context)
        if days is None:
            continue
        line, start = block.span.of(text), time.span.start - block.span.start
        at_edge = block.span.start in edge
        is_stamp = block.kind in ("chrome", "byline") or (at_edge and _is_labelled(line, start, time))
        if is_stamp or (at_edge and _dates_the_page(line, start, time)):
            stamps.append((not is_stamp, _rank(line[:start]), time.span.start, days))
    if not stamps:
        return None
    best = min(stamps, key=lambda one: one[:3])
    return Published(best[3], "stated"), not best[0]


def copied_days(text: str, found: Sequence[FoundTime]) -> Sequence[FoundTime]:
    """Return the expressions that say when an article was copied or gathered ("Retrieved 5 May 2021").

    It had appeared by then.
    """
    return [
        time for time in found if _copied().search(text[max(0, time.span.start - COPIED) : time.span.start])
    ]


@cache
def _copied() -> re.Pattern[str]:
    words = "|".join(sorted(lists("furniture")["copied"]))
    what = r"(?:this (?:page|article|story|report|text|list|timeline) was )?"
    return re.compile(rf"(?:^|[\n\r.;|])\W*{what}(?:{words})(?: (?:on|at)|:)?,? *(?:\w{{3,9}}day,? )?$", re.I)


def dateline_days(blocks: Sequence[Block], found: Sequence[FoundTime]) -> Iterator[FoundTime]:
    """Yield the days, with a year or without, that stand in a dateline."""
    for time in found:
        if time.does in ("day", "numeric", "written") and inside(blocks, ("dateline",), time):
            yield time


def from_dateline(blocks: Sequence[Block], found: Sequence[FoundTime]) -> Published | None:
    """Return the day of the dateline, where it names its year."""
    days = (whole_day(time, Context(None, narrative=False)) for time in dateline_days(blocks, found))
    day = next((day for day in days if day), None)
    return Published(day, "dateline") if day else None


def inside(blocks: Sequence[Block], kinds: tuple[str, ...], time: FoundTime) -> Block | None:
    """Return the block of one of these kinds that holds a time expression."""
    at = bisect_right(blocks, time.span.start, key=lambda block: block.span.start) - 1
    block = blocks[at] if at >= 0 else None
    return block if block and block.kind in kinds and block.span.contains(time.span) else None


def whole_day(time: FoundTime, context: Context) -> DateRange | None:
    """Return the day of an expression that names one whole, year and all; a month-first doubt is a range."""
    whole = time.get("year") or time.get("yy") or time.does == "written"
    if time.does not in ("day", "numeric", "written") or not whole:
        return None
    result = RESOLVERS[time.does](time, context)
    first, last = (result.range.first, result.range.last) if result and result.range else (None, None)
    return DateRange(first, last, "day") if isinstance(first, date) and isinstance(last, date) else None


@dataclass(frozen=True, slots=True)
class _Labels:
    """Words beside a date that say of what it is the day; ``last`` is a label right before it."""

    label: re.Pattern[str]
    last: re.Pattern[str]
    other: re.Pattern[str]


@cache
def _labels() -> _Labels:
    words = lists("furniture")
    published, updated, other = (
        rf"\b(?:{'|'.join(sorted(words[name], key=len, reverse=True))})\b"
        for name in ("published", "updated", "another")
    )
    return _Labels(
        re.compile(f"({published})|({updated})", re.I),
        re.compile(
            rf"(?:{published}|{updated})(?: online| in print| in [^,;:.]{{3,40}}?)?(?: (?:on|at))?[ :]*"
            r"(?:\w{3,9}day,? )?$",
            re.I,
        ),
        re.compile(other, re.I),
    )


def _rank(before: str) -> int:
    """Rank a date by the label that stands last before it: published, none, updated."""
    labels = list(_labels().label.finditer(before))
    if not labels:
        return 1
    return 0 if labels[-1].group(1) else 2


def _is_labelled(line: str, start: int, time: FoundTime) -> bool:
    """Say whether a label stands right before a date between signs ("Published on: 3 May 2021 | …")."""
    unlabelled = _labels().last.sub("", line[:start])
    before = unlabelled != line[:start] and _BEFORE.search(unlabelled)
    return bool(before) and bool(_AFTER.match(line[start + len(time.span) :]))


def _dates_the_page(line: str, start: int, time: FoundTime) -> bool:
    """Say whether a line is there to date the page: few words, no verb, and a date between signs."""
    if len(line) > CHARACTERS or len(line.split()) > WORDS:
        return False
    labels, before, after = _labels(), line[:start], line[start + len(time.span) :]
    rest = labels.label.sub(" ", f"{before} ; {after}")
    before, rest = _AS_OF.sub("", labels.last.sub("", before)), _AGE.sub(" ", rest)
    return (
        bool(_BEFORE.search(before))
        and bool(_AFTER.match(after))
        and not labels.other.search(before)
        and not any(tense_cues(tense).search(rest) for tense in ("past", "future"))
    )
