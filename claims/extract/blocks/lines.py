"""Lines of an article by their use.

A line is first read by its own words (:mod:`claims.extract.blocks.boilerplate` and ``bylines``), then among
its neighbours: titles stand before the body, subheads between paragraphs, and what follows "Leave a Reply" is
furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.document import PROSE, Block, BlockKind, Span
from claims.extract.blocks import boilerplate, bylines
from claims.extract.blocks.composed import composed
from claims.extract.blocks.turns import turns

TITLE_WORDS, SUBHEAD_WORDS = 25, 10
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TWO_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"'”’)\]]*\s+[\"'“‘(]*[A-Z]")


@dataclass(slots=True)
class _Line:
    """One non-blank line while its kind is being settled; ``kind`` is ``None`` for plain prose.

    ``spoken`` says that it is what somebody says in a talk that is written down turn by turn.
    """

    span: Span
    words: str
    joined: bool
    count: int
    spoken: bool
    kind: BlockKind | None = None


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the labelled blocks of ``text``, in its order.

    Together they cover every non-blank line, and no blank around one. They do not overlap; a dateline is
    a block of its own before the body of its line, a post is one with its signature. Prose of any kind, a
    lone line too, is body, or a post, an entry or a turn.
    """
    lines = list(_lines(text))
    for line in lines:
        line.kind = _own_kind(line.words)
    _cut_tail(lines)
    _widen_captions(lines)
    _name_titles([line for line in lines if line.kind is None])
    return tuple(composed(text, [block for line in lines for block in _blocks_of(line)]))


def find_agency(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the wire agency whose copy the text is, by its short name, or ``None``.

    It is named by the dateline ("PARIS (AP) —"), by a byline ("(According to Reuters)") or by the
    signature that ends the last paragraph. The credit of a picture says nothing about the text.
    """
    lists = boilerplate.furniture()
    for block in blocks:
        named = lists.agency.search(block.span.of(text)) if block.kind in ("dateline", "byline") else None
        if named:
            return lists.agencies[named.group()]
    last = next((block for block in reversed(blocks) if block.kind in PROSE), None)
    return bylines.signature(last.span.of(text)) if last else None


def _lines(text: str) -> Iterator[_Line]:
    """Yield the non-blank lines; ``joined`` says that no blank line stands before one."""
    last = None
    spoken = {turn.start for turn in turns(text) if turn.again}
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words[0])
        joined = last is not None and text.count("\n", last, start) < 2
        yield _Line(Span(start, start + len(words)), words, joined, len(words.split()), start in spoken)
        last = start + len(words)


def _own_kind(words: str) -> BlockKind | None:
    if boilerplate.is_furniture(words):
        return "chrome"
    if bylines.is_byline(words):
        return "byline"
    if boilerplate.is_caption(words):
        return "caption"
    return None


def _cut_tail(lines: list[_Line]) -> None:
    """Make the short lines after "Leave a Reply" furniture, where that stands late in the article."""
    total = sum(line.count for line in lines)
    seen, cut = 0, False
    for line in lines:
        cut = cut or (
            seen > 0.6 * total and line.count <= boilerplate.LONG and boilerplate.opens_tail(line.words)
        )
        seen += line.count
        if cut and not (line.count > 25 and boilerplate.ends_sentence(line.words)):
            line.kind = "chrome"


def _widen_captions(lines: list[_Line]) -> None:
    """Take the short line right above a caption's credit into the caption; the first line is a title."""
    for above, line in pairwise(lines[1:]):
        short = above.count <= TITLE_WORDS and not boilerplate.ends_sentence(above.words)
        if line.kind == "caption" and line.joined and above.kind is None and short:
            above.kind = "caption"


def _name_titles(prose: list[_Line]) -> None:
    """Settle what is title and what is body among the lines that are no furniture."""
    wrapped = _wrapped(prose)
    told = [line.spoken or _tells(line) or wrapped[at] for at, line in enumerate(prose)]
    begun = False
    for at, line in enumerate(prose):
        followed = any(told[at + 1 : at + 4])
        if not begun:
            is_title = (not told[at] and followed) or _is_sentence_title(line, prose[at + 1 :])
        else:
            is_title = not told[at] and _is_subhead(line) and followed and at + 1 < len(prose)
        line.kind = "title" if is_title else "body"
        begun = begun or not is_title


def _tells(line: _Line) -> bool:
    """Say whether the line is prose by itself: it ends a sentence, holds two, or is too long for a title."""
    words = line.words
    if line.count > TITLE_WORDS or _TWO_SENTENCES.search(words) or words[0].islower():
        return True
    if words.endswith((":", ";", ",")) or bylines.dateline(words):
        return True
    return boilerplate.ends_sentence(words) and not (words.endswith("?") and line.count <= 12)


def _is_sentence_title(line: _Line, rest: list[_Line]) -> bool:
    """Say whether a first line that ends with a full stop is written as a title: "Talks End In Failure."."""
    long = [word for word in re.findall(r"[^\W\d]+", line.words) if len(word) > 3]
    if not rest or line.count > TITLE_WORDS or _TWO_SENTENCES.search(line.words) or len(long) < 3:
        return False
    return all(word[0].isupper() for word in long) and any(_tells(other) for other in rest[:3])


def _is_subhead(line: _Line) -> bool:
    first = line.words.lstrip("\"'“‘(")[:1]
    return line.count <= SUBHEAD_WORDS and (first.isupper() or first.isdigit())


def _wrapped(prose: list[_Line]) -> list[bool]:
    """Say of each line whether it is part of a paragraph that was broken into lines of even length."""
    found = [False] * len(prose)
    start = 0
    for at in range(1, len(prose) + 1):
        if at < len(prose) and prose[at].joined:
            continue
        run = prose[start:at]
        broken = sum(
            not boilerplate.ends_sentence(line.words) and 40 <= len(line.words) <= 100 for line in run
        )
        if len(run) >= 3 and broken >= 0.6 * (len(run) - 1):
            found[start:at] = [True] * len(run)
        start = at
    return found


def _blocks_of(line: _Line) -> Iterator[Block]:
    kind = line.kind or "body"
    length = bylines.dateline(line.words) if kind == "body" else 0
    if not 0 < length < len(line.words):
        yield Block(line.span, kind)
        return
    start, rest = line.span.start, line.words[length:]
    yield Block(Span(start, start + len(line.words[:length].rstrip())), "dateline")
    yield Block(Span(start + len(line.words) - len(rest.lstrip()), line.span.end), "body")
