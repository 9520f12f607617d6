"""Who said what: one table of sentences and the quotes that a reader takes from them."""

from __future__ import annotations

import pytest

from claims.document import Quote
from claims.extract.blocks import find_blocks
from claims.extract.parse import Parser, read
from claims.extract.quotes import find_quotes

FOUND = {
    "direct, cue after": (
        '"The harbour will reopen on Friday," the mayor said.',
        [("the mayor", "said", ['"The harbour will reopen on Friday,"'])],
    ),
    "direct, inverted": (
        "“The harbour will reopen on Friday,” said Maria Santos, the mayor of Porto.",
        [("Maria Santos, the mayor of Porto", "said", ["“The harbour will reopen on Friday,”"])],
    ),
    "direct, split by the cue": (
        "“The harbour,” the mayor said, “will reopen on Friday.”",
        [("the mayor", "said", ["“The harbour,”", "“will reopen on Friday.”"])],
    ),
    "direct, continued after the cue": (
        "“The harbour will reopen,” the mayor said. “It has been closed for a year.”",
        [("the mayor", "said", ["“The harbour will reopen,”", "“It has been closed for a year.”"])],
    ),
    "indirect, clause": (
        "The minister said that the harbour would reopen on Friday.",
        [("The minister", "said", ["that the harbour would reopen on Friday"])],
    ),
    "indirect, cue last": (
        "The harbour will reopen on Friday, the minister said.",
        [("the minister", "said", ["The harbour will reopen on Friday"])],
    ),
    "mixed": (
        "The minister said the harbour would be “open to everybody” by Friday.",
        [("The minister", "said", ["the harbour would be “open to everybody” by Friday"])],
    ),
    "according to": (
        "The harbour will reopen on Friday, according to the ministry.",
        [("the ministry", "according to", ["The harbour will reopen on Friday"])],
    ),
}  # fmt: skip


def quotes_of(parser: Parser, text: str) -> tuple[Quote, ...]:
    return find_quotes(read(parser, text, find_blocks(text)), (), ())


def told(text: str, quote: Quote) -> tuple[str | None, str | None, list[str]]:
    """Return speaker, cue and content as words."""
    return (
        quote.speaker.span.of(text) if quote.speaker else None,
        quote.cue.of(text) if quote.cue else None,
        [span.of(text) for span in quote.content],
    )


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_finds_who_said_what(
    parser: Parser, text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected
