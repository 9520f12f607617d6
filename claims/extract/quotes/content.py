"""Content made exact: ranges of words become spans, grown to whole quotations and trimmed."""

from __future__ import annotations

import re
from bisect import bisect_left, insort

from claims.document import Span
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext
from claims.extract.syntax import RELATIVE_PRONOUNS, TokenRange, own_subject
from claims.extract.tokens import Token

_EDGE = " \t\n\r\u00a0,;:—–-"
_ENDS = frozenset((".", "!", "?", "…", ":", ";", "”", '"', "''", "’", ")", "..."))
_HAS_WORD = re.compile(r"\w")
_NOTE = re.compile(r"""[”"»’]\s*\(+[^()\n]{1,40}\)*\s*\Z""")
"""A note behind quoted words: “Enough” (translated from Norwegian)."""
_BETWEEN = re.compile(r"[\s.,;:—–\-'’\"“”]*|[”\"’]?,? (?:and|or) [“\"‘]?")

_LISTED = re.compile(r",? (?:and |or )?")
"""Words and marks between quoted words in a list."""

_SETTING = frozenset(("after", "before", "as", "while", "when", "since", "because", "until", "though"))


class Taken:
    """Which characters already belong to a quote, and which quoted regions are used."""

    def __init__(self) -> None:
        self._ends: list[tuple[int, int]] = []
        self.regions: set[int] = set()

    def holds(self, offset: int) -> bool:
        """Say whether the character at ``offset`` is content of a quote."""
        return self.overlaps(offset, offset + 1)

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether any character from ``start`` to ``end`` is content of a quote."""
        at = bisect_left(self._ends, (start + 1, -1))
        return at < len(self._ends) and self._ends[at][1] < end

    def take(self, draft: Draft) -> None:
        """Note the content of ``draft`` as used."""
        for span in draft.content:
            insort(self._ends, (span.end, span.start))

    def claim(self, context: QuoteContext, draft: Draft) -> Draft:
        """Note all of ``draft`` as used, and return it."""
        self.take(draft)
        self.use(context, draft)
        return draft

    def use(self, context: QuoteContext, draft: Draft) -> None:
        """Note the quoted regions in ``draft`` as used."""
        for span in draft.content:
            self.regions.update(context.regions_in(span.start, span.end))


def as_spans(context: QuoteContext, ranges: list[TokenRange], cue: TokenRange) -> tuple[Span, ...]:
    """Return the ranges without the cue's own words, as trimmed spans."""
    found = []
    for start, end in ranges:
        end = whole_end(context, end, cue)
        for piece in ((start, min(end, cue[0])), (max(start, cue[1]), end)):
            if piece[0] < piece[1] and (span := context.span(piece)) is not None:
                found.append(span)
    whole = [span for span in found if span.of(context.text).lower() not in RELATIVE_PRONOUNS]
    return tidy(context, whole or found)


def without(context: QuoteContext, ranges: list[TokenRange], phrase: TokenRange) -> list[TokenRange]:
    """Return ``ranges`` less the speaker's phrase at an edge: "say analysts - show that …".

    So it is where more on the speaker follows it: "It is safe, Ida Strand, the town's engineer, said".
    """
    doc = context.doc
    found = []
    for start, end in ranges:
        if phrase[0] <= start < phrase[1] < end:
            start = phrase[1]
        elif start < phrase[0] < end <= phrase[1]:
            end = phrase[0]
        elif start < phrase[0] - 1 and phrase[1] < end and doc[phrase[1]].text == ",":
            end = phrase[0] - 1 if doc[phrase[0] - 1].text == "," else end
        found.append((start, end))
    return found


def whole_end(context: QuoteContext, end: int, cue: TokenRange) -> int:
    """Return where the words that end before token ``end`` really end.

    The parser sometimes breaks off at a conjunction, or ends a sentence where no mark ends it.
    """
    doc = context.doc
    end = _past_hyphen(context, end)
    last = context.sentence(end - 1)[1]
    if cue[1] < end < last and doc[end - 1].dep_ == "cc":
        end = end - 1 if _cue_again(context, (end, last), cue) else last
    if (
        cue[1] < end - 1
        and doc[end - 1].tag_ == "IN"
        and doc[end - 1].lower_ in _SETTING
        and not any(doc[end - 1].rights)
    ):
        return end - 1  # "urged them to leave after": what happened is parsed elsewhere
    while end == last < len(doc) and not _ends_sentence(doc[end - 1]):
        last = context.sentence(end)[1]
        end = last if last - end < LONGEST_SENTENCE and cue[1] < end else end
        break
    return end


def _past_hyphen(context: QuoteContext, end: int) -> int:
    """Return where the words end that the parser breaks off within "re-elected": no one says half a word."""
    doc = context.doc
    while (
        0 < end < len(doc) - 1
        and doc[end].text == "-"
        and not (doc[end - 1].whitespace_ or doc[end].whitespace_)
    ):
        end = max(end + 2, min(doc[end + 1].right_edge.i + 1, context.sentence(end - 1)[1]))
    return end


def _ends_sentence(word: Token) -> bool:
    return word.text in _ENDS or word.text[-1:] in _ENDS or "\n" in word.text


def _cue_again(context: QuoteContext, words: TokenRange, cue: TokenRange) -> bool:
    """Say whether another speaker's cue is coordinated with ``cue`` in ``words``."""
    return any(
        word.dep_ == "conj"
        and cue[0] <= word.head.i < cue[1]
        and context.lexicon.is_speech(context.word(word))
        and own_subject(word) is not None
        for word in context.doc[words[0] : words[1]]
    )


def tidy(context: QuoteContext, spans: list[Span] | tuple[Span, ...]) -> tuple[Span, ...]:
    """Return ``spans`` in order, trimmed, united where only punctuation parts them, wordless ones dropped."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        trimmed = _trim(context, span)
        if trimmed is None:
            continue
        if found and trimmed.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, trimmed.end))
        elif found and _BETWEEN.fullmatch(context.text, found[-1].end, trimmed.start):
            found[-1] = Span(found[-1].start, trimmed.end)
        else:
            found.append(trimmed)
    return tuple(found)


def _trim(context: QuoteContext, span: Span) -> Span | None:
    text, start, end = context.text, span.start, span.end
    while start < end and text[start] in _EDGE + ".":
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    # A full stop ends the sentence, not the content, unless it stands in quotation marks or an abbreviation.
    if (
        end > start
        and text[end - 1] == "."
        and context.region_at(end - 1) < 0
        and not _abbreviated(text, end)
    ):
        end -= 1
    note = _NOTE.search(text, start, end)
    if note is not None and context.region_at(start) >= 0 and context.region_at(note.start()) >= 0:
        end = note.start() + 1
    if start >= end or not _HAS_WORD.search(text, start, end):
        return None
    return Span(start, _with_closing_mark(context, end))


def _with_closing_mark(context: QuoteContext, end: int) -> int:
    """Return ``end``, or the end of the quoted region whose last word it follows: “pathetic.”"""
    at = context.region_at(end - 1)
    if (
        at < 0
        or not context.regions[at].closed
        or _HAS_WORD.search(context.text, end, context.regions[at].end)
    ):
        return end
    return context.regions[at].end


def _abbreviated(text: str, end: int) -> bool:
    return end >= 3 and text[end - 3] == "." and text[end - 2].isalpha()


def grown(context: QuoteContext, spans: tuple[Span, ...], verb: Token, taken: Taken) -> tuple[Span, ...]:
    """Return ``spans`` grown to the whole of each quoted region that they meet."""
    found = list(spans)
    for span in spans:
        for at in context.regions_in(span.start, span.end):
            region = context.regions[at]
            if at not in taken.regions and region.words >= 2 and not region.start <= verb.idx < region.end:
                found.append(region.span)
    whole = tidy(context, found)
    return (*whole[:-1], Span(whole[-1].start, _listed_end(context, whole[-1], taken))) if whole else whole


def _listed_end(context: QuoteContext, last: Span, taken: Taken) -> int:
    """Return where a list of quoted words ends that ``last`` ends within: “dull,” “slow” and “too long”."""
    end, at = last.end, context.region_at(last.end - 1)
    while 0 <= at < len(context.regions) - 1 and context.regions[at].closed:
        behind = context.regions[at + 1]
        inside = context.text[behind.start : behind.end].lstrip("“«\"'‘ ")[:1]
        if _LISTED.fullmatch(context.text, end, behind.start) is None or not inside.islower():
            break
        if not behind.closed or at + 1 in taken.regions:
            break
        end, at = behind.end, at + 1
    return end
