"""Cost of an article: it grows with the length, whatever the text is made of."""

from __future__ import annotations

import time
from itertools import product

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

SMALL, LARGE = 2_000, 8_000
"""Characters of the two texts that are compared."""
LIMIT = 8
"""The most that four times the text may cost: 16 times where the cost is quadratic."""

SHAPES = {
    "capitals": "Ab ", "title case": "Abcd ", "shares": "half of cats ",
    "initials": "A. ", "acronyms": "AB ", "dotted acronyms": "U.S. ", "names": "Ann Hill ",
    "titles": "Mr. Hill ", "offices": "minister Hill ", "joined names": "Ann and ", "possessives": "Hill's ",
    "aliases": "Ann Hill, known as Bo, ", "nominals": "the company ", "pronouns": "He met her.\n\n",
    "speech without end": "he said ", "quotations": '"Yes," he said. ', "unclosed quotations": "“Yes ",
    "nested quotations": '"a ‘b ', "colons": "A: b\n", "interviews": "Q: Why?\nA: No.\n",
    "attacks": "They attacked Rome. ", "numbers of dead": "killed 5 people ", "talks": "talks with China ",
    "months": "May ", "dates": "May 5, 2020 ", "durations": "two days ", "numbers": "1 ", "one word": "A",
    "brackets": "[a] (see ", "commas": "a, ", "hyphens": "a-b-", "headlines": "The Big News\n",
    "one word of another script": "中", "blanks": " \t\n", "addresses": "http://a.b/c a@b.cd ",
    "furniture": "Share this article\n", "authorities": "according to ",
    "attacks told again": "Rebels shelled Rome. Chad condemned the attack. Peru denied it. ",
}  # fmt: skip


def people(length: int) -> str:
    """Return a text in which ever more different people speak."""
    names = ("".join(letters).title() for letters in product("aeioubdgkl", repeat=4))
    return "".join(f"Ann {name}son said. " for name, _ in zip(names, range(length // 16), strict=False))[
        :length
    ]


def text_of(shape: str, length: int) -> str:
    if shape == "people":
        return people(length)
    return (SHAPES[shape] * (length // len(SHAPES[shape]) + 1))[:length]


def cost(parser: Parser, text: str) -> float:
    """Return the CPU seconds of one extraction."""
    start = time.process_time()
    extract(text, parser)
    return time.process_time() - start


@pytest.mark.parametrize("shape", [*SHAPES, "people"])
def test_a_text_four_times_as_long_costs_no_more_a_character(parser, shape):
    small, large = text_of(shape, SMALL), text_of(shape, LARGE)
    cost(parser, small)  # word lists and patterns are read once
    # The least of a few: a busy machine makes a measurement longer and never shorter.
    for _ in range(3):
        growth = cost(parser, large) / min(cost(parser, small) for _ in range(2))
        if growth <= LIMIT:
            return
    pytest.fail(f"{LARGE // SMALL} times the text costs {growth:.1f} times as much")
