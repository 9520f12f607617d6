"""The scan of the quotation marks: which stretches of a text stand in quotation marks.

One pass, paragraph by paragraph (a paragraph is a line), so that a lost mark spoils its own paragraph
only. Understood are “ ” „ « » " `` '' and, where they stand for double marks, ‘ ’ and '.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.document import Span

OPENING = "“„«‟"
CLOSING = "”»"
_MARKS = re.compile(r"``|''|[“”„«»‟\"]")
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x1c-\x1e\x85]+")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)|(?<=[\w.,?!…])[’'](?!\w)")
_AROUND_END, _ENDS = "”»\"'’ \u00a0", ".,?!…—–-"
WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch in quotation marks, marks included.

    ``closed`` is false where the paragraph ends before the closing mark; ``words`` counts its words and
    ``ended`` says that it ends like a sentence or before a cue (with . , ? ! … or a dash).
    """

    start: int
    end: int
    closed: bool
    words: int
    ended: bool

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return Span(self.start, self.end)


def quoted_regions(text: str) -> tuple[Region, ...]:
    """Return the regions of ``text`` in quotation marks, in order, none inside another.

    A quotation that goes on in the next paragraph is one region a paragraph, also where only its end has a
    mark there. An apostrophe, an inch mark and a closing mark whose opening is lost open nothing.
    """
    regions: list[Region] = []
    unclosed = False
    for line in _LINE.finditer(text):
        doubles = _double_regions(text, line.start(), line.end(), unclosed)
        unclosed = bool(doubles) and not doubles[-1].closed
        singles = _single_regions(text, line.start(), line.end(), doubles)
        regions += sorted([*doubles, *singles], key=lambda region: region.start)
    return tuple(regions)


def _double_regions(text: str, start: int, end: int, within: bool) -> list[Region]:
    """Return the regions of a line in double marks; ``within``: the line before leaves one unclosed."""
    marks = [(mark.start(), mark.end()) for mark in _MARKS.finditer(text, start, end)]
    signs = [_sign(text, at, after, start, end) for at, after in marks]
    nests = signs.count("(") == signs.count(")") and "?" not in signs
    regions, opened, depth = [], -1, 0
    if within and signs == [")"] and not text[marks[0][1] : end].strip(" .,"):
        opened, depth = start, 1
    for (at, after), sign in zip(marks, signs, strict=True):
        if sign == "(" or (sign == "?" and opened < 0):
            depth = depth + 1 if nests else 1
            if opened < 0:
                opened = at
        elif opened >= 0:
            depth -= 1
            if depth <= 0:
                regions.append(_region(text, opened, after, True))
                opened, depth = -1, 0
    if opened >= 0 and end - opened > 1:
        regions.append(_region(text, opened, end, False))
    return regions


def _sign(text: str, at: int, after: int, start: int, end: int) -> str:
    """Say whether a mark opens, closes, or may do either ("?")."""
    mark = text[at:after]
    if mark == "``" or mark in OPENING:
        return "("
    if mark in CLOSING:
        return ")"
    # Some texts write two apostrophes for both ends: the place decides, as for a straight mark.
    before = text[at - 1] if at > start else " "
    follows = text[after] if after < end else " "
    opens = before.isspace() or before in "([—–-"
    closes = follows.isspace() or follows in ".,;:?!)]—–-"
    if closes and not opens:
        return ")"
    if opens and not closes:
        return "("
    return "?"


def _single_regions(text: str, start: int, end: int, doubles: list[Region]) -> list[Region]:
    """Find quotations in single marks outside the double ones; they must hold two words or more."""
    regions: list[Region] = []
    opened, opened_after, at_double = -1, 0, 0
    for mark in _SINGLE.finditer(text, start, end):
        at = mark.start()
        while at_double < len(doubles) and doubles[at_double].end <= at:
            at_double += 1
        if at_double < len(doubles) and doubles[at_double].start <= at:
            opened = -1
            continue
        opens = at + 1 < end and text[at + 1].isalnum()
        if opens and (opened < 0 or opened_after != at_double):
            opened, opened_after = at, at_double
        elif not opens and opened >= 0 and not _possessive(text, at, end):
            region = _region(text, opened, at + 1, True)
            if region.words >= 2 and opened_after == at_double:
                regions.append(region)
            opened = -1
    return regions


def _possessive(text: str, at: int, end: int) -> bool:
    """The workers' strike: an s before the mark and a word after it."""
    return text[at - 1] in "sS" and at + 2 < end and text[at + 1] == " " and text[at + 2].islower()


def _region(text: str, start: int, end: int, closed: bool) -> Region:
    words = len(WORD.findall(text, start, end)) if end - start > 2 else 0
    last = end - 1
    while last >= start and text[last] in _AROUND_END:
        last -= 1
    return Region(start, end, closed, words, last >= start and text[last] in _ENDS)
