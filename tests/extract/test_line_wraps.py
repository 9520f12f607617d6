"""Line breaks that only wrap a sentence, and those that end a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import extract
from claims.extract.line_wraps import unwrapped
from claims.extract.parse import Parser

WRAPPED = {
    "before a small letter": "Shut.\nThe board has closed the quay\nafter a crane fell into the basin.",
    "behind an article": "Divers went down to search for the\nMarigold, which sank on Friday night.",
    "behind a comma": "“The crane was old,”\nsaid Per Lund, who runs the yard.",
    "behind a preposition, before a name": "Nobody knows who sold it to\nNorthern Docks two years ago.",
    "a full line within a wrapped sentence": (
        "The crane will be raised by\nthe salvage firm that lifted the Marigold off Cape\nEast last autumn."
    ),
    "with blanks and a carriage return": "Shut.\nThe board met on Monday and \r\n went home to its beds.",
}
LINES = {
    "a headline": "Crane falls into basin\nThe harbour board has closed the quay.",
    "a headline before a line that begins small": "Crane falls into basin\nthree men are hurt, board says",
    "a paragraph": "The harbour board has closed the quay\n\nafter a crane fell into the basin.",
    "a full stop": "The crane was old.\nsaid one of the men later, and he laughed.",
    "a list of few words": "Weather\nsport\nmarkets",
    "a line in capitals": "The yard was shut.\nADVERTISEMENT\nmore than forty men were sent home.",
    "a heading that ends on an adverb": "The union weighs in\nDockers will vote on Friday, it said.",
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_a_break_inside_a_sentence_is_read_as_a_blank(text: str) -> None:
    read = unwrapped(text)
    assert read.count("\n") == text.count(".\n")
    assert read.split() == text.split()


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_a_break_that_ends_a_line_stays(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet=st.sampled_from("aB ,.\n\r“”"), max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(was == now or (was in "\r\n" and now == " ") for was, now in zip(text, read, strict=True))


def test_a_wrapped_quote_is_found_whole_and_the_text_kept(parser: Parser) -> None:
    text = (
        "Port closed.\n\nThe quay will stay shut until the\nMarigold has been raised,\n"
        "said Per Lund, who runs the\nyard."
    )
    document = extract(text, parser)
    assert document.text == text
    (quote,) = document.quotes
    assert [span.of(text) for span in quote.content] == [
        "The quay will stay shut until the\nMarigold has been raised"
    ]
    assert quote.speaker is not None
    assert quote.speaker.span.of(text).startswith("Per Lund")
