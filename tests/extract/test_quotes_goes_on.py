"""How far content goes on, and who speaks, where the parser breaks off at a comma, a hyphen or a noun."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

CONTENT = [
    ("The army said Hill was “at a guarded house, under its protection”, and would soon be free to go.",
     "Hill was “at a guarded house, under its protection”, and would soon be free to go"),
    ("The ministry says it is sorry, but will not pay.", "it is sorry, but will not pay"),
    ("The bank said it had asked for advice, and could not be reached on Sunday.", "it had asked for advice"),
    ("She urged the cabinet to consult the towns before the vote, which is scheduled for March.",
     "the cabinet to consult the towns before the vote, which is scheduled for March"),
    ("The unions accused police of attacking marchers with gas, which led to a second protest.",
     "attacking marchers with gas, which led to a second protest"),
    ("Lawyers accused the police of beating them in custody, which the ministry denied.",
     "beating them in custody"),
    ("The mayor rejected criticism from a rail union, which had asked for a new line.",
     "criticism from a rail union"),
]  # fmt: skip

SPEAKERS = [
    ("“The results are clear,” said study co-author Ann Hill, a physicist.",
     "study co-author Ann Hill, a physicist"),
    ("“It is late,” said company vice-president Tom Carver.", "company vice-president Tom Carver"),
    ("Ann Hill drew cheers at a conference announcing that her office was suing the state.", "Ann Hill"),
    ("The envoy ended his visit saying that talks would go on.", "The envoy"),
    ("Bo Lund published a letter warning that the lamps had failed.", "Bo Lund"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), CONTENT)
def test_content_goes_on(parser: Parser, text: str, said: str) -> None:
    assert said in [" … ".join(span.of(text) for span in q.content) for q in extract(text, parser).quotes]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_speaks(parser: Parser, text: str, speaker: str) -> None:
    assert [q.speaker and q.speaker.span.of(text) for q in extract(text, parser).quotes] == [speaker]


def test_a_noun_told_before_is_no_name_that_says_nothing_of_it(parser: Parser) -> None:
    text = (
        "A Rivne court heard the case. The lawyers of Marten Sons sued. The shoes were false, the court said."
    )
    document = extract(text, parser)
    speaker = document.quotes[-1].speaker
    assert speaker is not None
    assert speaker.mention is not None
    actor = document.mentions[speaker.mention].actor
    assert actor is not None
    assert document.actors[actor].name == "A Rivne court"
