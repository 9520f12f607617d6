"""Blocks with an author or a time of their own: posts, entries of a live report, turns of a talk, captions.

A post of a social medium is told by its signature, as pages embed it below the words or behind them ("— Ana
Ruiz (@anaruiz) March 3, 2021");
an entry by the time of day its first line opens with, where three lines or more do; questions, answers and
turns by their labels or layout (:mod:`claims.extract.blocks.turns`, :mod:`claims.extract.blocks.interviews`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claims.document import PROSE, Block, BlockKind, Span, TimeExpression
from claims.extract.blocks import boilerplate
from claims.extract.blocks.interviews import interview
from claims.extract.blocks.turns import turns

ENTRIES = 3
"""The least number of lines that open with a time of day in a live report."""
SIGNATURE = 160
"""Characters that the signature of a post has at most."""
HEAD_LINES = 3
"""Lines of an entry among which its author's is."""

_WHO = r"[^\W_][^()@\n|·•]{0,60}?"
_HANDLE = r"\(?@[\w.]{1,40}(?:@[\w.-]{1,60})?\)?"
_SIGNED = re.compile(rf"^(?:[—–―]|--?)\s*(?P<who>{_WHO})\s+{_HANDLE}(?P<rest>(?:$|[\s,·•|].*))$")
_SHARED = re.compile(rf"^A post shared by (?P<who>{_WHO})\s+{_HANDLE}(?P<rest>.*)$")
_INLINE = re.compile(
    rf"^(?P<said>.{{10,600}}?[^\s—–―-])\s*(?:[—–―]|--)\s*(?P<who>{_WHO})\s+\(@[\w.]{{1,40}}\)[^\n]{{0,30}}$"
)
"""A post whose signature stands on the line of what is written."""
_ZONE = r"(?:[ap]\.?m\.?|[A-Z]{2,4}|hrs|h)"
_CLOCK = re.compile(
    rf"^(?:[0-2]?\d:[0-5]\d(?::[0-5]\d)?\s?{_ZONE}?|[0-2]?\d\.[0-5]\d\s?{_ZONE}"
    rf"|(?:[01]\d|2[0-3])\.[0-5]\d|[01]?\d\s?[ap]\.?m\.?)"
    rf"(?:\s{_ZONE})?(?=$|\s?[—–|:•·,-]|\s+[“\"‘']?[^\W\da-z])"
)
_NAMED = re.compile(
    r"^(?:\s*[—–|•·]\s*(?:[Bb]y )?|\s+[Bb]y )(?P<who>[^\W\da-z_][\w.'’-]+(?: [^\W\da-z_][\w.'’-]+){1,3})$"
)
_BY = re.compile(r"^(?:posted |written |reporting |reported )?by\s+(?P<who>[^\d|•·]{3,60}?)\s*$", re.I)


def composed(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of ``text``, with posts, entries, questions, answers and turns by their kinds."""
    spoken = _spoken(text)
    openings = _openings(text, blocks)
    author: Span | None = None
    begun = False
    for at, block in enumerate(blocks):
        if at in openings:
            begun, author = True, _entry_author(text, blocks, at)
        if at + 1 < len(blocks) and block.kind in PROSE and (post := _post(text, block, blocks[at + 1])):
            yield post
        elif block.kind in PROSE and (inline := _INLINE.match(block.span.of(text))) is not None:
            yield replace(block, kind="post", author=_part(block, inline.start("who"), inline.end("who")))
        elif at and block.kind not in ("chrome", "caption") and _post(text, blocks[at - 1], block):
            continue  # the signature went into the post
        elif block.span.start in spoken:
            kind, who = spoken[block.span.start]
            yield replace(block, kind=kind, author=who)
        elif block.kind == "caption":
            yield replace(block, author=_credited(text, block))
        elif begun and (block.kind == "body" or (at in openings and not _is_headed(text, block))):
            yield replace(block, kind="entry", author=author)
        elif at in openings:
            yield replace(block, author=author)
        else:
            yield block


def timed(text: str, blocks: Sequence[Block], times: Sequence[TimeExpression]) -> tuple[Block, ...]:
    """Return ``blocks`` with the positions in ``times`` of the time that each has of its own.

    A post has the time in its signature, a caption a day it names, an entry and its headline the time with
    which the first line opens.
    """
    found: list[Block] = []
    entry: int | None = None
    live = any(block.kind == "entry" for block in blocks)
    for block in blocks:
        inside = _inside(block, times)
        if block.kind == "post" and block.author is not None:
            signature = block.author.end
            found.append(
                replace(block, time=next((n for n in inside if times[n].span.start >= signature), None))
            )
        elif block.kind == "caption":
            days = (n for n in inside if times[n].type == "DATE" and _is_day(times[n]))
            found.append(replace(block, time=next(days, None)))
        elif block.kind == "entry" or (block.kind == "title" and live):
            opens = (n for n in inside if times[n].type == "TIME" and times[n].span.start == block.span.start)
            entry = next(opens, None) if _CLOCK.match(block.span.of(text)) else entry
            found.append(replace(block, time=entry))
        else:
            found.append(block)
    return tuple(found)


def _inside(block: Block, times: Sequence[TimeExpression]) -> Iterator[int]:
    first = bisect_left(times, block.span.start, key=lambda time: time.span.start)
    last = bisect_left(times, block.span.end, key=lambda time: time.span.start)
    return iter(range(first, last))


def _is_day(time: TimeExpression) -> bool:
    return time.range is not None and time.range.precision == "day"


def _post(text: str, said: Block, signature: Block) -> Block | None:
    """Return the post that two lines are: what was written, and below it the signature."""
    if len(signature.span) > SIGNATURE or "@" not in (line := signature.span.of(text)):
        return None
    found = _SIGNED.match(line) or _SHARED.match(line)
    if not found or said.kind not in PROSE or _SIGNED.match(said.span.of(text)):
        return None
    start = signature.span.start
    author = Span(start + found.start("who"), start + found.end("who"))
    return Block(Span(said.span.start, signature.span.end), "post", author)


def _spoken(text: str) -> Mapping[int, tuple[BlockKind, Span | None]]:
    """Return the lines of a talk by where they begin: what each is, and the label that names who speaks."""
    found: dict[int, tuple[BlockKind, Span | None]] = {}
    for turn in turns(text):
        if turn.again:
            found[turn.start] = ("turn", turn.who)
    asked, answered = interview(text)
    if asked and answered:
        kinds: tuple[BlockKind, ...] = ("question", "answer")
        for kind, told in zip(kinds, (asked, answered), strict=True):
            for part in told:
                found[part.start] = (kind, None)
                for line in re.finditer(r"(?<=\n)[^\S\n]*(?=\S)", part.said.of(text)):
                    found[part.said.start + line.end()] = (kind, None)
    return found


def _openings(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the positions of the blocks that open the entries of a live report; none in another text."""
    found = [
        at
        for at, block in enumerate(blocks)
        if block.kind in ("title", "body", "byline")
        and _CLOCK.match(block.span.of(text[: block.span.start + 80]))
    ]
    return frozenset(found) if len(found) >= ENTRIES else frozenset()


def _is_headed(text: str, block: Block) -> bool:
    """Say whether an entry opens with a headline behind its time: "15:58 Talks break down"."""
    line = block.span.of(text)
    clock = _CLOCK.match(line)
    rest = line[clock.end() :] if clock else line
    return block.kind == "title" and bool(rest.strip()) and not _NAMED.match(rest)


def _entry_author(text: str, blocks: Sequence[Block], at: int) -> Span | None:
    """Return who wrote the entry that opens here: beside its time, or in a byline of its first lines."""
    line = blocks[at].span.of(text)
    clock = _CLOCK.match(line)
    end = clock.end() if clock else 0
    if len(line) <= SIGNATURE and (named := _NAMED.match(line[end:])):
        return _part(blocks[at], end + named.start("who"), end + named.end("who"))
    for block in blocks[at + 1 : at + HEAD_LINES]:
        if _CLOCK.match(block.span.of(text)):
            break
        if block.kind == "byline" and (by := _BY.match(block.span.of(text))):
            return _part(block, by.start("who"), by.end("who"))
    return None


def _credited(text: str, caption: Block) -> Span | None:
    """Return whom the credit of a picture names."""
    found = boilerplate.furniture().credited.search(caption.span.of(text))
    return _part(caption, found.start("who"), found.end("who")) if found else None


def _part(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)
