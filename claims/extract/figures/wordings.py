"""Quantities that are no plain number: "a quarter of voters", "one in five", "hundreds", "voted 9-4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.document import Span
from claims.extract.figures.numerals import number
from claims.extract.figures.quantity import Quantity, either, qualifier_before
from claims.extract.lexicon import lists, tables

NEAR = 60
"""Characters beside a share in which the word before it stands, and what it is a share of."""

_WHOLE = re.compile(r"(?:\s+(?:of|an?|the|its|their|his|her|all|those|these))*\s+(\w+)")
_SMALL = r"an?|one|two|three|four|five|six|seven|eight|nine|ten"


def shares(text: str) -> Iterator[Quantity]:
    """Yield the parts of a whole as per cent: "a quarter of voters", "half the members", "one in five"."""
    for match in _share().finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()].rstrip().rpartition(" ")[2].lower()
        whole = _WHOLE.match(text, match.end(), match.end() + NEAR)
        noun = whole[1].lower() if whole else ""
        if before in lists("figures")["halves"] or not noun or _is_no_whole(noun):
            continue
        yield _per_cent(text, match, _hundredths(match))
    for match in _IN.finditer(text):
        some, many = number(match["some"], None), number(match["many"], None)
        if some and many and 0 < some < many:
            yield _per_cent(text, match, 100 * some / many)


def indefinite(text: str) -> Iterator[Quantity]:
    """Yield the plurals that say no number, with the least they mean: "hundreds", "tens of thousands"."""
    for match in _indefinite().finditer(text):
        least = tables("figures")["indefinite"][" ".join(match[0].lower().split())]
        span = Span(*match.span())
        yield Quantity(span, span, float(least), None, "at least", "least", None)


def votes(text: str) -> Iterator[Quantity]:
    """Yield the votes for and against: "voted 9-4", "a 52-48 vote", "61 votes to 38"."""
    for match in _votes().finditer(text):
        for side in ("ayes", "noes"):
            written = next((name for name in (side, f"{side}_in", f"{side}_to") if match[name]), None)
            count = number(match[written], None) if written else None
            if written and count is not None:
                span = Span(*match.span(written))
                yield Quantity(span, span, count, None, None, "votes", "vote")


def _per_cent(text: str, match: re.Match[str], value: float) -> Quantity:
    qualifier, first = qualifier_before(text, match.start())
    core = Span(*match.span())
    return Quantity(Span(first, core.end), core, round(value, 1), None, qualifier, "rate", "per cent")


def _hundredths(match: re.Match[str]) -> float:
    parts = float(tables("figures")["share"][match["part"].lower()])
    times = number(match["times"], None) if match["times"] else 1
    return parts * (times or 1)


def _is_no_whole(noun: str) -> bool:
    """Say whether nobody takes a figure of its parts: a time, a way, a match."""
    words = lists("figures")
    one = noun.removesuffix("s")
    return not {noun, one}.isdisjoint(words["shareless"]) or not {noun, one}.isdisjoint(words["uncounted"])


_IN = re.compile(
    rf"\b(?P<some>{_SMALL}|\d+)\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<many>{_SMALL}|\d+)(?=\s+[a-z])(?!\s+\w+s?\s+ago)",
    re.IGNORECASE,
)


@cache
def _share() -> re.Pattern[str]:
    parts = either(part for part in tables("figures")["share"])
    return re.compile(
        rf"\b(?:(?P<times>{_SMALL})[\s-]+)?(?P<part>{parts})(?:(?=\s+of\s)|(?<=half)(?=\s+(?:the|its|their|all)\b))",
        re.IGNORECASE,
    )


@cache
def _indefinite() -> re.Pattern[str]:
    words = either(tables("figures")["indefinite"])
    return re.compile(
        rf"(?<![\w-])(?:{words})(?![\w-])(?!\s+of\s+(?:the\s+)?(?:thousands|millions))", re.IGNORECASE
    )


@cache
def _votes() -> re.Pattern[str]:
    before, behind = either(lists("figures")["voting"]), either(lists("figures")["voted"])
    return re.compile(
        rf"\b(?:(?:{before})\s+(?:by\s+)?(?P<ayes>\d+)(?:\s?[-–]\s?|\s+to\s+)(?P<noes>\d+)\b(?!\s+\w+ago)"
        rf"|(?P<ayes_in>\d+)(?:\s?[-–]\s?|-to-)(?P<noes_in>\d+)(?=\s+(?:{behind})\b)"
        rf"|(?P<ayes_to>\d+)\s+votes\s+to\s+(?P<noes_to>\d+)\b)",
        re.IGNORECASE,
    )
