"""Count how often quotes of each rule are right on marked corpora, and print the confidence table.

    python -m tests.quality.quote_confidence CORPUS.jsonl… > table.toml
    mv table.toml claims/extract/lexicon/quote_confidence.toml

A corpus has one object a line, ``text`` and ``quotes`` with ``content`` and ``speaker`` as lists of
``[start, end]``. A quote is right when it shares at least half of the words of its content with a marked one
(Jaccard, one to one) and a word of the speaker. The share of a key is drawn towards that of its coarser key
as if ``PRIOR`` quotes of the coarser kind had been seen, so that few examples do not speak too loud.

Whoever marks a large corpus passes over part of what a reader of one article would mark. Its shares are
therefore too low for such a reader; all odds are multiplied by ``ODDS``, the one number taken from our own
marks (``tests/gold``): with it the confidence there is on average the share that is right.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from claims.document import Quote
from claims.extract.blocks import find_blocks
from claims.extract.parse import Parser, load, read
from claims.extract.quotes import find_quotes
from claims.extract.quotes.confidence import keys

PRIOR = 6
ODDS = 2.0
FEWEST = 5
"""Quotes below which a finer key is left out."""

HEADER = """\
# How often a quote is right: by how it is attributed (a plain cue of saying, another act, a thought, nobody
# named), finer by how long its content is, and finer still by rule where enough were seen. Made by
# `python -m tests.quality.quote_confidence` from {articles} articles marked by hand, in which {quotes} quotes
# were found; its docstring says what counts as right.
"""
Judged = tuple[Quote, int, bool]
Spans = Iterable[tuple[int, int]]
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def judged(parser: Parser, corpus: Path) -> Iterator[list[Judged]]:
    """Yield for each article its quotes, the words of their content and whether each is right."""
    for line in corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        quotes = find_quotes(read(parser, text, find_blocks(text)), (), ())
        right = _right(text, quotes, row["quotes"])
        yield [(quote, len(_content(text, quote)), at in right) for at, quote in enumerate(quotes)]


def _right(text: str, found: tuple[Quote, ...], marked: list[dict[str, list[list[int]]]]) -> set[int]:
    contents = [_content(text, quote) for quote in found]
    gold = [_words(text, ((start, end) for start, end in quote["content"])) for quote in marked]
    pairs = sorted(
        (-len(ours & theirs) / len(ours | theirs), at, other)
        for at, ours in enumerate(contents)
        for other, theirs in enumerate(gold)
        if ours & theirs
    )
    right: set[int] = set()
    used: tuple[set[int], set[int]] = (set(), set())
    for overlap, at, other in pairs:
        if overlap > -0.5 or at in used[0] or other in used[1]:
            continue
        used[0].add(at)
        used[1].add(other)
        speaker = found[at].speaker
        ours = _words(text, [(speaker.span.start, speaker.span.end)] if speaker else [])
        theirs = _words(text, ((start, end) for start, end in marked[other]["speaker"] or []))
        if ours & theirs or ours == theirs:
            right.add(at)
    return right


def _content(text: str, quote: Quote) -> frozenset[int]:
    return _words(text, ((span.start, span.end) for span in quote.content))


def _words(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(word.start() for start, end in spans for word in _WORD.finditer(text, start, end))


def table(articles: Iterable[list[Judged]]) -> str:
    """Return the file of shares."""
    seen, right, number = Counter[tuple[str, ...]](), Counter[tuple[str, ...]](), 0
    for quotes in articles:
        number += 1
        for quote, words, is_right in quotes:
            for key in _paths(quote, words):
                seen[key] += 1
                right[key] += is_right
    shares: dict[tuple[str, ...], float] = {}
    for key in sorted(seen, key=len):
        prior = shares.get(key[:-1], 0.5)
        shares[key] = (right[key] + PRIOR * prior) / (seen[key] + PRIOR)
    lines = [HEADER.format(articles=number, quotes=seen[()]), "[right]"]
    lines += [
        f'"{key[-1]}" = {_raised(shares[key]):.2f}'
        for key in sorted(shares)
        if key and (len(key) == 1 or seen[key] >= FEWEST)
    ]
    return "\n".join(lines)


def _raised(share: float) -> float:
    """Return the share whose odds are ``ODDS`` times those of ``share``."""
    return ODDS * share / (1 - share + ODDS * share)


def _paths(quote: Quote, words: int) -> Iterator[tuple[str, ...]]:
    names = keys(quote.rule, quote.cue_class, quote.speaker is not None, words)
    yield from (names[:depth] for depth in range(len(names) + 1))


def main() -> None:
    """Print the table for the corpora named on the command line."""
    parser = load()
    found = (quotes for name in sys.argv[1:] for quotes in judged(parser, Path(name)))
    sys.stdout.write(table(found) + "\n")


if __name__ == "__main__":
    main()
